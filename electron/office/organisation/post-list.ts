import { sql } from 'kysely'
import { addDays } from '../../../shared/calendar/dates.ts'
import type { BodyPosts, HeldPost, PostAct } from '../../../shared/organisation/post-contract.ts'
import { crowdedPosts, isPartyPost, postName, postRank, postsOf } from '../../../shared/organisation/posts.ts'
import { isPresent } from '../../../shared/people/person.ts'
import { q, type Reader } from '../database/executor.ts'
import { toStanding } from '../people/store.ts'
import { communeBody, communeName, kindOf, requireBody } from './bodies.ts'
import { appointAct, endAct } from './posts.ts'
import { type BodyRow, nameOn } from './store.ts'

/** The day as which a body is shown: its last one where it has ended. */
const dayOf = (body: BodyRow | undefined, today: string): string =>
  body && body.ended_on !== null && body.ended_on <= today ? addDays(body.ended_on, -1) : today

/** Posts of bodies of a kind that the office has written in by itself. */
const ownPosts = (db: Reader, kind: string): readonly string[] =>
  db
    .all(
      q
        .selectFrom('post')
        .innerJoin('body', 'body.id', 'post.body_id')
        .select('post.post')
        .distinct()
        .where('body.kind', '=', kind)
        .orderBy('post.post'),
    )
    .flatMap(({ post }) => (postName(post) === post ? [post] : []))

/** What can be taken back of each post: that it was given, or that it ended, where no other act came after. */
function actsOfPosts(
  db: Reader,
  posts: readonly { readonly id: string; readonly full_name: string }[],
): ReadonlyMap<string, PostAct> {
  const keyed = new Map(posts.map((post) => [JSON.stringify({ id: post.id }), post]))
  const keys = sql<string>`(SELECT value FROM json_each(${JSON.stringify([...keyed.keys()])}))`
  const rows = db.all(
    q
      .selectFrom('act_row')
      .innerJoin('act', 'act.id', 'act_row.act_id')
      .select(['act_row.row_key', 'act_row.before', 'act.id', 'act.kind'])
      .where('act_row.table_name', '=', 'post')
      .where('act_row.row_key', 'in', keys)
      .where('act.undone_at', 'is', null)
      .orderBy('act.id')
      .orderBy('act_row.position'),
  )
  const latest = new Map(rows.map((row) => [keyed.get(row.row_key)?.id ?? '', row]))
  return new Map(
    [...latest].flatMap(([postId, { id, kind, before }]): [string, PostAct][] => {
      if (kind === endAct) return [[postId, { id, what: 'end', back: [] }]]
      // With the appointment of somebody else the post of this one ended.
      if (kind !== appointAct || before !== null) return []
      const ended = rows.filter((row) => row.id === id && row.before !== null)
      const back = ended.flatMap(({ row_key }) => keyed.get(row_key)?.full_name ?? [])
      return [[postId, { id, what: 'appoint', back }]]
    }),
  )
}

/** Every post of a body that anybody holds or held; null is the commune. */
export function postsOfBody(db: Reader, bodyId: string | null, today: string): BodyPosts {
  const body = bodyId === null ? communeBody(db) : requireBody(db, bodyId)
  const kind = body ? kindOf(body) : 'commune'
  const day = dayOf(body, today)
  const rows = body
    ? db.all(
        q
          .selectFrom('post')
          .innerJoin('person', 'person.id', 'post.person_id')
          .selectAll('post')
          .select(['person.full_name', 'person.standing'])
          .where('post.body_id', '=', body.id)
          .where('person.deleted_at', 'is', null)
          .orderBy('person.sort_key')
          .orderBy('post.valid_from'),
      )
    : []
  const acts = actsOfPosts(db, rows)
  const posts = rows.map((row): HeldPost & { readonly since: string } => {
    const standing = toStanding(row.standing)
    return {
      id: row.id,
      post: row.post,
      name: postName(row.post),
      isParty: isPartyPost(row.post),
      personId: row.person_id,
      fullName: row.full_name,
      isMember: standing !== undefined && isPresent(standing),
      from: row.from_written,
      to: row.valid_to,
      paperNumber: row.paper_number,
      note: row.note,
      isHeld: row.valid_from <= day && (row.valid_to === null || day < row.valid_to),
      act: acts.get(row.id) ?? null,
      since: row.valid_from,
    }
  })
  const held = posts.filter(({ isHeld }) => isHeld).toSorted((a, b) => postRank(a.post) - postRank(b.post))
  const others = posts
    .filter(({ isHeld }) => !isHeld)
    .toSorted((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0))
  return {
    bodyId: body?.id ?? null,
    kind,
    name: kind === 'commune' ? communeName(db) : nameOn(db, body?.id ?? '', day),
    revision: body?.revision ?? 0,
    choices: [
      ...postsOf(kind, today).map(({ post, name, isParty }) => ({ post, name, isParty })),
      ...ownPosts(db, kind).map((post) => ({ post, name: post, isParty: false })),
    ],
    posts: [...held, ...others].map(({ since: _, ...post }) => post),
    hints: [...crowdedPosts(held.map(({ post }) => post))],
  }
}
