import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { lineageWords } from '../../shared/organisation/lineage.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { UndoChange } from './lineage.tsx'
import classes from './tree.module.css'

/** Thay đổi tổ chức: every change that was recorded, latest first. */
export function ChangesPage() {
  const changes = useRead('organisation.changes', {})
  const [isChanging, setChanging] = useState(false)
  return (
    <Page
      title="Thay đổi tổ chức"
      note="Đổi tên, sáp nhập, chia tách, giải thể, chuyển cấp trên trực tiếp của các chi bộ"
      actions={
        <>
          <TextLink to="/chi-bo">Về danh sách chi bộ</TextLink>
          <ButtonFor right="write" onClick={() => setChanging(true)}>
            Ghi thay đổi mới
          </ButtonFor>
        </>
      }
    >
      <Fault fault={changes.error} onAgain={() => void changes.refetch()} />
      {changes.data?.length === 0 && (
        <Empty title="Chưa ghi thay đổi nào">
          Khi chi bộ đổi tên, sáp nhập, chia tách hay giải thể, ghi ở đây: đảng viên được chuyển theo, tên cũ
          và nguồn gốc được giữ lại.
        </Empty>
      )}
      {changes.data !== undefined && changes.data.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>Từ ngày</th>
              <th>Thay đổi</th>
              <th className="number">Đảng viên chuyển</th>
              <th>
                <span className="muted">Hoàn tác</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.data.map((change) => (
              <tr key={change.actId}>
                <td className="nowrap">{formatDate(change.on)}</td>
                <td>
                  <span className={change.isUndone ? 'muted' : undefined}>{lineageWords(change)}</span>{' '}
                  {!change.isUndone && (
                    <span className={classes.figures}>
                      {change.results.map(({ id, name }) => (
                        <TextLink key={id} to={`/chi-bo/${id}`} className="small">
                          Xem {name}
                        </TextLink>
                      ))}
                    </span>
                  )}
                </td>
                <td className="number">{change.moved}</td>
                <td>
                  {change.isUndone ? (
                    <span className="muted">Đã hoàn tác</span>
                  ) : (
                    <UndoChange change={change} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ChangeDialog isOpen={isChanging} onClose={() => setChanging(false)} />
    </Page>
  )
}
