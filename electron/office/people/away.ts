import { sql } from 'kysely'
import type { Contact, WorkingAway } from '../../../shared/people/details.ts'
import { masked } from '../../../shared/people/masking.ts'
import { presentStandings } from '../../../shared/people/person.ts'
import { q, type Reader } from '../database/executor.ts'
import { onDay, peopleWithCell } from './store.ts'

/** The times in which a member worked far away, earliest first. */
export const workingAwayOf = (db: Reader, personId: string): WorkingAway[] =>
  db
    .all(q.selectFrom('working_away').selectAll().where('person_id', '=', personId).orderBy('valid_from'))
    .map((row) => ({
      from: row.valid_from,
      to: row.valid_to,
      place: row.place,
      work: row.work,
      telephone: row.telephone,
      contactPerson: row.contact_person,
    }))

/** The contacts kept with a member, latest first. */
export const contactsOf = (db: Reader, personId: string): (Contact & { readonly id: string })[] =>
  db
    .all(
      q
        .selectFrom('contact')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('made_on', 'desc')
        .orderBy('id', 'desc'),
    )
    .map((row) => ({ id: row.id, on: row.made_on, by: row.made_by, means: row.means, note: row.note }))

/** Who works far away on a day, those longest without a word first. */
export const awayToday = (db: Reader, day: string) =>
  db
    .all(
      peopleWithCell(day)
        .innerJoin('working_away', 'working_away.person_id', 'person.id')
        .selectAll('working_away')
        .select(['person.id', 'person.full_name', 'body_name.name as cell_name'])
        .select((row) =>
          row
            .selectFrom('contact')
            .whereRef('contact.person_id', '=', 'person.id')
            .select(sql<string | null>`max(made_on)`.as('day'))
            .as('last_contact'),
        )
        .where('person.deleted_at', 'is', null)
        .where('person.standing', 'in', presentStandings)
        .where(onDay('working_away.valid_from', 'working_away.valid_to', day))
        .orderBy(sql`coalesce(last_contact, '')`)
        .orderBy('person.sort_key'),
    )
    .map((row) => ({
      id: row.id,
      fullName: row.full_name,
      cellName: row.cell_name ?? '',
      from: row.valid_from,
      to: row.valid_to,
      place: row.place,
      work: row.work,
      telephone: masked(row.telephone),
      contactPerson: row.contact_person,
      lastContact: row.last_contact,
    }))
