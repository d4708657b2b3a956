import { formatMeasure } from '../tasks/indicator.ts'

/** A list of the office as it goes onto paper and into a workbook. */
export interface ListTable {
  readonly headers: readonly string[]
  /** A number stays one in the workbook. */
  readonly rows: readonly (readonly (string | number | null)[])[]
}

export const printedRows = ({ rows }: ListTable): readonly (readonly string[])[] =>
  rows.map((row) =>
    row.map((cell) => (cell === null ? '' : typeof cell === 'number' ? formatMeasure(cell) : cell)),
  )

/** Without the columns in which no row says anything: paper is narrow. */
export function filledColumns({ headers, rows }: ListTable): ListTable {
  const isFilled = headers.map((_, at) => rows.some((row) => (row[at] ?? '') !== ''))
  return {
    headers: headers.filter((_, at) => isFilled[at]),
    rows: rows.map((row) => row.filter((_, at) => isFilled[at])),
  }
}
