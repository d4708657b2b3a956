/** Reading of single worksheet values: texts, days, codes, listed words. A fault is a Vietnamese sentence. */
import { type IsoDate, isIsoDate } from '../calendar/dates.ts'
import {
  earliest,
  excelSerialToIso,
  formatPartialDate,
  type PartialDate,
  parsePartialDate,
} from '../calendar/partial-dates.ts'
import { mendDigits } from '../text/codes.ts'
import { tidy } from '../text/fold.ts'
import type { CellValue } from './layout.ts'
import { remember } from './remember.ts'

/** A value that was read; `notice` where it was mended, `fault` where it cannot be taken over. */
export interface Found<T> {
  readonly value: T
  readonly notice?: string
  readonly fault?: string
}

const PLAIN_NUMBER = /^\d+([.,]0+)?$/
/** A number alone in a date column: below this it is a year, above it one of Excel's day numbers. */
const lastYear = 2200
const firstYear = 1900

/** A one-line text, tidied; a number becomes its digits. */
export function readText(value: CellValue, longest: number): Found<string> {
  const text = plainText(value)
  if (text.length <= longest) return { value: text }
  return { value: '', fault: `Dài ${text.length} ký tự, quá ${longest} ký tự. Hãy rút ngắn lại.` }
}

export function plainText(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) {
    const day = isoOf(value)
    return day === undefined ? String(value.getTime()) : formatPartialDate(day)
  }
  return typeof value === 'string' ? tidied(value) : String(value)
}

const tidied = remember(tidy)

/**
 * A day as well as it is written: a date cell, one of Excel's day numbers, `dd/mm/yyyy`, `d-m-yy`, `mm/yyyy`, a year
 * alone. The day always stands before the month. A day after `today` or before 1900 is a fault.
 */
export function readDate(value: CellValue, today: IsoDate): Found<PartialDate | null> {
  if (value === null) return { value: null }
  const text = plainText(value)
  if (text === '') return { value: null }
  const date = toDate(value, text, Number(today.slice(0, 4)))
  if (date === undefined) {
    return {
      value: null,
      fault: `"${text}" không phải là một ngày có trong lịch. Hãy ghi ngày/tháng/năm, ví dụ 05/02/2020, hoặc chỉ ghi năm nếu không rõ.`,
    }
  }
  if (earliest(date) > today) {
    return { value: null, fault: `Ngày ${formatPartialDate(date)} ở sau ngày hôm nay. Hãy sửa lại.` }
  }
  if (Number(date.slice(0, 4)) < firstYear) {
    return { value: null, fault: `Năm ${date.slice(0, 4)} quá xa. Hãy sửa lại.` }
  }
  return { value: date }
}

function toDate(value: CellValue, text: string, thisYear: number): PartialDate | undefined {
  if (value instanceof Date) return isoOf(value)
  if (PLAIN_NUMBER.test(text)) {
    const number = Number.parseInt(text, 10)
    if (number >= firstYear && number <= lastYear) return String(number)
    return number > lastYear ? excelSerialToIso(number) : undefined
  }
  return typeof value === 'number' ? excelSerialToIso(value) : parsePartialDate(text, thisYear)
}

/** Excel counts days as fractions: a midnight may lie some milliseconds too early. */
function isoOf(date: Date): IsoDate | undefined {
  const rounded = new Date(date.getTime() + 500)
  const day = Number.isNaN(rounded.getTime()) ? '' : rounded.toISOString().slice(0, 10)
  return isIsoDate(day) ? day : undefined
}

/** A code of a fixed number of digits, mended where Excel damaged it (fact 58). */
export function readDigits(value: CellValue, length: number): Found<string> {
  if (value === null || value === '') return { value: '' }
  const found = mendDigits(plainText(value), length)
  switch (found.kind) {
    case 'ok':
      return { value: found.value }
    case 'mended':
      return { value: found.value, notice: `${found.value}: ${found.why}` }
    case 'wrong':
      return { value: '', fault: `"${found.value}": ${found.why}` }
  }
}

/** An old identity card number (số CMND): 9 digits, or 12 of the first citizen cards. */
export function readOldId(value: CellValue): Found<string> {
  const text = plainText(value)
  return readDigits(value, text.replace(/[.,]0+$/, '').length > 9 ? 12 : 9)
}
