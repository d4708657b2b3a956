import type { Output, Parsed } from '../../../shared/contract.ts'
import { hasTopic, isMonthlyKind } from '../../../shared/meetings/meeting.ts'
import type { CountedAs } from '../../../shared/overview/contract.ts'
import { meetingsOf } from '../attendance/store.ts'
import type { ReadContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { standingScores } from './span.ts'

type Meeting = ReturnType<typeof meetingsOf>[number]

/** What each figure of the tables counts; of the rest of what is recorded it counts nothing. */
const isCounted: Readonly<Record<CountedAs, (meeting: Meeting, isScored: boolean) => boolean>> = {
  monthly: ({ isRecorded, kind }) => isRecorded && isMonthlyKind(kind),
  thematic: ({ isRecorded, kind }) => isRecorded && hasTopic(kind),
  scored: ({ isRecorded }, isScored) => isRecorded && isScored,
  recorded: ({ isRecorded }) => isRecorded,
  unrecorded: ({ isRecorded }) => !isRecorded,
}

/** Exactly the meetings that a figure of the tables counted. */
export function meetingsBehind(
  { as, ...span }: Parsed<'overview.meetings'>,
  { db }: ReadContext,
): Output<'overview.meetings'> {
  const all = meetingsOf(db, span, rulebookOf(db))
  const scores = standingScores(db, all)
  const meetings = all.filter((meeting) => isCounted[as](meeting, scores.has(meeting.id)))
  const names = cellNamesEver(db)
  const topics = new Map(
    db
      .all(
        q
          .selectFrom('meeting')
          .select(['id', 'topic'])
          .where('id', 'in', listed(meetings.map(({ id }) => id))),
      )
      .map(({ id, topic }) => [id, topic]),
  )
  return meetings.map(({ id, period, kind, heldOn, cellId }) => ({
    meeting: { id, period, kind, heldOn },
    ...{ cellId, cellName: names.get(cellId)?.(heldOn) ?? '' },
    topic: hasTopic(kind) ? (topics.get(id) ?? '') : '',
    score: scores.get(id) ?? null,
  }))
}
