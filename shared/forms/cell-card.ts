import { type Html, html } from '../documents/markup.ts'
import { formatCount } from '../text/numbers.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, footName, ownPages, portrait } from './page.ts'
import { nothing, ruled } from './parts.ts'

/** What one page says of a cell. Everything is in words already; '' is not known. */
export interface CellFacts {
  readonly head: FormHead
  readonly facts: readonly { readonly label: string; readonly text: string }[]
  readonly numbers: readonly { readonly label: string; readonly count: number }[]
  readonly posts: readonly {
    readonly post: string
    readonly fullName: string
    readonly term: string
    readonly paper: string
  }[]
  readonly groups: readonly { readonly name: string; readonly count: number }[]
  readonly lineage: readonly { readonly on: string; readonly what: string; readonly paper: string }[]
}

/** So many lines have room on the one page; the rest is in the program. */
const mostPosts = 10
const mostGroups = 4
const mostLineage = 4

export const cellCardSheets = (title: string): FormSheets => ({
  title,
  style: portrait({ size: 12.5, lineHeight: 16 }, 15),
  css: `
.facts { display: grid; grid-template-columns: 56mm 1fr; column-gap: 3mm; }
.facts dt, .facts dd { margin: 0; padding: 0.4mm 0; }
.facts dd { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.numbers { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; margin: 1mm 1px 2mm; }
.numbers div { padding: 1mm; border: 0.5pt solid #000; margin-left: -0.5pt; text-align: center; font-size: 11pt; line-height: 13pt; }
.numbers b { display: block; font-size: 14pt; line-height: 19pt; }
td, th { font-size: 11.5pt; line-height: 14pt; }
.dense { font-size: 9pt; line-height: 11pt; }
.dense td, .dense th { font-size: 9pt; line-height: 10.5pt; }
.dense h1 { font-size: 12pt; line-height: 14pt; }
.more { font-style: italic; font-size: 11pt; }
.clamped { max-height: 2lh; overflow: hidden; }
`,
})

/** Letters beyond which the page takes smaller ones, and beyond which a line of the lineage is cut. */
const roomyLetters = 1100
const longestLine = 105

const shortened = (text: string): string =>
  text.length <= longestLine ? text : `${text.slice(0, longestLine).trimEnd()}…`

/** How much there is to be said in tables and facts, in letters. */
const lettersOf = ({ head, facts, posts, lineage }: CellFacts): number =>
  [
    head.heading.issuing,
    ...facts.map(({ text }) => text),
    ...posts.slice(0, mostPosts).flatMap(({ post, fullName, term }) => [post, fullName, term]),
    ...lineage.slice(0, mostLineage).map(({ what }) => shortened(what)),
  ].reduce((sum, text) => sum + text.length, 0)

const rest = (count: number, most: number): Html =>
  count <= most ? nothing : html`<p class="more">Còn ${count - most} dòng nữa trong sổ.</p>`

/** Thông tin chi bộ: one page, beginning on a page of its own. */
export function cellCard(cell: CellFacts, key: number): Html {
  const { facts, numbers, posts, groups, lineage } = cell
  return html`<article class="f${key}${lettersOf(cell) > roomyLetters ? ' dense' : ''}">
${ownPages(key, footName(cell.head.heading.issuing))}
${formHead(cell.head)}
<dl class="facts">${facts.map(({ label, text }) => html`<dt>${label}</dt><dd>${text === '' ? 'chưa ghi' : text}</dd>`)}</dl>
<h2>Đảng viên</h2>
<div class="numbers">${numbers.map(({ label, count }) => html`<div>${label}<b>${formatCount(count)}</b></div>`)}</div>
<h2>Chức vụ</h2>
${
  posts.length === 0
    ? html`<p>Chưa ghi ai giữ chức vụ.</p>`
    : ruled(
        [
          { title: 'Chức vụ', share: 40 },
          { title: 'Họ và tên', share: 65 },
          { title: 'Từ - đến', share: 45, alignment: 'centered' },
          { title: 'Văn bản', share: 30 },
        ],
        posts.slice(0, mostPosts).map(({ post, fullName, term, paper }) => [post, fullName, term, paper]),
      )
}
${rest(posts.length, mostPosts)}
${
  groups.length === 0
    ? nothing
    : html`<h2>Tổ đảng</h2><p class="clamped">${groups
        .slice(0, mostGroups)
        .map(({ name, count }) => `${name} (${formatCount(count)} đảng viên)`)
        .join('; ')}</p>${rest(groups.length, mostGroups)}`
}
<h2>Quá trình thành lập, thay đổi</h2>
${
  lineage.length === 0
    ? html`<p>Chưa ghi thay đổi nào.</p>`
    : ruled(
        [
          { title: 'Ngày', share: 28, alignment: 'centered' },
          { title: 'Nội dung', share: 100 },
          { title: 'Văn bản', share: 45 },
        ],
        lineage.slice(0, mostLineage).map(({ on, what, paper }) => [on, shortened(what), paper]),
      )
}
${rest(lineage.length, mostLineage)}
</article>
`
}
