/** Card and identity numbers of any workbook, judged (domain.md 4.4, fact 58). */
import { mendDigits } from '../text/codes.ts'
import { type Judged, quote } from './judged.ts'
import type { CellValue } from './layout.ts'
import { plainText } from './values.ts'

/** Digits of each number: số thẻ đảng viên, số định danh cá nhân, số CMND cũ. */
const lengths = { cardNumber: 12, personalId: 12, oldIdNumber: 9 } as const
export type NumberField = keyof typeof lengths

const NONE = /^(?:[-–—/]+|không|không có|chưa|chưa có|chưa cấp)$/i
/** `123.0`: the text was a number once, so zeros at its beginning are lost for certain. */
const WAS_NUMBER = /[.,]0+$/

/**
 * A number as it should be stored. Zeros that are missing at its beginning are put back without question where the
 * cell is a number; in a text somebody may have left out any digit, so that is asked.
 */
export function judgeNumber(value: CellValue, field: NumberField): Judged<string> {
  const text = plainText(value)
  if (value === null || text === '') return { value: '', certainty: 'as-is', why: '' }
  if (NONE.test(text)) return { value: '', certainty: 'mended', why: `${quote(text)}: hiểu là chưa có số.` }

  const digits = text.replace(WAS_NUMBER, '').replace(/['\s]/g, '')
  const length = field === 'oldIdNumber' && digits.length > lengths.oldIdNumber ? 12 : lengths[field]
  const found = mendDigits(text, length)
  if (found.kind === 'ok') return { value: found.value, certainty: 'as-is', why: '' }
  if (found.kind === 'wrong') {
    const hint = field === 'personalId' && /^\d{9}$/.test(digits) ? ' Có thể đây là số CMND cũ.' : ''
    return { value: '', certainty: 'wrong', why: `${quote(text)}: ${found.why}${hint}` }
  }
  const wasNumber = typeof value === 'number' || WAS_NUMBER.test(text)
  const isCertain = wasNumber || digits.length === length
  return { value: found.value, certainty: isCertain ? 'mended' : 'ask', why: found.why }
}
