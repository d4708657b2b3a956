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

/** Letters that only Unicode text can hold: neither ASCII nor any sign of Windows-1252. */
const UNICODE_VIETNAMESE = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]|\p{M}/u

/** TCVN3 codes that are no letters of a Western language, standing in a word. */
const CODE_IN_WORD = /[A-Za-zÀ-ÿ][¡-¬\u00ad®µ-¹»-¾ÐÞðþ×÷]|[¡-¬\u00ad®µ-¹»-¾ÐÞðþ×÷][A-Za-zÀ-ÿ]/

/** UTF-8 read as Windows-1252 (`Nguyá»…n`) has such signs too, but is another fault. */
const MOJIBAKE = /á[º»]|Æ[°¡]|Ä[‘\u0090ƒ\u0083]|Ã[\u00a0-\u00bf]/

/**
 * Whether the texts of one file or column are TCVN3. Give it all texts together: single words are legal in both
 * worlds. One letter that only Unicode has, anywhere in the texts, decides against it.
 */
export function looksLikeTcvn3(texts: readonly string[]): boolean {
  if (texts.some((text) => UNICODE_VIETNAMESE.test(text) || MOJIBAKE.test(text))) return false
  return texts.some((text) => CODE_IN_WORD.test(text))
}

/**
 * TCVN3 text in Unicode. Text that holds a letter only Unicode has is returned as it is; beyond that, ask
 * `looksLikeTcvn3` first. The accented capitals have no codes (the capital font draws the small ones as capitals),
 * so a word is raised when its other letters are capitals: `NGUYÔN V¡N MINH` -> `NGUYỄN VĂN MINH` (fact 59).
 * A word that only begins with a capital (`Lª`, `Hµ`) follows the rest of its text.
 */
export function tcvn3ToUnicode(text: string): string {
  if (UNICODE_VIETNAMESE.test(text)) return text
  const allCapitals =
    !/[a-z]/.test(text) && (text.match(WORD) ?? []).some((word) => WORD_IN_CAPITALS.test(word))
  return text.replace(WORD, (word) => {
    const letters = [...word].map((code) => UNICODE_OF.get(code) ?? code).join('')
    return allCapitals || WORD_IN_CAPITALS.test(word) ? letters.toUpperCase() : letters
  })
}
