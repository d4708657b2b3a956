/** Completed years and months: for ages and party age (tuổi đảng). */
import { addMonths, dateParts, type IsoDate } from './dates.ts'

/**
 * Completed months from one day to another; the monthly day itself counts, and where it is missing the last day of
 * the month (as `addMonths`). Negative if `on` is earlier than `from`.
 */
export function fullMonths(from: IsoDate, on: IsoDate): number {
  const [a, b] = [dateParts(from), dateParts(on)]
  const months = (b.year - a.year) * 12 + (b.month - a.month)
  return addMonths(from, months) <= on ? months : months - 1
}

/** Completed years from one day to another; the anniversary itself counts. Negative if `on` is earlier. */
export function fullYears(from: IsoDate, on: IsoDate): number {
  return Math.floor(fullMonths(from, on) / 12)
}
