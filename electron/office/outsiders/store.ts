import { sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import type { OutsiderCard, OutsiderRow } from '../../../shared/outsiders/contract.ts'
import { outsiderRoles } from '../../../shared/outsiders/roles.ts'
import { masked } from '../../../shared/people/masking.ts'
import { presentStandings, type Sex } from '../../../shared/people/person.ts'
import { searchWords } from '../../../shared/text/fold.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { postWord } from '../movements/recording.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { fromDetailRow } from '../people/form-rows.ts'
import { findPerson, onDay, type StoredPerson } from '../people/store.ts'

/** What stands before a post among the roles. */
const postRole = 'post:'

interface Held {
  readonly personId: string
  readonly bodyId: string
  readonly role: string
  readonly name: string
  readonly otherOrganisation: string
}

const noMembers = q
  .selectFrom('person')
  .select('id')
  .where('deleted_at', 'is', null)
  .where('standing', '=', '')

/** Roles and posts that people who are no members hold on a day. */
function heldOn(db: Reader, day: string): readonly Held[] {
  const roles = db.all(
    q
      .selectFrom('outsider')
      .select(['person_id', 'body_id', 'role', 'other_organisation'])
      .where('person_id', 'in', noMembers)
      .where(onDay('valid_from', 'valid_to', day)),
  )
  const posts = db.all(
    q
      .selectFrom('post')
      .select(['person_id', 'body_id', 'post'])
      .where('person_id', 'in', noMembers)
      .where(onDay('valid_from', 'valid_to', day)),
  )
  return [
    ...posts.map((row) => ({
      personId: row.person_id,
      bodyId: row.body_id,
      role: postRole + row.post,
      name: postWord(row.post),
      otherOrganisation: '',
    })),
    ...roles.map((row) => ({
      personId: row.person_id,
      bodyId: row.body_id,
      role: row.role,
      name: row.role,
      otherOrganisation: row.other_organisation,
    })),
  ]
}

interface OutsiderQuery {
  readonly query: string
  readonly role: string | null
  readonly cellId: string | null
}

const knownRoles: readonly string[] = outsiderRoles

/** Posts first; then the roles of the list in its order, then the office's own; nobody's role last. */
const rankOf = (role: string): number => {
  if (role.startsWith(postRole)) return 0
  if (role === '') return knownRoles.length + 2
  return knownRoles.includes(role) ? 1 + knownRoles.indexOf(role) : knownRoles.length + 1
}

/** Everybody who is no member, with what they are to the cells today; and how many hold which role. */
export function listOutsiders(db: Reader, { query, role, cellId }: OutsiderQuery, today: string) {
  let people = q
    .selectFrom('person')
    .select(['id', 'full_name', 'sex', 'birth_written'])
    .where('deleted_at', 'is', null)
    .where('standing', '=', '')
    .orderBy('sort_key')
    .orderBy('id')
  for (const word of searchWords(query)) people = people.where(sql<boolean>`instr(search_key, ${word}) > 0`)
  const held = groupBy(heldOn(db, today), ({ personId }) => personId)
  const cells = cellNamesEver(db)
  const found = db
    .all(people)
    .map((row) => ({ ...row, held: held.get(row.id) ?? [] }))
    .filter((row) => cellId === null || row.held.some(({ bodyId }) => bodyId === cellId))
  const counts = new Map<string, { readonly role: string; readonly name: string; total: number }>()
  for (const row of found) {
    const roles = new Map(row.held.map((one) => [one.role, one.name]))
    if (roles.size === 0) roles.set('', 'Chưa ghi quan hệ')
    for (const [key, name] of roles) {
      const count = counts.get(key) ?? { role: key, name, total: 0 }
      counts.set(key, { ...count, total: count.total + 1 })
    }
  }
  const rows = found
    .filter((row) =>
      role === null ? true : role === '' ? row.held.length === 0 : row.held.some((one) => one.role === role),
    )
    .map(
      (row): OutsiderRow => ({
        id: row.id,
        fullName: row.full_name,
        sex: row.sex as Sex | null,
        birthDate: row.birth_written,
        roles: [...new Set(row.held.map(({ name }) => name))],
        cellNames: [...new Set(row.held.map(({ bodyId }) => cells.get(bodyId)?.(today) ?? ''))].filter(
          (name) => name !== '',
        ),
        otherOrganisation:
          row.held.find(({ otherOrganisation }) => otherOrganisation !== '')?.otherOrganisation ?? '',
      }),
    )
  return {
    rows,
    total: found.length,
    counts: [...counts.values()].toSorted((a, b) => rankOf(a.role) - rankOf(b.role) || b.total - a.total),
  }
}

/** A person who is no member, as kept. */
export function requireOutsider(db: Reader, id: string): StoredPerson {
  const person = findPerson(db, id)
  if (!person || person.deletedAt !== null) throw missing('người này trong sổ')
  return person
}

export const detailsOf = (db: Reader, id: string) =>
  fromDetailRow(db.first(q.selectFrom('person_detail').selectAll().where('person_id', '=', id)))

/** The roles of a person as the window sends them back. */
export const rolesOf = (db: Reader, id: string) =>
  db
    .all(q.selectFrom('outsider').selectAll().where('person_id', '=', id).orderBy('valid_from').orderBy('id'))
    .map((row) => ({
      role: row.role,
      bodyId: row.body_id,
      from: row.from_written,
      to: row.valid_to,
      otherOrganisation: row.other_organisation,
      note: row.note,
    }))

export function outsiderCard(db: Reader, id: string, today: string): OutsiderCard {
  const person = findPerson(db, id)
  if (!person) throw missing('người này trong sổ')
  const { fullName, otherName, sex, birthDate, ethnicity, religion, personalId, residence } = person.fields
  const { telephone, occupation, workplace, youthUnionOn } = detailsOf(db, id)
  const cells = cellNamesEver(db)
  const cellName = (bodyId: string, to: string | null) => cells.get(bodyId)?.(to ?? today) ?? ''
  const posts = db.all(q.selectFrom('post').selectAll().where('person_id', '=', id).orderBy('valid_from'))
  return {
    id,
    revision: person.revision,
    ...{ fullName, otherName, sex, birthDate, ethnicity, religion, residence },
    ...{ occupation, workplace, youthUnionOn },
    personalId: masked(personalId),
    telephone: masked(telephone),
    standing: person.standing,
    roles: rolesOf(db, id).map((row) => ({
      ...row,
      cellName: cellName(row.bodyId, row.to),
    })),
    posts: posts.map((row) => ({
      post: postWord(row.post),
      cellName: cellName(row.body_id, row.valid_to),
      from: row.from_written,
      to: row.valid_to,
    })),
    deletedAt: person.deletedAt,
  }
}

/** Members on the register whose own cell here is not the one where they live. */
export const livingElsewhere = (db: Reader, today: string) =>
  db
    .all(
      q
        .selectFrom('person')
        .innerJoin('member', 'member.person_id', 'person.id')
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
        .select(['person.id', 'person.full_name', 'body_name.name', 'member.residence_cell'])
        .select(['person.residence_detail', 'person.residence_province'])
        .where('person.deleted_at', 'is', null)
        .where('person.standing', 'in', presentStandings)
        .where('member.residence_cell', '<>', '')
        .orderBy('person.sort_key')
        .orderBy('person.id'),
    )
    .map((row) => ({
      id: row.id,
      fullName: row.full_name,
      cellName: row.name ?? '',
      residenceCell: row.residence_cell,
      residence: [row.residence_detail, row.residence_province].filter((part) => part !== '').join(', '),
    }))
