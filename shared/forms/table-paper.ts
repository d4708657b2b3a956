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
  /** "Mường Than, ngày 22 tháng 11 năm 2026" */
  readonly placeAndDay: string
  /** Who signs: "NGƯỜI LẬP"; where two do, the other on the left. */
  readonly capacity: string
  readonly left?: string
  /** A second table under it, with its own title. */
  readonly reasons?: {
    readonly title: string
    readonly columns: readonly Column[]
    readonly rows: readonly (readonly string[])[]
  }
  /** The last column is for everybody's hand. */
  readonly isSigned?: boolean
}

const columnsOf = (columns: readonly Column[]) =>
  columns.map(({ title, share, alignment }) =>
    wideColumn(title, share, alignment === 'centered' ? 'center' : alignment),
  )

/** A table of the office as a Party document, for those who go on with it in Word. */
export const tablePaper = ({
  head: { heading, title, under },
  columns,
  rows,
  placeAndDay,
  capacity,
  left,
  reasons,
  isSigned = false,
}: PrintedTable): PartyDocument => ({
  schemaVersion: 1,
  draft: false,
  header: { ...(heading.superior !== '' && { superior: heading.superior }), issuer: heading.issuing },
  title: { type: title, subject: under },
  blocks: [
    table(
      columnsOf(columns),
      // Two lines give a hand its room.
      rows.map((row) => (isSigned ? [...row.slice(0, -1), [lineBreak]] : row)),
    ),
    ...(reasons === undefined
      ? []
      : [flush(bold(reasons.title)), table(columnsOf(reasons.columns), reasons.rows)]),
    { ...flush(italic(placeAndDay)), alignment: 'right' },
    left === undefined ? signature(signatory(capacity)) : signaturePair(signatory(left), signatory(capacity)),
  ],
})
