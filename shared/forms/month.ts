import { formatDate } from '../calendar/dates.ts'
import { periodPhrase } from '../calendar/periods.ts'
import type { Html } from '../documents/markup.ts'
import { html } from '../documents/markup.ts'
import { type MeetingKind, meetingTitles, type RollLine } from '../meetings/meeting.ts'
import type { CommonTask } from '../months/contract.ts'
import type { Heading } from '../organisation/heading.ts'
import { standingNames } from '../people/person.ts'
import type { CriterionRule } from '../rulebook/score-rules.ts'
import type { MonthPart } from './contract.ts'
import { type FormHead, formHead } from './heading.ts'
import { meetingSheet, sheetFont, sheetMargin } from './month-sheet.ts'
import { type FormSheets, footName, markedPlace, ownPages, portrait } from './page.ts'
import { type Column, nothing, ruled, signsRow, tableHead, tableRow } from './parts.ts'

/** What is printed for one meeting before it is held. */
export interface MeetingBundle {
  readonly heading: Heading
  readonly cellName: string
  readonly period: string
  readonly kind: MeetingKind
  readonly heldOn: string
  readonly startsAt: string | null
  readonly place: string
  readonly topic: string
  /** Who is to speak on the topic, as the year's plan has it; '' when nobody is named. */
  readonly speaker: string
  /** Who drafts and who approves what is said on the topic; '' when nobody is named. */
  readonly drafter: string
  readonly approver: string
  /** What it is to go through, a line an item. */
  readonly agenda: string
  /** Who is to chair it; '' when not known. */
  readonly chair: string
  readonly roll: readonly RollLine[]
  readonly news: string
  readonly directions: string
  /** Documents to be studied, as a paper names them. */
  readonly documents: readonly string[]
  readonly openTasks: readonly {
    readonly title: string
    readonly who: string
    readonly dueOn: string | null
    /** The newest note since a meeting last heard of it: "Theo dõi ngày 20/11/2026: đã nghiệm thu". */
    readonly note?: string
  }[]
  /** Petitions of earlier meetings that this one has to hear of. */
  /** What village head, Front and mass organisations wish to be taken up. */
  readonly topics: readonly string[]
  readonly petitions: readonly {
    readonly content: string
    readonly raised: string
    readonly standing: string
  }[]
  readonly commonTasks: readonly Omit<CommonTask, 'id'>[]
  readonly criteria: readonly CriterionRule[]
  /** Titles of the parts, from the rule book. */
  readonly titles: Readonly<Record<MonthPart, string>>
}

export const monthSheets = (title: string): FormSheets => ({
  title,
  // The other parts are denser than the sheet.
  style: portrait(sheetFont, sheetMargin),
  css: `
.dense { font-size: 13pt; line-height: 16.5pt; }
.dense h1 { font-size: 15pt; line-height: 20pt; }
.dense .head { font-size: 12.5pt; line-height: 16pt; }
.dense th { font-size: 12pt; line-height: 15pt; }
.dense td { vertical-align: middle; }
.roll-table tbody tr:not(.sign-row) { height: 8mm; }
.roll-table td { padding-top: 0.5pt; padding-bottom: 0.5pt; }
.dense .signs .space { height: 48pt; }
.result-table tbody tr:not(.sign-row) { height: 20mm; }
.result-table td { vertical-align: top; }
.petition-table { margin-top: 10pt; }
.score-table tbody tr:not(.sign-row) { height: 13mm; }
.totals { margin: 4pt 0; }
.written .signs .space { height: 62pt; }
.written .head { line-height: 20pt; }
.written h1 { font-size: 17pt; line-height: 22pt; margin-top: 4pt; }
.written h2 { margin-top: 4pt; }
.written .agenda td, .written .agenda th { height: auto; padding-block: 1pt; vertical-align: top; line-height: 19pt; }
.written td { height: 11mm; vertical-align: middle; }
.written th { line-height: 20pt; }
`,
})

const number = (count: number): string => String(count).padStart(2, '0')

/** "Sinh hoạt thường kỳ tháng 12 năm 2026", "Ngày 03/12/2026, 19 giờ 30, tại Nhà văn hóa bản" */
function whenWords({ kind, period, heldOn, startsAt, place }: MeetingBundle): readonly string[] {
  const [hour, minute] = startsAt?.split(':') ?? []
  const when = [
    `Ngày ${formatDate(heldOn)}`,
    hour === undefined ? '' : `${Number(hour)} giờ ${minute}`,
    place === '' ? '' : `tại ${place}`,
  ]
  return [`${meetingTitles[kind]} ${periodPhrase(period)}`, when.filter((part) => part !== '').join(', ')]
}

const headOf = (bundle: MeetingBundle, part: MonthPart): FormHead => ({
  heading: bundle.heading,
  number: '',
  title: bundle.titles[part],
  under: whenWords(bundle),
})

const rollColumns: readonly Column[] = [
  { title: 'Số TT', share: 12, alignment: 'centered' },
  { title: 'Họ và tên', share: 56 },
  { title: 'Chức vụ, diện', share: 36 },
  { title: 'Ký tên (có mặt)', share: 36 },
  { title: 'Vắng (P, K)', share: 22 },
  { title: 'Ghi chú', share: 30 },
]

/** Everybody called, by the number that stays theirs: the secretary writes absentees down by it. */
const roll = (bundle: MeetingBundle): Html => {
  const rows = bundle.roll.map(({ number, fullName, post, standing }) => [
    String(number),
    fullName,
    [post, standing === 'official' ? '' : standingNames[standing]].filter((part) => part !== '').join(', '),
    '',
    '',
    '',
  ])
  return html`${formHead(headOf(bundle, 'roll'))}
<table class="roll-table">${tableHead(rollColumns)}<tbody>${rows.map((cells) => tableRow(rollColumns, cells))}
<tr class="sign-row"><td colspan="${rollColumns.length}"><p class="totals">Tổng số: ${number(rows.length)} đồng chí; có mặt: ……; vắng có lý do: ……; vắng không lý do: ……; miễn sinh hoạt không dự: ……. Cột vắng ghi P là có lý do, K là không lý do.</p></td></tr>
${signsRow(rollColumns.length, { capacity: 'NGƯỜI GHI BIÊN BẢN' }, { capacity: 'CHỦ TRÌ' })}</tbody></table>`
}

const taskColumns: readonly Column[] = [
  { title: 'Số TT', share: 11, alignment: 'centered' },
  { title: 'Nhiệm vụ đã giao', share: 60 },
  { title: 'Người thực hiện', share: 36 },
  { title: 'Thời hạn', share: 30, alignment: 'centered' },
  { title: 'Kết quả thực hiện', share: 56 },
]
const leastTaskRows = 6

const tasks = (bundle: MeetingBundle): Html => {
  const rows = bundle.openTasks.map(({ title, who, dueOn, note }, index) => [
    String(index + 1),
    note === undefined ? title : `${title}\n${note}`,
    who,
    dueOn === null ? '' : formatDate(dueOn),
    '',
  ])
  return html`${formHead(headOf(bundle, 'tasks'))}
<div class="result-table">${ruled(taskColumns, rows, leastTaskRows)}</div>
${bundle.petitions.length === 0 ? nothing : petitions(bundle)}`
}

const petitionColumns: readonly Column[] = [
  { title: 'Số TT', share: 11, alignment: 'centered' },
  { title: 'Kiến nghị của các kỳ trước', share: 70 },
  { title: 'Người nêu', share: 40 },
  { title: 'Trả lời', share: 72 },
]

const petitions = ({ petitions: earlier }: MeetingBundle): Html =>
  html`<div class="petition-table">${ruled(
    petitionColumns,
    earlier.map(({ content, raised, standing }, index) => [String(index + 1), content, raised, standing]),
  )}</div>`

const scoreColumns: readonly Column[] = [
  { title: 'Số TT', share: 11, alignment: 'centered' },
  { title: 'Tiêu chí', share: 78 },
  { title: 'Điểm tối đa', share: 20, alignment: 'centered' },
  { title: 'Chi bộ tự chấm', share: 24, alignment: 'centered' },
  { title: 'Lý do trừ điểm', share: 50 },
]

const score = (bundle: MeetingBundle): Html => {
  const { criteria } = bundle
  const sum = criteria.reduce((total, { maximum }) => total + maximum, 0)
  const rows = [
    ...criteria.map(({ title, maximum }, index) => [String(index + 1), title, String(maximum), '', '']),
    ['', 'Tổng số', String(sum), '', ''],
  ]
  return html`${formHead(headOf(bundle, 'score'))}
<table class="score-table">${tableHead(scoreColumns)}<tbody>${rows.map((cells) => tableRow(scoreColumns, cells))}
<tr class="sign-row"><td colspan="${scoreColumns.length}"><p class="totals">Biểu quyết mức điểm tự chấm: tán thành …… / ……; xếp loại buổi sinh hoạt: ………………</p></td></tr>
${signsRow(scoreColumns.length, { capacity: 'NGƯỜI GHI BIÊN BẢN' }, { capacity: 'CHỦ TRÌ' })}</tbody></table>`
}

const drawn: Readonly<
  Record<MonthPart, { readonly name: string; readonly draw: (bundle: MeetingBundle) => Html }>
> = {
  roll: { name: 'Danh sách điểm danh', draw: roll },
  sheet: {
    name: 'Phiếu ghi',
    draw: (bundle) => html`${formHead(headOf(bundle, 'sheet'))}${meetingSheet(bundle)}`,
  },
  tasks: { name: 'Nhiệm vụ đã giao', draw: tasks },
  score: { name: 'Phiếu tự chấm điểm', draw: score },
}

/** The parts of one meeting, each on sheets of its own; `key` is a number that no other meeting of the job has. */
/** How the place of a part is called in the PDF. */
export const placeName = (key: number, index: number): string => `p${key}x${index}`

export function* meetingParts(
  bundle: MeetingBundle,
  parts: readonly MonthPart[],
  key: number,
): Generator<Html> {
  for (const [index, part] of parts.entries()) {
    const page = key * 10 + index
    const { name, draw } = drawn[part]
    const look = part === 'sheet' ? 'written' : 'dense'
    yield html`<article id="${placeName(key, index)}" class="f${page} ${look}">
${ownPages(page, footName(`${bundle.cellName} - ${name}`, 90))}
${markedPlace(placeName(key, index))}
${draw(bundle)}
</article>
`
  }
}
