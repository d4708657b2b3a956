import { Button } from '@mantine/core'
import { useState } from 'react'
import { readRecoveryCode } from '../../shared/accounts/recovery-code.ts'
import { TextField } from '../components/text-field.tsx'
import { useJob } from '../office.ts'
import { askAccess } from './access.ts'
import { AccountForm } from './account-form.tsx'
import { useMistakes } from './mistakes.ts'
import { NewPassword } from './new-password.tsx'

interface RecoverFormProps {
  readonly onBack: () => void
  readonly onRecovered: (recoveryCode: string) => void
}

/** Quên mật khẩu: the printed code gives an administrator a new password, and is replaced by a new one. */
export function RecoverForm({ onBack, onRecovered }: RecoverFormProps) {
  const recover = useJob('accounts.recover')
  const [copied, setCopied] = useState<string>()
  const [errors, check] = useMistakes({ login: 'login', password: 'password', again: 'again' }, recover.error)
  const checkCode = (typed: string) => {
    const read = typed.trim() === '' ? undefined : readRecoveryCode(typed)
    setCopied(read !== undefined && 'problem' in read ? read.problem : undefined)
  }
  const submit = async (text: (name: string) => string) => {
    const { code, login, password } = { code: text('code'), login: text('login'), password: text('password') }
    const answer = await recover.start({ code, login, password })
    if (answer !== undefined) onRecovered(answer.recoveryCode)
    askAccess()
  }
  return (
    <AccountForm
      label="Đặt lại mật khẩu"
      submitLabel="Đặt mật khẩu mới"
      fault={recover.error}
      isBusy={recover.isRunning}
      check={check}
      onSubmit={(text) => void submit(text)}
      others={
        <Button variant="default" onClick={onBack}>
          Quay lại
        </Button>
      }
    >
      <p className="muted">
        Tờ mã khôi phục được niêm phong, Chánh Văn phòng giữ. Mã chỉ đặt lại mật khẩu của tài khoản quản trị;
        người khác quên mật khẩu thì nhờ người quản trị cấp mật khẩu mới.
      </p>
      <TextField
        name="code"
        label="Mã khôi phục"
        description="6 nhóm, mỗi nhóm 5 ký tự; gõ chữ thường cũng được"
        required
        autoFocus
        error={copied ?? errors.code}
        onCommit={checkCode}
      />
      <TextField name="login" label="Tên đăng nhập của tài khoản quản trị" required error={errors.login} />
      <NewPassword label="Mật khẩu mới" error={errors.password} againError={errors.again} />
    </AccountForm>
  )
}
