/** Spans of days in which something held: membership of a cell, a post, a rate. */
import type { IsoDate } from './dates.ts'

/** The days from `from` up to, but without, `to`; null means that it still holds. */
export interface Interval {
  readonly from: IsoDate
  readonly to: IsoDate | null
}

/** Whether the interval holds on that day. */
export function contains(interval: Interval, day: IsoDate): boolean {
  return interval.from <= day && (interval.to === null || day < interval.to)
}

/**
 * Whether two intervals, neither of them empty, have a day in common. One that ends where the other begins does not
 * overlap it.
 */
export function overlaps(a: Interval, b: Interval): boolean {
  return (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to)
}

/** What held on that day, or undefined: the first of the dated values whose interval contains the day. */
export function valueOn<T extends Interval>(intervals: readonly T[], day: IsoDate): T | undefined {
  return intervals.find((interval) => contains(interval, day))
}
