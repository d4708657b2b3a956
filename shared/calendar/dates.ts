/**
 * Days as text. A day is `YYYY-MM-DD` everywhere: it compares and sorts as text, has no time zone, and is what the
 * database keeps. Functions that are given anything else throw a RangeError; check user input with `parseDate`.
 */

/** A day (ngày) as `YYYY-MM-DD`. */
export type IsoDate = string

export interface DateParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

/** Monday first, as the Vietnamese week. */
const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MONTH_YEAR = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/
const MIDNIGHT = /[T ]00:00(:00(\.0+)?)?Z?$/

/** Whether the text is a day that exists, as `YYYY-MM-DD`. */
export function isIsoDate(s: string): boolean {
  return readIso(s) !== undefined
}

/** The year, month and day of a date. */
export function dateParts(date: IsoDate): DateParts {
  const parts = readIso(date)
  if (parts === undefined) throw new RangeError(`Not a date YYYY-MM-DD: ${date}`)
  return parts
}

/** The date with these numbers, or undefined if there is no such day (31/02). */
export function makeDate(year: number, month: number, day: number): IsoDate | undefined {
  const exists =
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return exists ? write(year, month, day) : undefined
}

/** The number of days of a month, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day `days` later, or earlier if negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(toDayNumber(date) + days)
}

/**
 * The same day `months` later (or earlier if negative); the last day of the month where that day is missing:
 * 29/02/2024 + 12 months is 28/02/2025 (domain.md fact 19).
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = dateParts(date)
  const count = year * 12 + (month - 1) + months
  const newYear = Math.floor(count / 12)
  const newMonth = count - newYear * 12 + 1
  return inRange(makeDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth))), date)
}

/** Days from the first date to the second; negative if the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return toDayNumber(to) - toDayNumber(from)
}

/** Order of two dates for sorting: -1, 0 or 1. */
export function compare(a: IsoDate, b: IsoDate): -1 | 0 | 1 {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** 1 (Monday) to 7 (Sunday). */
export function weekdayNumber(date: IsoDate): number {
  // Day 0, 01/01/1970, was a Thursday.
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** The name of the weekday: `Thứ Hai` ... `Chủ nhật` (domain.md 10.2). */
export function weekday(date: IsoDate): Weekday {
  return WEEKDAYS[weekdayNumber(date) - 1] ?? 'Chủ nhật'
}

/** `2026-02-05` -> `05/02/2026`. */
export function formatDate(date: IsoDate): string {
  dateParts(date)
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

/**
 * Reads a day as Vietnamese people and their worksheets write it: `5/2/2026`, `05-02-2026`, `5.2.26`, or
 * `2026-02-05`; the day always comes before the month (domain.md 10.2). Undefined if it is not a day that exists.
 *
 * A year of two digits is read only with a `pivot`, usually the current year: up to its last two digits it is
 * 20xx, beyond them 19xx.
 */
export function parseDate(text: string, pivot?: number): IsoDate | undefined {
  const trimmed = text.trim().replace(MIDNIGHT, '')
  if (isIsoDate(trimmed)) return trimmed
  const found = DAY_MONTH_YEAR.exec(trimmed.replace(/\s+/g, ''))
  if (found === null) return undefined
  const year = fullYear(found[4] ?? '', pivot)
  return year === undefined ? undefined : makeDate(year, Number(found[3]), Number(found[1]))
}

/** Days since 01/01/1970, for arithmetic. */
export function toDayNumber(date: IsoDate): number {
  const { year, month, day } = dateParts(date)
  // Years are counted from March, so that the leap day is the last of its year; 400 years have 146097 days.
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  )
}

/** The date with this number of days since 01/01/1970. */
export function fromDayNumber(days: number): IsoDate {
  const shifted = days + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return inRange(makeDate(year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1), days)
}

function readIso(s: string): DateParts | undefined {
  const found = ISO.exec(s)
  if (found === null) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return makeDate(year, month, day) === undefined ? undefined : { year, month, day }
}

function fullYear(digits: string, pivot: number | undefined): number | undefined {
  if (digits.length === 4) return Number(digits)
  if (pivot === undefined) return undefined
  return Number(digits) <= pivot % 100 ? 2000 + Number(digits) : 1900 + Number(digits)
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function write(year: number, month: number, day: number): IsoDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

function pad(n: number, length: number): string {
  return String(n).padStart(length, '0')
}

function inRange(date: IsoDate | undefined, from: IsoDate | number): IsoDate {
  if (date === undefined) throw new RangeError(`Outside the years 1 to 9999, counted from ${from}`)
  return date
}
