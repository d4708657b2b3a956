import { sql } from 'kysely'
import type { Promised } from '../../../shared/visits/contract.ts'
import { q, type Reader } from '../database/executor.ts'
import { toKind } from '../meetings/store.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { toVisit } from './store.ts'

/** Promises to cells that were not kept yet, of meetings that were not removed; those without a day stand last. */
export function openPromises(db: Reader, today: string, cellId: string | null = null): Promised[] {
  let open = q
    .selectFrom('visit')
    .innerJoin('meeting', 'meeting.id', 'visit.meeting_id')
    .innerJoin('person', 'person.id', 'visit.person_id')
    .selectAll('visit')
    .select(['meeting.period', 'meeting.kind', 'meeting.held_on', 'meeting.cell_id', 'person.full_name'])
    // Written out, not bound: an index of open promises then serves.
    .where(sql<boolean>`visit.promise <> ''`)
    .where('visit.kept_on', 'is', null)
    .where('meeting.deleted_at', 'is', null)
    .orderBy(sql`visit.promise_due_on IS NULL`)
    .orderBy('visit.promise_due_on')
    .orderBy('meeting.held_on')
    .orderBy('visit.meeting_id')
  if (cellId !== null) open = open.where('meeting.cell_id', '=', cellId)
  const names = cellNamesEver(db)
  return db.all(open).map((row) => ({
    meeting: { id: row.meeting_id, period: row.period, kind: toKind(row.kind), heldOn: row.held_on },
    cellId: row.cell_id,
    cellName: names.get(row.cell_id)?.(today) ?? '',
    personId: row.person_id,
    fullName: row.full_name,
    visit: toVisit(row),
    isOverdue: row.promise_due_on !== null && row.promise_due_on < today,
  }))
}
