import { periodPhrase } from '../../../shared/calendar/periods.ts'
import type { Parsed } from '../../../shared/contract.ts'
import { isMonthlyKind } from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { removeMeeting } from '../meetings/removing.ts'
import { requireMeeting, toKind } from '../meetings/store.ts'
import { nameOn, requireCell } from '../organisation/store.ts'

const monthlyMeetingOf = (db: Reader, cellId: string, period: string): string | undefined =>
  db
    .all(
      q
        .selectFrom('meeting')
        .select(['id', 'kind'])
        .where('cell_id', '=', cellId)
        .where('period', '=', period)
        .where('deleted_at', 'is', null),
    )
    .find(({ kind }) => isMonthlyKind(toKind(kind)))?.id

/** Why cells held no monthly meeting in a period. A meeting that stands there after all speaks for itself. */
export const missedOf = (db: Reader, period: string): ReadonlyMap<string, string> =>
  new Map(
    db
      .all(q.selectFrom('missed_meeting').select(['cell_id', 'reason']).where('period', '=', period))
      .filter(({ cell_id }) => monthlyMeetingOf(db, cell_id, period) === undefined)
      .map(({ cell_id, reason }) => [cell_id, reason]),
  )

/** A meeting that was opened and not held goes to the recycle bin; what was recorded was held. */
function removeUnheld(meetingId: string, reason: string, context: WriteContext): void {
  const meeting = requireMeeting(context.db, meetingId)
  if (meeting.recorded_at !== null) {
    throw new Refusal(
      'refused',
      `${nameOn(context.db, meeting.cell_id, meeting.held_on)} đã ghi buổi sinh hoạt kỳ ${periodPhrase(meeting.period)} vào sổ, nên chưa ghi là không họp. Buổi đã ghi còn nguyên. Nếu ghi nhầm, hãy mở buổi ấy và xóa trước.`,
    )
  }
  removeMeeting(meeting, `Chi bộ không họp: ${reason}`, context)
}

/** Writes that a cell held no monthly meeting in a period, and why; without a reason takes that back. */
export function setMissed(
  { cellId, period, reason }: Parsed<'months.setMissed'>,
  context: WriteContext,
): void {
  const { db, audit, now } = context
  requireCell(db, cellId)
  const before = missedOf(db, period).get(cellId) ?? null
  if (reason !== '') {
    const opened = monthlyMeetingOf(db, cellId, period)
    if (opened !== undefined) removeUnheld(opened, reason, context)
  }
  db.run(q.deleteFrom('missed_meeting').where('period', '=', period).where('cell_id', '=', cellId))
  if (reason !== '') {
    db.run(q.insertInto('missed_meeting').values({ period, cell_id: cellId, reason, noted_at: now }))
  }
  audit({
    record: { kind: 'cell', id: cellId },
    changes: { period, missed: [before, reason === '' ? null : reason] },
  })
}
