import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { AccessState } from '../../shared/accounts/contract.ts'
import { Progress } from '../components/progress.tsx'
import { TextField } from '../components/text-field.tsx'
import { useJob } from '../office.ts'
import { askAccess, keepAccess } from './access.ts'
import { AccountForm } from './account-form.tsx'
import { PasswordField } from './password-field.tsx'

interface EnterFormProps {
  readonly access: AccessState
  readonly onForgotten: () => void
}

/** Đăng nhập. Where the screen was locked, who locked it is known; somebody else may take the chair. */
export function EnterForm({ access, onForgotten }: EnterFormProps) {
  const [isOther, setOther] = useState(false)
  const enter = useJob('accounts.enter')
  const seconds = useSecondsLeft(access)
  const known = isOther ? undefined : access.person?.login
  const submit = async (text: (name: string) => string) => {
    const state = await enter.start({ login: known ?? text('login'), password: text('password') })
    if (state === undefined) askAccess()
    else keepAccess(state)
  }
  return (
    <AccountForm
      key={known}
      label="Đăng nhập"
      submitLabel={known === undefined ? 'Đăng nhập' : 'Mở khóa'}
      fault={enter.error}
      isBusy={enter.isRunning}
      isOff={seconds > 0}
      onSubmit={(text) => void submit(text)}
      others={
        <Button variant="subtle" color="gray" onClick={onForgotten}>
          Quên mật khẩu
        </Button>
      }
    >
      {known === undefined ? (
        <TextField
          name="login"
          label="Tên đăng nhập"
          required
          autoFocus
          {...(enter.error?.fields.login !== undefined && { error: enter.error.fields.login })}
        />
      ) : (
        <p>
          Tên đăng nhập: <strong>{known}</strong>{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => setOther(true)}>
            Người khác đăng nhập
          </Button>
        </p>
      )}
      {isOther && (
        <p className="hint">Người khác đăng nhập thì phần đang nhập dở mà chưa ghi sẽ không còn.</p>
      )}
      <PasswordField
        name="password"
        label="Mật khẩu"
        required
        autoFocus={known !== undefined}
        error={enter.error?.fields.password}
      />
      {enter.isRunning && enter.progress && <Progress progress={enter.progress} label="Đang mở dữ liệu" />}
      {seconds > 0 && (
        <p className="attention" role="timer">
          Nhập lại được sau {seconds} giây.
        </p>
      )}
    </AccountForm>
  )
}

/** Counted down here; the office holds by its own clock. */
function useSecondsLeft({ waitSeconds, phase }: AccessState): number {
  const [left, setLeft] = useState(waitSeconds)
  useEffect(() => {
    setLeft(waitSeconds)
    if (waitSeconds === 0 || phase === 'open') return
    const end = Date.now() + waitSeconds * 1000
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      setLeft(seconds)
      if (seconds > 0) return
      clearInterval(timer)
      // So that the same number of seconds is a new one next time.
      askAccess()
    }, 250)
    return () => clearInterval(timer)
  }, [waitSeconds, phase])
  return left
}
