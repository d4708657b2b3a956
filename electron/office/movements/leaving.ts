import { partyPosts, postsOfMembership } from '../../../shared/organisation/posts.ts'
import { movements } from '../../../shared/people/movements.ts'
import { isPresent } from '../../../shared/people/person.ts'
import { q, type Reader } from '../database/executor.ts'
import type { FoundMovement } from './recording.ts'

/*
 * What of a person ends with a movement. What goes on after its day ends on it; what begins on it or later was written
 * before anybody knew, and is taken away.
 */

/** The cell that somebody enters; null who stays where they are. */
export const newCell = ({ wanted, state }: Pick<FoundMovement, 'wanted' | 'state'>): string | null =>
  movements[wanted.kind].needs.includes('cell') && wanted.cellId !== state.cellId ? wanted.cellId : null

const leavesRegister = ({ standing }: FoundMovement): boolean => !isPresent(standing)
const leavesCell = (found: FoundMovement): boolean => leavesRegister(found) || newCell(found) !== null

/** What the person holds on the day or begins to hold later. */
const heldFrom = (table: 'post' | 'group_membership', { wanted }: FoundMovement) =>
  q
    .selectFrom(table)
    .where('person_id', '=', wanted.personId)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', wanted.on)]))

/**
 * The posts that end. Whoever leaves the register holds none in the Party and in the commune any more; whoever changes
 * cells, none that only members of the old cell hold. A village keeps its head, member or not.
 */
export function endingPosts(db: Reader, found: FoundMovement) {
  if (!leavesCell(found)) return []
  const { cellId } = found.state
  const held = heldFrom('post', found).select(['id', 'post', 'valid_from']).orderBy('valid_from')
  if (leavesRegister(found)) {
    return db.all(
      held.where((row) =>
        row.or([
          row('post', 'in', partyPosts),
          row('body_id', 'not in', row.selectFrom('body').select('id').where('kind', '=', 'cell')),
        ]),
      ),
    )
  }
  return db.all(
    held
      .where('post', 'in', postsOfMembership)
      .where((row) =>
        row.or([
          row('body_id', '=', cellId),
          row(
            'body_id',
            'in',
            row.selectFrom('body_parent').select('body_id').where('parent_id', '=', cellId),
          ),
        ]),
      ),
  )
}

/** The memberships of groups (tổ đảng) that end: nobody is in a group of a cell to which they do not belong. */
export const endingGroups = (db: Reader, found: FoundMovement) =>
  leavesCell(found)
    ? db.all(heldFrom('group_membership', found).select(['person_id', 'valid_from']).orderBy('valid_from'))
    : []
