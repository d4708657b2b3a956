import { Fragment } from 'react'
import type { RunningOut } from '../../shared/organisation/post-contract.ts'
import { endWords } from '../../shared/organisation/post-hints.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRulebook } from '../meetings/rules.ts'
import { useRead } from '../office.ts'

/** Nhiệm kỳ sắp hết: terms that are over or run out soon, and the cells of which none is known. */
export function TermsPage() {
  const terms = useRead('organisation.terms', {})
  const today = useRead('setup.state', {}).data?.today
  const { rows, unknown } = terms.data ?? { rows: [], unknown: [] }
  return (
    <Page
      title="Nhiệm kỳ sắp hết"
      note={today && <Reminder today={today} />}
      actions={<TextLink to="/chi-bo">Về danh sách chi bộ</TextLink>}
    >
      <Fault fault={terms.error} onAgain={() => void terms.refetch()} />
      {terms.data !== undefined && rows.length === 0 && (
        <Empty title="Không có nhiệm kỳ nào đã hết hay sắp hết">
          Ngày bắt đầu nhiệm kỳ ghi ở Thông tin chi bộ còn thiếu; ngày thôi giữ từng chức vụ ghi ở thẻ chi bộ.
        </Empty>
      )}
      {rows.length > 0 && <Terms rows={rows} />}
      {unknown.length > 0 && (
        <section className="section">
          <h2>Chưa ghi nhiệm kỳ ({unknown.length})</h2>
          <p className="muted">
            Chưa biết nhiệm kỳ của các chi bộ này bắt đầu khi nào nên chưa nhắc được.{' '}
            <TextLink to="/chi-bo/dieu-con-thieu">Ghi ngày bắt đầu nhiệm kỳ</TextLink>
          </p>
          <p>
            {unknown.map(({ id, name }, index) => (
              <Fragment key={id}>
                {index > 0 && ', '}
                <TextLink to={`/chi-bo/${id}`}>{name}</TextLink>
              </Fragment>
            ))}
          </p>
        </section>
      )}
    </Page>
  )
}

/** The months are the rule book's, which the office can change. */
function Reminder({ today }: { readonly today: string }) {
  const months = useRulebook(today).rule('cell.termReminderMonths', today)
  return `Nhắc trước ${months} tháng; đổi số tháng ở Thiết lập, mục Sổ quy định.`
}

function Terms({ rows }: { readonly rows: readonly RunningOut[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Chi bộ, tổ chức</th>
          <th>Hết nhiệm kỳ</th>
          <th>Đang giữ chức vụ</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.body.id} ${row.post} ${row.holders[0]?.personId}`}>
            <td>
              <TextLink to={`/chi-bo/${row.body.id}`} className="nowrap">
                {row.body.name}
              </TextLink>
            </td>
            <td>
              {endWords(row)}{' '}
              {row.isOver && (
                <span className="tag" data-attention>
                  Đã hết
                </span>
              )}
            </td>
            <td>
              {row.holders.length === 0 && <span className="muted">chưa ghi</span>}
              {row.holders.map(({ personId, fullName, post }, index) => (
                <Fragment key={`${personId} ${post}`}>
                  {index > 0 && ', '}
                  <TextLink to={`/dang-vien/${personId}`}>{fullName}</TextLink>
                  <span className="muted small"> ({post})</span>
                </Fragment>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
