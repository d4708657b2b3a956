/**
 * Windows-1258, the Vietnamese code page of Windows: letters with circumflex, breve and horn have codes, most tones
 * follow their letter as combining marks. Read as Windows-1252, `Đặng` is `Ðãòng`. Read as what it is, it comes
 * decomposed in part (`ê` and a tilde), and NFC makes it whole: nothing but `toNfc` is needed then.
 */
import { UNICODE_VIETNAMESE } from './tcvn3.ts'

/** What differs from Windows-1252. */
const UNICODE_OF: ReadonlyMap<string, string> = new Map([
  ['Ã', 'Ă'],
  ['ã', 'ă'],
  ['Ð', 'Đ'],
  ['ð', 'đ'],
  ['Õ', 'Ơ'],
  ['õ', 'ơ'],
  ['Ý', 'Ư'],
  ['ý', 'ư'],
  ['þ', '₫'],
  ['Ì', '\u0300'],
  ['Ò', '\u0309'],
  ['Þ', '\u0303'],
  ['ì', '\u0301'],
  ['ò', '\u0323'],
])
const CODES = new RegExp(`[${[...UNICODE_OF.keys()].join('')}]`, 'g')

/** Text of Windows-1258 that was read as Windows-1252, in Unicode; text with letters only Unicode has stays as it is. */
export function decodeWindows1258(text: string): string {
  if (UNICODE_VIETNAMESE.test(text)) return text
  return text.replace(CODES, (code) => UNICODE_OF.get(code) ?? code).normalize('NFC')
}
