import { addDays, formatDate } from '../../shared/calendar/dates.ts'
import type { LedgerLineRow, LedgerTable } from '../../shared/movements/contract.ts'

/** A line of the ledger as it stands in the window: a count of heads on a day, or the steps of some kinds. */
export interface Line {
  /** Its name in the address. */
  readonly key: string
  readonly name: string
  readonly count: number
  readonly shows: { readonly headsOn: string } | { readonly steps: LedgerLineRow['steps'] }
  /** A sum that the parts below it make up; a part of it; or a line by itself. */
  readonly rank: 'sum' | 'part' | 'within'
}

const partsOf = (side: string, lines: readonly LedgerLineRow[], rank: Line['rank']): readonly Line[] =>
  lines.map(({ kind, name, steps }) => ({
    key: `${side}-${kind}`,
    name,
    count: steps.length,
    shows: { steps },
    rank,
  }))

function sumOf(key: string, name: string, lines: readonly LedgerLineRow[]): Line {
  const steps = lines
    .flatMap((line) => line.steps)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return { key, name, count: steps.length, shows: { steps }, rank: 'sum' }
}

/** The lines of a ledger from the opening to the closing, then what changed without changing the number. */
export function linesOf({ from, last, opening, closing, ...table }: LedgerTable): readonly Line[] {
  const before = addDays(from, -1)
  return [
    {
      key: 'dau',
      name: `Đầu kỳ (hết ngày ${formatDate(before)})`,
      count: opening,
      shows: { headsOn: before },
      rank: 'sum',
    },
    sumOf('tang', 'Tăng', table.increases),
    ...partsOf('tang', table.increases, 'part'),
    sumOf('giam', 'Giảm', table.decreases),
    ...partsOf('giam', table.decreases, 'part'),
    {
      key: 'cuoi',
      name: `Cuối kỳ (hết ngày ${formatDate(last)})`,
      count: closing,
      shows: { headsOn: last },
      rank: 'sum',
    },
    ...partsOf('trong', table.within, 'within'),
  ]
}
