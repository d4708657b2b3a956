import type { Rulebook } from '../rulebook/rules.ts'

/** Mức xếp loại chất lượng của năm (hoàn thành xuất sắc, tốt, hoàn thành, không hoàn thành), the highest first. */
export const appraisalLevels = ['excellent', 'good', 'completed', 'not-completed'] as const
export type AppraisalLevel = (typeof appraisalLevels)[number]

/** The level that points alone would give (366-QĐ/TW; a bound belongs to the level above it). */
export function levelOf(points: number, book: Pick<Rulebook, 'rule'>, day: string): AppraisalLevel {
  if (points >= book.rule('appraisal.excellent', day)) return 'excellent'
  if (points >= book.rule('appraisal.good', day)) return 'good'
  if (points >= book.rule('appraisal.completed', day)) return 'completed'
  return 'not-completed'
}

export interface Rated {
  readonly excellent: number
  readonly good: number
  /** Everybody who was given any level. */
  readonly rated: number
}

export interface ExcellentCap {
  /** How many the share is taken of. */
  readonly base: number
  /** The most that may be rated excellent: never rounded up. */
  readonly cap: number
  /** How many are rated so beyond it. */
  readonly over: number
}

/** Hundredths of a percent are whole numbers, so that 20 % of 100 is 20 and not a little less. */
const parts = 10_000

/** How many may be rated excellent (tỷ lệ xuất sắc), and by how many that is passed. */
export function excellentCap(rated: Rated, book: Pick<Rulebook, 'rule'>, day: string): ExcellentCap {
  const bases = {
    good: rated.good,
    'good-and-excellent': rated.good + rated.excellent,
    rated: rated.rated,
  }
  const base = bases[book.rule('appraisal.capBase', day)]
  const share = Math.round(book.rule('appraisal.capPercent', day) * (parts / 100))
  const cap = Math.floor((share * base) / parts)
  return { base, cap, over: Math.max(0, rated.excellent - cap) }
}
