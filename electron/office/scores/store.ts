import { groupBy } from '../../../shared/collections.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import { criterionIds } from '../../../shared/rulebook/score-rules.ts'
import type { GivenScore, ScoreSheet } from '../../../shared/scores/contract.ts'
import { bandOf } from '../../../shared/scores/points.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import type { MeetingRow } from '../meetings/store.ts'

export type Scorer = 'cell' | 'committee'
type GivenScores = Readonly<Record<Scorer, GivenScore | null>>

/** What people gave to meetings: the cell as it voted, the committee as it judged. */
export function givenScores(
  db: Reader,
  meetings: readonly Pick<MeetingRow, 'id' | 'held_on'>[],
  book: Rulebook,
): (meetingId: string) => GivenScores {
  const ids = meetings.map(({ id }) => id)
  const days = new Map(meetings.map(({ id, held_on }) => [id, held_on]))
  const byCriterion = groupBy(
    db.all(q.selectFrom('score').selectAll().where('meeting_id', 'in', listed(ids))),
    (row) => `${row.meeting_id} ${row.scorer}`,
  )
  const scores = new Map(
    db
      .all(q.selectFrom('appraisal').selectAll().where('meeting_id', 'in', listed(ids)))
      .map((row): [string, GivenScore] => {
        const key = `${row.meeting_id} ${row.scorer}`
        const points = new Map((byCriterion.get(key) ?? []).map((given) => [given.criterion, given]))
        return [
          key,
          {
            points: row.points,
            band: bandOf(row.points, book, days.get(row.meeting_id) ?? ''),
            criteria: criterionIds.flatMap((criterion) => {
              const given = points.get(criterion)
              return given ? [{ criterion, points: given.points, reason: given.reason }] : []
            }),
            judgedOn: row.judged_on,
            judgedBy: row.judged_by,
            reason: row.reason,
            recordedAt: row.recorded_at,
            state: `${row.recorded_at} ${row.points}`,
          },
        ]
      }),
  )
  return (meetingId) => ({
    cell: scores.get(`${meetingId} cell`) ?? null,
    committee: scores.get(`${meetingId} committee`) ?? null,
  })
}

/** Who judged last for the committee among the meetings of the same period; a day before the meeting is none of its. */
export function lastJudged(
  db: Reader,
  { period, held_on: heldOn }: Pick<MeetingRow, 'period' | 'held_on'>,
): ScoreSheet['lastJudged'] {
  const last = db.first(
    q
      .selectFrom('appraisal')
      .innerJoin('meeting', 'meeting.id', 'appraisal.meeting_id')
      .select(['appraisal.judged_by', 'appraisal.judged_on'])
      .where('meeting.period', '=', period)
      .where('meeting.deleted_at', 'is', null)
      .where('appraisal.scorer', '=', 'committee')
      .where('appraisal.judged_by', '<>', '')
      .orderBy('appraisal.recorded_at', 'desc')
      .limit(1),
  )
  if (last === undefined) return null
  const isPossible = last.judged_on !== null && last.judged_on >= heldOn
  return { judgedBy: last.judged_by, judgedOn: isPossible ? last.judged_on : null }
}
