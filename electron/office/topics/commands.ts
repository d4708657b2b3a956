import { Refusal } from '../../../shared/refusal.ts'
import type { TopicFields } from '../../../shared/topics/contract.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { requireMeeting } from '../meetings/store.ts'
import { requireCell } from '../organisation/store.ts'
import { followerOf } from '../tasks/owner.ts'
import { listTopics, requireTopic, topicsOfMeeting } from './store.ts'

const toColumns = ({ cellId, raisedOn, source, raisedBy, content }: TopicFields) => ({
  ...{ cell_id: cellId, raised_on: raisedOn, source, raised_by: raisedBy, content },
})

export const topicsCommands: Handlers<'topics'> = {
  'topics.list': (wish, { db }) => listTopics(db, wish),
  'topics.ofMeeting': ({ meetingId }, { db }) => topicsOfMeeting(db, meetingId),

  'topics.save': ({ id, revision, ...fields }, { db, now, today, audit }) => {
    requireCell(db, fields.cellId)
    if (fields.raisedOn > today) {
      throw new Refusal('invalid', 'Ngày đề nghị ở sau hôm nay. Hãy ghi ngày đã nhận đề nghị.', {
        fields: { raisedOn: 'Ngày ở sau hôm nay' },
      })
    }
    if (id === null) {
      const added = uuidv7()
      db.run(q.insertInto('topic').values({ id: added, ...toColumns(fields), created_at: now, revision: 1 }))
      audit({ record: { kind: 'topic', id: added }, changes: { added: fields } })
      return requireTopic(db, added)
    }
    const before = requireTopic(db, id)
    requireRevision(before.revision, revision, () => before)
    db.run(
      q
        .updateTable('topic')
        .set({ ...toColumns(fields), revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'topic', id }, changes: changedFields({ ...before }, fields) })
    return requireTopic(db, id)
  },

  'topics.decide': ({ id, revision, meetingId, setAside }, { db, audit }) => {
    const before = requireTopic(db, id)
    requireRevision(before.revision, revision, () => before)
    if (meetingId !== null && setAside !== '') {
      throw new Refusal(
        'invalid',
        'Một nội dung không thể vừa đưa vào buổi họp vừa không đưa. Nội dung giữ nguyên. Hãy chọn một.',
      )
    }
    if (meetingId !== null) {
      const { cell_id: cellId } = requireMeeting(db, meetingId)
      if (cellId !== before.cellId && followerOf(db, before.cellId, null) !== cellId) {
        throw new Refusal(
          'invalid',
          'Nội dung này đề nghị với chi bộ khác nên không đưa vào buổi này được. Nội dung giữ nguyên.',
        )
      }
    }
    db.run(
      q
        .updateTable('topic')
        .set({ meeting_id: meetingId, set_aside: setAside === '' ? null : setAside, revision: revision + 1 })
        .where('id', '=', id),
    )
    const takenBefore = before.takenAt?.meetingId ?? null
    audit({
      record: { kind: 'topic', id },
      changes: changedFields(
        { takenAt: takenBefore, setAside: before.setAside },
        { takenAt: meetingId, setAside },
      ),
    })
    return requireTopic(db, id)
  },

  'topics.remove': ({ id, revision, reason }, { db, now, account, audit }) => {
    const before = requireTopic(db, id)
    requireRevision(before.revision, revision, () => before)
    db.run(
      q
        .updateTable('topic')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'topic', id }, changes: { removed: reason } })
    return {}
  },
}
