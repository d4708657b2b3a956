import { type Html, html } from '../documents/markup.ts'
import type { OverviewTable } from '../overview/table.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, landscape, numberedPages } from './page.ts'
import { nothing, signsRow, tableHead, tableRow } from './parts.ts'

export const overviewSheets = (title: string): FormSheets => ({
  title,
  style: landscape({ size: 11, lineHeight: 13.5 }, 12),
  css: `${numberedPages(title)}
.total td { font-weight: bold; }
/* A page of its own has more on it than the last line. */
.kept { break-before: avoid; }
/* What explains the scores is read with them: in smaller letters, as a note. */
.reasons td { font-size: 10pt; line-height: 12pt; }
`,
})

interface OverviewSheet {
  readonly head: FormHead
  readonly table: OverviewTable
  readonly reasons: OverviewTable | null
  readonly placeAndDay: string
}

export const reasonsTitle = 'Lý do các điểm'
export const hasReasons = (reasons: OverviewTable | null): reasons is OverviewTable =>
  reasons !== null && reasons.rows.length > 0

/** So many lines go to the next page together with the total and the hand under it. */
const mostKept = 4

const keptLines = ({ columns, rows }: OverviewTable): readonly Html[] =>
  rows.map((row, index) => tableRow(columns, row, index > rows.length - mostKept ? 'kept' : ''))

/** Tổng hợp sinh hoạt chi bộ: the table of the commune, and below it why the scores of a month are not full. */
export const overviewSheet = ({ head, table, reasons, placeAndDay }: OverviewSheet): Html => {
  const { columns, total } = table
  const signs = (width: number) => signsRow(width, null, { day: placeAndDay, capacity: 'NGƯỜI LẬP' })
  return html`<article>
${formHead(head)}
<table>${tableHead(columns)}<tbody>${keptLines(table)}${
    total === undefined ? nothing : tableRow(columns, total, 'total kept')
  }${hasReasons(reasons) ? nothing : signs(columns.length)}</tbody></table>
${
  hasReasons(reasons)
    ? html`<section class="reasons"><h2>${reasonsTitle}</h2>
<table>${tableHead(reasons.columns)}<tbody>${keptLines(reasons)}${signs(reasons.columns.length)}</tbody></table></section>`
    : nothing
}
</article>`
}
