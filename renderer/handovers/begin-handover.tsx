import { Radio, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Account } from '../../shared/accounts/contract.ts'
import { AccountForm } from '../accounts/account-form.tsx'
import { useMistakes } from '../accounts/mistakes.ts'
import { passwordRule } from '../accounts/new-password.tsx'
import { PasswordField } from '../accounts/password-field.tsx'
import { TextField } from '../components/text-field.tsx'
import { useJob, useRead } from '../office.ts'

const kinds = ['new', 'known'] as const
type Kind = (typeof kinds)[number]

/** Bàn giao của một tài khoản: to somebody new, or to somebody who has an account already. */
export function BeginHandover({ giver }: { readonly giver: Account }) {
  const begin = useJob('handovers.begin')
  const others = (useRead('accounts.list', {}).data ?? []).filter(
    ({ id, isActive }) => isActive && id !== giver.id,
  )
  const [kind, setKind] = useState<Kind>('new')
  const [knownId, setKnownId] = useState<string | null>(null)
  const [errors, check] = useMistakes(
    { name: 'receiver', login: 'receiverLogin', password: 'receiverPassword' },
    begin.error,
  )
  // A form that has done its work is put away with what was typed, the password first of all.
  const [round, setRound] = useState(0)
  const submit = async (text: (name: string) => string) => {
    const receiver =
      kind === 'known'
        ? { kind, id: knownId ?? '' }
        : { kind, name: text('receiver'), login: text('receiverLogin'), password: text('receiverPassword') }
    const answer = await begin.start({ giverId: giver.id, revision: giver.revision, receiver })
    if (answer === undefined) return
    setRound(round + 1)
    setKind('new')
    setKnownId(null)
    notifications.show({
      message: `Đã lập bàn giao của ${giver.name}. Người nhận đăng nhập rồi bấm Nhận bàn giao ở trang Tài khoản.`,
      autoClose: 15_000,
    })
  }
  return (
    <section className="section">
      <h3>Bàn giao cho người khác</h3>
      <p className="muted">
        Người nhận có mọi quyền của {giver.name}. {giver.name} vẫn làm việc được cho tới khi người nhận bấm
        Nhận bàn giao.
      </p>
      <AccountForm
        key={round}
        {...(kind === 'new' && { check })}
        label={`Bàn giao của ${giver.login}`}
        submitLabel="Lập bàn giao"
        fault={begin.error}
        isBusy={begin.isRunning}
        isOff={kind === 'known' && knownId === null}
        onSubmit={(text) => void submit(text)}
      >
        {others.length > 0 && (
          <Radio.Group
            label="Người nhận"
            value={kind}
            onChange={(value) => {
              const chosen = kinds.find((each) => each === value)
              if (chosen !== undefined) setKind(chosen)
            }}
          >
            <Radio value="new" label="Người mới, chưa có tài khoản" mt="xs" />
            <Radio value="known" label="Người đã có tài khoản" mt="xs" />
          </Radio.Group>
        )}
        {kind === 'known' ? (
          <Select
            label="Tài khoản nhận"
            data={others.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` }))}
            value={knownId}
            onChange={setKnownId}
          />
        ) : (
          <>
            <TextField
              name="receiver"
              label="Họ và tên người nhận"
              required
              error={errors.receiver ?? errors['receiver.name']}
            />
            <TextField
              name="receiverLogin"
              label="Tên đăng nhập của người nhận"
              description="Chữ thường không dấu, ví dụ vanthu2"
              required
              error={errors.receiverLogin ?? errors['receiver.login'] ?? errors.login}
            />
            <PasswordField
              name="receiverPassword"
              label="Mật khẩu lần đầu của người nhận"
              description={`${passwordRule} Người nhận tự đổi khi đăng nhập.`}
              required
              error={errors.receiverPassword ?? errors['receiver.password'] ?? errors.password}
            />
          </>
        )}
      </AccountForm>
    </section>
  )
}
