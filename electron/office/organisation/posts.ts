import { sql } from 'kysely'
import { localDay } from '../../../shared/calendar/wall.ts'
import { type Named, type StartingPost, startingPosts } from '../../../shared/organisation/cell.ts'
import type { StartingFacts } from '../../../shared/organisation/contract.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { uuidv7 } from '../database/uuid.ts'
import { unknownBeginning } from '../people/store.ts'
import { holdersOn } from './store.ts'

/** The acts by which posts are given and end; they can be taken back. */
export const appointAct = 'post.appoint'
export const endAct = 'post.end'

type PostRow = Schema['post']
type NewPost = Pick<PostRow, 'person_id' | 'body_id' | 'post' | 'valid_from'> & Partial<PostRow>

/** Writes that somebody holds a post from a day on. Answers its id. */
export function insertPost(db: Writer, row: NewPost): string {
  const id = uuidv7()
  db.run(q.insertInto('post').values({ id, ...row }))
  return id
}

/** Ends a post on a day, which is the first without it; false where it did not begin before. */
const endPostOn = (db: Writer, id: string, day: string): boolean =>
  db.run(q.updateTable('post').set({ valid_to: day }).where('id', '=', id).where('valid_from', '<', day)) > 0

/** Takes away a post that was written by mistake; the audit of the command keeps it. */
export const removePost = (db: Writer, id: string): number =>
  db.run(q.deleteFrom('post').where('id', '=', id))

/** Where a cell's facts name the holders of each post. */
export const postFields = {
  secretary: 'secretary',
  deputy: 'deputy',
  'committee-member': 'committeeMembers',
  'in-charge': 'inCharge',
} as const satisfies Readonly<Record<StartingPost, keyof StartingFacts>>

export const namedIn = (value: Named | readonly Named[] | null): readonly Named[] =>
  value === null ? [] : 'fullName' in value ? [value] : value

/** Who is to hold each post of a cell, by id. */
export type WantedHolders = Readonly<Record<StartingPost, readonly string[]>>

/**
 * Writes who holds the posts of a cell. Posts are intervals (domain.md 1.2): a holder who is no longer named held the
 * post until today, and the rolls of earlier days go on naming him. Only what was typed today is taken back, as a slip.
 */
export function setHolders(db: Writer, cellId: string, wanted: WantedHolders, today: string): void {
  const held = holdersOn(db, today, cellId).flatMap(({ post: written, ...holder }) => {
    const post = startingPosts.find((candidate) => candidate === written)
    return post ? [{ ...holder, post }] : []
  })
  const leaving = held.filter(({ post, personId }) => !wanted[post].includes(personId))
  const isSlip = leaving.length === 0 ? () => false : slipsOf(db, cellId, today)
  for (const { id, post, personId } of leaving) {
    if (isSlip(post, personId) || !endPostOn(db, id, today)) removePost(db, id)
  }
  for (const post of Object.keys(postFields) as StartingPost[]) {
    for (const personId of new Set(wanted[post])) {
      if (held.some((holder) => holder.post === post && holder.personId === personId)) continue
      if (!resume(db, cellId, post, personId, today)) {
        const valid_from = freeFrom(db, cellId, post, personId)
        insertPost(db, { person_id: personId, body_id: cellId, post, valid_from })
      }
    }
  }
}

/** Whether a holder was put into a post of the cell today: not there in the morning, and written since. */
function slipsOf(db: Reader, cellId: string, today: string) {
  const todays = db
    .all(
      q
        .selectFrom('audit')
        .select(['at', 'changes'])
        .where('record_kind', '=', 'body')
        .where('record_id', '=', cellId)
        .where('command', '=', 'organisation.saveStartingFacts')
        .orderBy('at')
        .orderBy('sequence'),
    )
    .filter(({ at }) => localDay(new Date(at)) === today)
    .map(({ changes }): Readonly<Record<string, readonly [Held, Held] | undefined>> => JSON.parse(changes))
  return (post: StartingPost, personId: string): boolean => {
    const [first] = todays.flatMap((changes) => {
      const change = changes[postFields[post]]
      return change ? [change] : []
    })
    return first !== undefined && !namedIn(first[0]).some((person) => person.personId === personId)
  }
}
type Held = Named | readonly Named[] | null

/** Takes back an end of today: whoever held the post until today and holds it from today on has held it throughout. */
const resume = (db: Writer, cellId: string, post: StartingPost, personId: string, today: string): boolean =>
  db.run(
    q
      .updateTable('post')
      .set({ valid_to: null })
      .where('body_id', '=', cellId)
      .where('post', '=', post)
      .where('person_id', '=', personId)
      .where('valid_to', '=', today),
  ) > 0

/**
 * The day on which a new holder's post begins: when the post was last left by somebody, or when the newcomer left
 * another post of the cell; where nobody ever did, nobody knows when.
 */
const freeFrom = (db: Reader, cellId: string, post: StartingPost, personId: string): string =>
  db.first(
    q
      .selectFrom('post')
      .select(sql<string | null>`max(valid_to)`.as('day'))
      .where('body_id', '=', cellId)
      .where((row) =>
        row.or([
          row('post', '=', post),
          row.and([row('person_id', '=', personId), row('post', '<>', 'in-charge')]),
        ]),
      ),
  )?.day ?? unknownBeginning
