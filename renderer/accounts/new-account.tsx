import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { type GivenRight, roleRights } from '../../shared/accounts/rights.ts'
import { useJob } from '../office.ts'
import { AccountForm } from './account-form.tsx'
import { useMistakes } from './mistakes.ts'
import { NameAndLogin } from './name-and-login.tsx'
import { passwordRule } from './new-password.tsx'
import { PasswordField } from './password-field.tsx'
import { RightsFields } from './rights-fields.tsx'

/** Thêm tài khoản: with a password for the first entry, which its owner then replaces. */
export function NewAccount({ onMade }: { readonly onMade: (id: string) => void }) {
  const add = useJob('accounts.add')
  const [rights, setRights] = useState<readonly GivenRight[]>(roleRights.archivist)
  const [errors, check] = useMistakes({ name: 'name', login: 'login', password: 'password' }, add.error)
  const submit = async (text: (name: string) => string) => {
    const typed = { name: text('name'), login: text('login'), password: text('password') }
    const answer = await add.start({ ...typed, rights: [...rights] })
    if (answer === undefined) return
    notifications.show({ message: `Đã thêm tài khoản ${typed.login}` })
    onMade(answer.id)
  }
  return (
    <>
      <div className="card-head account-head">
        <h2>Thêm tài khoản</h2>
      </div>
      <AccountForm
        label="Thêm tài khoản"
        submitLabel="Thêm"
        fault={add.error}
        isBusy={add.isRunning}
        check={check}
        onSubmit={(text) => void submit(text)}
      >
        <NameAndLogin errors={errors} />
        <PasswordField
          name="password"
          label="Mật khẩu lần đầu"
          description={`${passwordRule} Người dùng tự đổi khi đăng nhập.`}
          required
          error={errors.password}
        />
        <RightsFields given={rights} onChange={setRights} />
      </AccountForm>
    </>
  )
}
