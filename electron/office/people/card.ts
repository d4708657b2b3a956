import { sql } from 'kysely'
import type { IsoDate } from '../../../shared/calendar/dates.ts'
import { type Post, postNames } from '../../../shared/organisation/cell.ts'
import type { MemberCard } from '../../../shared/people/contract.ts'
import { masked } from '../../../shared/people/masking.ts'
import { interruptionsOf, type PartyAge, partyAge } from '../../../shared/people/party-age.ts'
import type { PersonFields, Standing } from '../../../shared/people/person.ts'
import { q, type Reader } from '../database/executor.ts'
import { requireKept, toStanding } from './store.ts'

/** An interval as it is shown: an unknown beginning is null, not the bound. */
const shown = (row: { from_written: string | null; valid_to: string | null }) => ({
  from: row.from_written,
  to: row.valid_to,
})

export function memberCard(db: Reader, id: string, today: string): MemberCard {
  const person = requireKept(db, id)
  const cells = db.all(
    q
      .selectFrom('cell_membership')
      .leftJoin('body_name', (join) =>
        join
          .onRef('body_name.body_id', '=', 'cell_membership.cell_id')
          .on(sql<boolean>`body_name.valid_from <= coalesce(cell_membership.valid_to, ${today})`)
          .on(sql<boolean>`coalesce(body_name.valid_to, '9999-12-31') > cell_membership.valid_from`),
      )
      .select([
        'cell_membership.cell_id',
        'cell_membership.valid_from',
        'cell_membership.from_written',
        'cell_membership.valid_to',
        'body_name.name',
      ])
      .where('cell_membership.person_id', '=', id)
      .orderBy('cell_membership.valid_from')
      .orderBy('body_name.valid_from'),
  )
  const standingsHeld = db.all(
    q.selectFrom('member_standing').selectAll().where('person_id', '=', id).orderBy('valid_from'),
  )
  const posts = db.all(
    q
      .selectFrom('post')
      .leftJoin('body_name', (join) =>
        join.onRef('body_name.body_id', '=', 'post.body_id').on('body_name.valid_to', 'is', null),
      )
      .select(['post.post', 'post.from_written', 'post.valid_to', 'body_name.name'])
      .where('post.person_id', '=', id)
      .orderBy('post.valid_from'),
  )
  const current = cells.findLast(
    (row) => row.valid_from <= today && (row.valid_to === null || row.valid_to > today),
  )
  const latest = standingsHeld.findLast((row) => row.valid_from <= today)
  const { fields } = person
  const standing = (latest && toStanding(latest.standing)) ?? person.standing
  const age = partyAgeOf(db, id, fields, standing, standingsHeld, today)
  return {
    ...fields,
    personalId: masked(fields.personalId),
    oldIdNumber: masked(fields.oldIdNumber),
    id,
    revision: person.revision,
    cellId: current?.cell_id ?? null,
    cellName: current?.name ?? '',
    standing,
    standingFrom: latest?.from_written ?? null,
    partyAge: age.years,
    partyAgeWhy: age.years === null ? age.why : '',
    cells: cells.map((row) => ({ cellName: row.name ?? '', ...shown(row) })),
    standingsHeld: standingsHeld.flatMap((row) => {
      const standing = toStanding(row.standing)
      return standing ? [{ standing, ...shown(row) }] : []
    }),
    posts: posts.map((row) => ({
      post: postNames[row.post as Post] ?? row.post,
      cellName: row.name ?? '',
      ...shown(row),
    })),
    deletedAt: person.deletedAt,
  }
}

/** The same rule stands once more in SQL, for lists of all: `finding/party-life.ts`. */
function partyAgeOf(
  db: Reader,
  id: string,
  { joinedOn, officialOn }: PersonFields,
  standing: Standing | null,
  held: readonly {
    readonly standing: string
    readonly valid_from: string
    readonly valid_to: string | null
  }[],
  today: IsoDate,
): PartyAge {
  const member = db.first(q.selectFrom('member').select('admitted_written').where('person_id', '=', id))
  const history = held.flatMap((row) => {
    const known = toStanding(row.standing)
    return known ? [{ standing: known, from: row.valid_from, to: row.valid_to }] : []
  })
  const admittedOn = member?.admitted_written ?? null
  const interruptions = interruptionsOf(history)
  return partyAge({ admittedOn, joinedOn, officialOn, standing, interruptions }, today)
}
