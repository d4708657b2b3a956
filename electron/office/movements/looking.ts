import type { WantedMovementInput } from '../../../shared/movements/contract.ts'
import { type MovementAnswer, mayMove, type PersonState } from '../../../shared/people/standing.ts'
import type { ReadContext } from '../context.ts'
import { requireLivingCell } from '../organisation/store.ts'
import { requirePerson } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { stateOf } from './state.ts'

/** What a person is now, and whether a movement may be recorded of them. */
export function lookAt(
  { db, today }: Pick<ReadContext, 'db' | 'today'>,
  wanted: WantedMovementInput,
): { readonly state: PersonState; readonly answer: MovementAnswer } {
  requirePerson(db, wanted.personId)
  if (wanted.cellId !== null) requireLivingCell(db, wanted.cellId, wanted.on)
  const state = stateOf(db, wanted.personId, wanted.on)
  const answer = mayMove(
    state,
    {
      kind: wanted.kind,
      on: wanted.on,
      standing: wanted.standing,
      cellId: wanted.cellId,
      decisionNumber: wanted.paperNumber,
      otherOrganisation: wanted.otherOrganisation,
      until: wanted.until,
    },
    rulebookOf(db),
    today,
  )
  return { state, answer }
}
