import type { WantedMovementInput } from '../../../shared/movements/contract.ts'
import { movements } from '../../../shared/people/movements.ts'
import { standingNames } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { WriteContext } from '../context.ts'
import { lookAt } from './looking.ts'
import { recordMovement } from './recording.ts'

/** Records how somebody who was just written into the register became a member here. Answers the act. */
export function recordJoining(context: WriteContext, wanted: WantedMovementInput): string {
  const { state, answer } = lookAt(context, wanted)
  if (!answer.may) throw new Refusal('refused', answer.why)
  if (answer.standing !== wanted.standing) {
    throw new Refusal(
      'invalid',
      `"${movements[wanted.kind].name}" là vào diện "${standingNames[answer.standing]}". Hãy chọn lại diện.`,
      { fields: { standing: 'Không khớp với biến động' } },
    )
  }
  return recordMovement(context, { wanted, state, standing: answer.standing })
}
