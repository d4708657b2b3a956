import { Button } from '@mantine/core'
import { AccountForm } from '../accounts/account-form.tsx'
import { PasswordField } from '../accounts/password-field.tsx'
import type { OfficeFault } from '../office.ts'

interface UnsealProps {
  /** Why the set could not be looked at: it is encrypted, or the secret was a wrong one. */
  readonly fault: OfficeFault
  readonly isBusy: boolean
  readonly onSecret: (secret: string) => void
  readonly onBack: () => void
}

/** Asks for what opens an encrypted set of another PC, or of this one before its keys were lost. */
export function Unseal({ fault, isBusy, onSecret, onBack }: UnsealProps) {
  return (
    <div className="form-narrow">
      <h3>Bản sao lưu được mã hóa</h3>
      <AccountForm
        label="Mở bản sao lưu"
        submitLabel="Mở và xem trước"
        fault={fault}
        isBusy={isBusy}
        onSubmit={(text) => onSecret(text('secret'))}
        others={
          <Button variant="default" onClick={onBack}>
            Chọn bản khác
          </Button>
        }
      >
        <PasswordField
          name="secret"
          label="Mã khôi phục hoặc mật khẩu"
          description="Mã 6 nhóm trên tờ giấy niêm phong, hoặc mật khẩu của một tài khoản lúc sao lưu"
          required
          autoFocus
          error={fault.fields.secret}
        />
      </AccountForm>
    </div>
  )
}
