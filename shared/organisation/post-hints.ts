/**
 * More of what a cell should look at, by rule and day: term, posts, size (domain.md 1.2). `hints.ts` knows the smallest
 * size and the committee; a list of hints is `[...cellHints(...), ...postHints(...)]`.
 */
import { addMonths, formatDate, type IsoDate } from '../calendar/dates.ts'
import { earliest, latest, type PartialDate } from '../calendar/partial-dates.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import { formatPercent } from '../text/numbers.ts'

export interface PostFacts {
  /** Official members, those exempt from meetings among them. */
  readonly official: number
  /** Everybody who counts as a member of the cell. */
  readonly members: number
  readonly secretaries: number
  readonly deputies: number
  /** Day of the congress that began the term; null when not known. */
  readonly termFrom: PartialDate | null
}

/** Said on a cell's card only: lists have a column that says it, and the home page a figure. */
export const noSecretary = 'Chưa ghi bí thư.'

export function postHints(facts: PostFacts, book: Rulebook, onDay: IsoDate): readonly string[] {
  const hints: string[] = []
  const secretaryLimit = book.rule('cell.secretaryMaximum', onDay)
  const deputyLimit = book.rule('cell.deputyMaximum', onDay)
  const consentAbove = book.rule('cell.consentAbove', onDay)
  if (facts.secretaries === 0 && facts.official >= book.rule('cell.minimumOfficial', onDay)) {
    hints.push(noSecretary)
  }
  // One secretary too many is said by `cellHints` as long as the limit is one.
  if (secretaryLimit > 1 && facts.secretaries > secretaryLimit) {
    hints.push(`Đang ghi ${facts.secretaries} bí thư, quá mức ${secretaryLimit}.`)
  }
  if (facts.deputies > deputyLimit)
    hints.push(`Đang ghi ${facts.deputies} phó bí thư, quá mức ${deputyLimit}.`)
  if (facts.members > consentAbove) {
    hints.push(`Có ${facts.members} đảng viên, trên ${consentAbove}: cần cấp trên đồng ý khi lập chi bộ.`)
  }
  const term = facts.termFrom === null ? undefined : termHint(facts.termFrom, book, onDay)
  return term === undefined ? hints : [...hints, term]
}

/** First and last day on which a term can end; the same day where its beginning is known. */
export function termEnd(
  termFrom: PartialDate,
  book: Rulebook,
): { readonly first: IsoDate; readonly last: IsoDate } {
  const endOf = (from: IsoDate): IsoDate => addMonths(from, book.rule('cell.termMonths', from))
  return { first: endOf(earliest(termFrom)), last: endOf(latest(termFrom)) }
}

/** The day on which something ends, as exactly as it is known: "ngày 03/02/2027". */
export const endWords = ({ first, last }: ReturnType<typeof termEnd>): string =>
  first === last ? `ngày ${formatDate(last)}` : `khoảng từ ${formatDate(first)} đến ${formatDate(last)}`

/** Whether it is time to look at a term: it is over, or ends within the months of the rule book. */
export function termState(
  { first, last }: ReturnType<typeof termEnd>,
  book: Rulebook,
  onDay: IsoDate,
): 'over' | 'soon' | undefined {
  if (onDay >= last) return 'over'
  const reminder = book.rule('cell.termReminderMonths', onDay)
  return onDay >= addMonths(first, -reminder) ? 'soon' : undefined
}

/** A term as long as the rule of its first day says; whether running terms were prolonged in 2026 is not known. */
function termHint(termFrom: PartialDate, book: Rulebook, onDay: IsoDate): string | undefined {
  const end = termEnd(termFrom, book)
  const state = termState(end, book, onDay)
  if (state === 'over') return `Nhiệm kỳ đã hết ${endWords(end)}. Hãy kiểm tra ngày đại hội.`
  return state === 'soon' ? `Nhiệm kỳ sẽ hết ${endWords(end)}.` : undefined
}

export interface HeadShare {
  /** Village cells with a secretary whose secretary is the village head too, and all village cells with a secretary. */
  readonly both: readonly string[]
  readonly of: readonly string[]
  /** Village cells of which no secretary is recorded: they are not counted. */
  readonly without: readonly string[]
  readonly words: string
}

/** Share of secretaries who are also village heads (bí thư kiêm trưởng thôn, bản, khu), among village cells. */
export function villageHeadShare(
  cells: readonly {
    readonly id: string
    readonly isVillage: boolean
    readonly secretaryIds: readonly string[]
    readonly villageHeadIds: readonly string[]
  }[],
): HeadShare {
  const villages = cells.filter(({ isVillage }) => isVillage)
  const led = villages.filter(({ secretaryIds }) => secretaryIds.length > 0)
  const without = villages.filter(({ secretaryIds }) => secretaryIds.length === 0)
  const both = led.filter(({ secretaryIds, villageHeadIds }) =>
    secretaryIds.some((id) => villageHeadIds.includes(id)),
  )
  const counted = `${both.length}/${led.length} bí thư chi bộ kiêm trưởng thôn, bản, tổ dân phố`
  return {
    both: both.map(({ id }) => id),
    of: led.map(({ id }) => id),
    without: without.map(({ id }) => id),
    words: [
      led.length === 0 ? counted : `${counted} (${formatPercent(both.length, led.length)})`,
      ...(without.length === 0 ? [] : [`${without.length} chi bộ chưa ghi bí thư không tính vào đây`]),
    ].join('; '),
  }
}
