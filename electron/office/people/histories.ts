import type { StandingStep } from '../../../shared/intake/record.ts'
import { postsOfMembership } from '../../../shared/organisation/posts.ts'
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
 * Ends the posts of somebody who leaves the cell or the Party on a day: with the cell those that its members only hold,
 * with the Party all but that of the committee member in charge. Answers the posts that ended, as they are now.
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
        left === 'cell' ? row('post', 'in', postsOfMembership) : row('post', '<>', 'in-charge'),
      )
      .where('valid_from', '<', day)
      .where('valid_to', 'is', null),
  )
  for (const { id } of held) db.run(q.updateTable('post').set({ valid_to: day }).where('id', '=', id))
  return held.map((post) => ({ ...post, valid_to: day }))
}
