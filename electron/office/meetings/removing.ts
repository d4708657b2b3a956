import type { WriteContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { refuseLocked } from './lock.ts'
import { refuseOnPaper } from './refusals.ts'
import type { MeetingRow } from './store.ts'

/** Puts a meeting into the recycle bin; one whose words stand on a paper stays. */
export function removeMeeting(meeting: MeetingRow, reason: string, context: WriteContext): void {
  const { db, now, account } = context
  refuseLocked(db, meeting.id)
  refuseOnPaper(db, meeting.id)
  db.run(
    q
      .updateTable('meeting')
      .set({
        deleted_at: now,
        deleted_by: account,
        deleted_reason: reason,
        revision: meeting.revision + 1,
      })
      .where('id', '=', meeting.id),
  )
}
