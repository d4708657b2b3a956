/** Spans of days in which something held: membership of a cell, a post, a rate. */
import { compare, type IsoDate } from './dates.ts'

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

/** A history (lịch sử): intervals of one owner that never overlap. The functions below answer it in order of `from`. */
const inOrder = <T extends Interval>(intervals: readonly T[]): T[] =>
  intervals.toSorted((a, b) => compare(a.from, b.from))

/** The history as it was until the day: what held then ends on it, and what began on it or later is gone. */
export function endAt<T extends Interval>(intervals: readonly T[], day: IsoDate): readonly T[] {
  return inOrder(intervals)
    .filter((interval) => interval.from < day)
    .map((interval) => (contains(interval, day) ? { ...interval, to: day } : interval))
}

/**
 * The history with a new value from its `from` until the next later beginning, or for good; its own `to` may end it
 * earlier. What held on that day ends on it; a value that began on that very day is replaced.
 */
export function startAt<T extends Interval>(intervals: readonly T[], begun: T): readonly T[] {
  const later = inOrder(intervals).filter((interval) => interval.from > begun.from)
  const next = later[0]?.from ?? null
  const to = begun.to === null || (next !== null && next < begun.to) ? next : begun.to
  return [...endAt(intervals, begun.from), { ...begun, to }, ...later]
}

/**
 * The history with everything in the days of the new value replaced by it: with an open end all that was said of
 * later days is gone, with an end what went on beyond it goes on from there.
 */
export function replaceFrom<T extends Interval>(intervals: readonly T[], replacing: T): readonly T[] {
  const { from, to } = replacing
  const after =
    to === null
      ? []
      : inOrder(intervals)
          .filter((interval) => interval.to === null || to < interval.to)
          .map((interval) => (interval.from < to ? { ...interval, from: to } : interval))
  return [...endAt(intervals, from), replacing, ...after]
}
