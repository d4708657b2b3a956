import { Button } from '@mantine/core'
import { useJob } from '../office.ts'
import { askAccess } from './access.ts'
import { AccountForm } from './account-form.tsx'
import { useMistakes } from './mistakes.ts'
import { NameAndLogin } from './name-and-login.tsx'
import { NewPassword } from './new-password.tsx'

interface FirstAccountFormProps {
  readonly onBack?: () => void
  readonly onMade: (recoveryCode: string) => void
}

/** Tài khoản quản trị: the first one, after which nobody gets in without a password. */
export function FirstAccountForm({ onBack, onMade }: FirstAccountFormProps) {
  const begin = useJob('accounts.begin')
  const [errors, check] = useMistakes(
    {
      name: 'name',
      login: 'login',
      password: 'password',
      again: 'again',
    },
    begin.error,
  )
  const submit = async (text: (name: string) => string) => {
    const answer = await begin.start({
      ...{ name: text('name'), login: text('login'), password: text('password') },
    })
    if (answer === undefined) return
    onMade(answer.recoveryCode)
    askAccess()
  }
  return (
    <div className="form-narrow">
      <AccountForm
        label="Tài khoản quản trị"
        submitLabel="Tiếp tục"
        fault={begin.error}
        isBusy={begin.isRunning}
        check={check}
        onSubmit={(text) => void submit(text)}
        others={
          onBack && (
            <Button variant="default" onClick={onBack}>
              Quay lại
            </Button>
          )
        }
      >
        <NameAndLogin errors={errors} />
        <NewPassword error={errors.password} againError={errors.again} />
      </AccountForm>
    </div>
  )
}
