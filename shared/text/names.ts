/** Vietnamese personal names: their parts, their order in lists, and their case (domain.md 10.1). */
import { collationKey } from './collation.ts'
import { tidy, toNfc } from './fold.ts'

/** The parts of a name (họ, tên đệm, tên). A missing part is an empty text. */
export interface NameParts {
  /** Họ: the first word. */
  readonly family: string
  /** Tên đệm: all words between. */
  readonly middle: string
  /** Tên: the last word, by which lists are ordered and people are called. */
  readonly given: string
}

/** Splits a full name into its parts; a single word is a given name. */
export function splitName(full: string): NameParts {
  const words = tidy(full).split(' ')
  const given = words.at(-1) ?? ''
  const family = words.length > 1 ? (words[0] ?? '') : ''
  return { family, middle: words.slice(1, -1).join(' '), given }
}

/**
 * The key under which lists of people are ordered: given name, then middle name, then family name, each in
 * Vietnamese order. Compares by plain code units or UTF-8 bytes (SQLite BINARY); upper and lower case and both tone
 * styles give the same key, so ties need a second column such as the id.
 */
export function nameSortKey(full: string): string {
  const { family, middle, given } = splitName(full)
  return [given, middle, family].map(collationKey).join(' ').trimEnd()
}

/**
 * The key under which other texts, such as names of cells, are ordered: Vietnamese order, numbers by value
 * (`Chi bộ khu 2` before `Chi bộ khu 10`). Compares by plain code units or UTF-8 bytes.
 */
export function textSortKey(s: string): string {
  return collationKey(s).trimEnd()
}

const WORD_START = /(^|[\s'’.(-])(\p{L})/gu

/** A name typed in capitals as it is written: `NGUYỄN ĐÌNH HẢO` -> `Nguyễn Đình Hảo`, `H'HEN NIÊ` -> `H'Hen Niê`. */
export function titleCaseName(name: string): string {
  const lower = toNfc(tidy(name).toLowerCase())
  return lower.replace(WORD_START, (_, before: string, letter: string) => before + letter.toUpperCase())
}
