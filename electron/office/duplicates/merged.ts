import { sql } from 'kysely'
import type { PersonHead } from '../../../shared/duplicates/contract.ts'
import { q, type Reader } from '../database/executor.ts'
import { onDay, toStanding } from '../people/store.ts'

/**
 * A person's record and those that were merged into it. What was signed keeps the record under which it was signed, so
 * reads of a person's meetings and tasks ask for all of them.
 */
export const recordsOf = (db: Reader, personId: string): readonly string[] => {
  const ids = sql<{ id: string }>`WITH RECURSIVE own(id) AS (
      VALUES (${personId}) UNION SELECT person.id FROM person JOIN own ON person.merged_into = own.id)
    SELECT id FROM own`
  return db.all({ compile: () => ids.compile(q) }).map(({ id }) => id)
}

/** The record that stands for a person today: the one into which this was merged, or itself. */
export function keptRecordOf(db: Reader, personId: string): string {
  const into = db.first(q.selectFrom('person').select('merged_into').where('id', '=', personId))?.merged_into
  return into == null ? personId : keptRecordOf(db, into)
}

/** The rows of `attendance` of a person in meetings that were not removed, earliest first; one a meeting. */
export function attendanceOf(db: Reader, personId: string) {
  const rows = db.all(
    q
      .selectFrom('attendance')
      .innerJoin('meeting', 'meeting.id', 'attendance.meeting_id')
      .select(['attendance.meeting_id', 'attendance.state'])
      .select(['meeting.held_on', 'meeting.cell_id', 'meeting.kind'])
      .where('attendance.person_id', 'in', recordsOf(db, personId))
      .where('meeting.deleted_at', 'is', null)
      .orderBy('meeting.held_on')
      .orderBy(sql`attendance.state = 'present'`),
  )
  return [...new Map(rows.map((row) => [row.meeting_id, row])).values()]
}

/** What tells records apart at a glance, by id. */
export function headsOf(db: Reader, ids: readonly string[], today: string): ReadonlyMap<string, PersonHead> {
  const wanted = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const rows = db.all(
    q
      .selectFrom('person')
      .leftJoin('cell_membership', (join) =>
        join
          .onRef('cell_membership.person_id', '=', 'person.id')
          .on(onDay('cell_membership.valid_from', 'cell_membership.valid_to', today)),
      )
      .leftJoin('body_name', (join) =>
        join
          .onRef('body_name.body_id', '=', 'cell_membership.cell_id')
          .on(onDay('body_name.valid_from', 'body_name.valid_to', today)),
      )
      .where('person.id', 'in', wanted)
      .select([
        'person.id',
        'person.revision',
        'person.full_name',
        'person.birth_written',
        'person.standing',
        'person.created_at',
        'body_name.name',
      ]),
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        revision: row.revision,
        fullName: row.full_name,
        birthDate: row.birth_written,
        cellName: row.name ?? '',
        standing: toStanding(row.standing) ?? null,
        createdAt: row.created_at,
      },
    ]),
  )
}
