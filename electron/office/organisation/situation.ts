import { sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import type { BodyNow, ChangeRequest, PostNow, Situation } from '../../../shared/organisation/changes.ts'
import { postRank } from '../../../shared/organisation/posts.ts'
import { bodyKinds } from '../../../shared/organisation/tree.ts'
import { presentStandings } from '../../../shared/people/person.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { onDay, toStanding, unknownBeginning } from '../people/store.ts'

const postNow = (row: Pick<Schema['post'], 'id' | 'post' | 'person_id' | 'body_id'>): PostNow => ({
  id: row.id,
  post: row.post,
  personId: row.person_id,
  bodyId: row.body_id,
})

/** The cells whose members a change may move. */
function cellsOf(request: ChangeRequest): readonly string[] {
  switch (request.kind) {
    case 'merge':
      return request.sourceIds
    case 'split':
      return [request.sourceId]
    case 'dissolve':
      return [
        request.bodyId,
        ...(request.toBodyId === null ? [] : [request.toBodyId]),
        ...request.others.map(({ toBodyId }) => toBodyId),
      ]
    default:
      return [request.bodyId]
  }
}

const known = (day: string) => (day === unknownBeginning ? null : day)

/** The whole tree as it is on a day, ended bodies too, each with its latest name on or before that day. */
function bodiesOn(db: Reader, day: string): BodyNow[] {
  const names = groupBy(
    db.all(q.selectFrom('body_name').select(['body_id', 'name', 'valid_from']).orderBy('valid_from')),
    (row) => row.body_id,
  )
  const parents = groupBy(
    db.all(q.selectFrom('body_parent').selectAll().orderBy('valid_from')),
    (row) => row.body_id,
  )
  return db
    .all(q.selectFrom('body').select(['id', 'kind', 'ended_on']).where('deleted_at', 'is', null))
    .flatMap((body) => {
      const kind = bodyKinds.find((candidate) => candidate === body.kind)
      if (!kind) return []
      const own = names.get(body.id) ?? []
      const above = parents.get(body.id) ?? []
      const changes = [own.at(-1)?.valid_from, above.at(-1)?.valid_from].flatMap((from) =>
        from === undefined ? [] : (known(from) ?? []),
      )
      const onTheDay = above.findLast(
        (row) => row.valid_from <= day && (row.valid_to === null || row.valid_to > day),
      )
      // A group that only began later is its cell's all the same: nothing of it may outlast the cell.
      const parent = onTheDay ?? (kind === 'group' ? above.at(-1) : undefined)
      return [
        {
          id: body.id,
          kind,
          name: (own.findLast((row) => row.valid_from <= day) ?? own[0])?.name ?? '',
          parentId: parent?.parent_id ?? null,
          endedOn: body.ended_on,
          beganOn: own[0] === undefined ? null : known(own[0].valid_from),
          changedOn: changes.toSorted().at(-1) ?? null,
        },
      ]
    })
}

/** All that a change touches, as it is on its day. */
export function situationOf(db: Reader, request: ChangeRequest, today: string): Situation {
  const { on } = request
  const cells = sql<string>`(SELECT value FROM json_each(${JSON.stringify(cellsOf(request))}))`
  const members = db.all(
    q
      .selectFrom('cell_membership')
      .innerJoin('person', 'person.id', 'cell_membership.person_id')
      .innerJoin('member_standing', 'member_standing.person_id', 'cell_membership.person_id')
      .select(['cell_membership.person_id', 'cell_membership.cell_id', 'member_standing.standing'])
      .where('cell_membership.cell_id', 'in', cells)
      .where('person.deleted_at', 'is', null)
      .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', on))
      .where(onDay('member_standing.valid_from', 'member_standing.valid_to', on))
      .where('member_standing.standing', 'in', presentStandings)
      .orderBy('person.sort_key')
      .orderBy('person.id'),
  )
  const joined = db.all(
    q
      .selectFrom('cell_membership')
      .innerJoin('person', 'person.id', 'cell_membership.person_id')
      .select(['cell_membership.person_id', 'cell_membership.cell_id', 'cell_membership.valid_from'])
      .where('cell_membership.cell_id', 'in', cells)
      .where('person.deleted_at', 'is', null)
      .where('cell_membership.valid_from', '>', on),
  )
  const postsOfCells = () =>
    q
      .selectFrom('post')
      .select(['id', 'person_id', 'body_id', 'post'])
      .where((row) =>
        row.or([
          row('body_id', 'in', cells),
          row('body_id', 'in', row.selectFrom('body').select('id').where('parent_id', 'in', cells)),
        ]),
      )
  const posts = db.all(postsOfCells().where(onDay('valid_from', 'valid_to', on)))
  const postsAfter = db.all(postsOfCells().where('valid_from', '>', on))
  const tasks = db.all(
    q
      .selectFrom('task')
      .select(['id', 'cell_id', 'person_id'])
      .where('cell_id', 'in', cells)
      .where('withdrawn_at', 'is', null)
      .where('reported', '<>', 'done'),
  )
  const meetings = db.all(
    q
      .selectFrom('meeting')
      .select(['id', 'cell_id', 'held_on'])
      .where('cell_id', 'in', cells)
      .where('deleted_at', 'is', null)
      .where('held_on', '>=', on),
  )
  return {
    today,
    bodies: bodiesOn(db, on),
    members: members.flatMap((row) => {
      const standing = toStanding(row.standing)
      return standing ? [{ personId: row.person_id, cellId: row.cell_id, standing }] : []
    }),
    joinedAfter: joined.map((row) => ({
      personId: row.person_id,
      cellId: row.cell_id,
      on: row.valid_from,
    })),
    posts: posts.map(postNow).toSorted((a, b) => postRank(a.post) - postRank(b.post)),
    postsAfter: postsAfter.map(postNow),
    openTasks: tasks.map((row) => ({ id: row.id, cellId: row.cell_id, personId: row.person_id })),
    meetingsAfter: meetings.map((row) => ({ id: row.id, cellId: row.cell_id, on: row.held_on })),
  }
}
