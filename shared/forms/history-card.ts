import { formatDate } from '../calendar/dates.ts'
import { formatPeriod } from '../calendar/periods.ts'
import { type Html, html } from '../documents/markup.ts'
import { meetingKindNames } from '../meetings/meeting.ts'
import type { History } from '../overview/contract.ts'
import { columnFormat } from '../scores/points.ts'
import { formatCount, formatPercent } from '../text/numbers.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, footName, ownPages, portrait } from './page.ts'
import { type Column, nothing, ruled } from './parts.ts'

/** What one page says of a cell before somebody visits it. */
export interface CellHistory {
  readonly head: FormHead
  readonly facts: readonly Pick<History['facts'][number], 'label' | 'text'>[]
  readonly months: readonly HistoryMonth[]
  readonly tasks: readonly Pick<History['tasks'][number], 'title' | 'who' | 'dueOn' | 'isOverdue'>[]
  readonly promises: readonly Pick<
    History['promises'][number],
    'promise' | 'fullName' | 'dueOn' | 'isOverdue'
  >[]
  readonly remarks: readonly Pick<History['remarks'][number], 'heldOn' | 'fullName' | 'text'>[]
}
type HistoryMonth = History['months'][number]

/** So many lines have room on the one page; the rest is in the program. */
const mostMeetings = 13
const mostTasks = 5
const mostPromises = 3
const mostRemarks = 2
const longestText = 110
/** A name beside a text: two lines of its column at most. */
const longestName = 44

export const historySheets = (title: string): FormSheets => ({
  title,
  style: portrait({ size: 11.5, lineHeight: 14 }, 13),
  css: `
.facts { display: grid; grid-template-columns: 46mm 1fr; column-gap: 3mm; }
.facts dt, .facts dd { margin: 0; padding: 0.2mm 0; }
.facts dd { font-weight: bold; }
td, th { font-size: 10.5pt; line-height: 12.5pt; }
.more { font-style: italic; font-size: 10pt; }
h1 { margin-top: 4pt; }
.dense, .dense .more { font-size: 9pt; line-height: 11pt; }
.dense td, .dense th { padding-block: 1pt; font-size: 9pt; line-height: 10.5pt; }
.dense h1 { font-size: 12pt; line-height: 14pt; }
.dense h2 { margin-top: 3pt; }
`,
})

const cut = (text: string, most = longestText): string =>
  text.length <= most ? text : `${text.slice(0, most).trimEnd()}…`

export const monthColumns: readonly Column[] = [
  { title: 'Kỳ', share: 16, alignment: 'centered' },
  { title: 'Ngày họp', share: 22, alignment: 'centered' },
  { title: 'Loại', share: 52 },
  { title: 'Dự', share: 30, alignment: 'right' },
  { title: 'Vắng P/K', share: 18, alignment: 'centered' },
  { title: 'Tự chấm', share: 16, alignment: 'right' },
  { title: 'Thẩm định', share: 18, alignment: 'right' },
]

export function monthLines({ months }: CellHistory): readonly (readonly string[])[] {
  const meetings = months.flatMap((month) => month.meetings)
  const own = columnFormat(meetings.map((row) => row.own))
  const committee = columnFormat(meetings.map((row) => row.committee))
  const score = (points: number | null, format: (points: number) => string) =>
    points === null ? '' : format(points)
  return months.flatMap(({ period, missed, meetings: held }) => [
    ...(missed !== null || held.length === 0
      ? [
          [
            formatPeriod(period),
            '',
            missed === null ? 'Chưa sinh hoạt' : `Không họp: ${missed}`,
            '',
            '',
            '',
            '',
          ],
        ]
      : []),
    ...held.map((row) => [
      formatPeriod(period),
      // A day on which nobody is known to have met is no day of a meeting.
      ...[row.meeting.isRecorded ? formatDate(row.meeting.heldOn) : '', meetingKindNames[row.meeting.kind]],
      ...(row.meeting.isRecorded && row.turns.base > 0
        ? [
            `${formatCount(row.turns.present)}/${formatCount(row.turns.base)} (${formatPercent(row.turns.present, row.turns.base)})`,
            `${formatCount(row.turns.excused)}/${formatCount(row.turns.absent)}`,
          ]
        : ['Chưa ghi vào sổ', '']),
      ...[score(row.own, own), score(row.committee, committee)],
    ]),
  ])
}

export const taskColumns: readonly Column[] = [
  { title: 'Nhiệm vụ', share: 102 },
  { title: 'Người thực hiện', share: 48 },
  { title: 'Hạn', share: 40, alignment: 'centered' },
]
export const promiseColumns: readonly Column[] = [
  { title: 'Việc đã hứa', share: 102 },
  { title: 'Cấp ủy viên', share: 48 },
  { title: 'Hạn', share: 40, alignment: 'centered' },
]
const due = (day: string | null, isOverdue: boolean): string =>
  day === null ? '' : `${formatDate(day)}${isOverdue ? ' (quá hạn)' : ''}`

export const taskLines = ({ tasks }: CellHistory): readonly (readonly string[])[] =>
  tasks.map(({ title, who, dueOn, isOverdue }) => [title, who, due(dueOn, isOverdue)])

export const promiseLines = ({ promises }: CellHistory): readonly (readonly string[])[] =>
  promises.map(({ promise, fullName, dueOn, isOverdue }) => [promise, fullName, due(dueOn, isOverdue)])

/** A text and a name beside it, cut to the room on the page. */
const fitted = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.map(([text = '', name = '', ...rest]) => [cut(text), cut(name, longestName), ...rest])

interface Part {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  readonly most: number
}

/** The first lines of a table, and how many there are more. */
const part = ({ title, columns, rows, most }: Part): Html =>
  html`<h2>${title}</h2>${rows.length === 0 ? html`<p>Không có.</p>` : ruled(columns, rows.slice(0, most))}${
    rows.length <= most ? nothing : html`<p class="more">Còn ${rows.length - most} dòng nữa trong sổ.</p>`
  }`

/** Lines beyond which the page takes smaller letters. */
const roomyLines = 28

/** About how many lines the tables and remarks take: what is long takes two. */
function linesOf({ facts, months, tasks, promises, remarks }: CellHistory): number {
  const lines = (text: string) => (text.length > 55 ? 2 : 1)
  const meetings = months.reduce((sum, month) => sum + Math.max(1, month.meetings.length), 0)
  return [
    ...facts.map(({ text }) => lines(text)),
    ...tasks
      .slice(0, mostTasks)
      .map(({ title, who }) => lines(title.length > who.length * 2 ? title : who + who)),
    ...promises.slice(0, mostPromises).map(({ promise }) => lines(promise)),
    ...remarks.slice(0, mostRemarks).map(({ text }) => lines(text)),
  ].reduce((sum, count) => sum + count, Math.min(meetings, mostMeetings))
}

/** Tình hình chi bộ 12 tháng: one page, beginning on a page of its own. */
export function historyCard(cell: CellHistory, key: number): Html {
  const { head, facts, remarks } = cell
  return html`<article class="f${key}${linesOf(cell) > roomyLines ? ' dense' : ''}">
${ownPages(key, footName(head.heading.issuing))}
${formHead(head)}
<dl class="facts">${facts.map(({ label, text }) => html`<dt>${label}</dt><dd>${cut(text) || 'chưa ghi'}</dd>`)}</dl>
${part({ title: 'Sinh hoạt và chấm điểm', columns: monthColumns, rows: monthLines(cell), most: mostMeetings })}
${part({
  title: 'Nhiệm vụ đang mở',
  columns: taskColumns,
  rows: fitted(taskLines(cell)),
  most: mostTasks,
})}
${part({
  title: 'Việc cấp ủy viên đã hứa, chưa thực hiện xong',
  columns: promiseColumns,
  rows: fitted(promiseLines(cell)),
  most: mostPromises,
})}
<h2>Nhận xét gần đây</h2>
${remarks.length === 0 ? html`<p>Chưa có.</p>` : remarks.slice(0, mostRemarks).map(({ heldOn, fullName, text }) => html`<p>${formatDate(heldOn)}, ${fullName}: ${cut(text)}</p>`)}
</article>
`
}
