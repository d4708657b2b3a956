import { presentStandings } from '../../../shared/people/person.ts'
import type { Whom } from '../../../shared/training/contract.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { askingOf, runList } from '../finding/list.ts'
import { requireList } from '../finding/saved.ts'
import { requireCell } from '../organisation/store.ts'
import { onDay } from '../people/store.ts'

const mostCalled = 2000

/** Who is a member of a living cell today. */
const presentMembers = (today: string) =>
  q
    .selectFrom('person')
    .innerJoin('cell_membership', 'cell_membership.person_id', 'person.id')
    .innerJoin('body', 'body.id', 'cell_membership.cell_id')
    .select('person.id')
    .where('person.deleted_at', 'is', null)
    .where('body.deleted_at', 'is', null)
    .where('person.standing', 'in', presentStandings)
    .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', today))

/** Who holds a post of a living cell today, by the cells' names. */
export const holdersOf = (db: Reader, post: string, today: string) =>
  db.all(
    q
      .selectFrom('post')
      .innerJoin('person', 'person.id', 'post.person_id')
      .innerJoin('body', 'body.id', 'post.body_id')
      .innerJoin('body_name', (join) =>
        join
          .onRef('body_name.body_id', '=', 'body.id')
          .on(onDay('body_name.valid_from', 'body_name.valid_to', today)),
      )
      .select(['person.id', 'person.full_name', 'body.id as cell_id', 'body_name.name'])
      .where('post.post', '=', post)
      .where('body.kind', '=', 'cell')
      .where('body.deleted_at', 'is', null)
      .where((row) => row.or([row('body.ended_on', 'is', null), row('body.ended_on', '>', today)]))
      .where('person.deleted_at', 'is', null)
      .where(onDay('post.valid_from', 'post.valid_to', today))
      .orderBy('body_name.sort_key'),
  )

const named = (db: Reader, personIds: readonly string[]): readonly string[] => {
  const known = db.all(
    q.selectFrom('person').select('id').where('id', 'in', listed(personIds)).where('deleted_at', 'is', null),
  )
  if (known.length < new Set(personIds).size) throw missing('một người trong danh sách')
  return personIds
}

/** The people that are called, each once. */
export function peopleOf(db: Reader, whom: Whom, today: string): readonly string[] {
  const ids = (): readonly string[] => {
    switch (whom.by) {
      case 'cell':
        return db
          .all(presentMembers(today).where('body.id', '=', requireCell(db, whom.cellId).id))
          .map(({ id }) => id)
      case 'post':
        return holdersOf(db, whom.post, today).map(({ id }) => id)
      case 'new-members':
        return db.all(presentMembers(today).where('person.standing', '=', 'probationary')).map(({ id }) => id)
      case 'list': {
        const { definition } = requireList(db, whom.listId)
        if (definition === null) throw missing('điều kiện của danh sách này')
        const page = { offset: 0, limit: mostCalled }
        return runList(askingOf(db, definition, today), definition, page).rows.map(({ id }) => id)
      }
      case 'people':
        return named(db, whom.personIds)
    }
  }
  return [...new Set(ids())]
}
