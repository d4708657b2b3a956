/** Numbers that are codes: personal id and card numbers of 12 digits, organisation codes (domain.md 1.4, 4.4). */
import { tidy } from './fold.ts'

/**
 * What became of a code taken from a worksheet: right as it stands, mended, or wrong. `value` is the code to store,
 * or for a wrong one the text as it was found; `why` is a Vietnamese sentence for the clerk.
 */
export type MendedDigits =
  | { readonly kind: 'ok'; readonly value: string }
  | { readonly kind: 'mended' | 'wrong'; readonly value: string; readonly why: string }

/**
 * Excel drops leading zeros. An id begins with a province code of three digits from 001, so it can lose two; three
 * missing digits of twelve are rather an old identity card (CMND) of nine.
 */
const MOST_LOST_ZEROS = 2

/**
 * Reads a code of `length` digits from a worksheet cell and undoes what Excel does to it: `123.0`, lost leading
 * zeros, spaces, a leading apostrophe (domain.md 4.3, fact 58). A mended value is a proposal: show it with its reason.
 */
export function mendDigits(value: string | number, length: number): MendedDigits {
  const found = tidy(String(value))
  if (found.length === length && isDigits(found)) return { kind: 'ok', value: found }
  if (found === '') return wrong(found, 'Ô này đang trống.')

  const digits = found
    .replace(/^'/, '')
    .replace(/[.,]0+$/, '')
    .replaceAll(' ', '')
  if (/^\d([.,]\d+)?e\+?\d+$/i.test(digits)) {
    return wrong(
      found,
      `Excel đã rút gọn số này và làm mất chữ số. Hãy nhập lại đủ ${length} chữ số dưới dạng văn bản.`,
    )
  }
  if (!isDigits(digits)) return wrong(found, `Chỉ được gồm chữ số; cần đủ ${length} chữ số.`)
  const missing = length - digits.length
  if (missing === 0) return mended(digits, 'Đã bỏ khoảng trắng hoặc phần thừa do Excel thêm vào.')
  if (missing > MOST_LOST_ZEROS || missing < 0) {
    return wrong(found, `Có ${digits.length} chữ số; cần đủ ${length} chữ số.`)
  }
  return mended(
    digits.padStart(length, '0'),
    `Thiếu ${missing} chữ số, đã thêm số 0 ở đầu. Hãy đối chiếu với giấy tờ.`,
  )
}

const ORG_CODE = /^(\d{2})(\d{3})(\d{3})(\d{3})(\d{3})$/

/**
 * An organisation code (mã tổ chức đảng) in its dotted form: `38168053000001` -> `38.168.053.000.001` (fact 57).
 * Points and spaces already there are accepted. Undefined unless there are exactly 14 digits.
 */
export function formatOrgCode(code: string): string | undefined {
  return ORG_CODE.exec(code.replace(/[.\s]/g, ''))?.slice(1).join('.')
}

function isDigits(s: string): boolean {
  return /^\d+$/.test(s)
}

function mended(value: string, why: string): MendedDigits {
  return { kind: 'mended', value, why }
}

function wrong(value: string, why: string): MendedDigits {
  return { kind: 'wrong', value, why }
}
