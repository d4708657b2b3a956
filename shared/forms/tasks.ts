import { formatDate } from '../calendar/dates.ts'
import { formatPeriod } from '../calendar/periods.ts'
import { type Html, html } from '../documents/markup.ts'
import type { Task } from '../tasks/contract.ts'
import { latestWords, stateWords, whatWords } from '../tasks/words.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, landscape, ownPages } from './page.ts'
import { type Column, signsRow, tableHead, tableRow } from './parts.ts'

/** Open tasks of a cell, or all tasks of a person (phiếu nhiệm vụ). */
interface TaskSheet {
  readonly head: FormHead
  readonly tasks: readonly Task[]
  /** At the foot of its pages. */
  readonly name: string
  readonly placeAndDay: string
}

export const taskSheets = (title: string): FormSheets => ({
  title,
  style: landscape({ size: 12, lineHeight: 15 }, 15),
  css: '',
})

const columns: readonly Column[] = [
  { title: 'STT', share: 13, alignment: 'centered' },
  { title: 'Nhiệm vụ, sản phẩm, chỉ tiêu', share: 78 },
  { title: 'Người thực hiện', share: 36 },
  { title: 'Giao ở kỳ', share: 20, alignment: 'centered' },
  { title: 'Thời hạn', share: 24, alignment: 'centered' },
  { title: 'Trạng thái', share: 28, alignment: 'centered' },
  { title: 'Báo cáo, theo dõi gần nhất', share: 60 },
]

/** `key` is a number that no other sheet of the job has. */
export const taskSheet = ({ head, tasks, name, placeAndDay }: TaskSheet, key: number): Html =>
  html`<article class="f${key}">${ownPages(key, name)}
${formHead(head)}
<table>${tableHead(columns)}<tbody>${tasks.map((task, index) =>
    tableRow(columns, [
      ...[String(index + 1), whatWords(task), task.who],
      task.given === null ? '' : formatPeriod(task.given.period),
      task.dueOn === null ? '' : formatDate(task.dueOn),
      ...[stateWords(task), latestWords(task)],
    ]),
  )}${signsRow(columns.length, null, { day: placeAndDay, capacity: 'NGƯỜI LẬP' })}</tbody></table>
</article>
`
