import type { GivenScore } from './contract.ts'
import { formatPoints, type Tenths } from './points.ts'

interface Criterion {
  readonly id: string
  readonly title: string
  readonly maximum: Tenths
}

/** Why those who gave a score took points off: criterion by criterion, then what they wrote of the whole. */
export function givenReasons(
  { criteria: given, reason }: Pick<GivenScore, 'criteria' | 'reason'>,
  criteria: readonly Criterion[],
): string[] {
  const lost = criteria.flatMap(({ id, title, maximum }) => {
    const row = given.find(({ criterion }) => criterion === id)
    if (row === undefined || row.points >= maximum) return []
    const why = row.reason === '' ? '' : `: ${row.reason}`
    return [`−${formatPoints(maximum - row.points)} ${title}${why}`]
  })
  return reason === '' ? lost : [...lost, reason]
}
