import { formatPoints, type ScoreBand, scoreBandNames } from '../../shared/scores/points.ts'

interface Total {
  readonly points: number
  readonly band: ScoreBand
}

/** `92,5 (Tốt)`; a dash where nobody gave a score. */
export const totalWords = (total: Total | null): string =>
  total === null ? '—' : `${formatPoints(total.points)} (${scoreBandNames[total.band]})`

/** What may still come: `chưa biết 6`; '' where everything is known. */
export const openWords = (open: number): string => (open === 0 ? '' : `chưa biết ${formatPoints(open)}`)
