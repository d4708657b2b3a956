import { type Tenths, tenths } from './points.ts'

/**
 * How a sub-score was found: `measured` from the record; `assumed` in full, because only people can judge it; `unknown`
 * while the record lacks the fact: its points are neither won nor lost.
 */
export const partStates = ['measured', 'assumed', 'unknown'] as const
export type PartState = (typeof partStates)[number]

/** What the record says of a sub-score. */
export interface Finding {
  readonly state: PartState
  /** Null for all that the sub-score can bring. */
  readonly points: Tenths | null
  /** One sentence: why points were lost, what is not known, what people have to judge; '' where nothing is to say. */
  readonly reason: string
  /** The section of the meeting's page where it stands; '' where it stands in none. */
  readonly where: string
}

/** A sub-score with what it can bring at most, in points of the rule book. */
export interface Part extends Finding {
  readonly id: string
  readonly title: string
  readonly most: number
}

export const full: Finding = { state: 'measured', points: null, reason: '', where: '' }
export const lost = (reason: string, where: string, points: Tenths = 0): Finding => ({
  state: 'measured',
  points,
  reason,
  where,
})
export const unknown = (reason: string, where: string): Finding => ({
  state: 'unknown',
  points: 0,
  reason,
  where,
})
export const assumed = (reason = 'Tạm tính đủ, chờ người chấm xem xét.'): Finding => ({
  state: 'assumed',
  points: null,
  reason,
  where: '',
})

/** What the minutes must tell: at 'full' a gap is lost, on the sheet of figures it is only not known. */
export const written = (
  isWritten: boolean,
  depth: 'figures' | 'full',
  reason: string,
  where: string,
): Finding => {
  if (isWritten) return full
  return depth === 'full' ? lost(reason, where) : unknown(reason, where)
}

/** One step of a ladder: `points` from `from` percent on, the bound included. */
export interface Step {
  readonly from: number
  readonly points: number
}

/** The points of the first step that a share reaches, compared as whole counts: 9 of 10 are 90 %. */
export function stepOf(steps: readonly Step[], least: number, count: number, of: number): Tenths {
  return tenths(steps.find(({ from }) => count * 100 >= from * of)?.points ?? least)
}

export const mostOf = (steps: readonly Step[], least: number): number =>
  Math.max(least, ...steps.map(({ points }) => points))
