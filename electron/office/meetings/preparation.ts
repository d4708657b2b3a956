import type { MeetingView } from '../../../shared/meetings/contract.ts'
import { impossibleDays, type PreparationWay } from '../../../shared/meetings/preparation.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { holdersOn } from '../organisation/store.ts'
import { topicPeople } from '../plans/topic-people.ts'
import { type MeetingRow, requireMeeting } from './store.ts'

/** What a cell has on a day to prepare its meeting with. */
function preparationWay(db: Reader, cellId: string, day: string): PreparationWay {
  const posts = new Set(holdersOn(db, day, cellId).map(({ post }) => post))
  if (posts.has('committee-member')) return 'committee'
  return posts.has('deputy') ? 'consultation' : 'alone'
}

/** The way before and after a meeting; a committee's own meeting and a briefing have none of their own. */
export function preparationOf(db: Reader, meeting: MeetingRow): MeetingView['preparation'] {
  if (meeting.kind === 'committee' || meeting.kind === 'briefing') return null
  const committee = db.first(
    q
      .selectFrom('meeting')
      .select(['id', 'held_on', 'recorded_at'])
      .where('period', '=', meeting.period)
      .where('cell_id', '=', meeting.cell_id)
      .where('kind', '=', 'committee')
      .where('deleted_at', 'is', null)
      .where('held_on', '<=', meeting.held_on)
      .orderBy('held_on', 'desc')
      .limit(1),
  )
  return {
    planned: topicPeople(db, meeting),
    way: committee ? 'committee' : preparationWay(db, meeting.cell_id, meeting.held_on),
    committeeMeeting: committee
      ? { id: committee.id, heldOn: committee.held_on, isRecorded: committee.recorded_at !== null }
      : null,
    consultedOn: meeting.consulted_on,
    notifiedOn: meeting.notified_on,
    uploadedOn: meeting.uploaded_on,
    postedOn: meeting.posted_on,
  }
}

export const preparationCommands: Pick<Handlers<'meetings'>, 'meetings.noteDays'> = {
  /** Also of a meeting whose paper is frozen: posting comes after that. */
  'meetings.noteDays': ({ id, revision, ...days }, { db, audit, today }) => {
    const meeting = requireMeeting(db, id)
    requireRevision(meeting.revision, revision, () => preparationOf(db, meeting))
    const fields = impossibleDays(days, meeting.held_on, today)
    if (Object.keys(fields).length > 0) {
      throw new Refusal(
        'invalid',
        'Có ngày không thể đúng nên chưa ghi. Những ngày đã ghi trước vẫn còn. Hãy sửa các ô được đánh dấu.',
        { fields },
      )
    }
    const before = {
      consultedOn: meeting.consulted_on,
      notifiedOn: meeting.notified_on,
      uploadedOn: meeting.uploaded_on,
      postedOn: meeting.posted_on,
    }
    db.run(
      q
        .updateTable('meeting')
        .set({
          consulted_on: days.consultedOn,
          notified_on: days.notifiedOn,
          uploaded_on: days.uploadedOn,
          posted_on: days.postedOn,
          revision: revision + 1,
        })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'meeting', id }, changes: changedFields(before, days) })
    return { revision: revision + 1 }
  },
}
