/**
 * VNI-Windows, the encoding of old files with fonts such as VNI-Times: a letter is followed by a sign that draws its
 * marks, `Nguyễn Văn Hùng` reads as `Nguyeãn Vaên Huøng` (domain.md 10.3). Capitals have capital signs; a small sign
 * behind a capital letter (`Aùnh`) is common too.
 */
import { UNICODE_VIETNAMESE } from './tcvn3.ts'

/** Each letter with its signs; the letters that come of it stand in the same order. */
const SIGNED: readonly (readonly [letter: string, signs: string, letters: string])[] = [
  ['a', 'ùøûõïâáàåãäêéèúüë', 'áàảãạâấầẩẫậăắằẳẵặ'],
  ['e', 'ùøûõïâáàåãä', 'éèẻẽẹêếềểễệ'],
  ['o', 'ùøûõïâáàåãä', 'óòỏõọôốồổỗộ'],
  ['ô', 'ùøûõï', 'ớờởỡợ'],
  ['u', 'ùøûõï', 'úùủũụ'],
  ['ö', 'ùøûõï', 'ứừửữự'],
  ['y', 'ùøûõ', 'ýỳỷỹ'],
]
/** Letters of one code. */
const SINGLE = 'ôơ öư íí ìì æỉ óĩ òị îỵ ñđ'

const UNICODE_OF: ReadonlyMap<string, string> = new Map([
  ...SIGNED.flatMap(([letter, signs, letters]) =>
    [...signs].map((sign, index) => [letter + sign, letters.charAt(index)] as const),
  ),
  ...SINGLE.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
])
/** Pairs stand before single codes: the longest match counts. */
const SEQUENCE = new RegExp([...UNICODE_OF.keys()].sort((a, b) => b.length - a.length).join('|'), 'gi')

/** VNI text in Unicode. Text that holds a letter only Unicode has is returned as it is; else be sure that it is VNI. */
export function decodeVni(text: string): string {
  if (UNICODE_VIETNAMESE.test(text)) return text
  return text.replace(SEQUENCE, (sequence) => {
    const letter = UNICODE_OF.get(sequence.toLowerCase()) ?? sequence
    return sequence.charAt(0) === sequence.charAt(0).toLowerCase() ? letter : letter.toUpperCase()
  })
}
