import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { AccessState } from '../../shared/accounts/contract.ts'
import { call } from '../office.ts'
import { keepAccess } from './access.ts'
import { CodeShown } from './code-shown.tsx'
import { EnterForm } from './enter-form.tsx'
import { OwnPassword } from './own-password.tsx'
import { RecoverForm } from './recover-form.tsx'
import './accounts.css'

interface CoverProps {
  readonly access: AccessState
  /** Something is kept below, as it was left. */
  readonly isOverPage: boolean
  readonly isRecovering: boolean
  readonly onRecovering: (isRecovering: boolean) => void
}

/** What stands before the office: entering, unlocking, choosing one's own password, the code of last resort. */
export function Cover({ access, isOverPage, isRecovering, onRecovering }: CoverProps) {
  const [recoveryCode, setRecoveryCode] = useState<string>()
  if (recoveryCode !== undefined) {
    const done = () => {
      setRecoveryCode(undefined)
      onRecovering(false)
    }
    return (
      <Card title="Mã khôi phục mới" lead="Mật khẩu đã đặt lại. Mã khôi phục cũ không còn dùng được.">
        <CodeShown recoveryCode={recoveryCode} doneLabel="Vào sổ" onDone={done} />
      </Card>
    )
  }
  if (isRecovering) {
    return (
      <Card title="Quên mật khẩu">
        <RecoverForm onBack={() => onRecovering(false)} onRecovered={setRecoveryCode} />
      </Card>
    )
  }
  if (access.phase === 'changing') {
    const leave = (
      <Button variant="default" onClick={() => void call('accounts.lock', {}).then(keepAccess)}>
        Thoát
      </Button>
    )
    return (
      <Card
        title="Đặt mật khẩu riêng"
        lead={`${access.person?.name ?? ''} đang dùng mật khẩu do người quản trị cấp. Hãy đặt mật khẩu của riêng mình.`}
      >
        <OwnPassword autoFocus others={leave} />
      </Card>
    )
  }
  const isKnown = access.phase === 'locked' && access.person !== null
  return (
    <Card
      title={access.phase === 'locked' ? 'Màn hình đang khóa' : 'Đăng nhập'}
      lead={
        isKnown && isOverPage
          ? `${access.person?.name ?? ''} đang làm việc. Phần đang nhập dở vẫn còn nguyên.`
          : access.phase === 'closed' && isOverPage
            ? 'Hãy đăng nhập để làm tiếp. Vừa khôi phục thì dùng tài khoản của bản sao lưu ấy; không ai nhớ mật khẩu thì bấm Quên mật khẩu và dùng mã khôi phục.'
            : undefined
      }
    >
      <EnterForm access={access} onForgotten={() => onRecovering(true)} />
    </Card>
  )
}

interface CardProps {
  readonly title: string
  readonly lead?: string | undefined
  readonly children: ReactNode
}

function Card({ title, lead, children }: CardProps) {
  return (
    <main className="cover">
      <div className="cover-card">
        <p className="cover-name">Sổ Chi bộ</p>
        <h1>{title}</h1>
        {lead !== undefined && <p className="cover-lead">{lead}</p>}
        {children}
      </div>
    </main>
  )
}
