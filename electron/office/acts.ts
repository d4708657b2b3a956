import { type RawBuilder, sql } from 'kysely'
import { formatDate } from '../../shared/calendar/dates.ts'
import { Refusal } from '../../shared/refusal.ts'
import { actName } from './act-names.ts'
import { missing } from './conflict.ts'
import type { WriteContext } from './context.ts'
import { q, type Reader, type Writer } from './database/executor.ts'
import type { Schema } from './database/schema.ts'
import { uuidv7 } from './database/uuid.ts'

/*
 * An act is something decided or done that changes several rows at once: a merger of cells, a transfer of a member, two
 * records made one. Its rows are written through a recorder, which keeps each row as it was and as it became; so the
 * act can be taken back as one, and refuses to be when something later stands on what it wrote.
 */

/** The tables that acts may write, with their primary keys. */
const keys = {
  body: ['id'],
  body_name: ['body_id', 'valid_from'],
  body_parent: ['body_id', 'valid_from'],
  body_weakness: ['body_id', 'valid_from'],
  cell_membership: ['person_id', 'valid_from'],
  group_membership: ['person_id', 'valid_from'],
  member_standing: ['person_id', 'valid_from'],
  member: ['person_id'],
  movement: ['act_id', 'person_id'],
  outsider: ['id'],
  person: ['id'],
  person_detail: ['person_id'],
  post: ['id'],
  working_away: ['person_id', 'valid_from'],
  career: ['person_id', 'position'],
  training: ['person_id', 'position'],
  relative: ['person_id', 'position'],
  award: ['person_id', 'position'],
  discipline: ['person_id', 'position'],
  travel: ['person_id', 'position'],
  dossier_item: ['person_id', 'type_code'],
  contact: ['id'],
  task: ['id'],
  meeting: ['id'],
  plan: ['id'],
  petition: ['id'],
  contribution: ['id'],
  help_team_person: ['team_id', 'person_id'],
  training_class_person: ['class_id', 'person_id'],
  book_check: ['id'],
  commitment: ['id'],
} as const satisfies { readonly [T in keyof Schema]?: readonly (keyof Schema[T])[] }
export type ActTable = keyof typeof keys

type Row = Readonly<Record<string, unknown>>
type Inserted<T extends ActTable> = Parameters<ReturnType<typeof q.insertInto<T>>['values']>[0] & Row
type Key<T extends ActTable> = Readonly<Pick<Schema[T], (typeof keys)[T][number] & keyof Schema[T]>>

/** Writes rows in the name of an act. */
export interface Recorder {
  readonly insert: <T extends ActTable>(table: T, row: Inserted<T>) => void
  /** A row that is not there is left alone: nothing is recorded. */
  readonly update: <T extends ActTable>(table: T, key: Key<T>, changes: Partial<Schema[T]>) => void
  readonly remove: <T extends ActTable>(table: T, key: Key<T>) => void
}

export interface ActSubject {
  readonly kind: 'body' | 'person'
  readonly id: string
  readonly role?: string
}

export interface ActFacts {
  readonly kind: string
  /** The first day on which it holds. */
  readonly effectiveOn: string
  readonly paperNumber?: string
  /** The day on the paper, as precisely as it was written. */
  readonly paperDate?: string | null
  readonly decidedBy?: string
  readonly note?: string
  readonly subjects: readonly ActSubject[]
}

const ask = <T>(builder: RawBuilder<T>) => ({ compile: () => builder.compile(q) })

const sameKey = (key: Row): RawBuilder<boolean> =>
  sql<boolean>`${sql.join(
    Object.entries(key).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql` AND `,
  )}`

const rowAt = (db: Reader, table: ActTable, key: Row): Row | undefined =>
  db.first(ask(sql<Row>`SELECT * FROM ${sql.table(table)} WHERE ${sameKey(key)}`))

const put = (db: Writer, table: ActTable, row: Row): number =>
  db.run(
    ask(
      sql`INSERT INTO ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
        VALUES (${sql.join(Object.values(row))})`,
    ),
  )

const set = (db: Writer, table: ActTable, key: Row, changes: Row): number =>
  db.run(
    ask(
      sql`UPDATE ${sql.table(table)}
        SET ${sql.join(Object.entries(changes).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))}
        WHERE ${sameKey(key)}`,
    ),
  )

const take = (db: Writer, table: ActTable, key: Row): number =>
  db.run(ask(sql`DELETE FROM ${sql.table(table)} WHERE ${sameKey(key)}`))

const keyOf = (table: ActTable, row: Row): Row =>
  Object.fromEntries(keys[table].map((column) => [column, row[column]]))

/** The revision tells windows that a record moved on, and whether a heading was looked at is no fact of an act either. */
const facts = ({ revision: _, heading_confirmed_at: __, ...row }: Row): Row => row

const bump = (db: Writer, { kind, id }: ActSubject): number =>
  db.run(
    q
      .updateTable(kind)
      .set((row) => ({ revision: row('revision', '+', 1) }))
      .where('id', '=', id),
  )

/**
 * Records an act and what `work` writes for it; the subjects' revisions go up by one. The audit row is the command's
 * affair. Answers the act's id.
 */
export function recordAct(
  { db, now, account }: Pick<WriteContext, 'db' | 'now' | 'account'>,
  act: ActFacts,
  work: (rows: Recorder, actId: string) => void,
): string {
  const id = uuidv7()
  db.run(
    q.insertInto('act').values({
      id,
      kind: act.kind,
      effective_on: act.effectiveOn,
      paper_number: act.paperNumber ?? '',
      paper_written: act.paperDate ?? null,
      decided_by: act.decidedBy ?? '',
      note: act.note ?? '',
      recorded_at: now,
      account_id: account,
    }),
  )
  for (const subject of act.subjects) {
    db.run(
      q.insertInto('act_subject').values({
        act_id: id,
        record_kind: subject.kind,
        record_id: subject.id,
        role: subject.role ?? '',
      }),
    )
  }
  let position = 0
  const remember = (table: ActTable, key: Row, before: Row | undefined) => {
    const after = rowAt(db, table, key)
    position += 1
    db.run(
      q.insertInto('act_row').values({
        act_id: id,
        position,
        table_name: table,
        row_key: JSON.stringify(key),
        before: before ? JSON.stringify(facts(before)) : null,
        after: after ? JSON.stringify(facts(after)) : null,
      }),
    )
  }
  work(
    {
      insert: (table, row) => {
        put(db, table, row)
        remember(table, keyOf(table, row), undefined)
      },
      update: (table, key, changes) => {
        const before = rowAt(db, table, key)
        if (!before) return
        set(db, table, key, changes)
        remember(table, { ...key, ...keyOf(table, { ...before, ...changes }) }, before)
      },
      remove: (table, key) => {
        const before = rowAt(db, table, key)
        if (!before) return
        take(db, table, key)
        remember(table, key, before)
      },
    },
    id,
  )
  for (const subject of uniqueSubjects(act.subjects)) bump(db, subject)
  return id
}

const uniqueSubjects = (subjects: readonly ActSubject[]): readonly ActSubject[] => [
  ...new Map(subjects.map((subject) => [subject.id, subject])).values(),
]

const isForeignKey = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && String(fault.code).startsWith('SQLITE_CONSTRAINT')

/** The columns whose value an act changed; for a row that it wrote or took away, all of them. */
const touched = (before: Row | null, after: Row | null): readonly string[] =>
  before && after
    ? Object.keys(after).filter((column) => before[column] !== after[column])
    : Object.keys(after ?? before ?? {})

/** A later act, not taken back, that wrote one of the same rows. */
function laterAct(db: Reader, actId: string): { kind: string; effective_on: string } | undefined {
  return db.first(
    q
      .selectFrom('act_row as own')
      .innerJoin('act_row as other', (join) =>
        join
          .onRef('other.table_name', '=', 'own.table_name')
          .onRef('other.row_key', '=', 'own.row_key')
          .onRef('other.act_id', '>', 'own.act_id'),
      )
      .innerJoin('act', 'act.id', 'other.act_id')
      .select(['act.kind', 'act.effective_on'])
      .where('own.act_id', '=', actId)
      .where('act.undone_at', 'is', null)
      .orderBy('act.id'),
  )
}

/**
 * Takes an act back: every row is again as it was before. Refuses when a row was changed since or something stands on
 * it, naming the act in the way. Answers the act's facts for the audit.
 */
export function undoAct(
  { db, now, account }: Pick<WriteContext, 'db' | 'now' | 'account'>,
  actId: string,
): { readonly kind: string; readonly effectiveOn: string; readonly subjects: readonly ActSubject[] } {
  const act = db.first(q.selectFrom('act').selectAll().where('id', '=', actId))
  if (!act) throw missing('việc này trong sổ')
  if (act.undone_at !== null) {
    throw new Refusal('refused', 'Việc này đã được hoàn tác rồi. Sổ không thay đổi gì thêm.')
  }
  const depends = (): Refusal => {
    const later = laterAct(db, actId)
    const because = later
      ? `sau đó đã ghi "${actName(later.kind)}" ngày ${formatDate(later.effective_on)}. Hãy hoàn tác việc ấy trước`
      : 'bản ghi đã được sửa hoặc đã được dùng ở nơi khác. Hãy ghi một thay đổi mới cho đúng'
    return new Refusal('refused', `Chưa hoàn tác được vì ${because}. Sổ giữ nguyên như đang có.`)
  }
  const rows = db.all(
    q.selectFrom('act_row').selectAll().where('act_id', '=', actId).orderBy('position', 'desc'),
  )
  for (const row of rows) {
    const table = row.table_name as ActTable
    const before: Row | null = row.before === null ? null : JSON.parse(row.before)
    const after: Row | null = row.after === null ? null : JSON.parse(row.after)
    const key: Row = JSON.parse(row.row_key)
    const current = rowAt(db, table, key)
    if ((after === null) !== (current === undefined)) throw depends()
    const columns = touched(before, after)
    if (after && current && columns.some((column) => current[column] !== after[column])) throw depends()
    try {
      if (before === null) take(db, table, key)
      else if (after === null) put(db, table, before)
      else {
        const back = Object.fromEntries(columns.map((column) => [column, before[column]]))
        if (columns.length > 0) set(db, table, key, back)
      }
    } catch (fault) {
      if (isForeignKey(fault)) throw depends()
      throw fault
    }
  }
  db.run(q.updateTable('act').set({ undone_at: now, undone_by: account }).where('id', '=', actId))
  const subjects = db
    .all(q.selectFrom('act_subject').selectAll().where('act_id', '=', actId))
    .map(({ record_kind, record_id, role }): ActSubject => ({ kind: record_kind, id: record_id, role }))
  for (const subject of uniqueSubjects(subjects)) bump(db, subject)
  return { kind: act.kind, effectiveOn: act.effective_on, subjects }
}
