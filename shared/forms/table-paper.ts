import {
  bold,
  flush,
  italic,
  lineBreak,
  signatory,
  signature,
  signaturePair,
  table,
  wideColumn,
} from '../documents/compose.ts'
import type { PartyDocument } from '../documents/model.ts'
import type { FormHead } from './heading.ts'
import type { Column } from './parts.ts'

interface PrintedTable {
  readonly head: FormHead
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  /** The last row, in bold. */
  readonly total?: readonly string[]
  /** A second table under the first. */
  readonly more?: {
    readonly title: string
    readonly columns: readonly Column[]
    readonly rows: readonly (readonly string[])[]
  }
  /** "Mường Than, ngày 22 tháng 11 năm 2026" */
  readonly placeAndDay: string
  /** Who signs: "NGƯỜI LẬP"; where two do, the other on the left. */
  readonly capacity: string
  readonly left?: string
  /** The last column is for everybody's hand. */
  readonly isSigned?: boolean
}

const wide = (columns: readonly Column[]) =>
  columns.map((column) =>
    wideColumn(column.title, column.share, column.alignment === 'centered' ? 'center' : column.alignment),
  )

/** A table of the office as a Party document, for those who go on with it in Word. */
export const tablePaper = ({
  head: { heading, title, under },
  columns,
  rows,
  total,
  more,
  placeAndDay,
  capacity,
  left,
  isSigned = false,
}: PrintedTable): PartyDocument => ({
  schemaVersion: 1,
  draft: false,
  header: { ...(heading.superior !== '' && { superior: heading.superior }), issuer: heading.issuing },
  title: { type: title, subject: under },
  blocks: [
    table(wide(columns), [
      // Two lines give a hand its room.
      ...rows.map((row) => (isSigned ? [...row.slice(0, -1), [lineBreak]] : row)),
      ...(total === undefined ? [] : [total.map((text) => (text === '' ? '' : [bold(text)]))]),
    ]),
    ...(more === undefined ? [] : [flush(bold(more.title)), table(wide(more.columns), more.rows)]),
    { ...flush(italic(placeAndDay)), alignment: 'right' },
    left === undefined ? signature(signatory(capacity)) : signaturePair(signatory(left), signatory(capacity)),
  ],
})
