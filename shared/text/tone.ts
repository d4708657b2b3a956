/**
 * Two styles of placing the tone are both correct and both in use: `hòa, thúy, ủy` and `hoà, thuý, uỷ`
 * (domain.md 3.2, 10.1). Text is stored as it was written; only comparing needs one style.
 */

// In decomposed text: the tone marks (huyền, sắc, ngã, hỏi, nặng) on the first vowel of oa, oe, uy.
const TONE_ON_FIRST_VOWEL =
  /(?:(o)([\u0300\u0301\u0303\u0309\u0323])([ae])|(u)([\u0300\u0301\u0303\u0309\u0323])(y))(?!\p{M})/giu

/** The text in NFC with the tone of oa, oe, uy on the second vowel. For comparing only, never for storing. */
export function unifyToneStyle(s: string): string {
  return s.normalize('NFD').replace(TONE_ON_FIRST_VOWEL, '$1$4$3$6$2$5').normalize('NFC')
}
