import { sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import { presentStandings } from '../../../shared/people/person.ts'
import { isAskedOf, missingParts, type RequiredName, requiredParts } from '../../../shared/people/required.ts'
import { q, type Reader } from '../database/executor.ts'
import { fromRows } from './rows.ts'
import { onDay, peopleWithCell, toStanding } from './store.ts'

const columnOf = {
  sex: 'person.sex',
  birthDate: 'person.birth_written',
  ethnicity: 'person.ethnicity',
  religion: 'person.religion',
  personalId: 'person.personal_id',
  cardNumber: 'member.card_number',
  'birthplace.country': 'person.birthplace_country',
  'birthplace.province': 'person.birthplace_province',
  'birthplace.detail': 'person.birthplace_detail',
  'hometown.country': 'person.hometown_country',
  'hometown.province': 'person.hometown_province',
  'hometown.detail': 'person.hometown_detail',
  'residence.country': 'person.residence_country',
  'residence.province': 'person.residence_province',
  'residence.detail': 'person.residence_detail',
  joinedOn: 'member.joined_written',
  officialOn: 'member.official_written',
} as const satisfies Record<RequiredName, string>

/** How many required parts a member lacks, in SQL: the same rule as `missingParts`, which a test holds it to. */
const lacking = sql<number>`(${sql.join(
  requiredParts.map(({ name }) => {
    const empty = sql`(coalesce(${sql.ref(columnOf[name])}, '') = '')`
    return isAskedOf(name, 'probationary') ? empty : sql`(${empty} AND person.standing <> 'probationary')`
  }),
  sql` + `,
)})`

const presentMembers = (day: string) =>
  peopleWithCell(day)
    .innerJoin('member', 'member.person_id', 'person.id')
    .where('person.deleted_at', 'is', null)
    .where('person.standing', 'in', presentStandings)

/** What the register lacks, by cell; a cell that lacks nothing stands there with zeros. */
export function missingByCell(db: Reader, day: string) {
  // Table after table in the order of persons, in which they lie. The limit takes nothing away: with it SQLite finds out
  // once what a member lacks, and not again in every sum.
  const members = q
    .selectFrom('person')
    .crossJoin('member')
    .crossJoin('cell_membership')
    .whereRef('member.person_id', '=', 'person.id')
    .whereRef('cell_membership.person_id', '=', 'person.id')
    // The plus keeps SQLite from the index of names, which would lead back to the table row by row.
    .where(sql<boolean>`+person.deleted_at IS NULL`)
    .where('person.standing', 'in', presentStandings)
    .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', day))
    .select(['cell_membership.cell_id', lacking.as('lacking')])
    .limit(sql<number>`-1`)
  const counted = db.all(
    q
      .selectFrom(members.as('member'))
      .select([
        'cell_id',
        sql<number>`count(*)`.as('members'),
        sql<number>`sum(lacking > 0)`.as('incomplete'),
        sql<number>`sum(lacking)`.as('fields'),
      ])
      .groupBy('cell_id'),
  )
  const byCell = new Map(counted.map(({ cell_id, ...counts }) => [cell_id, counts]))
  const names = db.all(
    q
      .selectFrom('body_name')
      .select(['body_id', 'name'])
      .where(onDay('valid_from', 'valid_to', day))
      .orderBy('sort_key'),
  )
  return names.flatMap(({ body_id, name }) => {
    const counts = byCell.get(body_id)
    return counts === undefined ? [] : [{ cellId: body_id, cellName: name, ...counts }]
  })
}

/** The members of a cell who lack something, and what, in the order of given names. */
export function missingOfCell(db: Reader, cellId: string, day: string) {
  const rows = db.all(
    presentMembers(day)
      .where('cell_membership.cell_id', '=', cellId)
      .selectAll('person')
      .orderBy('person.sort_key')
      .orderBy('person.id'),
  )
  const members = groupBy(
    db.all(presentMembers(day).where('cell_membership.cell_id', '=', cellId).selectAll('member')),
    (row) => row.person_id,
  )
  return rows.flatMap((row) => {
    const standing = toStanding(row.standing)
    if (!standing) return []
    const missing = missingParts(fromRows(row, members.get(row.id)?.[0]), standing)
    if (missing.length === 0) return []
    return [{ id: row.id, fullName: row.full_name, missing }]
  })
}
