import { formatDate } from '../calendar/dates.ts'
import { formatPeriod } from '../calendar/periods.ts'
import { type Html, html } from '../documents/markup.ts'
import { formatCount } from '../text/numbers.ts'
import type { Promised, Visit } from '../visits/contract.ts'
import { cameWords, countVisits, type MemberVisits, standInWords, type VisitLine } from '../visits/lines.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, landscape, numberedPages } from './page.ts'
import { type Column, nothing, signsRow, tableHead, tableRow } from './parts.ts'

/** Phiếu theo dõi hằng tháng for the Standing Committee. */
interface VisitSheet {
  readonly head: FormHead
  readonly members: readonly MemberVisits[]
  /** Names of cells that nobody follows. */
  readonly unfollowed: readonly string[]
  /** Of earlier months, not kept yet. */
  readonly promises: readonly Promised[]
  readonly placeAndDay: string
}

export const visitSheets = (title: string): FormSheets => ({
  title,
  style: landscape({ size: 12, lineHeight: 15 }, 15),
  css: `${numberedPages(title)}
.member > td { background: #eee; font-weight: bold; break-after: avoid; }
tr.member { break-after: avoid; }
`,
})

const columns: readonly Column[] = [
  { title: 'STT', share: 13, alignment: 'centered' },
  { title: 'Chi bộ', share: 46 },
  { title: 'Ngày họp', share: 23, alignment: 'centered' },
  { title: 'Dự', share: 23, alignment: 'centered' },
  { title: 'Nhận xét', share: 72 },
  { title: 'Việc đã hứa, thời hạn, kết quả', share: 72 },
]

/** "Hỗ trợ xi măng (hạn 15/12/2026). Đã thực hiện ngày 10/12/2026: đủ 20 tấn" */
const promiseWords = ({ promise, promiseDueOn, outcome, keptOn }: Visit): string => {
  if (promise === '') return ''
  const due = promiseDueOn === null ? '' : ` (hạn ${formatDate(promiseDueOn)})`
  const state = keptOn === null ? 'Chưa thực hiện xong' : `Đã thực hiện ngày ${formatDate(keptOn)}`
  return `${promise}${due}. ${state}${outcome === '' ? '' : `: ${outcome}`}`
}

const cellsOfLine = ({ cellName, held }: VisitLine, index: number): readonly string[] => {
  const start = [String(index + 1), cellName]
  if (held === null) return [...start, '', 'Chưa họp', '', '']
  const { meeting, person } = held
  const instead = standInWords(held)
  const came = cameWords(person, meeting.isRecorded)
  const note = instead === '' ? came : `${came} (${instead})`
  return [...start, formatDate(meeting.heldOn), note, person.visit.remarks, promiseWords(person.visit)]
}

const memberLine = ({ fullName, lines }: MemberVisits): Html => {
  const { due, came } = countVisits(lines)
  const cells = new Set(lines.map(({ cellId }) => cellId)).size
  const turns = due === 0 ? '' : `, dự ${formatCount(came)}/${formatCount(due)} buổi`
  return html`<tr class="member"><td colspan="${columns.length}">${fullName}: ${formatCount(cells)} chi bộ${turns}</td></tr>\n`
}

const promiseColumns: readonly Column[] = [
  { title: 'STT', share: 13, alignment: 'centered' },
  { title: 'Cấp ủy viên', share: 40 },
  { title: 'Chi bộ', share: 46 },
  { title: 'Kỳ', share: 20, alignment: 'centered' },
  { title: 'Việc đã hứa', share: 70 },
  { title: 'Hạn', share: 24, alignment: 'centered' },
  { title: 'Đến nay', share: 36 },
]

const earlier = (promises: readonly Promised[], signed: Html): Html =>
  html`<h2>Việc đã hứa ở các kỳ trước, chưa thực hiện xong</h2>
<table>${tableHead(promiseColumns)}<tbody>${promises.map(
    ({ fullName, cellName, meeting, visit, isOverdue }, index) =>
      tableRow(promiseColumns, [
        ...[String(index + 1), fullName, cellName, formatPeriod(meeting.period), visit.promise],
        visit.promiseDueOn === null ? '' : formatDate(visit.promiseDueOn),
        visit.outcome || (isOverdue ? 'Quá hạn' : ''),
      ]),
  )}${signed}</tbody></table>\n`

export function visitSheet({ head, members, unfollowed, promises, placeAndDay }: VisitSheet): Html {
  const isLast = promises.length === 0
  const signed = (of: readonly Column[]) =>
    signsRow(of.length, null, { day: placeAndDay, capacity: 'NGƯỜI LẬP' })
  return html`<article>
${formHead(head)}
${unfollowed.length === 0 ? nothing : html`<p>Chi bộ chưa có cấp ủy viên phụ trách: ${unfollowed.join('; ')}.</p>`}
<table>${tableHead(columns)}<tbody>${members.map(
    (member) =>
      html`${memberLine(member)}${member.lines.map((line, index) => tableRow(columns, cellsOfLine(line, index)))}`,
  )}${isLast ? signed(columns) : nothing}</tbody></table>
${isLast ? nothing : earlier(promises, signed(promiseColumns))}
</article>`
}
