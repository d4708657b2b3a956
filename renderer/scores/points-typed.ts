import type { CriterionId } from '../../shared/rulebook/score-rules.ts'
import { formatPoints, parsePoints } from '../../shared/scores/points.ts'

/** What stands in the fields of a score, as typed. */
export type PointsTyped = Readonly<Record<CriterionId | 'total', string>>

interface Criterion {
  readonly id: CriterionId
  readonly maximum: number
}

interface PointsRead {
  /** Undefined while something is wrong. */
  readonly points: number | undefined
  readonly criteria: readonly { readonly criterion: CriterionId; readonly points: number }[]
  readonly problems: Readonly<Partial<Record<CriterionId | 'total', string>>>
}

/** Reads the fields: all criteria, whose sum the total then is, or the total alone. */
export function readPoints(typed: PointsTyped, criteria: readonly Criterion[]): PointsRead {
  const problems: Partial<Record<CriterionId | 'total', string>> = {}
  const filled = criteria.filter(({ id }) => typed[id].trim() !== '')
  const rows = filled.flatMap(({ id, maximum }) => {
    const points = parsePoints(typed[id], maximum)
    if (points !== undefined) return [{ criterion: id, points }]
    problems[id] = `Từ 0 đến ${formatPoints(maximum)}`
    return []
  })
  if (filled.length > 0) {
    for (const { id } of criteria) if (typed[id].trim() === '') problems[id] = 'Chưa chấm'
  }
  const sum = rows.reduce((total, { points }) => total + points, 0)
  const total = typed.total.trim() === '' ? undefined : parsePoints(typed.total)
  if (typed.total.trim() !== '' && total === undefined) problems.total = 'Từ 0 đến 100'
  else if (filled.length === 0 && total === undefined) problems.total = 'Chưa nhập điểm'
  else if (filled.length > 0 && total !== undefined && total !== sum && Object.keys(problems).length === 0) {
    problems.total = `Các tiêu chí cộng lại là ${formatPoints(sum)}`
  }
  const isRight = Object.keys(problems).length === 0
  return { points: isRight ? (filled.length > 0 ? sum : total) : undefined, criteria: rows, problems }
}

/** Criteria that were given less than their maximum: a paper says why. */
export const reducedIn = <C extends Criterion>(typed: PointsTyped, criteria: readonly C[]): readonly C[] =>
  criteria.filter(({ id, maximum }) => {
    const points = parsePoints(typed[id] ?? '', maximum)
    return points !== undefined && points < maximum
  })
