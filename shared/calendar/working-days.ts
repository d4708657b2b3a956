/** Time limits in working days (ngày làm việc), such as 30 for the admission ceremony (domain.md 5.1, 5.2). */
import { addDays, type IsoDate, weekdayNumber } from './dates.ts'

const SATURDAY = 6

/** Monday to Friday, unless it is a public holiday. The holidays of each year are the office's data. */
export function isWorkingDay(day: IsoDate, holidays: ReadonlySet<IsoDate>): boolean {
  return weekdayNumber(day) < SATURDAY && !holidays.has(day)
}

/**
 * The last day of a limit of `n` working days; the first day counted is the day after `day` (facts 21-23).
 * Zero days end on `day` itself; anything but a whole number from 0 is a RangeError.
 */
export function addWorkingDays(day: IsoDate, n: number, holidays: ReadonlySet<IsoDate>): IsoDate {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`Not a number of days: ${n}`)
  let last = day
  for (let left = n; left > 0; ) {
    last = addDays(last, 1)
    if (isWorkingDay(last, holidays)) left -= 1
  }
  return last
}

/** The working days after `from` up to and including `to`; 0 if `to` is not later. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, holidays: ReadonlySet<IsoDate>): number {
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, holidays)) count += 1
  }
  return count
}
