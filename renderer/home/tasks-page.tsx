import { useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { taskStateNames } from '../../shared/meetings/meeting.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'

/** The tasks behind the figures of the home page: open ones, or only those past their deadline. */
export function TasksPage() {
  const [search] = useSearchParams()
  const onlyOverdue = search.get('xem') === 'qua-han'
  const tasks = useRead('tasks.open', {})
  const shown = (tasks.data ?? []).filter((task) => task.isOverdue || !onlyOverdue)
  return (
    <Page
      title={onlyOverdue ? 'Nhiệm vụ quá hạn' : 'Nhiệm vụ đang mở'}
      note={
        onlyOverdue ? (
          <TextLink to="/nhiem-vu">Xem mọi nhiệm vụ đang mở</TextLink>
        ) : (
          'Kết quả được ghi ở buổi sinh hoạt sau của chi bộ.'
        )
      }
    >
      <Fault fault={tasks.error} onAgain={() => void tasks.refetch()} />
      {tasks.isSuccess && shown.length === 0 && (
        <Empty title={onlyOverdue ? 'Không có nhiệm vụ quá hạn' : 'Chưa có nhiệm vụ nào'}>
          Nhiệm vụ được giao trong biên bản của buổi sinh hoạt.
        </Empty>
      )}
      {shown.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>Nhiệm vụ</th>
              <th>Người thực hiện</th>
              <th>Chi bộ</th>
              <th>Hạn</th>
              <th>Trạng thái</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((task) => (
              <tr key={task.id}>
                <td>{task.title}</td>
                <td>{task.who}</td>
                <td>
                  <TextLink to={`/chi-bo/${task.cellId}`}>{task.cellName}</TextLink>
                </td>
                <td>{task.dueOn === null ? '' : formatDate(task.dueOn)}</td>
                <td>
                  <span className="tag" data-attention={task.isOverdue || undefined}>
                    {taskStateNames[task.isOverdue ? 'overdue' : task.state]}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
