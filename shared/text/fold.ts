/**
 * Cleaning of one-line texts, and the key under which Vietnamese text is searched (domain.md 10.1, 10.2).
 * SQLite's own `lower` and `LIKE` know neither Đ/đ nor NFC/NFD, so the fold is stored beside the text.
 */

// U+00AD, the soft hyphen, is absent on purpose: in TCVN3 text it is the letter ư and must survive until converted.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to go; tabs and ends of lines become spaces
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\u200b-\u200f\u2060\ufeff]/g
const SPACES = /\s+/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same that tidying takes away
const MARKS_AND_INVISIBLE = /[\p{M}\p{Cf}\u0000-\u0008\u000e-\u001f\u007f]/gu
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u

/** The composed Unicode form (dựng sẵn) in which every text is stored. */
export function toNfc(s: string): string {
  return s.normalize('NFC')
}

/**
 * A one-line text as it should be stored: NFC, no zero-width and no control characters, every run of spaces, tabs, line breaks
 * and non-breaking spaces made one space, nothing at the ends.
 */
export function tidy(s: string): string {
  return toNfc(s.replace(INVISIBLE, '').replace(SPACES, ' ').trim())
}

/**
 * The search key: lower case without any mark, `đ` as `d`, single spaces. `Hòa`, `Hoà` and a decomposed `Hoà`
 * have the same key. Idempotent.
 */
export function fold(s: string): string {
  // Lowering may add a mark (İ), so marks are dropped after it; đ has no decomposition.
  return s
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS_AND_INVISIBLE, '')
    .replaceAll('đ', 'd')
    .replace(SPACES, ' ')
    .trim()
}

/**
 * The folded words of what the user typed. They hold letters and digits only, so they need no escaping in LIKE:
 * `03-NQ/CB` asks for `03`, `nq` and `cb`.
 */
export function searchWords(query: string): readonly string[] {
  return fold(query)
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
}

/** Whether every word of the query is contained in the folded text, in any order; an empty query matches all. */
export function matches(searchKey: string, query: string): boolean {
  return searchWords(query).every((word) => searchKey.includes(word))
}
