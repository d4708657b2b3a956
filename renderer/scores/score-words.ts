import { formatPoints, type ScoreBand, scoreBandNames } from '../../shared/scores/points.ts'

interface Total {
  readonly points: number
  readonly band: ScoreBand
}

/** `92,5 (Tốt)`; a dash where nobody gave a score. */
export const totalWords = (total: Total | null): string =>
  total === null ? '—' : `${formatPoints(total.points)} (${scoreBandNames[total.band]})`
