import type { CommonTask, Directions, MonthView, StudyDocument } from '../../../shared/months/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'

export const documentsOf = (db: Reader, period: string): readonly StudyDocument[] =>
  db
    .all(
      q
        .selectFrom('study_document')
        .selectAll()
        .where('period', '=', period)
        .where('withdrawn_at', 'is', null)
        .orderBy('position'),
    )
    .map((row) => ({
      id: row.id,
      number: row.number,
      issuer: row.issuer,
      issuedOn: row.issued_written,
      title: row.title,
    }))

export const commonTasksOf = (db: Reader, period: string): readonly CommonTask[] =>
  db
    .all(
      q
        .selectFrom('common_task')
        .selectAll()
        .where('period', '=', period)
        .where('withdrawn_at', 'is', null)
        .orderBy('position'),
    )
    .map((row) => ({ id: row.id, title: row.title, product: row.product, dueOn: row.due_on }))

const cellsWith = (db: Reader, commonTaskId: string): number =>
  new Set(
    db
      .all(
        q
          .selectFrom('task')
          .innerJoin('meeting', 'meeting.id', 'task.given_at')
          .select('task.cell_id')
          .where('common_task_id', '=', commonTaskId)
          .where('task.withdrawn_at', 'is', null)
          .where('meeting.deleted_at', 'is', null),
      )
      .map((row) => row.cell_id),
  ).size

/** Acts of opening this month that were not taken back. */
function openingsOf(db: Reader, period: string): MonthView['openings'] {
  const meetings = new Set(
    db
      .all(q.selectFrom('meeting').select('id').where('period', '=', period).where('deleted_at', 'is', null))
      .map(({ id }) => id),
  )
  return db
    .all(
      q
        .selectFrom('act')
        .select(['id', 'recorded_at'])
        .where('effective_on', '=', `${period}-01`)
        .where('kind', '=', 'months.open')
        .where('undone_at', 'is', null)
        .orderBy('id', 'desc'),
    )
    .map(({ id, recorded_at }) => ({
      actId: id,
      openedAt: recorded_at,
      meetings: meetingsOpenedBy(db, id).filter((meetingId) => meetings.has(meetingId)).length,
    }))
    .filter((opening) => opening.meetings > 0)
}

/** The meetings that an act of opening wrote. */
export const meetingsOpenedBy = (db: Reader, actId: string): readonly string[] =>
  db
    .all(q.selectFrom('act_row').select('row_key').where('act_id', '=', actId).orderBy('position'))
    .map(({ row_key }) => (JSON.parse(row_key) as { readonly id: string }).id)

const findMonth = (db: Reader, period: string) =>
  db.first(q.selectFrom('month').selectAll().where('period', '=', period))

export function monthView(db: Reader, period: string): MonthView {
  const row = findMonth(db, period)
  return {
    revision: row?.revision ?? 0,
    news: row?.news ?? '',
    directions: row?.directions ?? '',
    documents: [...documentsOf(db, period)],
    tasks: commonTasksOf(db, period).map((task) => ({ ...task, taken: cellsWith(db, task.id) })),
    openings: openingsOf(db, period),
  }
}

/** The row of a month that nothing was written of yet. */
export function ensureMonth({ db, now, account }: WriteContext, period: string): void {
  if (findMonth(db, period)) return
  db.run(q.insertInto('month').values({ period, opened_at: now, opened_by: account, revision: 1 }))
}

const lost = (): Refusal =>
  new Refusal(
    'conflict',
    'Định hướng của kỳ này vừa được sửa ở một cửa sổ khác nên chưa ghi. Hãy xem bản mới rồi ghi lại.',
  )

/** Rows that stand in the new list keep their ids; those that do not are withdrawn, since meetings may name them. */
function writeRows<T extends { readonly id: string | null }>(
  table: 'study_document' | 'common_task',
  { db, now }: Pick<WriteContext, 'db' | 'now'>,
  period: string,
  rows: readonly T[],
  write: (id: string, position: number, row: T, isNew: boolean) => void,
): void {
  const known = new Set(
    db
      .all(q.selectFrom(table).select('id').where('period', '=', period).where('withdrawn_at', 'is', null))
      .map(({ id }) => id),
  )
  const kept = new Set(rows.map(({ id }) => id))
  for (const id of known) {
    if (!kept.has(id)) db.run(q.updateTable(table).set({ withdrawn_at: now }).where('id', '=', id))
  }
  rows.forEach((row, position) => {
    if (row.id !== null && !known.has(row.id)) throw lost()
    write(row.id ?? uuidv7(), position, row, row.id === null)
  })
}

function writeDocuments(db: Writer, now: string, period: string, documents: Directions['documents']): void {
  writeRows('study_document', { db, now }, period, documents, (id, position, row, isNew) => {
    const columns = {
      position,
      number: row.number,
      issuer: row.issuer,
      issued_written: row.issuedOn,
      title: row.title,
    }
    if (isNew) db.run(q.insertInto('study_document').values({ id, period, ...columns }))
    else db.run(q.updateTable('study_document').set(columns).where('id', '=', id))
  })
}

function writeTasks(db: Writer, now: string, period: string, tasks: Directions['tasks']): void {
  writeRows('common_task', { db, now }, period, tasks, (id, position, row, isNew) => {
    const columns = { position, title: row.title, product: row.product, due_on: row.dueOn }
    if (isNew) db.run(q.insertInto('common_task').values({ id, period, ...columns }))
    else db.run(q.updateTable('common_task').set(columns).where('id', '=', id))
  })
}

const auditable = ({ news, directions, documents, tasks }: MonthView) => ({
  news,
  directions,
  documents,
  tasks: tasks.map(({ taken: _, ...task }) => task),
})

/** Writes the directions of a month over those that the window saw. Answers the new revision. */
export function saveDirections(
  context: WriteContext,
  period: string,
  { revision, ...wish }: Directions & { readonly revision: number },
): number {
  const { db, now, audit } = context
  const before = monthView(db, period)
  requireRevision(before.revision, revision, () => before)
  ensureMonth(context, period)
  db.run(
    q
      .updateTable('month')
      .set({ news: wish.news, directions: wish.directions, revision: revision + 1 })
      .where('period', '=', period),
  )
  writeDocuments(db, now, period, wish.documents)
  writeTasks(db, now, period, wish.tasks)
  audit({
    record: { kind: 'month', id: period },
    changes: changedFields(auditable(before), auditable(monthView(db, period))),
  })
  return revision + 1
}
