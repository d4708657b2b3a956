/** Text of old office files: which encoding a column of it is in, and its reading in Unicode (domain.md 10.3). */
import type { Encoding } from './encoding.ts'
import { toNfc } from './fold.ts'
import { decodeMojibake, looksLikeMojibake } from './mojibake.ts'
import { countMisspelt, isSyllable } from './syllable.ts'
import { decodeTcvn3, type Tcvn3Options, UNICODE_VIETNAMESE } from './tcvn3.ts'
import { decodeVni } from './vni.ts'
import { decodeWindows1258 } from './windows-1258.ts'

export type { Encoding } from './encoding.ts'
export { decodeTcvn3 as tcvn3ToUnicode } from './tcvn3.ts'

export interface EncodingFinding {
  readonly encoding: Encoding
  /** `certain`: show it and go on; `likely`: let the clerk look at it; `unknown`: no letter tells (plain ASCII). */
  readonly confidence: 'certain' | 'likely' | 'unknown'
  /** At most three different texts as they stand and as they would read; none for Unicode. */
  readonly evidence: readonly { readonly before: string; readonly after: string }[]
}

type Old = Exclude<Encoding, 'unicode'>
type ByLetters = Exclude<Old, 'nfd' | 'mojibake'>

const shown = 3
/** So many texts that only one encoding explains leave no doubt. */
const enoughTexts = 3

/** Words with the signs that old encodings use as letters. */
const WORDS = /[A-Za-z\u00a1-\u00ff]+/g
/** A letter of ASCII and something beyond; a sign that stands alone tells nothing. */
const MIXED = /[A-Za-z][^A-Za-z]|[^A-Za-z][A-Za-z]/
/** Of Windows-1252, what Vietnamese in Unicode does not use in a word. */
const FOREIGN = /[^A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúý]/
const MIXED_CASE = /[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ]|[A-ZÀ-ÖØ-Þ]{2}[a-zà-öø-ÿ]/
/** Pairs that spell no Vietnamese though each letter does. `oà`, `oá`, `oã` do spell some (hoà, khoá) and are absent. */
const PAIRS: Readonly<Record<ByLetters, RegExp>> = {
  tcvn3: /(?!)/,
  vni: /[aeouyô][ùõ]|[ae][âáàã]|oâ|a[êéèú]/i,
  'windows-1258': /[âêôãõý][ìò]|ýõ/i,
}

const decoders: Readonly<Record<Old, (text: string, options?: Tcvn3Options) => string>> = {
  nfd: toNfc,
  tcvn3: decodeTcvn3,
  vni: decodeVni,
  'windows-1258': decodeWindows1258,
  mojibake: decodeMojibake,
}
const byLetters = ['tcvn3', 'vni', 'windows-1258'] as const satisfies readonly ByLetters[]

/** Encodings by the names of their fonts. */
const fonts: readonly (readonly [RegExp, ByLetters])[] = [
  [/^\.vn/i, 'tcvn3'],
  [/^vni[-\s]/i, 'vni'],
]

/** TCVN3 codes that are no letters of a Western language, standing in a word. */
const CODE_IN_WORD = /[A-Za-zÀ-ÿ][¡-¬\u00ad®µ-¹»-¾ÐÞðþ×÷]|[¡-¬\u00ad®µ-¹»-¾ÐÞðþ×÷][A-Za-zÀ-ÿ]/

/**
 * Whether the texts of one file or column are TCVN3. Give it all texts together: single words are legal in both
 * worlds. One letter that only Unicode has, anywhere in the texts, decides against it.
 */
export function looksLikeTcvn3(texts: readonly string[]): boolean {
  if (texts.some((text) => UNICODE_VIETNAMESE.test(text) || looksLikeMojibake(text))) return false
  return texts.some((text) => CODE_IN_WORD.test(text))
}

/**
 * The encoding of the texts of one column. An old encoding is named only where it explains words that Vietnamese in
 * Unicode cannot have, and where more texts speak for it than hold letters only Unicode has: true Unicode is never
 * called old, and text that is legal in both (`Tô Hà`) is Unicode. The fonts of the cells decide in a draw.
 */
export function detectEncoding(
  samples: readonly string[],
  fontNames: readonly string[] = [],
): EncodingFinding {
  const texts = samples.filter((text) => /[^\0-\x7f]/.test(text))
  if (texts.length === 0) return { encoding: 'unicode', confidence: 'unknown', evidence: [] }

  const inUnicode = texts.filter((text) => UNICODE_VIETNAMESE.test(text)).length
  const explained: Record<Old, string[]> = { nfd: [], tcvn3: [], vni: [], 'windows-1258': [], mojibake: [] }
  for (const text of texts) for (const encoding of explaining(text)) explained[encoding].push(text)

  const best = likeliest(texts, explained)
  const hinted = hintOf(fontNames)
  if (best !== undefined && explained[best].length > inUnicode) {
    const isSure = inUnicode === 0 && (explained[best].length >= enoughTexts || hinted === best)
    return finding(best, isSure ? 'certain' : 'likely', explained[best])
  }
  const spelt = inUnicode === 0 ? spellingOf(texts) : undefined
  if (spelt !== undefined) return finding(spelt.encoding, 'likely', spelt.texts)
  if (hinted !== undefined && inUnicode === 0) {
    const changed = texts.filter((text) => decodeAs(text, hinted) !== text)
    if (changed.length > texts.length / 2) return finding(hinted, 'likely', changed)
  }
  if (explained.nfd.length > 0) return finding('nfd', 'certain', explained.nfd)
  return { encoding: 'unicode', confidence: inUnicode > 0 ? 'certain' : 'likely', evidence: [] }
}

/**
 * One text of a column in the encoding of that column, in Unicode (NFC). A text that is Unicode already, or would read
 * worse, stays as it is: columns may be mixed.
 */
export function decodeAs(text: string, encoding: Encoding, options?: Tcvn3Options): string {
  if (encoding === 'unicode' || encoding === 'nfd' || UNICODE_VIETNAMESE.test(text)) return toNfc(text)
  const decoded = decoders[encoding](text, options)
  return decoded !== text && countMisspelt(decoded) <= countMisspelt(text) ? toNfc(decoded) : toNfc(text)
}

/** Words that spell no Vietnamese as they stand. */
const misspeltOf = (text: string): readonly string[] =>
  (text.match(WORDS) ?? []).filter((word) => MIXED.test(word) && !isSyllable(word))

/** One word as old encodings read it, where it spells nothing in Unicode and they make a syllable of it. */
export function misreadings(word: string): readonly { encoding: Exclude<Old, 'nfd'>; after: string }[] {
  if (looksLikeMojibake(word)) {
    const after = decodeMojibake(word)
    return after === word ? [] : [{ encoding: 'mojibake', after }]
  }
  if (misspeltOf(word)[0] !== word) return []
  return byLetters
    .map((encoding) => ({ encoding, after: decoders[encoding](word) }))
    .filter(({ encoding, after }) => isOdd(word, encoding) && isSyllable(after))
}

/** The old encodings that this text alone speaks for. */
function explaining(text: string): readonly Old[] {
  if (text !== toNfc(text)) return ['nfd']
  if (UNICODE_VIETNAMESE.test(text)) return []
  if (looksLikeMojibake(text)) return decodeMojibake(text) === text ? [] : ['mojibake']
  const words = misspeltOf(text)
  return byLetters.filter((encoding) =>
    words.some((word) => isOdd(word, encoding) && isSyllable(decoders[encoding](word))),
  )
}

/**
 * The old encoding in which every misspelt word of several texts spells Vietnamese, though each of their letters is one
 * of Unicode's too: `LOÌ`, `GIAÌNG`, `PHAÌN`. A single such word may be a slip of the hand.
 */
function spellingOf(texts: readonly string[]): { encoding: ByLetters; texts: string[] } | undefined {
  const misspelt = texts.filter((text) => misspeltOf(text).length > 0)
  const words = new Set(misspelt.flatMap(misspeltOf))
  if (words.size < enoughTexts) return undefined
  const encoding = byLetters.find((each) => [...words].every((word) => isSyllable(decoders[each](word))))
  return encoding && { encoding, texts: misspelt }
}

/** Of the encodings that explain anything, the one in which the texts read best. */
function likeliest(
  texts: readonly string[],
  explained: Readonly<Record<Old, readonly string[]>>,
): Exclude<Old, 'nfd'> | undefined {
  const faults = (encoding: Old) =>
    texts.reduce((sum, text) => sum + countMisspelt(decoders[encoding](text)), 0)
  const [first, ...others] = (['mojibake', ...byLetters] as const).filter(
    (encoding) => explained[encoding].length > 0,
  )
  if (first === undefined || others.length === 0) return first
  return [first, ...others]
    .map((encoding) => ({ encoding, faults: faults(encoding), texts: explained[encoding].length }))
    .toSorted((a, b) => a.faults - b.faults || b.texts - a.texts)[0]?.encoding
}

const isOdd = (word: string, encoding: ByLetters): boolean =>
  FOREIGN.test(word) || MIXED_CASE.test(word) || PAIRS[encoding].test(word)

function hintOf(fontNames: readonly string[]): ByLetters | undefined {
  const hints = new Set(
    fontNames.flatMap((name) => fonts.find(([pattern]) => pattern.test(name.trim()))?.[1] ?? []),
  )
  return hints.size === 1 ? [...hints][0] : undefined
}

function finding(encoding: Old, confidence: 'certain' | 'likely', texts: readonly string[]): EncodingFinding {
  const evidence = [...new Set(texts)]
    .slice(0, shown)
    .map((before) => ({ before, after: decoders[encoding](before) }))
  return { encoding, confidence, evidence }
}
