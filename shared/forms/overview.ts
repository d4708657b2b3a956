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

/** A table whose last rows stay together, with whoever signs under them. */
function closedTable({ columns, rows }: Omit<OverviewTable, 'reasons'>, signing: Html = nothing): Html {
  const at = Math.max(0, rows.length - lastRows)
  const drawn = rows.map((row) => tableRow(columns, row))
  return html`<table>${tableHead(columns)}<tbody>${drawn.slice(0, at)}</tbody><tbody class="last">${drawn.slice(at)}${signing}</tbody></table>`
}

/** Tổng hợp sinh hoạt chi bộ: the table of the commune, and under it why the scores are what they are. */
export function overviewSheet({ head, table: { reasons, ...table }, placeAndDay }: OverviewSheet): Html {
  const signing = ({ columns }: Omit<OverviewTable, 'reasons'>) =>
    signsRow(columns.length, null, { day: placeAndDay, capacity: 'NGƯỜI LẬP' })
  return html`<article>
${formHead(head)}
${reasons === undefined ? closedTable(table, signing(table)) : closedTable(table)}
${reasons === undefined ? nothing : html`<h2>${reasons.title}</h2>${closedTable(reasons, signing(reasons))}`}
</article>`
}
