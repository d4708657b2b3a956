import { passwordLeast } from '../../shared/accounts/passwords.ts'
import { textIn } from './form-text.ts'
import { PasswordField } from './password-field.tsx'

/** The rules in one line (shared/accounts/passwords.ts holds them). */
export const passwordRule = `Ít nhất ${passwordLeast} ký tự; nên ghép bốn từ không liên quan, không dùng tên người, tên xã.`

export const unlike = 'Hai lần nhập chưa giống nhau'

interface NewPasswordProps {
  readonly label?: string
  readonly autoFocus?: boolean
  readonly error: string | undefined
  readonly isUnlike: boolean
}

/** A password of one's own choice, typed twice. */
export function NewPassword({ label = 'Mật khẩu', autoFocus, error, isUnlike }: NewPasswordProps) {
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
        error={isUnlike ? unlike : undefined}
      />
    </>
  )
}

export const isTypedTwice = (form: HTMLFormElement): boolean =>
  textIn(form, 'password') === textIn(form, 'again')
