import { isMonthlyKind, type MeetingKind } from '../../../shared/meetings/meeting.ts'
import type { Plan } from '../../../shared/plans/contract.ts'
import { q, type Reader } from '../database/executor.ts'
import { toKind } from '../meetings/store.ts'

/** A monthly meeting stands for the month whether it is combined with a thematic one or not. */
export const standsFor = (kind: MeetingKind, other: MeetingKind): boolean =>
  kind === other || (isMonthlyKind(kind) && isMonthlyKind(other))

type TopicPeople = Pick<Plan, 'speaker' | 'drafter' | 'approver'>

const nobody: TopicPeople = { speaker: '', drafter: '', approver: '' }

interface PlannedMeeting {
  readonly cell_id: string
  readonly period: string
  readonly kind: string
}

/** Whom the year's plan names for the topic of a meeting; '' for whom it does not. */
export function topicPeople(db: Reader, { cell_id: cellId, period, kind }: PlannedMeeting): TopicPeople {
  const named = db
    .all(
      q
        .selectFrom('plan')
        .select(['kind', 'speaker', 'drafter', 'approver'])
        .where('period', '=', period)
        .where('cell_id', '=', cellId)
        .where('deleted_at', 'is', null)
        .orderBy('planned_on'),
    )
    .filter(({ speaker, drafter, approver }) => speaker + drafter + approver !== '')
  const ofKind = (other: MeetingKind) => standsFor(toKind(kind), other)
  // A topic that was planned apart may be dealt with in the monthly meeting.
  const { speaker, drafter, approver } = named.find((plan) => ofKind(toKind(plan.kind))) ?? named[0] ?? nobody
  return { speaker, drafter, approver }
}
