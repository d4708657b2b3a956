/** Dates of which only the year or the month is known, as they stand in old files (domain.md 10.2). */
import {
  compare,
  dateParts,
  daysInMonth,
  formatDate,
  fromDayNumber,
  type IsoDate,
  isIsoDate,
  parseDate,
  toDayNumber,
} from './dates.ts'

/** A date as well as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDate = string

export type Precision = 'year' | 'month' | 'day'

const YEAR = /^(?!0000)\d{4}$/
const YEAR_MONTH = /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/
const WRITTEN_MONTH_YEAR = /^(\d{1,2})[/.-](\d{4})$/
/** `00/03/1986`, `00/00/1958`: how some worksheets write what is not known. */
const UNKNOWN_DAY = /^0{1,2}[/.-](?=\d{1,2}[/.-]\d{4}$)/
const UNKNOWN_MONTH = /^0{1,2}[/.-](?=\d{4}$)/

/** Whether the text is a partial date in its stored form. */
export function isPartialDate(s: string): boolean {
  return YEAR.test(s) || YEAR_MONTH.test(s) || isIsoDate(s)
}

/** How much of the date is known. */
export function precision(date: PartialDate): Precision {
  if (YEAR.test(date)) return 'year'
  if (YEAR_MONTH.test(date)) return 'month'
  dateParts(date)
  return 'day'
}

/**
 * Reads `1958`, `03/1986`, `3/2/1986` or the stored form; zeros stand for what is not known (`00/03/1986`).
 * `pivot` as for `parseDate`. Undefined if it is no date.
 */
export function parsePartialDate(text: string, pivot?: number): PartialDate | undefined {
  const known = text.replace(/\s+/g, '').replace(UNKNOWN_DAY, '').replace(UNKNOWN_MONTH, '')
  if (YEAR.test(known) || YEAR_MONTH.test(known)) return known
  const found = WRITTEN_MONTH_YEAR.exec(known)
  if (found === null) return parseDate(text, pivot)
  const month = `${found[2]}-${(found[1] ?? '').padStart(2, '0')}`
  return YEAR_MONTH.test(month) ? month : undefined
}

/** `1958`, `03/1986` or `03/02/1986`. */
export function formatPartialDate(date: PartialDate): string {
  switch (precision(date)) {
    case 'year':
      return date
    case 'month':
      return `${date.slice(5)}/${date.slice(0, 4)}`
    case 'day':
      return formatDate(date)
  }
}

/** The first day that the date can mean. */
export function earliest(date: PartialDate): IsoDate {
  switch (precision(date)) {
    case 'year':
      return `${date}-01-01`
    case 'month':
      return `${date}-01`
    case 'day':
      return date
  }
}

/** The last day that the date can mean. */
export function latest(date: PartialDate): IsoDate {
  switch (precision(date)) {
    case 'year':
      return `${date}-12-31`
    case 'month':
      return `${date}-${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5)))}`
    case 'day':
      return date
  }
}

/** Order for sorting: by the first possible day, then the vaguer date first. */
export function comparePartial(a: PartialDate, b: PartialDate): -1 | 0 | 1 {
  return compare(earliest(a), earliest(b)) || compare(latest(b), latest(a))
}

/** Whether `a` lies before `b` whatever the unknown parts are. */
export function certainlyBefore(a: PartialDate, b: PartialDate): boolean {
  return latest(a) < earliest(b)
}

/** 31/12/9999, the last day of Excel. */
const LAST_SERIAL = 2958465
/** 29/02/1900, which Excel's 1900 system counts though it never was. */
const LEAP_BUG_SERIAL = 60

/**
 * The day of an Excel serial number in the 1900 system (1 is 01/01/1900); a fraction is a time of day and is
 * dropped. Undefined outside Excel's days and for its 29/02/1900.
 */
export function excelSerialToIso(serial: number): IsoDate | undefined {
  const day = Math.floor(serial)
  if (!(day >= 1 && day <= LAST_SERIAL) || day === LEAP_BUG_SERIAL) return undefined
  const dayZero = toDayNumber('1899-12-31')
  return fromDayNumber(dayZero + (day > LEAP_BUG_SERIAL ? day - 1 : day))
}
