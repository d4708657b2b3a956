import { SegmentedControl } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { OfficeState, TextSize } from '../../shared/setup/contract.ts'
import { useAccess, useMay } from '../accounts/access.ts'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { Bundle } from '../diagnosis/bundle.tsx'
import { useRead, useWrite } from '../office.ts'
import { RuleList } from '../rulebook/rule-list.tsx'
import { UpdatesSection } from '../updates/updates-section.tsx'
import { CommuneForm } from './commune-form.tsx'

const sizeNames: readonly { readonly value: TextSize; readonly label: string }[] = [
  { value: 'normal', label: 'Thường' },
  { value: 'large', label: 'Lớn' },
  { value: 'largest', label: 'Rất lớn' },
]

/** Thiết lập: the commune, the text size, the rule book, what this program is. */
export function SettingsPage() {
  const state = useRead('setup.state', {})
  const phase = useAccess().data?.phase
  const may = useMay()
  return (
    <Page
      title="Thiết lập"
      actions={
        <>
          <ButtonLink to="/tai-khoan" variant="default">
            Tài khoản
          </ButtonLink>
          {may('administer') && (
            <ButtonLink to="/nhat-ky" variant="default">
              Nhật ký
            </ButtonLink>
          )}
          <ButtonLink to="/thung-rac" variant="default">
            Thùng rác
          </ButtonLink>
        </>
      }
    >
      <Fault fault={state.error} />
      {state.data !== undefined && (
        <>
          {phase === 'unprotected' && (
            <section className="section">
              <h2>Tài khoản</h2>
              <p className="hint">
                Chưa đặt mật khẩu: ai mở máy cũng xem được sổ.{' '}
                <TextLink to="/tai-khoan">Lập tài khoản quản trị</TextLink>
              </p>
            </section>
          )}
          {may('administer') && (
            <section className="section">
              <h2>Đảng bộ</h2>
              <Commune state={state.data} />
            </section>
          )}
          <section className="section">
            <h2>Cỡ chữ</h2>
            <TextSizeChoice size={state.data.textSize} />
          </section>
          {may('administer') && (
            <section className="section">
              <h2>Cập nhật bằng USB</h2>
              <UpdatesSection />
            </section>
          )}
          {may('administer') && (
            <section className="section">
              <h2>Sổ quy định</h2>
              <p className="muted">
                Những mức và cách tính chương trình đang dùng. Khi có văn bản mới, văn phòng đặt giá trị riêng
                kèm lý do.
              </p>
              <RuleList today={state.data.today} />
            </section>
          )}
          <section className="section">
            <h2>Về chương trình</h2>
            <dl className="facts">
              <dt>Sổ Chi bộ</dt>
              <dd>Bản {state.data.version}</dd>
              <dt>Dữ liệu nằm ở</dt>
              <dd>{state.data.dataPlace}</dd>
              <dt>Mạng</dt>
              <dd>Không kết nối mạng</dd>
              <dt>Lưu ý</dt>
              <dd>Không nhập nội dung bí mật nhà nước</dd>
            </dl>
          </section>
          {may('administer') && (
            <section className="section">
              <h2>Gói gửi người hỗ trợ</h2>
              <Bundle />
            </section>
          )}
        </>
      )}
    </Page>
  )
}

function Commune({ state }: { readonly state: OfficeState }) {
  const change = useWrite('setup.change')
  return (
    <CommuneForm
      commune={state.commune}
      submitLabel="Ghi"
      fault={change.error}
      isBusy={change.isPending}
      onSubmit={(fields) =>
        change.mutate(
          { ...fields, revision: state.revision },
          { onSuccess: () => notifications.show({ message: 'Đã ghi tên đảng bộ' }) },
        )
      }
    />
  )
}

function TextSizeChoice({ size }: { readonly size: TextSize }) {
  const write = useWrite('setup.textSize')
  return (
    <>
      <SegmentedControl
        aria-label="Cỡ chữ"
        data={[...sizeNames]}
        value={write.isPending ? write.variables.textSize : size}
        onChange={(textSize) => write.mutate({ textSize })}
      />
      <Fault fault={write.error} />
    </>
  )
}
