/** What the wizard proposes for a workbook that it has looked at. */
import type { IntakeLook } from './contract.ts'
import type { IntakePlan } from './plan.ts'

/** A guess below it is left to the clerk; one below `sureScore` is shown as a guess. */
const leastScore = 0.5
export const sureScore = 0.7

/** The plan that follows from the guesses; of the old encodings those that `consents` says yes to. */
export function proposedPlan(look: IntakeLook, consents: (place: number) => boolean): IntakePlan {
  return {
    sheet: look.sheet,
    firstRow: look.header?.firstRow ?? 0,
    lastRow: look.header?.lastRow ?? 0,
    columns: look.columns.flatMap(({ place, guess }) =>
      guess === null || guess.score < leastScore ? [] : [{ place, column: guess.column }],
    ),
    encodings: look.columns.flatMap(({ place, encoding }) =>
      encoding === null || !consents(place)
        ? []
        : [{ place, encoding: encoding.encoding, capitals: encoding.capitals }],
    ),
    cellName: look.titleCell,
  }
}
