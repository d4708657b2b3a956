/** Mã tổ chức đảng: 14 digits in five groups, given by the superior and never made here (domain.md 1.4, fact 57). */
import { formatOrgCode } from '../text/codes.ts'
import { tidy } from '../text/fold.ts'

/** What the groups say, from the left: `38.168.053.000.001`. `000` says that there is no such level. */
export interface OrgCodeParts {
  readonly province: string
  readonly superior: string
  readonly base: string
  readonly intermediate: string
  readonly cell: string
}

export type CheckedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly why: string }

const DIGITS = 14

/** The code in its dotted form; an empty text is a code not known yet and right as it is. */
export function checkOrgCode(text: string): CheckedCode {
  const found = tidy(text)
  if (found === '') return { ok: true, code: '' }
  const code = formatOrgCode(found)
  if (code !== undefined) return { ok: true, code }
  const digits = found.replace(/[.\s]/g, '')
  if (!/^\d*$/.test(digits)) {
    return { ok: false, why: 'Mã tổ chức đảng chỉ gồm chữ số và dấu chấm, ví dụ 38.168.053.000.001.' }
  }
  return {
    ok: false,
    why: `Mã tổ chức đảng phải có đủ ${DIGITS} chữ số, đang có ${digits.length}. Hãy đối chiếu với mã cấp trên đã cấp.`,
  }
}

/** The groups of a right code, dotted or not; undefined for any other text. */
export function orgCodeParts(code: string): OrgCodeParts | undefined {
  const [province, superior, base, intermediate, cell] = formatOrgCode(code)?.split('.') ?? []
  if (!province || !superior || !base || !intermediate || !cell) return undefined
  return { province, superior, base, intermediate, cell }
}

/**
 * Whether a cell's code can stand under that of its commune: province, superior and base are the same. A code that is
 * not known speaks against nothing.
 */
export function isCodeUnder(code: string, communeCode: string): boolean {
  const [own, above] = [orgCodeParts(code), orgCodeParts(communeCode)]
  if (own === undefined || above === undefined) return true
  return own.province === above.province && own.superior === above.superior && own.base === above.base
}
