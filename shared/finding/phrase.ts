import { isIsoDate } from '../calendar/dates.ts'
import { makePeriod, type Period } from '../calendar/periods.ts'
import { type PaperKind, paperKinds, paperTypes } from '../documents/kinds.ts'
import { fold, searchWords } from '../text/fold.ts'

/** What somebody may mean who types a few words into Ctrl+K. */
export interface Phrase {
  /** Folded words without those that name a paper's kind or number, a period or a day. */
  readonly words: readonly string[]
  /** The months that may be meant, the latest first; empty where none is named. */
  readonly periods: readonly Period[]
  /** The days that may be meant, the latest first; a day takes the place of its month. */
  readonly days: readonly string[]
  /** "05-NQ": the number, and the folded beginning of its symbol, '' where none was typed. */
  readonly number: { readonly value: number; readonly symbol: string } | null
  /** "biên bản", "thông báo": the kinds of paper that are named. */
  readonly paperKinds: readonly PaperKind[]
  /** Whether a meeting is named: "họp", "sinh hoạt". */
  readonly isMeeting: boolean
}

/** Of what a phrase most likely speaks; whatever answers to it stands first, and Enter opens it. */
export type Subject = 'people' | 'meetings' | 'papers'

const YEAR = String.raw`(?:\s*(?:nam|[/.-])?\s*(\d{4}))?`
const DAY = new RegExp(String.raw`(?:^|\s)(?:ngay\s+)?(\d{1,2})\s*[/.-]\s*(\d{1,2})${YEAR}(?=\s|$)`)
/** With the word before it: "khu 8 tháng 10" is the month 10 of a cell called khu 8. */
const DAY_IN_WORDS = new RegExp(String.raw`(?:^|\s)ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})${YEAR}(?=\s|$)`)
const MONTH = new RegExp(String.raw`(?:^|\s)(?:ky\s+)?(?:thang|t)\s*(\d{1,2})${YEAR}(?=\s|$)`)
const MONTH_OF_YEAR = /(?:^|\s)(?:ky\s+)?(\d{1,2})[/.-](\d{4})(?=\s|$)/
const NUMBER = /(?:^|\s)(?:so\s+)?(\d{1,4})\s*[-/]\s*([a-z]{1,6})(?:\/[a-z]*)?(?=\s|$)/
const NUMBER_ALONE = /(?:^|\s)so\s+(\d{1,4})(?=\s|$)/
const MEETING = /(?:^|\s)(?:buoi\s+|cuoc\s+)?(?:sinh hoat|hop)(?:\s+chi bo)?(?=\s|$)/
/** A day or month without its year may be that of so many years back. */
const yearsBack = 3

const nameWords = (kind: PaperKind): readonly string[] => searchWords(paperTypes[kind].name)

/** The kinds of paper by their whole names and by the two first words of these, the longest first. */
const kindNames = [
  ...new Set(
    paperKinds.flatMap((kind) => [nameWords(kind).join(' '), nameWords(kind).slice(0, 2).join(' ')]),
  ),
]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => ({
    kinds: paperKinds.filter((kind) => `${nameWords(kind).join(' ')} `.startsWith(`${name} `)),
    pattern: new RegExp(String.raw`(?:^|\s)${name}(?:\s+(?:hop|sinh hoat))?(?=\s|$)`),
  }))

/** Takes what a pattern finds out of the text, so that the next one does not read it again. */
function taken(text: string, pattern: RegExp): readonly [found: RegExpExecArray | null, rest: string] {
  const found = pattern.exec(text)
  return [found, found === null ? text : text.replace(found[0], ' ')]
}

/**
 * Reads "sen đông tháng 10", "biên bản 10/2026", "12/11 sen đông", "05-NQ sen đông". A month or a day without a year is
 * the latest such one up to the current month, and those of the years before.
 */
export function readPhrase(query: string, current: Period): Phrase {
  let rest = fold(query)
  const take = (pattern: RegExp) => {
    const [found, left] = taken(rest, pattern)
    rest = left
    return found
  }
  const dayPattern = DAY_IN_WORDS.test(rest) ? DAY_IN_WORDS : DAY
  const [, day, ofMonth, year] = dayPattern.exec(rest) ?? []
  const days = day === undefined ? [] : daysOf(Number(day), Number(ofMonth), year, current)
  if (days.length > 0) take(dayPattern)
  const month = days.length > 0 ? null : (take(MONTH) ?? take(MONTH_OF_YEAR))
  const number = take(NUMBER) ?? take(NUMBER_ALONE)
  const named = kindNames.find(({ pattern }) => take(pattern) !== null)
  const isMeeting = take(MEETING) !== null
  return {
    words: searchWords(rest),
    periods: month === null ? [] : periodsOf(Number(month[1]), month[2], current),
    days,
    number: number === null ? null : { value: Number(number[1]), symbol: number[2] ?? '' },
    paperKinds: named?.kinds ?? [],
    isMeeting,
  }
}

export function subjectOf({ paperKinds: named, number, isMeeting, days, periods }: Phrase): Subject {
  if (named.length > 0 || number !== null) return 'papers'
  return isMeeting || days.length > 0 || periods.length > 0 ? 'meetings' : 'people'
}

/** The year of the latest month of that number; the meeting of next month may stand in the calendar already. */
function latestYear(month: number, current: Period): number {
  const thisYear = Number(current.slice(0, 4))
  return makePeriod(thisYear, month) > current && month - Number(current.slice(5)) > 1
    ? thisYear - 1
    : thisYear
}

const yearsOf = (month: number, year: string | undefined, current: Period): readonly number[] => {
  if (month < 1 || month > 12) return []
  if (year !== undefined) return Number(year) === 0 ? [] : [Number(year)]
  const latest = latestYear(month, current)
  return Array.from({ length: yearsBack }, (_, back) => latest - back)
}

const periodsOf = (month: number, year: string | undefined, current: Period): readonly Period[] =>
  yearsOf(month, year, current).map((each) => makePeriod(each, month))

const daysOf = (day: number, month: number, year: string | undefined, current: Period): readonly string[] =>
  periodsOf(month, year, current)
    .map((period) => `${period}-${String(day).padStart(2, '0')}`)
    .filter(isIsoDate)
