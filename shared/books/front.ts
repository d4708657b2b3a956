import { formatDate } from '../calendar/dates.ts'
import { type Html, html } from '../documents/markup.ts'
import { type FormHead, formHead } from '../forms/heading.ts'
import { type FormSheets, portrait } from '../forms/page.ts'
import { type Column, nothing, tableHead, tableRow } from '../forms/parts.ts'
import { formatCount } from '../text/numbers.ts'

/** A line of the contents: one paper, or what is bound behind the papers. */
export interface BookLine {
  /** `08-BB/CB`; '' where the paper bears none. */
  readonly number: string
  readonly day: string | null
  readonly title: string
  /** What the reader should know of the print; '' for nothing. */
  readonly note: string
  /** Page of the book on which it begins. */
  readonly page: number
}

interface BookFront {
  readonly head: FormHead
  readonly lines: readonly BookLine[]
  readonly papers: number
  readonly pages: number
  readonly missing: readonly string[]
  readonly placeAndDay: string
}

export const bookSheets = (title: string): FormSheets => ({
  title,
  style: portrait({ size: 13, lineHeight: 18 }, 20),
  css: `
.cover { display: flex; flex-direction: column; height: 252mm; }
.cover .name { margin-top: 70mm; text-align: center; }
.cover .name h1 { font-size: 30pt; line-height: 40pt; }
.cover .name p { font-size: 16pt; line-height: 24pt; }
.cover .end { margin-top: auto; text-align: center; font-style: italic; }
.note { display: block; font-style: italic; font-size: 11pt; line-height: 14pt; }
.contents h1 { margin-top: 0; }
`,
})

const columns: readonly Column[] = [
  { title: 'STT', share: 14, alignment: 'centered' },
  { title: 'Số, ký hiệu', share: 26, alignment: 'centered' },
  { title: 'Ngày', share: 24, alignment: 'centered' },
  { title: 'Văn bản', share: 86 },
  { title: 'Trang', share: 15, alignment: 'centered' },
]

const cover = ({ head, papers, pages, placeAndDay }: BookFront): Html => html`<article class="cover">
${formHead({ ...head, title: '', under: [] })}
<div class="name"><h1>${head.title}</h1>${head.under.map((line) => html`<p>${line}</p>`)}</div>
<p class="end">Tập gồm ${formatCount(papers)} văn bản, ${formatCount(pages)} trang<br>${placeAndDay}</p>
</article>`

const contents = ({ lines, missing }: BookFront): Html => html`<article class="contents">
<h1>MỤC LỤC</h1>
<table>${tableHead(columns)}<tbody>${lines.map(({ number, day, title, note, page }, index) =>
  tableRow(columns, [
    String(index + 1),
    number,
    day === null ? '' : formatDate(day),
    note === '' ? title : `${title}. ${note}`,
    String(page),
  ]),
)}</tbody></table>
<p class="note">Số trang của tập ghi ở giữa, cuối trang.</p>
${missing.length === 0 ? nothing : html`<h2>Còn thiếu trong tập</h2>${missing.map((sentence) => html`<p>- ${sentence}</p>`)}`}
</article>`

/** Cover and list of contents of a year's book. */
export const bookFront = (front: BookFront): readonly Html[] => [cover(front), contents(front)]
