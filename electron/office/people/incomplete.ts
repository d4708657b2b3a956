import { type NotNull, sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import { presentStandings } from '../../../shared/people/person.ts'
import { isAskedOf, missingParts, type RequiredName, requiredParts } from '../../../shared/people/required.ts'
import { q, type Reader } from '../database/executor.ts'
import { fromRows } from './rows.ts'
import { peopleWithCell, toStanding } from './store.ts'

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
    // Only who is in a cell. Said as comparisons, SQLite reads the cells first, in half the time.
    .where('cell_membership.cell_id', '<>', '')
    .where('body_name.name', '<>', '')

/** What the register lacks, by cell; a cell that lacks nothing stands there with zeros. */
export function missingByCell(db: Reader, day: string) {
  const people = presentMembers(day).select([
    'cell_membership.cell_id',
    'body_name.name',
    'body_name.sort_key',
    lacking.as('lacking'),
  ])
  return db
    .all(
      q
        .selectFrom(people.as('member'))
        .select([
          'cell_id',
          'name',
          sql<number>`count(*)`.as('members'),
          sql<number>`sum(lacking > 0)`.as('incomplete'),
          sql<number>`sum(lacking)`.as('fields'),
        ])
        .groupBy('cell_id')
        .orderBy('sort_key')
        .$narrowType<{ cell_id: NotNull; name: NotNull }>(),
    )
    .map(({ cell_id, name, ...counts }) => ({ cellId: cell_id, cellName: name, ...counts }))
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
