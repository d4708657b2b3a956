import { type Html, html } from '../documents/markup.ts'
import type { OverviewTable } from '../overview/table.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, landscape, numberedPages } from './page.ts'
import { signsRow, tableHead, tableRow } from './parts.ts'

export const overviewSheets = (title: string): FormSheets => ({
  title,
  style: landscape({ size: 11, lineHeight: 13.5 }, 12),
  css: numberedPages(title),
})

interface OverviewSheet {
  readonly head: FormHead
  readonly table: OverviewTable
  readonly placeAndDay: string
}

/** Tổng hợp sinh hoạt chi bộ: the table of the commune. */
export const overviewSheet = ({ head, table: { columns, rows }, placeAndDay }: OverviewSheet): Html =>
  html`<article>
${formHead(head)}
<table>${tableHead(columns)}<tbody>${rows.map((row) => tableRow(columns, row))}${signsRow(
    columns.length,
    null,
    {
      day: placeAndDay,
      capacity: 'NGƯỜI LẬP',
    },
  )}</tbody></table>
</article>`
