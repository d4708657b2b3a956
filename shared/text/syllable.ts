/**
 * The build of a Vietnamese syllable: onset, rime and tone. Text in a wrong encoding is told from right text by it,
 * because nearly every fault of an encoding makes syllables that no Vietnamese word has.
 */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

const ONSET = '(?:b|ch?|d|đ|gh?|h|kh?|l|m|ngh?|nh?|ph?|r|s|th?|tr|v|x)'
/** Rimes by their first vowel; those of a rounded onset (oa, uê, uy ...) stand under their written letter. */
const RIMES = [
  'a(?:ch|ng|nh|[cimnoptuy])?',
  'ă(?:ng|[ckmnpt])',
  'â(?:ng|[cmnptuy])',
  'e(?:ng|[cmnopt])?',
  'ê(?:ch|nh|ng|[mnptu])?',
  'i(?:ch|nh|[amnptu])?',
  'iê(?:ng|[cmnptu])',
  'o(?:ng|[cimnpt])?',
  'oo(?:ng|c)',
  'oa(?:ch|ng|nh|[cimnopty])?',
  'oă(?:ng|[cmnt])',
  'oe(?:ng|[nmot])?',
  'ô(?:ng|[cimnpt])?',
  'ơ(?:[imnpt])?',
  'u(?:ng|[acimnpt])?',
  'uâ(?:ng|[ntyc])',
  'uê(?:ch|nh)?',
  'uô(?:ng|[cimnt])',
  'uơ',
  'uy(?:ch|nh|[anptu])?',
  'uyê(?:[nt])',
  'ư(?:ng|[acimntu])?',
  'ươ(?:ng|[cimnptu])',
  'y(?:t|nh)?',
  'yê(?:ng|[mntu])',
].join('|')
const AFTER_QU =
  'a(?:ch|ng|nh|[cimnoptuy])?|ă(?:ng|[cmnpt])|â(?:ng|[nty])|e(?:ng|[nto])?|ê(?:ch|n|nh|t)?|i(?:t)?|ơ|y(?:ch|nh|[nptu])?|yê[nt]|ô(?:c|c|ng)?'

const SYLLABLE = new RegExp(`^(?:${ONSET}?(?:${RIMES})|qu(?:${AFTER_QU})|gi(?:${RIMES}|n|êng|êt|ê[cmnpu])?)$`)
const STOPPED = /(?:c|ch|k|p|t)$/
/** Huyền, hỏi, ngã and the level tone do not go with a final c, ch, p, t (k in names of the Highlands: Đắk). */
const TONE_OF_STOPPED = /^[\u0301\u0323]$/

/** Words of text in any encoding: old encodings put letters on signs such as `¨` and the soft hyphen. */
const WORDS = /[\p{L}\u00a1-\u00bf×÷][\p{L}\p{M}\u00a1-\u00bf×÷]*/gu
const ONE_CASE = /^(?:\p{Lu}\p{M}*)?(?:[\p{Ll}\p{M}]*|[\p{Lu}\p{M}]*)$/u

/** Whether one word can be a Vietnamese syllable in any of its writings: small, capital, with a capital first letter. */
export function isSyllable(word: string): boolean {
  const composed = word.normalize('NFC')
  if (!ONE_CASE.test(composed)) return false
  const apart = composed.toLowerCase().normalize('NFD')
  const tones = apart.match(TONES) ?? []
  if (tones.length > 1) return false
  const letters = apart.replace(TONES, '').normalize('NFC')
  if (!SYLLABLE.test(letters)) return false
  return !STOPPED.test(letters) || TONE_OF_STOPPED.test(tones[0] ?? '')
}

/** How many words of a text with a letter or sign beyond ASCII cannot be Vietnamese syllables. */
export function countMisspelt(text: string): number {
  return (text.match(WORDS) ?? []).filter((word) => /[^A-Za-z]/.test(word) && !isSyllable(word)).length
}
