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

/** A mean: `93,0`, with its place after the comma in every line of a column. */
export const formatMean = (points: Tenths): string => `${Math.trunc(points / 10)},${points % 10}`

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
