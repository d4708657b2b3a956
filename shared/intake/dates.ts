/** Days of any workbook, judged (domain.md 10.2). The readings themselves are those of the calendar. */
import { formatDate, type IsoDate, makeDate, parseDate } from '../calendar/dates.ts'
import {
  earliest,
  excelSerialToIso,
  formatPartialDate,
  type PartialDate,
  parsePartialDate,
} from '../calendar/partial-dates.ts'
import { type Judged, quote } from './judged.ts'
import type { CellValue } from './layout.ts'
import { plainText } from './values.ts'

export interface DateRules {
  readonly today: IsoDate
  /** From which day the workbook counts: `1904` in files of old Macs. */
  readonly system?: '1900' | '1904'
  /** Born at least 18 years ago, as every member is: that decides the century of a year of two digits. */
  readonly isBirth?: boolean
}

type JudgedDate = Judged<PartialDate | null>

/**
 * A number alone is a year from 1900 to 2200, one of Excel's day numbers above: those between would be days of 1905
 * and 1906, older than any member.
 */
const firstYear = 1900
const lastYear = 2200
/** The 1904 system begins 1462 days after the other. */
const daysBefore1904 = 1462
/** Longer texts are no days; `ngày 05 tháng 02 năm 1980` with room to spare. */
const longest = 60
const youngest = 18
const oldest = 100

const ORDINARY = /^(\d\d)\/(\d\d)\/((?:19|20)\d\d)$/
const WHOLE_NUMBER = /^\d+(?:[.,]0+)?$/
const FRACTION = /^\d+[.,]\d+$/
const EIGHT_DIGITS = /^(\d{2})(\d{2})((?:19|20)\d{2})$/
const SHORT_YEAR = /[/.-]\d{1,2}[/.-](\d{2})$/
const PARTS = /^(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})$/
const IN_WORDS = /^(?:ngày (\d{1,2}),? )?(?:tháng (\d{1,2})(?:,? | ?\/ ?))?(?:năm )?(\d{4})$/i

/**
 * A day as well as it is written: a date cell, one of Excel's day numbers, `d/m/y`, `d.m.y`, `d-m-y`, `yyyy-mm-dd`,
 * `mm/yyyy`, a year, or in words. The day stands before the month, always: `12/25/1980` is wrong and no 25/12.
 * A year of two digits is of this century up to this year, or for a birth up to the year 18 years ago; else 19xx.
 */
export function judgeDate(value: CellValue, rules: DateRules): JudgedDate {
  // Nearly all dates of nearly all workbooks.
  const ordinary = typeof value === 'string' ? ORDINARY.exec(value) : null
  if (ordinary !== null) {
    const date = makeDate(Number(ordinary[3]), Number(ordinary[2]), Number(ordinary[1]))
    if (date !== undefined && date <= rules.today) return { value: date, certainty: 'as-is', why: '' }
  }
  const text = plainText(value)
  if (value === null || text === '') return { value: null, certainty: 'as-is', why: '' }
  const isDay = typeof value !== 'boolean' && text.length <= longest
  const found = isDay ? read(value, text, rules) : undefined
  if (found === undefined) return wrong(whyNoDay(text))
  if (found.value === null) return found
  if (earliest(found.value) > rules.today) {
    return wrong(`Ngày ${formatPartialDate(found.value)} ở sau ngày hôm nay. Hãy sửa lại.`)
  }
  if (Number(found.value.slice(0, 4)) < firstYear) {
    return wrong(`Năm ${found.value.slice(0, 4)} quá xa. Hãy sửa lại.`)
  }
  return found
}

function read(value: CellValue, text: string, rules: DateRules): JudgedDate | undefined {
  if (value instanceof Date) return asIs(parseDate(text))
  if (WHOLE_NUMBER.test(text) || FRACTION.test(text)) return readNumber(text, rules)
  const words = readWords(text)
  if (words !== undefined) return asIs(words)

  const trimmed = text.replace(/[\s.,;]+$/, '')
  const latest = Number(rules.today.slice(0, 4)) - (rules.isBirth ? youngest : 0)
  const date = parsePartialDate(trimmed, latest)
  if (date === undefined) return undefined
  if (!SHORT_YEAR.test(trimmed.replace(/\s/g, '')) || date.startsWith(trimmed)) {
    return trimmed === text ? asIs(date) : mended(date, `Đã bỏ dấu thừa ở cuối: ${formatPartialDate(date)}.`)
  }
  const why = `Năm chỉ có hai chữ số, hiểu là ${date.slice(0, 4)}.`
  const isDoubtful =
    rules.isBirth === true && Number(rules.today.slice(0, 4)) - Number(date.slice(0, 4)) > oldest
  return isDoubtful ? { value: date, certainty: 'ask', why: `${why} Hãy xem lại.` } : mended(date, why)
}

function readNumber(text: string, { system }: DateRules): JudgedDate | undefined {
  const number = Math.floor(Number(text.replace(',', '.')))
  if (number < firstYear) return undefined
  if (number <= lastYear) return WHOLE_NUMBER.test(text) ? asIs(String(number)) : undefined
  const eight = EIGHT_DIGITS.exec(text)
  if (eight) {
    const date = makeDate(Number(eight[3]), Number(eight[2]), Number(eight[1]))
    if (date === undefined) return undefined
    return { value: date, certainty: 'ask', why: `${text} có phải là ngày ${formatDate(date)} không?` }
  }
  const date = excelSerialToIso(system === '1904' ? number + daysBefore1904 : number)
  return date === undefined ? undefined : mended(date, `Số ${number} của Excel là ngày ${formatDate(date)}.`)
}

function readWords(text: string): PartialDate | undefined {
  const [, day, month, year] = IN_WORDS.exec(text) ?? []
  if (year === undefined || (day !== undefined && month === undefined)) return undefined
  return parsePartialDate([day, month, year].filter((part) => part !== undefined).join('/'))
}

function whyNoDay(text: string): string {
  const [, first, second] = PARTS.exec(text.replace(/\s/g, '')) ?? []
  if (Number(second) > 12 && Number(first) <= 12) {
    return `${quote(text)} không có tháng ${second}. Ngày phải đứng trước tháng; hãy sửa lại theo giấy tờ.`
  }
  return `${quote(text)} không phải là một ngày có trong lịch. Hãy ghi ngày/tháng/năm, ví dụ 05/02/2020, hoặc chỉ ghi năm nếu không rõ.`
}

const fewest = 5

/**
 * Whether an Excel that puts the month first has swapped days and months of a column: then what was typed as
 * `05/02/1980` is a date cell of 2 May, and what it could not read (`24/03/1972`) stayed text. So no date cell has a
 * day above 12, and every text has. Such a column must not be taken over before the clerk has looked at the file.
 */
export function looksSwapped(values: readonly CellValue[]): boolean {
  const cells = values.filter((value) => value instanceof Date)
  if (cells.length < fewest) return false
  const texts = values.flatMap((value) =>
    typeof value === 'string' ? [PARTS.exec(plainText(value))].filter((parts) => parts !== null) : [],
  )
  return (
    texts.length >= fewest &&
    cells.every((cell) => Number(plainText(cell).slice(0, 2)) <= 12) &&
    texts.every(([, day]) => Number(day) > 12)
  )
}

const asIs = (date: PartialDate | undefined): JudgedDate | undefined =>
  date === undefined ? undefined : { value: date, certainty: 'as-is', why: '' }
const mended = (value: PartialDate, why: string): JudgedDate => ({ value, certainty: 'mended', why })
const wrong = (why: string): JudgedDate => ({ value: null, certainty: 'wrong', why })
