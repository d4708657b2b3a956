/**
 * TCVN3 (ABC), the encoding of old office files with fonts such as .VnTime: Vietnamese letters sit on the codes of
 * Western signs, so that `Nguyễn Văn A` reads as `NguyÔn V¨n A` (domain.md 10.3).
 */

const TABLE =
  'µà ¸á ¶ả ·ã ¹ạ ¨ă »ằ ¾ắ ¼ẳ ½ẵ Æặ ©â Çầ Êấ Èẩ Éẫ Ëậ ®đ Ìè Ðé Îẻ Ïẽ Ñẹ ªê Òề Õế Óể Ôễ Öệ ×ì Ýí Øỉ Üĩ Þị ' +
  'ßò ãó áỏ âõ äọ «ô åồ èố æổ çỗ éộ ¬ơ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ \u00adư õừ øứ öử ÷ữ ùự úỳ ýý ûỷ üỹ þỵ ' +
  '¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ'

const UNICODE_OF: ReadonlyMap<string, string> = new Map(
  TABLE.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]),
)

const CODES = [...UNICODE_OF.keys()].join('')
const WORD = new RegExp(`[A-Za-z${CODES}]+`, 'g')
/** A capital beyond the first letter and no small letter of ASCII. */
const WORD_IN_CAPITALS = /^[^a-z]+[A-Z¡-§][^a-z]*$/
/** Letters that have a code for the small form only, so that at the beginning of a name they are always small. */
const WITHOUT_CAPITAL = /^[^A-Za-z¡-®]/

/** Letters that only Unicode text can hold: neither ASCII nor any sign of Windows-1252. */
export const UNICODE_VIETNAMESE = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]|\p{M}/u

export interface Tcvn3Options {
  /** Set in a capital font such as .VnTimeH, which draws the small letters as capitals. */
  readonly capitals?: boolean
  /** The text names people: `Vi Thu ¸nh` is `Vi Thu Ánh`, though TCVN3 has no code for Á. */
  readonly names?: boolean
}

/**
 * TCVN3 text in Unicode. Text that holds a letter only Unicode has is returned as it is; beyond that, find out first
 * whether it is TCVN3. The accented capitals have no codes (the capital font draws the small ones as capitals),
 * so a word is raised when its other letters are capitals: `NGUYÔN V¡N MINH` -> `NGUYỄN VĂN MINH` (fact 59).
 * A word that only begins with a capital (`Lª`, `Hµ`) follows the rest of its text.
 */
export function decodeTcvn3(text: string, { capitals = false, names = false }: Tcvn3Options = {}): string {
  if (UNICODE_VIETNAMESE.test(text)) return text
  const words = text.match(WORD) ?? []
  const allCapitals = capitals || (!/[a-z]/.test(text) && words.some((word) => WORD_IN_CAPITALS.test(word)))
  const decoded = (word: string): string => {
    const letters = [...word].map((code) => UNICODE_OF.get(code) ?? code).join('')
    if (allCapitals || WORD_IN_CAPITALS.test(word)) return letters.toUpperCase()
    return names && WITHOUT_CAPITAL.test(word) ? letters.charAt(0).toUpperCase() + letters.slice(1) : letters
  }
  return text.replace(WORD, decoded)
}

/** Whether a font is one whose small letters look like capitals: .VnTimeH, .VnArialH. */
export const isCapitalFont = (fontName: string): boolean => /^\.vn\S*h$/i.test(fontName.trim())
