import { type Html, html } from '../documents/markup.ts'
import type { OverviewTable } from '../overview/table.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, landscape, numberedPages } from './page.ts'
import { nothing, signsRow, tableHead, tableRow } from './parts.ts'

export const overviewSheets = (title: string): FormSheets => ({
  title,
  style: landscape({ size: 11, lineHeight: 13.5 }, 12),
  css: `${numberedPages(title)}
tbody.last { break-inside: avoid; }
h2 { break-after: avoid; margin-top: 6mm; }`,
})

interface OverviewSheet {
  readonly head: FormHead
  readonly table: OverviewTable
  readonly placeAndDay: string
}

/** Rows that stay with those who sign: neither they nor a row or two stand on a sheet alone. */
const lastRows = 4

/** Tổng hợp sinh hoạt chi bộ: the table of the commune, and under it why the scores are what they are. */
export const overviewSheet = ({
  head,
  table: { columns, rows, reasons },
  placeAndDay,
}: OverviewSheet): Html => {
  const at = Math.max(0, rows.length - lastRows)
  const signer = { day: placeAndDay, capacity: 'NGƯỜI LẬP' }
  const rowsOf = (some: typeof rows) => some.map((row) => tableRow(columns, row))
  return html`<article>
${formHead(head)}
<table>${tableHead(columns)}<tbody>${rowsOf(rows.slice(0, at))}</tbody><tbody class="last">${rowsOf(
    rows.slice(at, -1),
  )}${rows.slice(-1).map((row) => html`${tableRow(columns, row)}`)}${signsRow(columns.length, null, signer)}</tbody></table>
${
  reasons === undefined
    ? nothing
    : html`<h2>${reasons.title}</h2><table>${tableHead(reasons.columns)}<tbody>${reasons.rows.map((row) =>
        tableRow(reasons.columns, row),
      )}</tbody></table>`
}
</article>`
}
