import { groupBy } from '../../../shared/collections.ts'
import { fold } from '../../../shared/text/fold.ts'
import { nothingWritten, type Visit, type VisitOf } from '../../../shared/visits/contract.ts'
import { mergedRecords } from '../attendance/store.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import type { Schema } from '../database/schema.ts'

export const toVisit = (row: Schema['visit']): Visit => ({
  came: row.came === null ? null : row.came === 1,
  remarks: row.remarks,
  promise: row.promise,
  promiseDueOn: row.promise_due_on,
  outcome: row.outcome,
  keptOn: row.kept_on,
  standsIn: row.stands_in === 1,
})

interface Term {
  readonly cellId: string
  readonly personId: string
  readonly fullName: string
  readonly from: string
  readonly to: string | null
}

/** Who has ever been in charge of which cell, by cell. Few rows: a cell has one at a time. */
export function termsInCharge(db: Reader, cellId?: string): ReadonlyMap<string, readonly Term[]> {
  let held = q
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('post.post', '=', 'in-charge')
    .where('person.deleted_at', 'is', null)
    .orderBy('person.sort_key')
    .orderBy('post.valid_from')
    .select(['post.body_id', 'post.person_id', 'person.full_name', 'post.valid_from', 'post.valid_to'])
  if (cellId !== undefined) held = held.where('post.body_id', '=', cellId)
  const terms = db.all(held).map((row) => ({
    cellId: row.body_id,
    personId: row.person_id,
    fullName: row.full_name,
    from: row.valid_from,
    to: row.valid_to,
  }))
  return groupBy(terms, (term) => term.cellId)
}

export const onDayOf = (terms: readonly Term[] | undefined, day: string): readonly Term[] =>
  (terms ?? []).filter(({ from, to }) => from <= day && (to === null || day < to))

interface Visited {
  readonly id: string
  readonly cell_id: string
  readonly held_on: string
}

/**
 * Who was to come to meetings and who came: the members in charge on the day, and whoever has a line of their own. In
 * as many questions for all cells as for one.
 */
export function visitsOf(db: Reader, meetings: readonly Visited[]): (meeting: Visited) => readonly VisitOf[] {
  const ids = listed(meetings.map(({ id }) => id))
  const [only] = meetings
  const terms = termsInCharge(db, meetings.length === 1 ? only?.cell_id : undefined)
  const { kept } = mergedRecords(db)
  const written = groupBy(
    db.all(
      q
        .selectFrom('visit')
        .innerJoin('person', 'person.id', 'visit.person_id')
        .selectAll('visit')
        .select('person.full_name')
        .where('visit.meeting_id', 'in', ids)
        .orderBy('person.sort_key'),
    ),
    (row) => row.meeting_id,
  )
  const superiors = groupBy(
    db.all(
      q
        .selectFrom('guest')
        .select(['meeting_id', 'full_name'])
        .where('meeting_id', 'in', ids)
        .where('is_superior', '=', 1),
    ),
    (row) => row.meeting_id,
  )
  return (meeting) => {
    const named = new Set((superiors.get(meeting.id) ?? []).map((row) => fold(row.full_name)))
    const inCharge = onDayOf(terms.get(meeting.cell_id), meeting.held_on)
    const ofMeeting = written.get(meeting.id) ?? []
    const has = (personId: string) => ofMeeting.some((row) => kept(row.person_id) === personId)
    const line = (personId: string, fullName: string, row: Schema['visit'] | undefined): VisitOf => ({
      personId,
      fullName,
      isInCharge: inCharge.some((term) => term.personId === kept(personId)),
      isInMinutes: named.has(fold(fullName)),
      visit: row === undefined ? nothingWritten : toVisit(row),
      isWritten: row !== undefined,
    })
    return [
      ...inCharge
        .filter(({ personId }) => !has(personId))
        .map(({ personId, fullName }) => line(personId, fullName, undefined)),
      ...ofMeeting.map((row) => line(row.person_id, row.full_name, row)),
    ].toSorted((a, b) => Number(b.isInCharge) - Number(a.isInCharge))
  }
}
