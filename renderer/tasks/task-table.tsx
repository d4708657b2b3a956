import { formatDate } from '../../shared/calendar/dates.ts'
import type { Task } from '../../shared/tasks/contract.ts'
import { indicatorWords } from '../../shared/tasks/indicator.ts'
import { stateWords } from '../../shared/tasks/words.ts'
import { RowLink } from '../components/link.tsx'

interface TaskTableProps {
  readonly tasks: readonly Task[]
  readonly chosen: Task | undefined
  readonly to: (id: string) => string
}

/** One line a task; beside the detail only what tells the tasks apart. */
export function TaskTable({ tasks, chosen, to }: TaskTableProps) {
  const isNarrow = chosen !== undefined
  return (
    <table className="table" aria-label="Nhiệm vụ">
      <thead>
        <tr>
          <th scope="col">Nhiệm vụ</th>
          {!isNarrow && <th scope="col">Người thực hiện</th>}
          {!isNarrow && <th scope="col">Chi bộ</th>}
          <th scope="col">Hạn</th>
          <th scope="col">Trạng thái</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.id} data-chosen={task === chosen || undefined}>
            <td className="follow-text">
              <RowLink to={to(task.id)} isChosen={task === chosen}>
                {task.title}
              </RowLink>
              <span className="muted small"> {indicatorWords(task)}</span>
            </td>
            {!isNarrow && <td>{task.who}</td>}
            {!isNarrow && <td>{task.cellName}</td>}
            <td>{task.dueOn === null ? '' : formatDate(task.dueOn)}</td>
            <td>
              <span className="tag" data-attention={task.isOverdue || undefined}>
                {stateWords(task)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
