import { Switch } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Account } from '../../shared/accounts/contract.ts'
import type { GivenRight } from '../../shared/accounts/rights.ts'
import { TextField } from '../components/text-field.tsx'
import { BeginHandover } from '../handovers/begin-handover.tsx'
import { useJob } from '../office.ts'
import { AccountForm } from './account-form.tsx'
import { passwordRule } from './new-password.tsx'
import { PasswordField } from './password-field.tsx'
import { RightsFields } from './rights-fields.tsx'

/** One account: name and rights, whether it is still in use, a new password for who forgot theirs. */
export function AccountCard({ account }: { readonly account: Account }) {
  const { id, revision, login } = account
  const change = useJob('accounts.change')
  const [rights, setRights] = useState<readonly GivenRight[]>(account.rights)
  const [isActive, setActive] = useState(account.isActive)
  const submit = async (name: string) => {
    const answer = await change.start({ id, revision, name, rights: [...rights], isActive })
    if (answer !== undefined) notifications.show({ message: `Đã ghi tài khoản ${login}` })
  }
  return (
    <>
      <div className="card-head account-head">
        <h2>{account.name}</h2>
        <p className="muted">Tên đăng nhập: {login}</p>
      </div>
      <AccountForm
        label={`Tài khoản ${login}`}
        submitLabel="Ghi"
        fault={change.error}
        isBusy={change.isRunning}
        onSubmit={(text) => void submit(text('name'))}
      >
        <TextField
          name="name"
          label="Họ và tên"
          required
          defaultValue={account.name}
          error={change.error?.fields.name}
        />
        <RightsFields given={rights} onChange={setRights} />
        <Switch
          label="Đang dùng"
          description="Ngừng dùng thì không đăng nhập được nữa và mất khóa mở dữ liệu; việc đã ghi vẫn giữ tên người ấy. Dùng lại thì phải cấp mật khẩu mới."
          checked={isActive}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
      </AccountForm>
      {account.isActive && <GivenPassword account={account} />}
      {account.isActive && <BeginHandover giver={account} />}
    </>
  )
}

function GivenPassword({ account: { id, login } }: { readonly account: Account }) {
  const give = useJob('accounts.giveNewPassword')
  // Given, a password is no longer to be read here.
  const [round, setRound] = useState(0)
  const submit = async (text: (name: string) => string) => {
    if ((await give.start({ id, password: text('password') })) === undefined) return
    setRound(round + 1)
    notifications.show({ message: `Đã cấp mật khẩu mới cho ${login}` })
  }
  return (
    <section className="section">
      <h3>Cấp mật khẩu mới</h3>
      <AccountForm
        key={round}
        label={`Cấp mật khẩu mới cho ${login}`}
        submitLabel="Cấp mật khẩu"
        fault={give.error}
        isBusy={give.isRunning}
        onSubmit={(text) => void submit(text)}
      >
        <PasswordField
          name="password"
          label="Mật khẩu cấp cho một lần"
          description={`${passwordRule} Người dùng tự đổi khi đăng nhập.`}
          required
          error={give.error?.fields.password}
        />
      </AccountForm>
    </section>
  )
}
