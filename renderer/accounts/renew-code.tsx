import { TextLink } from '../components/link.tsx'
import { useJob } from '../office.ts'
import { askAccess } from './access.ts'
import { AccountForm } from './account-form.tsx'
import { PasswordField } from './password-field.tsx'

/** Cấp mã khôi phục mới: for a sheet that was lost, or opened by somebody. */
export function RenewCode({ onRenewed }: { readonly onRenewed: (recoveryCode: string) => void }) {
  const renew = useJob('accounts.renewCode')
  const submit = async (text: (name: string) => string) => {
    const answer = await renew.start({ password: text('password') })
    if (answer === undefined) askAccess()
    else onRenewed(answer.recoveryCode)
  }
  return (
    <section className="section">
      <h2>Mã khôi phục</h2>
      <p className="muted">
        Tờ mã bị mất hoặc phong bì đã mở thì cấp mã mới, in tờ mới. Mã cũ không mở được sổ trong máy nữa,
        nhưng vẫn mở các bản sao lưu làm trước lúc này: cấp xong hãy{' '}
        <TextLink to="/sao-luu">sao lưu ngay</TextLink>, và giữ tờ cũ tới khi không còn bản sao lưu cũ.
      </p>
      <div className="form-narrow">
        <AccountForm
          label="Cấp mã khôi phục mới"
          submitLabel="Cấp mã mới"
          fault={renew.error}
          isBusy={renew.isRunning}
          onSubmit={(text) => void submit(text)}
        >
          <PasswordField
            name="password"
            label="Mật khẩu đang dùng"
            required
            error={renew.error?.fields.password}
          />
        </AccountForm>
      </div>
    </section>
  )
}
