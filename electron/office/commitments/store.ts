import type { Commitment, CommitmentCounts, Committed } from '../../../shared/commitments/contract.ts'
import { isPresent } from '../../../shared/people/person.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { onDay, toStanding } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'

/** The day on which a year is looked at: today, or its last day once it is over. */
export const dayOfYear = (year: number, today: string): string => {
  const last = `${year}-12-31`
  return last < today ? last : today
}

type Row = Schema['commitment']

export function toCommitment(db: Reader, today: string): (row: Row) => Commitment {
  const names = cellNamesEver(db)
  return (row) => ({
    id: row.id,
    revision: row.revision,
    year: row.year,
    madeOn: row.made_on,
    content: row.content,
    checkedOn: row.checked_on,
    outcome: row.outcome,
    madeInCellId: row.cell_id,
    madeInCell: names.get(row.cell_id)?.(row.made_on ?? dayOfYear(row.year, today)) ?? '',
  })
}

export const commitmentOf = (db: Reader, personId: string, year: number): Row | undefined =>
  db.first(
    q
      .selectFrom('commitment')
      .selectAll()
      .where('person_id', '=', personId)
      .where('year', '=', year)
      .where('deleted_at', 'is', null),
  )

export function requireCommitment(db: Reader, id: string): Row {
  const row = db.first(
    q.selectFrom('commitment').selectAll().where('id', '=', id).where('deleted_at', 'is', null),
  )
  if (!row) throw missing('bản cam kết này')
  return row
}

export interface MemberOfCell extends Committed {
  readonly cellId: string
}

/** Who is a member of a cell on the day, by given name, each with the commitment of the year; of one cell or of all. */
export function committedIn(
  db: Reader,
  { year, cellId, today }: { readonly year: number; readonly cellId: string | null; readonly today: string },
): MemberOfCell[] {
  const day = dayOfYear(year, today)
  const owed = rulebookOf(db).rule('commitment.owed', day)
  let members = q
    .selectFrom('cell_membership')
    .innerJoin('person', 'person.id', 'cell_membership.person_id')
    .innerJoin('member_standing', 'member_standing.person_id', 'cell_membership.person_id')
    .select(['person.id', 'person.full_name', 'member_standing.standing', 'cell_membership.cell_id'])
    .where('person.deleted_at', 'is', null)
    .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', day))
    .where(onDay('member_standing.valid_from', 'member_standing.valid_to', day))
    .orderBy('person.sort_key')
    .orderBy('person.id')
  let made = q.selectFrom('commitment').selectAll().where('year', '=', year).where('deleted_at', 'is', null)
  if (cellId !== null) {
    members = members.where('cell_membership.cell_id', '=', cellId)
    made = made.where('person_id', 'in', (nested) =>
      nested.selectFrom('cell_membership').select('person_id').where('cell_id', '=', cellId),
    )
  }
  const known = new Map(db.all(made).map((row) => [row.person_id, row]))
  const read = toCommitment(db, today)
  return db.all(members).flatMap((row) => {
    const standing = toStanding(row.standing)
    const commitment = known.get(row.id)
    if (standing === undefined || !(isPresent(standing) || commitment)) return []
    return [
      {
        ...{ personId: row.id, fullName: row.full_name, standing, cellId: row.cell_id },
        isOwed: owed.includes(standing),
        commitment: commitment === undefined ? null : read(commitment),
      },
    ]
  })
}

/** Of those who owe one: what an exempt member made all the same is shown, and not counted. */
export function countCommitments(people: readonly Committed[]): CommitmentCounts {
  const owing = people.filter(({ isOwed }) => isOwed)
  return {
    owed: owing.length,
    made: owing.filter(({ commitment }) => commitment?.madeOn != null).length,
    checked: owing.filter(({ commitment }) => commitment?.checkedOn != null).length,
  }
}
