import type { StandingStep } from '../../../shared/intake/record.ts'
import { partyPosts, postsOfMembership } from '../../../shared/organisation/posts.ts'
import { q, type Writer } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'

/** The steps of a standing history as rows, each ending where the next begins. */
export const standingRows = (personId: string, steps: readonly StandingStep[]): Schema['member_standing'][] =>
  steps.map(({ standing, from, written }, index) => ({
    person_id: personId,
    valid_from: from,
    from_written: written,
    valid_to: steps[index + 1]?.from ?? null,
    standing,
  }))

export type EndedPost = Pick<Schema['post'], 'id' | 'person_id' | 'body_id' | 'post'> & {
  readonly valid_to: string
}

/**
 * Ends the posts of somebody who leaves the cell or the Party on a day, as a movement does: with the cell those that its
 * members only hold, with the Party those in it and in the commune. A village keeps its head, member or not. Answers the
 * posts that ended, as they are now.
 */
export function endPosts(
  db: Writer,
  personId: string,
  day: string,
  left: 'cell' | 'party',
): readonly EndedPost[] {
  const held = db.all(
    q
      .selectFrom('post')
      .select(['id', 'person_id', 'body_id', 'post'])
      .where('person_id', '=', personId)
      .where((row) =>
        left === 'cell'
          ? row('post', 'in', postsOfMembership)
          : row.or([
              row('post', 'in', partyPosts),
              row('body_id', 'not in', row.selectFrom('body').select('id').where('kind', '=', 'cell')),
            ]),
      )
      .where('valid_from', '<', day)
      .where('valid_to', 'is', null),
  )
  for (const { id } of held) db.run(q.updateTable('post').set({ valid_to: day }).where('id', '=', id))
  return held.map((post) => ({ ...post, valid_to: day }))
}

/** Ends the membership of a group (tổ đảng) of somebody who leaves its cell on a day. Answers it as it was. */
export function leaveGroup(
  db: Writer,
  personId: string,
  day: string,
): Schema['group_membership'] | undefined {
  const held = db.first(
    q
      .selectFrom('group_membership')
      .selectAll()
      .where('person_id', '=', personId)
      .where('valid_to', 'is', null),
  )
  if (!held) return undefined
  const { valid_from } = held
  db.run(
    valid_from < day
      ? q
          .updateTable('group_membership')
          .set({ valid_to: day })
          .where('person_id', '=', personId)
          .where('valid_from', '=', valid_from)
      : q
          .deleteFrom('group_membership')
          .where('person_id', '=', personId)
          .where('valid_from', '=', valid_from),
  )
  return held
}
