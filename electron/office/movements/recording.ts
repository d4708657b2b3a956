import type { WantedMovementInput } from '../../../shared/movements/contract.ts'
import { type Post, postNames } from '../../../shared/organisation/cell.ts'
import type { Standing } from '../../../shared/people/person.ts'
import type { PersonState } from '../../../shared/people/standing.ts'
import { type Recorder, recordAct } from '../acts.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { endingGroups, endingPosts, newCell } from './leaving.ts'

/** Kinds of acts that are movements are called by their kind behind this. */
export const movementAct = 'movement.'

const openRow = (db: Reader, table: 'cell_membership' | 'member_standing', personId: string) =>
  db.first(
    q
      .selectFrom(table)
      .select(['person_id', 'valid_from'])
      .where('person_id', '=', personId)
      .where('valid_to', 'is', null),
  )

export const postWord = (post: string): string => postNames[post as Post] ?? post

/** A movement of somebody that was found possible. */
export interface FoundMovement {
  readonly wanted: WantedMovementInput
  readonly state: PersonState
  /** The standing that begins or goes on. */
  readonly standing: Standing
}

/** Writes a movement that was found possible. Answers the act. */
export const recordMovement = (context: WriteContext, found: FoundMovement): string =>
  recordMovements(context, [found])

/**
 * Writes movements of one kind, day and paper as one act, which is taken back as one. Somebody who leaves the register
 * stays on the books of the last cell: the standing alone says that they are no member of it any more. Answers the act.
 */
export function recordMovements(
  context: WriteContext,
  found: readonly [FoundMovement, ...FoundMovement[]],
): string {
  const { kind, on, paperNumber, paperDate, decidedBy, note } = found[0].wanted
  const facts = {
    kind: movementAct + kind,
    effectiveOn: on,
    paperNumber,
    paperDate,
    decidedBy,
    note,
    subjects: found.map(({ wanted }) => ({ kind: 'person' as const, id: wanted.personId })),
  }
  const actId = recordAct(context, facts, (rows) => {
    for (const each of found) writeMovement(rows, context, each)
  })
  for (const each of found) {
    const { personId, otherOrganisation, until } = each.wanted
    context.db.run(
      q.insertInto('movement').values({
        act_id: actId,
        person_id: personId,
        kind,
        from_cell_id: each.state.cellId,
        to_cell_id: newCell(each),
        other_organisation: otherOrganisation,
        until_on: until,
      }),
    )
  }
  return actId
}

function writeMovement(rows: Recorder, context: WriteContext, found: FoundMovement): void {
  const { db } = context
  const { wanted, state, standing } = found
  const { personId, on } = wanted
  const goesTo = newCell(found)
  if (standing !== state.standing) changeStanding(rows, context, personId, state, standing, on)
  if (goesTo !== null) {
    const open = openRow(db, 'cell_membership', personId)
    if (open) rows.update('cell_membership', open, { valid_to: on })
    rows.insert('cell_membership', {
      person_id: personId,
      valid_from: on,
      from_written: on,
      cell_id: goesTo,
    })
  }
  for (const { id, valid_from } of endingPosts(db, found)) {
    if (valid_from < on) rows.update('post', { id }, { valid_to: on })
    else rows.remove('post', { id })
  }
  for (const group of endingGroups(db, found)) {
    if (group.valid_from < on) rows.update('group_membership', group, { valid_to: on })
    else rows.remove('group_membership', group)
  }
  keepDates(rows, context, wanted)
}

function changeStanding(
  rows: Recorder,
  { db }: WriteContext,
  personId: string,
  state: PersonState,
  standing: Standing,
  on: string,
): void {
  const open = openRow(db, 'member_standing', personId)
  if (open) rows.update('member_standing', open, { valid_to: on })
  // A trigger repeats the open standing in the person's row, but nothing takes the first one back.
  if (state.standing === null) rows.update('person', { id: personId }, { standing })
  rows.insert('member_standing', { person_id: personId, valid_from: on, from_written: on, standing })
}

/** The days of a member's own that a movement settles, where nobody wrote them before (domain.md 5.1). */
function keepDates(rows: Recorder, { db }: WriteContext, wanted: WantedMovementInput): void {
  const { personId, kind, on, paperDate } = wanted
  const member = db.first(q.selectFrom('member').selectAll().where('person_id', '=', personId))
  if (!member) rows.insert('member', { person_id: personId })
  if (kind === 'admission') {
    rows.update(
      'member',
      { person_id: personId },
      {
        joined_written: member?.joined_written ?? on,
        ceremony_written: member?.ceremony_written ?? on,
        admitted_written: member?.admitted_written ?? paperDate,
      },
    )
  }
  if (kind === 'confirmation') {
    rows.update('member', { person_id: personId }, { official_written: member?.official_written ?? on })
  }
}
