import { sql } from 'kysely'
import { noFormTexts } from '../../../shared/intake/form-texts.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { nameOn } from '../organisation/store.ts'
import type { EndedPost } from '../people/histories.ts'
import { toMemberRow, toPersonRow } from '../people/rows.ts'
import type { Before } from './changing.ts'
import { writeFormTexts } from './form-texts.ts'
import { listOf } from './list-of.ts'

interface Kept {
  readonly name: string
  readonly why: string
}

const reason = 'Hoàn tác lần nhập từ Excel'

const why = {
  deleted: 'Đã ở trong thùng rác từ trước.',
  edited: 'Đã được sửa sau khi nhập nên giữ nguyên.',
  used: 'Đã có trong buổi sinh hoạt, chức vụ hoặc nhiệm vụ nên giữ nguyên.',
  cellEdited: 'Chi bộ đã được khai thêm thông tin sau khi nhập nên giữ nguyên.',
  cellUsed: 'Chi bộ còn đảng viên, buổi sinh hoạt hoặc văn bản nên giữ nguyên.',
}

/**
 * Takes an import back: what nobody has touched since goes, or is again as it was; the rest stays and is named. All
 * of it in the transaction of `context`.
 */
export function undoBatch(batchId: string, context: WriteContext): { reverted: number; kept: Kept[] } {
  const { db, now, today, account } = context
  const batch = db.first(q.selectFrom('intake_batch').selectAll().where('id', '=', batchId))
  if (batch === undefined)
    throw new Refusal('not-found', 'Không tìm thấy lần nhập này. Hãy tải lại danh sách.')
  if (batch.undone_at !== null) {
    throw new Refusal('refused', 'Lần nhập này đã được hoàn tác rồi. Sổ không thay đổi gì thêm.')
  }
  const kept: Kept[] = []

  const used = usedPeople(db, batchId)
  const newPeople: string[] = []
  const changedBack: string[] = []
  for (const { id, fullName, before, isDeleted, isEdited } of peopleOf(db, batchId)) {
    const isNew = before === null
    const obstacle = isDeleted
      ? why.deleted
      : isEdited
        ? why.edited
        : isNew && used.has(id)
          ? why.used
          : undefined
    if (obstacle !== undefined) kept.push({ name: fullName, why: obstacle })
    else if (isNew) newPeople.push(id)
    else {
      restore(db, id, JSON.parse(before))
      changedBack.push(id)
    }
  }
  standAsBefore(db, batchId, changedBack)
  const gone = { deleted_at: now, deleted_by: account, deleted_reason: reason }
  db.run(
    q
      .updateTable('person')
      .set((row) => ({ ...gone, revision: row('revision', '+', 1) }))
      .where('id', 'in', listOf(newPeople)),
  )

  const emptied: string[] = []
  for (const cell of cellsOf(db, batchId)) {
    const obstacle = cell.isDeleted
      ? why.deleted
      : cell.isEdited
        ? why.cellEdited
        : cell.isUsed
          ? why.cellUsed
          : undefined
    if (obstacle !== undefined) {
      kept.push({ name: nameOn(db, cell.id, today), why: obstacle })
      continue
    }
    emptied.push(cell.id)
    db.run(
      q
        .updateTable('body')
        .set((row) => ({ ...gone, revision: row('revision', '+', 1) }))
        .where('id', '=', cell.id),
    )
  }

  db.run(q.updateTable('intake_batch').set({ undone_at: now }).where('id', '=', batchId))
  context.audit({
    record: { kind: 'intake_batch', id: batchId },
    changes: {
      removed: newPeople.length,
      changedBack: changedBack.length,
      emptied: emptied.length,
      kept: kept.length,
    },
  })
  return { reverted: newPeople.length + changedBack.length, kept }
}

function peopleOf(db: Reader, batchId: string) {
  const rows = db.all(
    q
      .selectFrom('intake_change')
      .innerJoin('person', 'person.id', 'intake_change.record_id')
      .where('intake_change.batch_id', '=', batchId)
      .where('intake_change.record_kind', '=', 'person')
      .orderBy('intake_change.position')
      .select([
        'person.id',
        'person.full_name',
        'person.revision',
        'person.deleted_at',
        'intake_change.before',
        'intake_change.revision_after',
      ]),
  )
  return rows.map((row) => ({
    id: row.id,
    fullName: row.full_name,
    before: row.before,
    isDeleted: row.deleted_at !== null,
    isEdited: row.revision !== row.revision_after,
  }))
}

/** People of the batch on whom something hangs that the office wrote later. */
function usedPeople(db: Reader, batchId: string): ReadonlySet<string> {
  const ofBatch = q.selectFrom('intake_change').select('record_id').where('batch_id', '=', batchId)
  const users = [
    q.selectFrom('attendance').select('person_id as id').where('person_id', 'in', ofBatch),
    q.selectFrom('post').select('person_id as id').where('person_id', 'in', ofBatch),
    q.selectFrom('task').select('person_id as id').where('person_id', 'in', ofBatch),
    q.selectFrom('opinion').select('speaker_id as id').where('speaker_id', 'in', ofBatch),
    q.selectFrom('meeting').select('chair_id as id').where('chair_id', 'in', ofBatch),
    q.selectFrom('meeting').select('secretary_id as id').where('secretary_id', 'in', ofBatch),
  ]
  return new Set(users.flatMap((query) => db.all(query.distinct()).flatMap(({ id }) => id ?? [])))
}

/** The cells that the batch made, and whether anything living hangs on them by now. */
function cellsOf(db: Reader, batchId: string) {
  const rows = db.all(
    q
      .selectFrom('intake_change')
      .innerJoin('body', 'body.id', 'intake_change.record_id')
      .where('intake_change.batch_id', '=', batchId)
      .where('intake_change.record_kind', '=', 'body')
      .select(['body.id', 'body.revision', 'body.deleted_at', 'intake_change.revision_after'])
      .select(
        sql<number>`EXISTS (SELECT 1 FROM cell_membership JOIN person ON person.id = cell_membership.person_id
            WHERE cell_membership.cell_id = body.id AND person.deleted_at IS NULL)
          OR EXISTS (SELECT 1 FROM meeting WHERE meeting.cell_id = body.id)
          OR EXISTS (SELECT 1 FROM paper WHERE paper.body_id = body.id)
          OR EXISTS (SELECT 1 FROM task WHERE task.cell_id = body.id)
          OR EXISTS (SELECT 1 FROM post WHERE post.body_id = body.id)`.as('is_used'),
      ),
  )
  return rows.map((row) => ({
    id: row.id,
    isDeleted: row.deleted_at !== null,
    isEdited: row.revision !== row.revision_after,
    isUsed: row.is_used === 1,
  }))
}

/** Writes a member as he or she was before the import. */
function restore(db: Writer, id: string, before: Before): void {
  db.run(q.deleteFrom('cell_membership').where('person_id', '=', id))
  db.run(q.deleteFrom('member_standing').where('person_id', '=', id))
  for (const row of before.memberships) db.run(q.insertInto('cell_membership').values(row))
  for (const row of before.standings) db.run(q.insertInto('member_standing').values(row))
  for (const post of before.endedPosts ?? []) resumePost(db, post)
  if (before.leftGroup) rejoinGroup(db, before.leftGroup)
  writeFormTexts(db, id, before.texts ?? noFormTexts)
  if (before.wasMember) {
    db.run(q.updateTable('member').set(toMemberRow(before.fields)).where('person_id', '=', id))
  } else {
    db.run(q.deleteFrom('member').where('person_id', '=', id))
  }
  db.run(
    q
      .updateTable('person')
      .set((row) => ({
        ...toPersonRow(before.fields),
        ...(before.wasMember ? {} : { standing: '' }),
        revision: row('revision', '+', 1),
      }))
      .where('id', '=', id),
  )
}

/**
 * These people stand as the imports before this one left them: each of those may be taken back in its turn. This one
 * and its undo raised their revisions by two; what the office changed in between still lies between them.
 */
function standAsBefore(db: Writer, batchId: string, people: readonly string[]): void {
  db.run(
    q
      .updateTable('intake_change')
      .set((row) => ({ revision_after: row('revision_after', '+', 2) }))
      .where('batch_id', '<>', batchId)
      .where('record_kind', '=', 'person')
      .where('record_id', 'in', listOf(people)),
  )
}

/** Gives back a post that the import ended, unless somebody has been put into it since. */
function resumePost(db: Writer, { id, body_id, person_id, post, valid_to }: EndedPost): void {
  const isHeldByOne = post === 'secretary' || post === 'deputy'
  const since = db.all(
    q
      .selectFrom('post')
      .select('person_id')
      .where('id', '<>', id)
      .where('body_id', '=', body_id)
      .where('post', '=', post)
      .where('valid_to', 'is', null),
  )
  if (since.some((other) => isHeldByOne || other.person_id === person_id)) return
  db.run(q.updateTable('post').set({ valid_to: null }).where('id', '=', id).where('valid_to', '=', valid_to))
}

/** Puts somebody back into the group that the import let him or her leave, unless there is another one since. */
function rejoinGroup(db: Writer, held: Schema['group_membership']): void {
  const ofPerson = db.all(
    q.selectFrom('group_membership').selectAll().where('person_id', '=', held.person_id),
  )
  const isElsewhere = ofPerson.some(
    (row) => row.valid_from > held.valid_from && (row.valid_to === null || row.valid_to > held.valid_from),
  )
  const group = db.first(q.selectFrom('body').select('ended_on').where('id', '=', held.group_id))
  if (isElsewhere || group === undefined || group.ended_on !== null) return
  db.run(
    q
      .deleteFrom('group_membership')
      .where('person_id', '=', held.person_id)
      .where('valid_from', '=', held.valid_from),
  )
  db.run(q.insertInto('group_membership').values(held))
}
