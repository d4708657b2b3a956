/**
 * Two records that may be one person (hồ sơ trùng). Records are put into blocks by what they may share, and only those
 * of one block are compared: n records cost at most n * keys * limit / 2 comparisons, never n * n.
 */
import { dateParts, isIsoDate } from '../calendar/dates.ts'
import { earliest, latest, type PartialDate } from '../calendar/partial-dates.ts'
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

interface Prepared {
  readonly record: DuplicateRecord
  readonly folded: string
  readonly sound: string
  readonly family: string
  readonly given: string
  readonly idNumbers: readonly string[]
  readonly cardNumbers: readonly string[]
  /** Orders large blocks so that the likeliest pairs stand next to each other. */
  readonly order: string
}

/** A number as it is whatever Excel did to it: only digits, no zeros before. */
const bareNumber = (text: string): string =>
  text
    .replace(/[.,]0+$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '')

/** Names repeat a few hundred words. */
const soundOfWord = remember(soundOf)

function prepare(record: DuplicateRecord): Prepared {
  const folded = fold(record.fullName)
  const sounds = folded.split(' ').map(soundOfWord)
  const sound = sounds.join('')
  return {
    record,
    folded,
    sound,
    family: sounds[0] ?? '',
    given: sounds.at(-1) ?? '',
    idNumbers: [record.personalId, record.oldIdNumber].map(bareNumber).filter((number) => number !== ''),
    cardNumbers: [record.cardNumber, record.oldCardNumber].map(bareNumber).filter((number) => number !== ''),
    order: `${sound} ${record.birthDate ?? ''} ${record.id}`,
  }
}

/**
 * The keys of a record. Two records with one name are met by their year of birth; the name alone is a key of the
 * records without one, and of their namesakes for their sake.
 */
function keysOf(
  { record, sound, given, idNumbers, cardNumbers }: Prepared,
  undated: ReadonlySet<string>,
): readonly string[] {
  const { birthDate } = record
  const keys = [
    ...idNumbers.map((number) => `id ${number}`),
    ...cardNumbers.map((number) => `card ${number}`),
    ...(undated.has(sound) ? [`name ${sound}`] : []),
  ]
  if (birthDate !== null && sound !== '') {
    keys.push(`year ${sound} ${birthDate.slice(0, 4)}`)
    if (isIsoDate(birthDate)) keys.push(`born ${given} ${birthDate}`)
  }
  return [...new Set(keys)]
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
  const prepared = records.map(prepare).sort((a, b) => (a.order < b.order ? -1 : 1))
  const undated = new Set(
    prepared
      .filter(({ record, sound }) => record.birthDate === null && sound !== '')
      .map(({ sound }) => sound),
  )
  const blocks = new Map<string, number[]>()
  for (const [index, one] of prepared.entries()) {
    for (const key of keysOf(one, undated)) {
      const block = blocks.get(key)
      if (block) block.push(index)
      else blocks.set(key, [index])
    }
  }
  const seen = new Set<number>()
  const pairs: DuplicatePair[] = []
  let largeBlocks = 0
  for (const block of blocks.values()) {
    const isLarge = block.length > blockLimit
    if (isLarge) largeBlocks += 1
    // Indices rise with `order`, so a block is sorted as it stands.
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
  if (share(a.idNumbers, b.idNumbers)) {
    marks.push([weights.personalId, 'Trùng số định danh hoặc số CMND'])
  } else if (areBothFull(a.record.personalId, b.record.personalId)) {
    marks.push([weights.otherId, 'Khác số định danh'])
  }
  if (share(a.cardNumbers, b.cardNumbers)) marks.push([weights.card, 'Trùng số thẻ đảng viên'])
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
  if (a.folded === b.folded) {
    return a.record.fullName === b.record.fullName || spelling(a) === spelling(b)
      ? [[weights.exactName, 'Trùng họ tên']]
      : [[weights.foldedName, 'Họ tên chỉ khác dấu']]
  }
  if (a.sound === b.sound) return [[weights.soundName, 'Họ tên đọc gần giống nhau']]
  if (a.given === '' || a.given !== b.given) return []
  return a.family === b.family
    ? [[weights.outerNames, 'Họ và tên giống nhau, khác tên đệm']]
    : [[weights.givenName, 'Tên gọi giống nhau']]
}

function birthMarks(a: PartialDate | null, b: PartialDate | null): readonly Mark[] {
  if (a === null || b === null) return [[weights.birthUnknown, 'Có hồ sơ chưa ghi ngày sinh']]
  if (a === b)
    return a.length > 4 ? [[weights.birthDate, 'Trùng ngày sinh']] : [[weights.birthYear, 'Trùng năm sinh']]
  if (isIsoDate(a) && isIsoDate(b)) {
    const [x, y] = [dateParts(a), dateParts(b)]
    if (x.year === y.year && x.day === y.month && x.month === y.day) {
      return [[weights.swappedDate, 'Ngày và tháng sinh đổi chỗ cho nhau']]
    }
    if (x.year === y.year) {
      const isPartlySame = x.day === y.day || x.month === y.month
      return [[isPartlySame ? weights.partOfDate : weights.otherDay, 'Trùng năm sinh, khác ngày']]
    }
  } else if (earliest(a) <= latest(b) && earliest(b) <= latest(a)) {
    return [[weights.birthYear, 'Ngày sinh ghi chưa đủ nhưng khớp nhau']]
  }
  return [[weights.otherBirth, 'Khác ngày sinh']]
}
