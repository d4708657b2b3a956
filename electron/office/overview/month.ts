import { noTurns } from '../../../shared/attendance/sitting.ts'
import { durationMinutes } from '../../../shared/calendar/phrases.ts'
import { hasTopic, isMonthlyKind } from '../../../shared/meetings/meeting.ts'
import type { Lack, MonthOverview } from '../../../shared/overview/contract.ts'
import { turnsByMeeting } from '../attendance/store.ts'
import type { ReadContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { papersOfPeriod } from '../documents/store.ts'
import { missedOf } from '../months/missed.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { scoresCommands } from '../scores/commands.ts'

const signedStates: ReadonlySet<string> = new Set(['signed', 'scanned', 'posted', 'archived'])

const lackingScores = (own: object | null, committee: object | null): Lack[] => [
  ...(own === null ? (['own-score'] as const) : []),
  ...(committee === null ? (['appraisal'] as const) : []),
]

/** A month of the whole commune, meeting by meeting; in as many questions for a hundred cells as for one. */
export function monthOf(period: string, read: ReadContext): MonthOverview {
  const { db } = read
  const rows = new Map(
    db
      .all(
        q
          .selectFrom('meeting')
          .select(['id', 'starts_at', 'ends_at', 'topic', 'recorded_at', 'posted_on'])
          .where('period', '=', period)
          .where('deleted_at', 'is', null),
      )
      .map((row) => [row.id, row]),
  )
  const turns = turnsByMeeting(db, { from: period, to: period }, rulebookOf(db))
  const minutes = new Map(
    papersOfPeriod(db, period)
      .filter(({ kind }) => kind === 'minutes')
      .map((paper) => [paper.meetingId, paper]),
  )
  /** The steps follow one another: of the way of the minutes only the next one is missing. */
  const lackOnTheWay = (meetingId: string, isPosted: boolean): Lack[] => {
    const paper = minutes.get(meetingId)
    if (paper === undefined || paper.state === 'draft') return ['minutes']
    if (!signedStates.has(paper.state)) return ['signature']
    return isPosted || paper.postedOn !== null ? [] : ['posting']
  }
  const missed = missedOf(db, period)
  return scoresCommands['scores.ofPeriod']({ period }, read).map(({ cellId, cellName, meetings }) => ({
    cellId,
    cellName,
    missed: missed.get(cellId) ?? null,
    meetings: meetings.flatMap(({ meeting, own, suggestion, committee, lost }) => {
      const row = rows.get(meeting.id)
      if (row === undefined) return []
      const { starts_at: startsAt, ends_at: endsAt } = row
      const isRecorded = row.recorded_at !== null
      return [
        {
          meeting: { ...meeting, isRecorded },
          minutes: startsAt === null || endsAt === null ? null : (durationMinutes(startsAt, endsAt) ?? null),
          turns: turns.get(meeting.id) ?? noTurns,
          topic: hasTopic(meeting.kind) ? row.topic : '',
          own: own?.points ?? null,
          suggestion: suggestion && { points: suggestion.points, open: suggestion.open },
          committee: committee?.points ?? null,
          reasons: {
            ...{ own: own?.reasons ?? [], suggestion: lost, committee: committee?.reasons ?? [] },
          },
          lacks: isRecorded
            ? [
                ...lackOnTheWay(meeting.id, row.posted_on !== null),
                ...(isMonthlyKind(meeting.kind) ? lackingScores(own, committee) : []),
              ]
            : ['record'],
        },
      ]
    }),
  }))
}
