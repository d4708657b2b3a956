/** Texts of single worksheet values. */
import { type IsoDate, isIsoDate } from '../calendar/dates.ts'
import { formatPartialDate } from '../calendar/partial-dates.ts'
import { tidy } from '../text/fold.ts'
import type { CellValue } from './layout.ts'
import { remember } from './remember.ts'

/** `fault`, a Vietnamese sentence, where the text cannot be taken over. */
interface TextFound {
  readonly value: string
  readonly fault?: string
}

/** A one-line text, tidied; a number becomes its digits. */
export function readText(value: CellValue, longest: number): TextFound {
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

/** Excel counts days as fractions: a midnight may lie some milliseconds too early. */
function isoOf(date: Date): IsoDate | undefined {
  const rounded = new Date(date.getTime() + 500)
  const day = Number.isNaN(rounded.getTime()) ? '' : rounded.toISOString().slice(0, 10)
  return isIsoDate(day) ? day : undefined
}
