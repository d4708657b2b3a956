/** Two records' histories of one thing (cell, standing, group, a post) made one, without overlap. */
import type { IsoDate } from '../calendar/dates.ts'
import type { PartialDate } from '../calendar/partial-dates.ts'

/** An interval of a history with the beginning as it was written; null where nobody knows it. */
export interface Held {
  readonly from: IsoDate
  readonly written: PartialDate | null
  readonly to: IsoDate | null
}

const endless = '9999-12-31'
const endOf = ({ to }: Held): IsoDate => to ?? endless
const inOrder = <T extends Held>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((a, b) => (a.from < b.from ? -1 : 1))

/** The parts of a row in which none of the others holds; a part that begins later begins on a known day. */
function outside<T extends Held>(row: T, others: readonly Held[]): readonly T[] {
  let rest: T[] = [row]
  for (const other of others) {
    rest = rest.flatMap((part) => {
      if (other.from >= endOf(part) || part.from >= endOf(other)) return [part]
      const before = part.from < other.from ? [{ ...part, to: other.from }] : []
      const after =
        other.to !== null && other.to < endOf(part) ? [{ ...part, from: other.to, written: other.to }] : []
      return [...before, ...after]
    })
  }
  return rest
}

/**
 * What the kept record says of a time whose beginning nobody wrote down speaks for its end only. What the other one
 * knows of the days before comes first, and its known beginning of the same is taken over.
 */
function beginning<T extends Held>(
  first: T,
  others: readonly T[],
  isSame: (a: T, b: T) => boolean,
  isUnknown: (row: T) => boolean,
): readonly T[] {
  const before = others.filter((row) => row.from < endOf(first))
  const last = before.at(-1)
  if (last === undefined) return [first]
  const earlier = before.slice(0, -1)
  if (isSame(first, last)) {
    if (isUnknown(last)) return [first]
    return [...earlier, { ...first, from: last.from, written: last.written }]
  }
  if (last.to !== null && last.to < endOf(first)) return [...before, { ...first, from: last.to }]
  return earlier.length === 0 ? [first] : [...earlier, { ...first, from: last.from }]
}

/**
 * The history of one person from two records, in order. The kept record's word holds wherever both speak; the other
 * one's fills the days of which the kept record says nothing. `unknownBeginning` is the bound of a row whose
 * beginning is not known. Rows keep what else they carry.
 */
export function unite<T extends Held>(
  kept: readonly T[],
  given: readonly T[],
  isSame: (a: T, b: T) => boolean,
  unknownBeginning: IsoDate,
): readonly T[] {
  const isUnknown = (row: T) => row.written === null && row.from === unknownBeginning
  const [first, ...later] = inOrder(kept)
  const others = inOrder(given)
  if (first === undefined) return others
  const known = isUnknown(first) ? beginning(first, others, isSame, isUnknown) : [first]
  const settled = [...known, ...later]
  // Of what both records name the kept one knows the beginning better than a record that does not know it.
  const filling = others.filter((row) => !isUnknown(row) || !kept.some((one) => isSame(one, row)))
  return inOrder([...settled, ...filling.flatMap((row) => outside(row, settled))])
}
