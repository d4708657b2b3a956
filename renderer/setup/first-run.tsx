import { Button, Group } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { OfficeState } from '../../shared/setup/contract.ts'
import { useAccess } from '../accounts/access.ts'
import { CodeShown } from '../accounts/code-shown.tsx'
import { FirstAccountForm } from '../accounts/first-account.tsx'
import { ButtonLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { useWrite } from '../office.ts'
import { CommuneForm } from './commune-form.tsx'

interface FirstRunProps {
  readonly state: OfficeState
  readonly onFinish: () => void
}

const steps = ['about', 'commune', 'account', 'code', 'members'] as const
type Step = (typeof steps)[number]

/** The first minutes: what is kept and where, which commune this is, who keeps it, where the members come from. */
export function FirstRun({ state, onFinish }: FirstRunProps) {
  const [step, setStep] = useState<Step>('about')
  const [recoveryCode, setRecoveryCode] = useState('')
  const hasAccount = useAccess().data?.phase !== 'unprotected'
  // Set up before the guide has asked anything: a backup was restored meanwhile, and nothing is left to ask.
  const isSetUpElsewhere = step === 'about' && state.isSetUp
  useEffect(() => {
    if (isSetUpElsewhere) onFinish()
  }, [isSetUpElsewhere, onFinish])
  const finish = (to: string) => {
    onFinish()
    navigate(to)
  }
  return (
    <main className="guide">
      <p className="guide-step">
        Bước {steps.indexOf(step) + 1} / {steps.length}
      </p>
      {step === 'about' && <About state={state} onNext={() => setStep('commune')} />}
      {step === 'commune' && (
        <Commune
          state={state}
          onBack={() => setStep('about')}
          onNext={() => setStep(hasAccount ? 'members' : 'account')}
        />
      )}
      {step === 'account' && (
        <Account
          onBack={() => setStep('commune')}
          onNext={(code) => {
            setRecoveryCode(code)
            setStep('code')
          }}
        />
      )}
      {step === 'code' && (
        <>
          <h1>Mã khôi phục</h1>
          <CodeShown recoveryCode={recoveryCode} doneLabel="Tiếp tục" onDone={() => setStep('members')} />
        </>
      )}
      {step === 'members' && <Members onFinish={finish} />}
    </main>
  )
}

function About({ state, onNext }: { readonly state: OfficeState; readonly onNext: () => void }) {
  return (
    <>
      <h1>Sổ Chi bộ</h1>
      <p className="guide-lead">
        Chương trình giữ danh sách đảng viên, chi bộ và các buổi sinh hoạt của đảng bộ xã; soạn, in biên bản
        và theo dõi việc chi bộ đã giao.
      </p>
      <dl className="facts">
        <dt>Dữ liệu nằm ở đâu</dt>
        <dd>{state.dataPlace}</dd>
        <dt>Mạng</dt>
        <dd>
          Chương trình không kết nối mạng. Dữ liệu chỉ ở máy này và ở các bản sao lưu do văn phòng tự làm.
        </dd>
        <dt>Bí mật nhà nước</dt>
        <dd>Không nhập nội dung bí mật nhà nước vào chương trình.</dd>
      </dl>
      <Group mt="xl">
        <Button onClick={onNext} autoFocus>
          Tiếp tục
        </Button>
        <ButtonLink to="/sao-luu" variant="default">
          Khôi phục từ bản sao lưu
        </ButtonLink>
      </Group>
    </>
  )
}

interface CommuneProps {
  readonly state: OfficeState
  readonly onBack: () => void
  readonly onNext: () => void
}

function Commune({ state, onBack, onNext }: CommuneProps) {
  const begin = useWrite('setup.begin')
  const change = useWrite('setup.change')
  const write = state.isSetUp ? change : begin
  return (
    <>
      <h1>Đảng bộ xã, phường</h1>
      <p className="guide-lead">Những dòng này đứng ở đầu mọi văn bản. Có thể sửa sau trong Thiết lập.</p>
      <CommuneForm
        commune={state.commune}
        submitLabel="Tiếp tục"
        fault={write.error}
        isBusy={write.isPending}
        onBack={onBack}
        onSubmit={(fields) => {
          if (state.isSetUp) change.mutate({ ...fields, revision: state.revision }, { onSuccess: onNext })
          else begin.mutate(fields, { onSuccess: onNext })
        }}
      />
    </>
  )
}

interface AccountProps {
  readonly onBack: () => void
  readonly onNext: (recoveryCode: string) => void
}

function Account({ onBack, onNext }: AccountProps) {
  return (
    <>
      <h1>Tài khoản quản trị</h1>
      <p className="guide-lead">
        Từ nay ai mở chương trình cũng phải đăng nhập. Tài khoản đầu tiên có mọi quyền; tài khoản của người
        khác thêm sau ở Thiết lập.
      </p>
      <FirstAccountForm onBack={onBack} onMade={onNext} />
    </>
  )
}

function Members({ onFinish }: { readonly onFinish: (to: string) => void }) {
  return (
    <>
      <h1>Danh sách đảng viên</h1>
      <p className="guide-lead">
        Nếu có tệp Excel danh sách đảng viên (mẫu 29 cột hoặc tệp của văn phòng), chương trình đọc tệp ấy, cho
        xem trước rồi mới ghi. Tệp gốc giữ nguyên.
      </p>
      <Group mt="xl">
        <Button onClick={() => onFinish('/nhap-excel')} autoFocus>
          Nhập từ Excel
        </Button>
        <Button variant="default" onClick={() => onFinish('/chi-bo')}>
          Bắt đầu với sổ trống
        </Button>
      </Group>
    </>
  )
}
