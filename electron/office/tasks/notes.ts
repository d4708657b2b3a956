import { sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import type { Parsed } from '../../../shared/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Task } from '../../../shared/tasks/contract.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { uuidv7 } from '../database/uuid.ts'
import { requireTask } from './store.ts'

interface Newest {
  readonly taskId: string
  readonly notedOn: string
  readonly content: string
  readonly achieved: number | null
}

/** The newest note of each task up to a day that no meeting before that day has heard of. */
export function newestNotes(db: Reader, taskIds: readonly string[], day: string): readonly Newest[] {
  const lastReport = sql<string>`coalesce((
    SELECT max(meeting.held_on) FROM task_report JOIN meeting ON meeting.id = task_report.meeting_id
    WHERE task_report.task_id = task_note.task_id AND meeting.deleted_at IS NULL AND meeting.held_on < ${day}), '')`
  const rows = db.all(
    q
      .selectFrom('task_note')
      .select(['task_id', 'noted_on', 'content', 'achieved'])
      .where('task_id', 'in', listed(taskIds))
      .where('deleted_at', 'is', null)
      .where('noted_on', '<=', day)
      .where('noted_on', '>', lastReport)
      .orderBy('noted_on')
      .orderBy('id'),
  )
  return [...groupBy(rows, (row) => row.task_id).values()].flatMap((notes) => {
    const note = notes.at(-1)
    return note
      ? [{ taskId: note.task_id, notedOn: note.noted_on, content: note.content, achieved: note.achieved }]
      : []
  })
}

function refuseLaterDay(notedOn: string, today: string): void {
  if (notedOn <= today) return
  throw new Refusal('invalid', 'Ngày theo dõi ở sau hôm nay. Hãy ghi ngày đã biết việc này.', {
    fields: { notedOn: 'Ngày ở sau hôm nay' },
  })
}

export function writeNote(wish: Parsed<'tasks.note'>, context: WriteContext): Task {
  const { db, now, today, audit } = context
  const { id, revision, taskId, ...fields } = wish
  requireTask(db, taskId, today)
  refuseLaterDay(fields.notedOn, today)
  const columns = { noted_on: fields.notedOn, content: fields.content, achieved: fields.achieved }
  if (id === null) {
    const added = uuidv7()
    db.run(
      q
        .insertInto('task_note')
        .values({ id: added, task_id: taskId, ...columns, created_at: now, revision: 1 }),
    )
    audit({ record: { kind: 'task', id: taskId }, changes: { note: added, added: fields } })
    return requireTask(db, taskId, today)
  }
  const before = requireNote(db, id)
  if (before.task_id !== taskId) throw missing('dòng theo dõi này')
  requireRevision(before.revision, revision, () => requireTask(db, taskId, today))
  db.run(
    q
      .updateTable('task_note')
      .set({ ...columns, revision: revision + 1 })
      .where('id', '=', id),
  )
  const { noted_on: notedOn, content, achieved } = before
  audit({
    record: { kind: 'task', id: taskId },
    changes: { note: id, ...changedFields({ notedOn, content, achieved }, fields) },
  })
  return requireTask(db, taskId, today)
}

function requireNote(db: Reader, id: string) {
  const row = db.first(
    q.selectFrom('task_note').selectAll().where('id', '=', id).where('deleted_at', 'is', null),
  )
  if (!row) throw missing('dòng theo dõi này')
  return row
}

export function removeNote(
  { id, revision, reason }: Parsed<'tasks.removeNote'>,
  { db, now, today, account, audit }: WriteContext,
): Task {
  const before = requireNote(db, id)
  requireRevision(before.revision, revision, () => requireTask(db, before.task_id, today))
  db.run(
    q
      .updateTable('task_note')
      .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
      .where('id', '=', id),
  )
  audit({ record: { kind: 'task', id: before.task_id }, changes: { note: id, removed: reason } })
  return requireTask(db, before.task_id, today)
}
