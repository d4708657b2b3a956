import type { Parsed } from '../../../shared/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Task } from '../../../shared/tasks/contract.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Writer } from '../database/executor.ts'
import { draftOf } from '../meetings/draft.ts'
import { requireLivingCell } from '../organisation/store.ts'
import { takeBackWithdrawal, withdraw } from '../withdrawals.ts'
import { requireTask } from './store.ts'

/** The task as the caller saw it. */
function seenTask({ db, today }: WriteContext, { id, revision }: { id: string; revision: number }): Task {
  const task = requireTask(db, id, today)
  requireRevision(task.revision, revision, () => task)
  return task
}

/**
 * The meeting that gave a task holds it too: what is being typed of that meeting would write the task as it was, and a
 * window that shows it must learn that it shows an older one.
 */
function moveMeetingOn(db: Writer, meetingId: string | undefined): void {
  if (meetingId === undefined) return
  if (draftOf(db, meetingId)) {
    throw new Refusal(
      'refused',
      'Biên bản của buổi giao nhiệm vụ này đang được sửa dở nên chưa đổi ở đây được. Nhiệm vụ giữ nguyên. Hãy ghi biên bản đó vào sổ, hoặc bỏ phần sửa dở, rồi làm lại.',
    )
  }
  db.run(
    q
      .updateTable('meeting')
      .set((row) => ({ revision: row('revision', '+', 1) }))
      .where('id', '=', meetingId),
  )
}

export function changeTask(wish: Parsed<'tasks.change'>, context: WriteContext): Task {
  const { db, today, audit } = context
  const before = seenTask(context, wish)
  const { id, revision, ...fields } = wish
  if (before.withdrawn) throw notFollowed()
  const { personId } = fields
  if (
    personId !== null &&
    !db.first(q.selectFrom('person').select('id').where('id', '=', personId).where('deleted_at', 'is', null))
  ) {
    throw missing('người thực hiện này')
  }
  const changes = changedFields({ ...before }, fields)
  moveMeetingOn(db, before.given?.meetingId)
  db.run(
    q
      .updateTable('task')
      .set({
        ...{ title: fields.title, person_id: personId, who: fields.who, due_on: fields.dueOn },
        ...{ product: fields.product, for_whom: fields.forWhom, indicator: fields.indicator },
        ...{ unit: fields.unit, target: fields.target, revision: revision + 1 },
      })
      .where('id', '=', id),
  )
  audit({ record: { kind: 'task', id }, changes })
  return requireTask(db, id, today)
}

const notFollowed = (): Refusal =>
  new Refusal(
    'refused',
    'Nhiệm vụ này đã thôi theo dõi nên không sửa được. Muốn sửa, hãy bấm "Theo dõi lại" trước.',
  )

export function withdrawTask(wish: Parsed<'tasks.withdraw'>, context: WriteContext): Task {
  const { db, today, audit } = context
  const task = seenTask(context, wish)
  if (task.withdrawn) {
    throw new Refusal('refused', 'Nhiệm vụ này đã thôi theo dõi rồi. Sổ không thay đổi gì thêm.')
  }
  if (task.state === 'done') {
    throw new Refusal(
      'refused',
      'Nhiệm vụ này đã được báo cáo hoàn thành nên không cần thôi theo dõi. Sổ không thay đổi gì thêm.',
    )
  }
  moveMeetingOn(db, task.given?.meetingId)
  withdraw(context, 'task', wish)
  audit({ record: { kind: 'task', id: wish.id }, changes: { withdrawn: [null, wish.reason] } })
  return requireTask(db, wish.id, today)
}

export function restoreTask(wish: Parsed<'tasks.restore'>, context: WriteContext): Task {
  const { db, today, audit } = context
  const task = seenTask(context, wish)
  if (!task.withdrawn) {
    throw new Refusal('refused', 'Nhiệm vụ này vẫn đang được theo dõi. Sổ không thay đổi gì thêm.')
  }
  // Nobody would go through the tasks of a cell that has ended.
  requireLivingCell(db, task.cellId, today)
  moveMeetingOn(db, task.given?.meetingId)
  takeBackWithdrawal(context, 'task', wish)
  audit({ record: { kind: 'task', id: wish.id }, changes: { withdrawn: [task.withdrawn.reason, null] } })
  return requireTask(db, wish.id, today)
}

/** A reminder is the office's own; no paper of a meeting says it. */
export function remindOfTask(
  { id, seen, remindOn }: Parsed<'tasks.remind'>,
  { db, today, audit }: WriteContext,
): Task {
  const before = requireTask(db, id, today)
  if (before.withdrawn) throw notFollowed()
  if (before.remindOn !== seen) {
    throw new Refusal(
      'conflict',
      'Ngày nhắc của nhiệm vụ này vừa được đổi ở một cửa sổ khác. Ngày bạn nhập chưa ghi đè lên. Hãy xem ngày mới rồi nhập lại nếu cần.',
      { current: before },
    )
  }
  db.run(q.updateTable('task').set({ remind_on: remindOn }).where('id', '=', id))
  audit({ record: { kind: 'task', id }, changes: { remindOn: [seen, remindOn] } })
  return requireTask(db, id, today)
}
