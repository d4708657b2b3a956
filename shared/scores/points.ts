import type { Rulebook } from '../rulebook/rules.ts'

/** Points of a score are kept in tenths, so that 89,9 is never rounded into another band. */
export type Tenths = number

/** Points of the rule book (`4.5`) in tenths. */
export const tenths = (points: number): Tenths => Math.round(points * 10)

/** `925` -> `92,5`; `900` -> `90`. */
export function formatPoints(points: Tenths): string {
  const rest = points % 10
  return `${(points - rest) / 10}${rest === 0 ? '' : `,${rest}`}`
}

/** `930` -> `93,0`: for means, of which each has its decimal. */
export const formatTenths = (points: Tenths): string => `${Math.trunc(points / 10)},${points % 10}`

/** How the points of one column are written: with a decimal all of them where one needs it. */
export const columnFormat = (column: readonly (Tenths | null)[]): ((points: Tenths) => string) =>
  column.some((points) => points !== null && points % 10 !== 0) ? formatTenths : formatPoints

/** What may still come: `chưa biết 6`; '' where everything is known. */
export const openWords = (open: Tenths): string => (open === 0 ? '' : `chưa biết ${formatPoints(open)}`)

interface Suggested {
  readonly points: Tenths
  readonly open: Tenths
}

/** `25 (chưa biết 74)`: a proposal of which a part is not known must not read as a low score. */
export const suggestedWords = ({ points, open }: Suggested, format = formatPoints): string =>
  open === 0 ? format(points) : `${format(points)} (${openWords(open)})`

/** Reads `92,5`, `92.5` or `92`, not above `most` tenths; undefined for anything else. */
export function parsePoints(text: string, most: Tenths = 1000): Tenths | undefined {
  const found = /^(\d{1,3})(?:[.,](\d))?$/.exec(text.trim())
  if (found === null) return undefined
  const points = Number(found[1]) * 10 + Number(found[2] ?? 0)
  return points <= most ? points : undefined
}

/** Bands of a meeting's score (Tốt, Khá, Trung bình, Kém; 42-HD/BTCTW, domain.md 2.4). */
export const scoreBands = ['good', 'fair', 'medium', 'poor'] as const
export type ScoreBand = (typeof scoreBands)[number]
export const scoreBandNames: Readonly<Record<ScoreBand, string>> = {
  good: 'Tốt',
  fair: 'Khá',
  medium: 'Trung bình',
  poor: 'Kém',
}

/** The band of a score on the day of its meeting; the lower bound belongs to the band. */
export function bandOf(points: Tenths, book: Rulebook, onDay: string): ScoreBand {
  if (points >= tenths(book.rule('score.band.good', onDay))) return 'good'
  if (points >= tenths(book.rule('score.band.fair', onDay))) return 'fair'
  return points >= tenths(book.rule('score.band.medium', onDay)) ? 'medium' : 'poor'
}
