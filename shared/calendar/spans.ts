import { addDays, type IsoDate } from './dates.ts'
import { addPeriods, formatPeriod, type Period, periodParts, periodPhrase, quarterPhrase } from './periods.ts'

/** How many months a ledger covers: a month, a quarter, half a year, a year. */
export const spanLengths = [1, 3, 6, 12] as const
export type SpanLength = (typeof spanLengths)[number]
export const spanNames: Readonly<Record<SpanLength, string>> = {
  1: 'Tháng',
  3: 'Quý',
  6: '6 tháng',
  12: 'Năm',
}

/** The first month of the month, quarter, half or year in which a month lies. */
export const spanStart = (period: Period, length: SpanLength): Period =>
  addPeriods(period, -((periodParts(period).month - 1) % length))

export const spanDays = (
  start: Period,
  length: SpanLength,
): { readonly from: IsoDate; readonly last: IsoDate } => ({
  from: `${start}-01`,
  last: addDays(`${addPeriods(start, length)}-01`, -1),
})

export const spanPeriods = (
  start: Period,
  length: SpanLength,
): { readonly from: Period; readonly to: Period } => ({ from: start, to: addPeriods(start, length - 1) })

/** `tháng 10 năm 2026`, `quý IV năm 2026`, `6 tháng cuối năm 2026`, `năm 2026`. */
export function spanPhrase(start: Period, length: SpanLength): string {
  const { year, month } = periodParts(start)
  switch (length) {
    case 1:
      return periodPhrase(start)
    case 3:
      return quarterPhrase(start)
    case 6:
      return `6 tháng ${month === 1 ? 'đầu' : 'cuối'} năm ${year}`
    case 12:
      return `năm ${year}`
  }
}

/** How many months a span has, both ends counted. */
export function monthsBetween(from: Period, to: Period): number {
  const [first, last] = [periodParts(from), periodParts(to)]
  return (last.year - first.year) * 12 + last.month - first.month + 1
}

/** The length of a span that is a whole month, quarter, half or year; undefined for any other. */
export function lengthOf(from: Period, to: Period): SpanLength | undefined {
  const months = monthsBetween(from, to)
  return spanLengths.find((length) => length === months && spanStart(from, length) === from)
}

/** `quý IV năm 2026`, or `từ kỳ 02/2026 đến kỳ 09/2026` where it is no whole one. */
export function spanWords(from: Period, to: Period): string {
  const length = lengthOf(from, to)
  return length === undefined
    ? `từ kỳ ${formatPeriod(from)} đến kỳ ${formatPeriod(to)}`
    : spanPhrase(from, length)
}
