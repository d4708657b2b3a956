/** Vietnamese that was typed or pasted in an old table of codes (bảng mã), because Unikey was left in one. */
import type { Encoding } from './encoding.ts'
import { decodeAs, misreadings } from './legacy.ts'
import { UNICODE_VIETNAMESE } from './tcvn3.ts'

export interface TypedOld {
  readonly encoding: Exclude<Encoding, 'unicode' | 'nfd'>
  /** The first such word as it stands. */
  readonly before: string
  /** The same word as it was meant. */
  readonly after: string
  /**
   * The whole text as it was meant. Beside letters that only Unicode has just the odd words are changed; text without any
   * was typed in the old table from the first letter on, also where a word happens to spell something (`bé` for `bộ`).
   */
  readonly mended: string
}

/** What stands between spaces; signs of punctuation around it are not letters of any of the tables. */
const WORDS = /\S+/g
const SURROUNDING = /^([("'“‘[]*)(.*?)([)"'”’\].,;:!?]*)$/su

/**
 * The old table of codes that the words of a field speak for, or undefined. A word counts where Vietnamese in Unicode
 * cannot have it and one table makes a syllable of it (`§¶ng` is `Đảng`); one is enough, since it is seen while it is
 * typed. The text may hold right words beside: a clerk goes on in a field that was written yesterday.
 */
export function findTypedOld(text: string): TypedOld | undefined {
  const counts = new Map<TypedOld['encoding'], number>()
  for (const word of text.match(WORDS) ?? []) {
    for (const { encoding } of readings(word)) counts.set(encoding, (counts.get(encoding) ?? 0) + 1)
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a)
  if (best === undefined) return undefined
  const [encoding] = best
  const mend = (word: string) => readings(word).find((each) => each.encoding === encoding)?.after ?? word
  const before = text.match(WORDS)?.find((word) => mend(word) !== word) ?? ''
  const mended = UNICODE_VIETNAMESE.test(text) ? text.replace(WORDS, mend) : decodeAs(text, encoding)
  return { encoding, before, after: mend(before), mended }
}

function readings(word: string): readonly { encoding: TypedOld['encoding']; after: string }[] {
  const [, open = '', inner = '', close = ''] = SURROUNDING.exec(word) ?? []
  if (UNICODE_VIETNAMESE.test(inner)) return []
  return misreadings(inner).map(({ encoding, after }) => ({ encoding, after: open + after + close }))
}
