/**
 * Two records that may be one person (hồ sơ trùng). Records are put into blocks by what they may share, and only those
 * of one block are compared: n records cost at most n * keys * limit / 2 comparisons, never n * n.
 */
import { earliest, latest, type PartialDate } from '../calendar/partial-dates.ts'
import { groupBy } from '../collections.ts'
import { remember } from '../intake/remember.ts'
import { fold, tidy } from '../text/fold.ts'
import { unifyToneStyle } from '../text/tone.ts'
import type { PersonFields, Sex } from './person.ts'
import { soundOf } from './sound.ts'

export type DuplicateRecord = Pick<
  PersonFields,
  'fullName' | 'sex' | 'birthDate' | 'personalId' | 'oldIdNumber' | 'cardNumber' | 'oldCardNumber'
> & { readonly id: string }

/** `first` is the lesser id. The score is 0 to 100; the reasons are words for the clerk, the strongest first. */
export interface DuplicatePair {
  readonly first: string
  readonly second: string
  readonly score: number
  readonly reasons: readonly string[]
}

export interface DuplicateSearch {
  /** Highest score first. */
  readonly pairs: readonly DuplicatePair[]
  readonly comparisons: number
  /** Blocks too large for every pair in them, where only records that stand close were compared. */
  readonly largeBlocks: number
}

export interface DuplicateLimits {
  /** `duplicates.blockLimit` of the rule book. */
  readonly blockLimit: number
  /** `duplicates.leastScore` of the rule book. */
  readonly leastScore: number
}

/** The most keys that one record can have. */
export const mostKeys = 7

/** What every record is looked at by; the rest is made for the few that are compared. */
interface Prepared {
  readonly record: DuplicateRecord
  readonly sound: string
  readonly given: string
}

const DIGITS = /^[1-9]\d*$/

/** A number as it is whatever Excel did to it: only digits, no zeros before. */
const bareNumber = (text: string): string =>
  DIGITS.test(text)
    ? text
    : text
        .replace(/[.,]0+$/, '')
        .replace(/\D/g, '')
        .replace(/^0+/, '')

/** Names repeat a few hundred words. */
const foldedWord = remember(fold)
const soundOfWord = remember(soundOf)

const isFilled = (text: string): boolean => text !== ''

const foldedWords = ({ fullName }: DuplicateRecord): readonly string[] =>
  fullName.split(/\s+/).map(foldedWord).filter(isFilled)

function prepare(record: DuplicateRecord): Prepared {
  const sounds = foldedWords(record).map(soundOfWord)
  return { record, sound: sounds.join(''), given: sounds.at(-1) ?? '' }
}

const numbersOf = (...written: readonly string[]): readonly string[] =>
  written.filter(isFilled).map(bareNumber).filter(isFilled)
const idNumbersOf = ({ personalId, oldIdNumber }: DuplicateRecord) => numbersOf(personalId, oldIdNumber)
const cardNumbersOf = ({ cardNumber, oldCardNumber }: DuplicateRecord) => numbersOf(cardNumber, oldCardNumber)

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byBirth = ({ record: a }: Prepared, { record: b }: Prepared): number =>
  order(a.birthDate ?? '', b.birthDate ?? '') || order(a.id, b.id)

/**
 * Puts the likeliest pairs next to each other: by name as it sounds, then by birth. Namesakes are gathered first, so
 * that only few are sorted at a time: sorting all of them at once is what grows fastest.
 */
const inOrder = (records: readonly DuplicateRecord[]): readonly Prepared[] =>
  [...groupBy(records.map(prepare), ({ sound }) => sound)]
    .toSorted(([a], [b]) => order(a, b))
    .flatMap(([, namesakes]) => namesakes.sort(byBirth))

/** Records next to each other for which `keyOf` is the same; '' is nobody's key. */
function* runsOf(
  prepared: readonly Prepared[],
  keyOf: (one: Prepared) => string,
): Iterable<readonly number[]> {
  let run: number[] = []
  let last = ''
  for (const [index, one] of prepared.entries()) {
    const key = keyOf(one)
    if (key !== last) {
      if (run.length > 1) yield run
      if (run.length > 0) run = []
      last = key
    }
    if (key !== '') run.push(index)
  }
  if (run.length > 1) yield run
}

/** Indices of the records that share a key, in their order; a key of one record alone makes no block. */
function sharing<K extends string | number>(
  prepared: readonly Prepared[],
  keysOf: (one: Prepared) => readonly K[],
): Iterable<readonly number[]> {
  const first = new Map<K, number>()
  const blocks = new Map<K, number[]>()
  for (const [index, one] of prepared.entries()) {
    for (const key of keysOf(one)) {
      const known = first.get(key)
      if (known === undefined) first.set(key, index)
      // Both numbers of a record may be the same.
      else if (known !== index) {
        const block = blocks.get(key)
        if (block === undefined) blocks.set(key, [known, index])
        else if (block.at(-1) !== index) block.push(index)
      }
    }
  }
  return blocks.values()
}

const wholeDay = 'YYYY-MM-DD'.length

/** Day of birth and given name as one small number: maps are quicker with those than with long texts. */
function bornKeys(): (one: Prepared) => readonly number[] {
  const givens = new Map<string, number>()
  return ({ record: { birthDate }, given }) => {
    if (birthDate?.length !== wholeDay || given === '') return []
    const place = givens.get(given) ?? givens.size
    givens.set(given, place)
    const month = (Number(birthDate.slice(0, 4)) - 1900) * 12 + Number(birthDate.slice(5, 7))
    return [place * 65_536 + month * 31 + Number(birthDate.slice(8))]
  }
}

/**
 * What records may share. Two with one name are met by their year of birth; the name alone serves the records without
 * one, and their namesakes for their sake. Records stand in the order of their names and years, so these need no map.
 */
function* blocksOf(prepared: readonly Prepared[]): Iterable<readonly number[]> {
  const undated = new Set(
    prepared
      .filter(({ record, sound }) => record.birthDate === null && sound !== '')
      .map(({ sound }) => sound),
  )
  yield* sharing(prepared, ({ record }) => idNumbersOf(record))
  yield* sharing(prepared, ({ record }) => cardNumbersOf(record))
  yield* runsOf(prepared, ({ sound }) => (undated.has(sound) ? sound : ''))
  yield* runsOf(prepared, ({ record, sound }) =>
    record.birthDate === null || sound === '' ? '' : sound + record.birthDate.slice(0, 4),
  )
  yield* sharing(prepared, bornKeys())
}

/**
 * The pairs that may be one person. The answer does not depend on the order of the records; `isKnownDistinct` says of
 * two ids (the lesser first) that somebody looked and they are two people.
 */
export function findDuplicates(
  records: readonly DuplicateRecord[],
  { blockLimit, leastScore }: DuplicateLimits,
  isKnownDistinct: (first: string, second: string) => boolean = () => false,
): DuplicateSearch {
  const prepared = inOrder(records)
  const seen = new Set<number>()
  const pairs: DuplicatePair[] = []
  let largeBlocks = 0
  for (const block of blocksOf(prepared)) {
    const isLarge = block.length > blockLimit
    if (isLarge) largeBlocks += 1
    // Indices rise in that order, so a block is sorted as it stands.
    const reach = isLarge ? Math.floor(blockLimit / 2) : block.length
    for (const [place, left] of block.entries()) {
      for (const right of block.slice(place + 1, place + 1 + reach)) {
        const key = left * prepared.length + right
        if (seen.has(key)) continue
        seen.add(key)
        const [a, b] = [prepared[left], prepared[right]]
        const pair = a && b && compare(a, b)
        if (pair && pair.score >= leastScore && !isKnownDistinct(pair.first, pair.second)) pairs.push(pair)
      }
    }
  }
  pairs.sort((a, b) => b.score - a.score || (a.first + a.second < b.first + b.second ? -1 : 1))
  return { pairs, comparisons: seen.size, largeBlocks }
}

/** How much a likeness says, or a difference takes away; of our own judgement, not of any rule. */
const weights = {
  personalId: 100,
  card: 90,
  exactName: 45,
  foldedName: 40,
  soundName: 35,
  outerNames: 30,
  givenName: 10,
  birthDate: 45,
  swappedDate: 35,
  birthYear: 20,
  partOfDate: 15,
  birthUnknown: 15,
  otherDay: 5,
  otherBirth: -25,
  otherId: -35,
  otherCard: -10,
  otherSex: -20,
} as const

type Mark = readonly [weight: number, reason: string]

function compare(a: Prepared, b: Prepared): DuplicatePair {
  const marks = [
    ...numberMarks(a, b),
    ...nameMarks(a, b),
    ...birthMarks(a.record.birthDate, b.record.birthDate),
  ]
  const isOtherSex = isDifferent(a.record.sex, b.record.sex)
  const sum = marks.reduce((score, [weight]) => score + weight, isOtherSex ? weights.otherSex : 0)
  const [first, second] = a.record.id < b.record.id ? [a.record.id, b.record.id] : [b.record.id, a.record.id]
  return {
    first,
    second,
    score: Math.max(0, Math.min(100, sum)),
    reasons: marks
      .toSorted(([x], [y]) => y - x)
      .map(([, reason]) => reason)
      .concat(isOtherSex ? ['Khác giới tính'] : []),
  }
}

const isDifferent = (a: Sex | null, b: Sex | null): boolean => a !== null && b !== null && a !== b

const share = (a: readonly string[], b: readonly string[]): boolean => a.some((number) => b.includes(number))

/** Numbers speak against a pair only if both have the full one and it is another. */
function numberMarks(a: Prepared, b: Prepared): readonly Mark[] {
  const marks: Mark[] = []
  if (share(idNumbersOf(a.record), idNumbersOf(b.record))) {
    marks.push([weights.personalId, 'Trùng số định danh hoặc số CMND'])
  } else if (areBothFull(a.record.personalId, b.record.personalId)) {
    marks.push([weights.otherId, 'Khác số định danh'])
  }
  if (share(cardNumbersOf(a.record), cardNumbersOf(b.record)))
    marks.push([weights.card, 'Trùng số thẻ đảng viên'])
  else if (areBothFull(a.record.cardNumber, b.record.cardNumber)) {
    marks.push([weights.otherCard, 'Khác số thẻ đảng viên'])
  }
  return marks
}

const FULL = /^\d{12}$/
const areBothFull = (a: string, b: string): boolean => FULL.test(a) && FULL.test(b)

/** The name with its marks, in one style of placing the tone and one case. */
const spelling = ({ record }: Prepared): string => unifyToneStyle(tidy(record.fullName)).toLowerCase()

function nameMarks(a: Prepared, b: Prepared): readonly Mark[] {
  if (a.record.fullName === b.record.fullName) return [[weights.exactName, 'Trùng họ tên']]
  const [words, others] = [foldedWords(a.record), foldedWords(b.record)]
  if (words.join(' ') === others.join(' ')) {
    return spelling(a) === spelling(b)
      ? [[weights.exactName, 'Trùng họ tên']]
      : [[weights.foldedName, 'Họ tên chỉ khác dấu']]
  }
  if (a.sound === b.sound) return [[weights.soundName, 'Họ tên đọc gần giống nhau']]
  if (a.given === '' || a.given !== b.given) return []
  return soundOfWord(words[0] ?? '') === soundOfWord(others[0] ?? '')
    ? [[weights.outerNames, 'Họ và tên giống nhau, khác tên đệm']]
    : [[weights.givenName, 'Tên gọi giống nhau']]
}

function birthMarks(a: PartialDate | null, b: PartialDate | null): readonly Mark[] {
  if (a === null || b === null) return [[weights.birthUnknown, 'Có hồ sơ chưa ghi ngày sinh']]
  if (a === b)
    return a.length > 4 ? [[weights.birthDate, 'Trùng ngày sinh']] : [[weights.birthYear, 'Trùng năm sinh']]
  if (a.length === wholeDay && b.length === wholeDay) {
    if (a.slice(0, 4) === b.slice(0, 4)) {
      const [month, day, otherMonth, otherDay] = [a.slice(5, 7), a.slice(8), b.slice(5, 7), b.slice(8)]
      if (day === otherMonth && month === otherDay) {
        return [[weights.swappedDate, 'Ngày và tháng sinh đổi chỗ cho nhau']]
      }
      const isPartlySame = day === otherDay || month === otherMonth
      return [[isPartlySame ? weights.partOfDate : weights.otherDay, 'Trùng năm sinh, khác ngày']]
    }
  } else if (earliest(a) <= latest(b) && earliest(b) <= latest(a)) {
    return [[weights.birthYear, 'Ngày sinh ghi chưa đủ nhưng khớp nhau']]
  }
  return [[weights.otherBirth, 'Khác ngày sinh']]
}
