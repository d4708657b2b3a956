import { formatDate } from '../calendar/dates.ts'
import { formatPeriod } from '../calendar/periods.ts'
import type { ListTable } from '../forms/list-table.ts'
import { taskStateNames } from '../meetings/meeting.ts'
import type { Task } from './contract.ts'
import { achievedOf, indicatorWords } from './indicator.ts'

/** Hoàn thành, Đang thực hiện, Chưa thực hiện, Quá hạn; Thôi theo dõi. */
export const stateWords = ({ withdrawn, isOverdue, state }: Task): string =>
  withdrawn === null ? taskStateNames[isOverdue ? 'overdue' : state] : 'Thôi theo dõi'

/** Title, whom it helps, product and indicator, a line each. */
export const whatWords = (task: Task): string =>
  [
    task.title,
    task.forWhom === '' ? '' : `Giúp: ${task.forWhom}`,
    task.product === '' ? '' : `Sản phẩm: ${task.product}`,
    indicatorWords(task),
  ]
    .filter((line) => line !== '')
    .join('\n')

/** "Kỳ 11/2026: đã đổ 2 km", or the note that is newer: "Ngày 20/11/2026: đã nghiệm thu". */
export function latestWords({ reports, notes }: Pick<Task, 'reports' | 'notes'>): string {
  const report = reports.at(-1)
  const note = notes.at(-1)
  if (note !== undefined && (report === undefined || report.heldOn < note.notedOn)) {
    return `Ngày ${formatDate(note.notedOn)}: ${note.content}`
  }
  if (report === undefined) return ''
  const when = `Kỳ ${formatPeriod(report.period)}`
  return report.result === '' ? when : `${when}: ${report.result}`
}

const given = ({ given: at }: Task): string => (at === null ? '' : formatPeriod(at.period))
const due = ({ dueOn }: Task): string => (dueOn === null ? '' : formatDate(dueOn))

/** A list of tasks on paper: what belongs together stands in one column. */
export const printedTasks = (tasks: readonly Task[]): ListTable => ({
  headers: [
    ...['Nhiệm vụ, sản phẩm, chỉ tiêu', 'Chi bộ', 'Người thực hiện', 'Giao ở kỳ', 'Thời hạn'],
    ...['Trạng thái', 'Báo cáo, theo dõi gần nhất'],
  ],
  rows: tasks.map((task) => [
    ...[whatWords(task), task.cellName, task.who, given(task), due(task)],
    ...[stateWords(task), latestWords(task)],
  ]),
})

/** The same as a workbook: each fact in a column of its own. */
export const taskColumns = (tasks: readonly Task[]): ListTable => ({
  headers: [
    ...['Nhiệm vụ', 'Chi bộ', 'Người thực hiện', 'Giao ở kỳ', 'Thời hạn', 'Trạng thái', 'Sản phẩm'],
    ...['Hộ, tổ chức được giúp', 'Chỉ tiêu', 'Đơn vị tính', 'Mức phải đạt', 'Đã đạt'],
    ...['Báo cáo, theo dõi gần nhất', 'Nhắc từ ngày', 'Lý do thôi theo dõi'],
  ],
  rows: tasks.map((task) => [
    ...[task.title, task.cellName, task.who, given(task), due(task), stateWords(task), task.product],
    ...[task.forWhom, task.indicator, task.unit, task.target, achievedOf(task)],
    ...[latestWords(task), task.remindOn === null ? '' : formatDate(task.remindOn)],
    task.withdrawn?.reason ?? '',
  ]),
})
