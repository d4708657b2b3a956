import type { ReactNode } from 'react'
import { useJob } from '../office.ts'
import { askAccess, keepAccess } from './access.ts'
import { AccountForm } from './account-form.tsx'
import { useMistakes } from './mistakes.ts'
import { NewPassword } from './new-password.tsx'
import { PasswordField } from './password-field.tsx'

interface OwnPasswordProps {
  readonly autoFocus?: boolean
  readonly onChanged?: () => void
  readonly others?: ReactNode
}

/** Đổi mật khẩu: of one's own choice, with the one in use. */
export function OwnPassword({ autoFocus = false, onChanged, others }: OwnPasswordProps) {
  const change = useJob('accounts.changePassword')
  const [errors, check] = useMistakes(
    { current: 'current', password: 'password', again: 'again' },
    change.error,
  )
  const submit = async (text: (name: string) => string) => {
    const state = await change.start({ current: text('current'), next: text('password') })
    if (state === undefined) return askAccess()
    keepAccess(state)
    onChanged?.()
  }
  return (
    <AccountForm
      label="Đổi mật khẩu"
      submitLabel="Đổi mật khẩu"
      fault={change.error}
      isBusy={change.isRunning}
      check={check}
      onSubmit={(text) => void submit(text)}
      others={others}
    >
      <PasswordField
        name="current"
        label="Mật khẩu đang dùng"
        required
        autoFocus={autoFocus}
        error={errors.current}
      />
      <NewPassword label="Mật khẩu mới" error={errors.password ?? errors.next} againError={errors.again} />
    </AccountForm>
  )
}
