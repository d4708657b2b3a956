/** UTF-8 that was read as Windows-1252 or Latin-1, once or twice: `Nguyễn` reads as `Nguyá»…n` (domain.md 10.3). */
import { UNICODE_VIETNAMESE } from './tcvn3.ts'
import { byteOf, charsOf } from './windows-1252.ts'

const NEXT = `[${charsOf(0x80, 0xbf)}]`
const SEQUENCE = new RegExp(`[${charsOf(0xc3, 0xdf)}\u00c2]${NEXT}|[${charsOf(0xe1, 0xef)}]${NEXT}{2}`, 'g')
/** Beginnings that neither Vietnamese in Unicode nor an old encoding has inside a word. */
const SURE =
  /á[º»]|Æ[°¡¯]|Ä[\u0082\u0083\u0090\u0091‚ƒ‘¨©]|Å[¨©]|Ã[\u0080-\u009f\u00a1-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]/
/** à, Ơ, Ò, Ó, Ô read wrongly: in a text alone they could be Unicode (a hard space or a quotation mark behind Ã). */
const WEAK = /Ã\u00a0(?!\p{Lu})|Ã[‘’“”…]|Æ\u00a0/u
/** The second half of Đ is a control sign, which programs that write workbooks leave out. */
const LONE_D = /Ä(?![\u0080-\u00bf‚ƒ‘])/g
/** Letters and signs that Vietnamese text holds, the halfway forms of text damaged twice included. */
const EXPECTED =
  /^(?:[\u0080-\u00ffăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9‘’“”–—…•€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ]|\u0300|\u0301|\u0303|\u0309|\u0323)$/u
const TIMES = 2

/** Whether the text holds a sequence that only UTF-8 read wrongly has. */
export function looksLikeMojibake(text: string): boolean {
  return !UNICODE_VIETNAMESE.test(text) && SURE.test(text)
}

/**
 * The text before it was read wrongly; be sure of it first, by the other texts of its column. What has letters only
 * Unicode has, or cannot be read back, stays as it is.
 */
export function decodeMojibake(text: string): string {
  let known = text
  for (let time = 0; time < TIMES; time += 1) {
    if (UNICODE_VIETNAMESE.test(known) || !(SURE.test(known) || WEAK.test(known))) break
    known = readBack(known)
  }
  return known
}

function readBack(text: string): string {
  // The second half of à is a hard space, which tidying makes a plain one or takes from the end.
  const whole = SURE.test(text)
    ? text.replace(/Ã(?: (?=\p{Ll}| )|(?=$| (?!\p{Ll})))/gu, 'Ã\u00a0').replace(LONE_D, 'Ä\u0090')
    : text
  return whole.replace(SEQUENCE, (sequence) => {
    const bytes = [...sequence].map((char) => `%${(byteOf(char) ?? 0).toString(16).padStart(2, '0')}`)
    try {
      const char = decodeURIComponent(bytes.join(''))
      return EXPECTED.test(char) ? char : sequence
    } catch {
      return sequence
    }
  })
}
