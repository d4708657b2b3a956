import type { Output } from '../../../shared/contract.ts'
import type { RowKey } from '../../../shared/figures/contract.ts'
import { attendanceFigures } from '../../../shared/meetings/attendance.ts'
import type { MeetingContent, RollLine } from '../../../shared/meetings/meeting.ts'
import type { Ask } from './bodies.ts'

interface SheetOfCell {
  readonly key: RowKey
  readonly revision: number
  readonly roll: readonly RollLine[]
  readonly content: MeetingContent
  /** Its secretary added up wrongly, so that there is something to ask back. */
  readonly isMiscounted: boolean
}

/** A meeting of which only the line of figures was taken over from the handwritten sheet. */
export function recordFigures(
  ask: Ask,
  { key, revision, roll, content, isMiscounted }: SheetOfCell,
): Promise<Output<'figures.record'>> {
  const { heldOn, startsAt, endsAt, chairId, secretaryId, marks, votes } = content
  const { present, excused, absent } = attendanceFigures(roll, marks)
  const [vote] = votes
  return ask('figures.record', {
    ...{ ...key, revision, draftRevision: 0 },
    figures: {
      ...{ heldOn, startsAt, endsAt, chairId, secretaryId, ownScore: null },
      marks: marks.map(({ personId, state, reason }) => ({ personId, state, reason })),
      vote:
        vote && vote.inFavour !== null
          ? { inFavour: vote.inFavour, against: vote.against ?? 0, other: vote.other ?? 0 }
          : null,
      totals: { present: isMiscounted ? present - 1 : present, excused, absent },
    },
  })
}
