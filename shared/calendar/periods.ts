/**
 * The period (kỳ sinh hoạt) a meeting belongs to. It is a month, not a date: the meeting of period 11 may be held
 * on 30/10 or on 02/12 (domain.md 10.5).
 */
import type { IsoDate } from './dates.ts'

/** A month as `YYYY-MM`; it compares and sorts as text. */
export type Period = string

const PERIOD = /^(?!0000)(\d{4})-(0[1-9]|1[0-2])$/
const QUARTERS = ['I', 'II', 'III', 'IV'] as const

/** Whether the text is a period, `YYYY-MM`. */
export function isPeriod(s: string): boolean {
  return PERIOD.test(s)
}

/** The period of a year and a month of 1 to 12; else a RangeError. */
export function makePeriod(year: number, month: number): Period {
  const period = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  periodParts(period)
  return period
}

/** The month in which a day lies. */
export function periodOf(day: IsoDate): Period {
  return day.slice(0, 7)
}

/** The year and the month (1 to 12) of a period. */
export function periodParts(period: Period): { readonly year: number; readonly month: number } {
  const found = PERIOD.exec(period)
  if (found === null) throw new RangeError(`Not a period YYYY-MM: ${period}`)
  return { year: Number(found[1]), month: Number(found[2]) }
}

export function nextPeriod(period: Period): Period {
  return addPeriods(period, 1)
}

export function previousPeriod(period: Period): Period {
  return addPeriods(period, -1)
}

/** The period `count` months later, or earlier if negative. */
export function addPeriods(period: Period, count: number): Period {
  const { year, month } = periodParts(period)
  const months = year * 12 + (month - 1) + count
  const newYear = Math.floor(months / 12)
  return makePeriod(newYear, months - newYear * 12 + 1)
}

/** In running text, where the month has no zero: `tháng 2 năm 2026`. */
export function periodPhrase(period: Period): string {
  const { year, month } = periodParts(period)
  return `tháng ${month} năm ${year}`
}

/** In tables: `02/2026`. */
export function formatPeriod(period: Period): string {
  periodParts(period)
  return `${period.slice(5)}/${period.slice(0, 4)}`
}

/**
 * Reads a period as it is typed: `3/2026`, `03-2026`, `032026`, or a day of the month, `15/03/2026`. Undefined for
 * anything else.
 */
export function parsePeriod(text: string): Period | undefined {
  const found =
    /^(?:\d{1,2}[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? /^(\d{2})(\d{4})$/.exec(text.trim())
  const period = `${found?.[2]}-${found?.[1]?.padStart(2, '0')}`
  return isPeriod(period) ? period : undefined
}

/** The quarter (quý) of a period, 1 to 4. */
export function quarterOf(period: Period): number {
  return Math.ceil(periodParts(period).month / 3)
}

/** `quý I năm 2026`. */
export function quarterPhrase(period: Period): string {
  return `quý ${QUARTERS[quarterOf(period) - 1]} năm ${periodParts(period).year}`
}
