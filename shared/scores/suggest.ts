import type { Rulebook } from '../rulebook/rules.ts'
import type { CriterionId } from '../rulebook/score-rules.ts'
import { endingParts, resultsParts } from './after.ts'
import { attendanceParts, lengthParts, preparationParts } from './before.ts'
import { conductParts, principlesParts } from './conduct.ts'
import type { ScoreFacts } from './facts.ts'
import type { Part, PartState } from './part.ts'
import { type Tenths, tenths } from './points.ts'

/** A sub-score as the program proposes it. */
interface ScorePart {
  readonly id: string
  readonly title: string
  readonly maximum: Tenths
  readonly points: Tenths
  readonly state: PartState
  readonly reason: string
  readonly where: string
}

interface CriterionScore {
  readonly id: CriterionId
  readonly title: string
  readonly maximum: Tenths
  readonly points: Tenths
  /** What may still come once the record knows more. */
  readonly open: Tenths
  readonly parts: readonly ScorePart[]
}

/** The score that the program proposes (phần mềm gợi ý): what is sure, and what is not known yet. */
interface Suggestion {
  readonly points: Tenths
  readonly open: Tenths
  readonly criteria: readonly CriterionScore[]
}

const partsOf: Readonly<Record<CriterionId, (facts: ScoreFacts, book: Rulebook) => readonly Part[]>> = {
  length: lengthParts,
  attendance: attendanceParts,
  preparation: preparationParts,
  conduct: conductParts,
  principles: principlesParts,
  results: resultsParts,
  ending: endingParts,
}

/**
 * Scores a meeting by the rules of its day (42-HD/BTCTW, domain.md 2.4). A criterion never brings more than its
 * maximum, whatever points the office gave to its sub-scores.
 */
export function suggestScore(facts: ScoreFacts, book: Rulebook): Suggestion {
  const criteria = book.rule('score.criteria', facts.heldOn).map(({ id, title, maximum }): CriterionScore => {
    const parts = withinMaximum(partsOf[id](facts, book), tenths(maximum))
    return { id, title, maximum: tenths(maximum), points: sum(parts), open: openOf(parts), parts }
  })
  return { points: sum(criteria), open: criteria.reduce((total, { open }) => total + open, 0), criteria }
}

/** Cuts what sub-scores can bring together to the maximum of their criterion, the last ones first. */
function withinMaximum(parts: readonly Part[], maximum: Tenths): ScorePart[] {
  let room = maximum
  return parts.map(({ most, points, ...part }) => {
    const best = Math.min(tenths(most), room)
    room -= best
    return { ...part, maximum: best, points: Math.min(points ?? best, best) }
  })
}

const sum = (rows: readonly { readonly points: Tenths }[]): Tenths =>
  rows.reduce((total, { points }) => total + points, 0)

const openOf = (parts: readonly ScorePart[]): Tenths =>
  parts.reduce((total, { state, maximum }) => total + (state === 'unknown' ? maximum : 0), 0)

/** Sub-scores that cost points, the costliest first. */
export const lostParts = ({ criteria }: Suggestion): readonly ScorePart[] =>
  criteria
    .flatMap(({ parts }) => parts)
    .filter(({ state, points, maximum }) => state !== 'unknown' && points < maximum)
    .toSorted((a, b) => b.maximum - b.points - (a.maximum - a.points))
