import { letterOf, lettersExplained, monthWords } from '../attendance/sitting.ts'
import { formatDate } from '../calendar/dates.ts'
import type { Output } from '../contract.ts'
import { type Html, html } from '../documents/markup.ts'
import { formatCount, formatPercent } from '../text/numbers.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, landscape, numberedPages } from './page.ts'
import { type Column, signsRow, tableHead, tableRow } from './parts.ts'

/** Lưới dự sinh hoạt of a cell for its file: members down, the meetings of a year across. */
interface AttendanceSheet {
  readonly head: FormHead
  readonly grid: Output<'attendance.ofCell'>
  readonly placeAndDay: string
}

export const attendanceSheets = (title: string): FormSheets => ({
  title,
  style: landscape({ size: 11, lineHeight: 12.5 }, 12),
  css: `${numberedPages(title)}
.letters { margin-bottom: 3pt; font-size: 9.5pt; text-align: center; }
`,
})

const columnsOf = ({ meetings }: AttendanceSheet['grid']): readonly Column[] => [
  { title: 'STT', share: 13, alignment: 'centered' },
  { title: 'Họ và tên', share: 53 },
  ...meetings.map(({ period, kind, heldOn }): Column => {
    const day = formatDate(heldOn).slice(0, 5)
    return { title: `${monthWords(period, kind)} ${day}`, share: 14, alignment: 'centered' }
  }),
  { title: 'Dự', share: 21, alignment: 'centered' },
  { title: 'Tỷ lệ', share: 18, alignment: 'centered' },
  { title: 'P', share: 9, alignment: 'centered' },
  { title: 'K', share: 9, alignment: 'centered' },
]

type Turns = AttendanceSheet['grid']['turns']

const ends = (turns: Turns): readonly string[] => [
  `${formatCount(turns.present)}/${formatCount(turns.base)}`,
  formatPercent(turns.present, turns.base),
  formatCount(turns.excused),
  formatCount(turns.absent),
]

export function attendanceSheet({ head, grid, placeAndDay }: AttendanceSheet): Html {
  const columns = columnsOf(grid)
  const lines = grid.people.map(({ fullName, sittings, turns }, index) => [
    ...[String(index + 1), fullName, ...sittings.map(letterOf)],
    ...ends(turns),
  ])
  const sums = grid.meetings.map(({ turns }) => `${formatCount(turns.present)}/${formatCount(turns.base)}`)
  return html`<article>
${formHead(head)}
<p class="letters">${lettersExplained}</p>
<table>${tableHead(columns)}<tbody>${lines.map((cells) => tableRow(columns, cells))}
${tableRow(columns, ['', 'Dự / phải dự', ...sums, ...ends(grid.turns)])}
${signsRow(columns.length, null, { day: placeAndDay, capacity: 'NGƯỜI LẬP' })}</tbody></table>
</article>`
}
