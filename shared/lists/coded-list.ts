/** Lists of which a field takes its value (danh mục): code, label, other spellings, and where they come from. */
import type { Confidence } from '../rulebook/rule.ts'
import { fold } from '../text/fold.ts'

export interface CodedEntry {
  /** The official code where there is one, else a name of our own; never shown. */
  readonly code: string
  /** The spelling that is stored and printed. */
  readonly label: string
  /** Other spellings met in worksheets. */
  readonly variants: readonly string[]
  readonly confidence: Confidence
}

export interface CodedList {
  readonly title: string
  /** The legal basis or the custom that the list follows. */
  readonly basis: string
  readonly confidence: Confidence
  /** True where the form takes free text and the list only suggests. */
  readonly isOpen: boolean
  /** Words that may stand before a value and say nothing: "Tỉnh", "TP.". Folded letters and digits. */
  readonly prefixes: readonly string[]
  readonly entries: readonly CodedEntry[]
}

/** An entry as it is written down: code, label, other spellings. */
export type WrittenEntry = readonly [code: string, label: string, ...variants: string[]]

/** A list whose entries are all known as well as the list itself. */
export function codedList(
  about: Pick<CodedList, 'title' | 'basis' | 'confidence'> & Partial<Pick<CodedList, 'isOpen' | 'prefixes'>>,
  entries: readonly WrittenEntry[],
): CodedList {
  return {
    isOpen: false,
    prefixes: [],
    ...about,
    entries: entries.map(([code, label, ...variants]) => ({
      code,
      label,
      variants,
      confidence: about.confidence,
    })),
  }
}

/** Letters and digits of the folded text: `H'Mông`, `hmong` and `H Mông` are one. */
export const listKey = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

/** Keys are made once a list; a list is data that never changes. */
const indexes = new WeakMap<CodedList, ReadonlyMap<string, CodedEntry>>()

function indexOf(list: CodedList): ReadonlyMap<string, CodedEntry> {
  const known = indexes.get(list)
  if (known !== undefined) return known
  const made = new Map(
    list.entries.flatMap((entry) =>
      [entry.label, ...entry.variants].map((spelling) => [listKey(spelling), entry] as const),
    ),
  )
  indexes.set(list, made)
  return made
}

/**
 * The entry that a text names, whatever its case, marks, spaces and hyphens, by label or variant; undefined if the
 * list does not know it. A prefix is dropped only where the whole text is not itself an entry.
 */
export function recognise(list: CodedList, text: string): CodedEntry | undefined {
  const key = listKey(text)
  if (key === '') return undefined
  const index = indexOf(list)
  const whole = index.get(key)
  if (whole !== undefined) return whole
  const prefix = list.prefixes.find((word) => key.startsWith(word))
  return prefix === undefined ? undefined : index.get(key.slice(prefix.length))
}

/** The list's own spelling of a text with other marks or case; anything else stands as it is. */
export function spelt(list: CodedList, text: string): string {
  const entry = recognise(list, text)
  return entry !== undefined && listKey(entry.label) === listKey(text) ? entry.label : text
}

/** The entry with this code, or undefined. */
export const entryOf = (list: CodedList, code: string): CodedEntry | undefined =>
  list.entries.find((entry) => entry.code === code)
