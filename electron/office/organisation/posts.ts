import { sql } from 'kysely'
import type { Named, Post } from '../../../shared/organisation/cell.ts'
import type { StartingFacts } from '../../../shared/organisation/contract.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { localDay } from '../local-day.ts'
import { unknownBeginning } from '../people/store.ts'
import { holdersOn } from './store.ts'

/** Where a cell's facts name the holders of each post. */
export const postFields = {
  secretary: 'secretary',
  deputy: 'deputy',
  'committee-member': 'committeeMembers',
  'in-charge': 'inCharge',
} as const satisfies Readonly<Record<Post, keyof StartingFacts>>

export const namedIn = (value: Named | readonly Named[] | null): readonly Named[] =>
  value === null ? [] : 'fullName' in value ? [value] : value

/** Who is to hold each post of a cell, by id. */
export type WantedHolders = Readonly<Record<Post, readonly string[]>>

/**
 * Writes who holds the posts of a cell. Posts are intervals (domain.md 1.2): a holder who is no longer named held the
 * post until today, and the rolls of earlier days go on naming him. Only what was typed today is taken back, as a slip.
 */
export function setHolders(db: Writer, cellId: string, wanted: WantedHolders, today: string): void {
  const held = holdersOn(db, today, cellId)
  const leaving = held.filter(({ post, personId }) => !wanted[post].includes(personId))
  const isSlip = leaving.length === 0 ? () => false : slipsOf(db, cellId, today)
  for (const { id, post, personId } of leaving) {
    const ended = isSlip(post, personId)
      ? 0
      : db.run(
          q.updateTable('post').set({ valid_to: today }).where('id', '=', id).where('valid_from', '<', today),
        )
    if (ended === 0) db.run(q.deleteFrom('post').where('id', '=', id))
  }
  for (const post of Object.keys(postFields) as Post[]) {
    for (const personId of new Set(wanted[post])) {
      if (held.some((holder) => holder.post === post && holder.personId === personId)) continue
      if (!resume(db, cellId, post, personId, today)) {
        const valid_from = freeFrom(db, cellId, post, personId)
        const row = { id: uuidv7(), person_id: personId, body_id: cellId, post, valid_from }
        db.run(q.insertInto('post').values(row))
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
  return (post: Post, personId: string): boolean => {
    const [first] = todays.flatMap((changes) => {
      const change = changes[postFields[post]]
      return change ? [change] : []
    })
    return first !== undefined && !namedIn(first[0]).some((person) => person.personId === personId)
  }
}
type Held = Named | readonly Named[] | null

/** Takes back an end of today: whoever held the post until today and holds it from today on has held it throughout. */
const resume = (db: Writer, cellId: string, post: Post, personId: string, today: string): boolean =>
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
const freeFrom = (db: Reader, cellId: string, post: Post, personId: string): string =>
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
