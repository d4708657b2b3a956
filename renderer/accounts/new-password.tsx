import { passwordLeast } from '../../shared/accounts/passwords.ts'
import { PasswordField } from './password-field.tsx'

/** The rules in one line (shared/accounts/passwords.ts holds them). */
export const passwordRule = `Ít nhất ${passwordLeast} ký tự; nên ghép bốn từ không liên quan, không dùng tên người, tên xã.`

interface NewPasswordProps {
  readonly label?: string
  readonly autoFocus?: boolean
  readonly error: string | undefined
  readonly againError: string | undefined
}

/** A password of one's own choice, typed twice. */
export function NewPassword({ label = 'Mật khẩu', autoFocus, error, againError }: NewPasswordProps) {
  return (
    <>
      <PasswordField
        name="password"
        label={label}
        description={passwordRule}
        required
        error={error}
        {...(autoFocus && { autoFocus })}
      />
      <PasswordField
        name="again"
        label={`Nhập lại ${label.toLocaleLowerCase('vi')}`}
        required
        error={againError}
      />
    </>
  )
}
