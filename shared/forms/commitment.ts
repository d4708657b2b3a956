import { formatDate } from '../calendar/dates.ts'
import type { PartialDate } from '../calendar/partial-dates.ts'
import type { Committed } from '../commitments/contract.ts'
import { type Html, html } from '../documents/markup.ts'
import type { PartyDocument } from '../documents/model.ts'
import { standingNames } from '../people/person.ts'
import { formatCount } from '../text/numbers.ts'
import { type FormHead, formHead, placeAndDay } from './heading.ts'
import { type FormSheets, footName, landscape, ownPages, portrait } from './page.ts'
import { type Column, fill, knownDate, nothing, row, signs, signsRow, tableHead, tableRow } from './parts.ts'
import { tablePaper } from './table-paper.ts'

/** Bản cam kết of one member: what is known stands printed, the rest is dotted. */
export interface CommitmentForm {
  readonly head: FormHead
  readonly cellName: string
  readonly year: number
  readonly fullName: string
  readonly birthDate: PartialDate | null
  readonly joinedOn: PartialDate | null
  readonly posts: string
  readonly occupation: string
  /** What was typed of it; '' leaves lines for the hand under each of the sections. */
  readonly content: string
  readonly sections: readonly string[]
  readonly madeOn: string | null
  readonly place: string
}

export const commitmentSheets = (title: string): FormSheets => ({
  title,
  style: portrait({ size: 14, lineHeight: 19 }, 17),
  css: `
.commitment .content { text-align: justify; }
.commitment .to { margin: 4pt 0 8pt; text-align: center; }
.commitment .signs { margin-top: 12pt; column-gap: 0; }
.commitment .day { margin-left: -12mm; }
`,
})

/** Lines for the hand under each section, so that the whole of it keeps to one page. */
const linesOfSection = 3

const dayWords = (place: string, day: string | null): string =>
  day === null ? `${place === '' ? '……………' : place}, ngày …… tháng …… năm ………` : placeAndDay(place, day)

/** `key` is a number that no other form of the job has. */
export function commitmentForm(form: CommitmentForm, key: number): Html {
  const { head, cellName, year, fullName, content, sections } = form
  const body =
    content === ''
      ? sections.map(
          (section, index) =>
            html`<section class="item"><h2>${index + 1}. ${section}</h2>${Array.from({ length: linesOfSection }, () => fill(''))}</section>`,
        )
      : content
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => html`<p class="content">${line}</p>`)
  return html`<article class="f${key} commitment">${ownPages(key, footName(`${fullName} - ${cellName}`, 90))}
${formHead(head)}
<p class="to">Kính gửi: ${cellName}</p>
${row('3fr 2fr', fill('Họ và tên:', fullName), fill('Ngày sinh:', knownDate(form.birthDate)))}
${row('3fr 2fr', fill('Chức vụ trong Đảng:', form.posts), fill('Ngày vào Đảng:', knownDate(form.joinedOn)))}
${fill('Nghề nghiệp, công việc hiện nay:', form.occupation)}
<p>Tôi cam kết tu dưỡng, rèn luyện, phấn đấu năm ${year} như sau:</p>
${body}
${signs({ capacity: 'XÁC NHẬN CỦA CHI BỘ' }, { day: dayWords(form.place, form.madeOn), capacity: 'NGƯỜI CAM KẾT', hint: '(Ký, ghi rõ họ tên)' })}
</article>
`
}

/** Theo dõi bản cam kết of a cell: what is known, with room for the hand where it is not. */
export interface CommitmentList {
  readonly head: FormHead
  readonly cellName: string
  readonly people: readonly Committed[]
  readonly placeAndDay: string
}

export const commitmentListSheets = (title: string): FormSheets => ({
  title,
  style: landscape({ size: 12, lineHeight: 15 }, 15),
  css: 'tbody tr:not(.sign-row) { height: 12mm; }\n',
})

const columns: readonly Column[] = [
  { title: 'STT', share: 13, alignment: 'centered' },
  { title: 'Họ và tên', share: 46 },
  { title: 'Ngày làm', share: 24, alignment: 'centered' },
  { title: 'Nội dung chính', share: 84 },
  { title: 'Ngày kiểm tra', share: 24, alignment: 'centered' },
  { title: 'Kết quả thực hiện', share: 68 },
]

const maker = 'NGƯỜI LẬP'
const signer = 'BÍ THƯ CHI BỘ'

const shown = (day: string | null | undefined): string => (day == null ? '' : formatDate(day))

const rowsOf = (people: CommitmentList['people']) =>
  people.map(({ fullName, standing, isOwed, commitment }, index) => [
    String(index + 1),
    standing === 'official' ? fullName : `${fullName} (${standingNames[standing].toLocaleLowerCase('vi')})`,
    commitment === null && !isOwed ? 'không phải làm' : shown(commitment?.madeOn),
    commitment?.content ?? '',
    shown(commitment?.checkedOn),
    commitment?.outcome ?? '',
  ])

export function commitmentList(
  { head, cellName, people, placeAndDay: day }: CommitmentList,
  key: number,
): Html {
  const rows = rowsOf(people)
  return html`<article class="f${key}">${ownPages(key, footName(cellName, 90))}
${formHead(head)}
${
  rows.length === 0
    ? nothing
    : html`<table>${tableHead(columns)}<tbody>${rows.map((cells) => tableRow(columns, cells))}${signsRow(columns.length, { capacity: maker }, { day, capacity: signer })}</tbody></table>`
}
</article>
`
}

/** The same for Word. */
export const commitmentPaper = ({ people, ...list }: CommitmentList): PartyDocument =>
  tablePaper({ ...list, columns, rows: rowsOf(people), left: maker, capacity: signer })

/** `14/15 đảng viên đã làm, 03 đã kiểm tra` */
export const countWords = (counts: {
  readonly owed: number
  readonly made: number
  readonly checked: number
}): string =>
  `${formatCount(counts.made)}/${formatCount(counts.owed)} đảng viên đã làm, ${formatCount(counts.checked)} đã kiểm tra`
