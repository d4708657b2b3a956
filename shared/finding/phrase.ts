import { makePeriod, type Period } from '../calendar/periods.ts'
import { fold, searchWords } from '../text/fold.ts'

/** What somebody may mean who types a few words into Ctrl+K. */
export interface Phrase {
  /** Folded words without those that name a period or a number of a paper. */
  readonly words: readonly string[]
  /** The months that may be meant, the latest first; empty where none is named. */
  readonly periods: readonly Period[]
  /** "05-NQ": the number, and the folded beginning of its symbol, '' where none was typed. */
  readonly number: { readonly value: number; readonly symbol: string } | null
}

const MONTH = /(?:^|\s)(?:ky\s+)?(?:thang|t)\s*(\d{1,2})(?:\s*(?:nam|[/.-])?\s*(\d{4}))?(?=\s|$)/
const MONTH_OF_YEAR = /(?:^|\s)(?:ky\s+)?(\d{1,2})[/.](\d{4})(?=\s|$)/
const NUMBER = /(?:^|\s)(?:so\s+)?(\d{1,4})\s*[-/]\s*([a-z]{1,6})(?:\/[a-z]*)?(?=\s|$)/
const NUMBER_ALONE = /^(?:so\s+)(\d{1,4})(?=\s|$)/
/** A month without its year may be that of so many years back. */
const yearsBack = 3

/**
 * Reads "sen đông tháng 10", "10/2026", "05-NQ sen đông". A month without a year is the latest such month up to the
 * current one, and those of the years before.
 */
export function readPhrase(query: string, current: Period): Phrase {
  const folded = fold(query)
  const month = MONTH.exec(folded) ?? MONTH_OF_YEAR.exec(folded)
  const rest = month === null ? folded : folded.replace(month[0], ' ')
  const number = NUMBER.exec(rest) ?? NUMBER_ALONE.exec(rest)
  const words = number === null ? rest : rest.replace(number[0], ' ')
  return {
    words: searchWords(words),
    periods: month === null ? [] : periodsOf(Number(month[1]), month[2], current),
    number: number === null ? null : { value: Number(number[1]), symbol: number[2] ?? '' },
  }
}

function periodsOf(month: number, year: string | undefined, current: Period): readonly Period[] {
  if (month < 1 || month > 12) return []
  if (year !== undefined) return Number(year) === 0 ? [] : [makePeriod(Number(year), month)]
  const thisYear = Number(current.slice(0, 4))
  // The meeting of next month may stand in the calendar already.
  const latest =
    makePeriod(thisYear, month) > current && month - Number(current.slice(5)) > 1 ? thisYear - 1 : thisYear
  return Array.from({ length: yearsBack }, (_, back) => makePeriod(latest - back, month))
}
