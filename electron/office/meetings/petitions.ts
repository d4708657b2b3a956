import type { MeetingContent, Petition } from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { isWithdrawnByAct, withdrawalsOf } from '../withdrawals.ts'

type Meeting = Pick<Schema['meeting'], 'id' | 'cell_id' | 'held_on'>

/** Kiến nghị raised at a meeting. Its minutes know only the answer that was given there, none given later. */
export function petitionsOf(db: Reader, meeting: Meeting): Petition[] {
  return db
    .all(
      q
        .selectFrom('petition')
        .selectAll()
        .where('meeting_id', '=', meeting.id)
        .where((or) => or.or([or('withdrawn_at', 'is', null), isWithdrawnByAct('petition')]))
        .orderBy('position'),
    )
    .map((row) => ({
      petitionId: row.id,
      content: row.content,
      raisedBy: row.raised_by,
      answerer: row.answerer,
      dueOn: row.due_on,
      answer: isAnsweredAt(row, meeting.held_on) ? row.answer : '',
    }))
}

const isAnsweredAt = ({ answered_on }: Pick<Schema['petition'], 'answered_on'>, day: string): boolean =>
  answered_on !== null && answered_on <= day

/**
 * Takes the list of a meeting over. A petition taken off the list is withdrawn, not erased; an answer that was given
 * after the meeting stays whatever its minutes say. `before` is the day of the meeting until now.
 */
export function writePetitions(
  db: Writer,
  before: Meeting,
  { petitions, heldOn }: Pick<MeetingContent, 'petitions' | 'heldOn'>,
  now: string,
): void {
  const meeting_id = before.id
  const known = new Map(
    db
      .all(q.selectFrom('petition').selectAll().where('meeting_id', '=', meeting_id))
      .map((row) => [row.id, row]),
  )
  const unfollowed = withdrawalsOf(db, 'petition', [...known.keys()])
  const kept = new Set(petitions.map(({ petitionId }) => petitionId))
  for (const { id, withdrawn_at } of known.values()) {
    if (!kept.has(id) && withdrawn_at === null)
      db.run(q.updateTable('petition').set({ withdrawn_at: now }).where('id', '=', id))
  }
  if (kept.size < petitions.length) throw doubled()
  petitions.forEach((petition, position) => {
    const { petitionId: id, content, raisedBy: raised_by, answerer, dueOn: due_on, answer } = petition
    if (content === '') throw unsaid(raised_by)
    const row = known.get(id)
    const isAnsweredLater =
      row !== undefined && row.answered_on !== null && !isAnsweredAt(row, before.held_on)
    const columns = {
      position,
      content,
      raised_by,
      answerer,
      due_on,
      ...(!unfollowed.has(id) && { withdrawn_at: null }),
      ...(!isAnsweredLater && { answer, answered_on: answer === '' ? null : heldOn }),
    }
    if (row) {
      const revision = row.revision + 1
      db.run(
        q
          .updateTable('petition')
          .set({ ...columns, revision })
          .where('id', '=', id),
      )
      return
    }
    if (db.first(q.selectFrom('petition').select('id').where('id', '=', id))) throw elsewhere()
    db.run(
      q.insertInto('petition').values({
        id,
        cell_id: before.cell_id,
        meeting_id,
        created_at: now,
        revision: 1,
        answer: '',
        ...columns,
      }),
    )
  })
}

const unsaid = (raisedBy: string): Refusal =>
  new Refusal(
    'invalid',
    `Kiến nghị của ${raisedBy} chưa ghi nội dung nên chưa ghi vào sổ. Những gì đã nhập còn nguyên. Hãy ghi nội dung hoặc bỏ dòng đó.`,
  )

const doubled = (): Refusal =>
  new Refusal('invalid', 'Có kiến nghị ghi hai lần nên chưa ghi vào sổ. Hãy bỏ một dòng rồi ghi lại.')

const elsewhere = (): Refusal =>
  new Refusal(
    'refused',
    'Có kiến nghị đã ghi ở một buổi khác nên chưa ghi vào sổ. Hãy bỏ dòng đó, hoặc thêm thành kiến nghị mới.',
  )
