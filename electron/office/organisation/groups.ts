import { formatDate } from '../../../shared/calendar/dates.ts'
import { type CellNumbers, noNumbers } from '../../../shared/organisation/numbers.ts'
import { presentStandings } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { onDay, toStanding } from '../people/store.ts'

/**
 * Who is in which group on a day. Whoever has left the group's cell is in it no more, even where nobody ended the
 * membership of the group.
 */
const groupRows = (day: string) =>
  q
    .selectFrom('group_membership')
    .innerJoin('person', 'person.id', 'group_membership.person_id')
    .innerJoin('body_parent', (join) =>
      join
        .onRef('body_parent.body_id', '=', 'group_membership.group_id')
        .on(onDay('body_parent.valid_from', 'body_parent.valid_to', day)),
    )
    .innerJoin('cell_membership', (join) =>
      join
        .onRef('cell_membership.person_id', '=', 'group_membership.person_id')
        .onRef('cell_membership.cell_id', '=', 'body_parent.parent_id')
        .on(onDay('cell_membership.valid_from', 'cell_membership.valid_to', day)),
    )
    .innerJoin('member_standing', (join) =>
      join
        .onRef('member_standing.person_id', '=', 'group_membership.person_id')
        .on(onDay('member_standing.valid_from', 'member_standing.valid_to', day)),
    )
    .where('person.deleted_at', 'is', null)
    .where('member_standing.standing', 'in', presentStandings)
    .where(onDay('group_membership.valid_from', 'group_membership.valid_to', day))

/** How many members of each standing every group has on a day. */
export function inGroupsOn(db: Reader, day: string): ReadonlyMap<string, CellNumbers> {
  const numbers = new Map<string, CellNumbers>()
  for (const row of db.all(
    groupRows(day).select(['group_membership.group_id', 'member_standing.standing']),
  )) {
    const known = numbers.get(row.group_id) ?? noNumbers
    const standing = toStanding(row.standing)
    if (standing === 'official' || standing === 'probationary' || standing === 'exempt') {
      numbers.set(row.group_id, { ...known, [standing]: known[standing] + 1, total: known.total + 1 })
    } else if (standing === 'visiting') numbers.set(row.group_id, { ...known, total: known.total + 1 })
  }
  return numbers
}

/** The members of a cell on a day, by given name, with the group in which each of them is. */
export function groupsOfMembers(db: Reader, cellId: string, day: string) {
  const inGroups = new Map(
    db
      .all(
        groupRows(day)
          .where('body_parent.parent_id', '=', cellId)
          .select([
            'group_membership.person_id',
            'group_membership.group_id',
            'group_membership.from_written',
          ]),
      )
      .map((row) => [row.person_id, row]),
  )
  return db
    .all(
      q
        .selectFrom('cell_membership')
        .innerJoin('person', 'person.id', 'cell_membership.person_id')
        .innerJoin('member_standing', 'member_standing.person_id', 'cell_membership.person_id')
        .select(['person.id', 'person.full_name'])
        .where('cell_membership.cell_id', '=', cellId)
        .where('person.deleted_at', 'is', null)
        .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', day))
        .where(onDay('member_standing.valid_from', 'member_standing.valid_to', day))
        .where('member_standing.standing', 'in', presentStandings)
        .orderBy('person.sort_key')
        .orderBy('person.id'),
    )
    .map(({ id, full_name }) => ({
      personId: id,
      fullName: full_name,
      groupId: inGroups.get(id)?.group_id ?? null,
      from: inGroups.get(id)?.from_written ?? null,
    }))
}

/** From the day on the named are in the group, whoever else was in it is not, until what was said of a later day. */
export function setGroup(db: Writer, groupId: string, personIds: readonly string[], day: string): void {
  const held = db.all(
    q
      .selectFrom('group_membership')
      .selectAll()
      .where(onDay('valid_from', 'valid_to', day))
      .where((row) => row.or([row('group_id', '=', groupId), row('person_id', 'in', [...personIds])])),
  )
  for (const row of held) {
    const stays = row.group_id === groupId && personIds.includes(row.person_id)
    if (!stays) endGroupMembership(db, row, day)
  }
  for (const personId of new Set(personIds)) {
    if (held.some((row) => row.person_id === personId && row.group_id === groupId)) continue
    const next = db.first(
      q
        .selectFrom('group_membership')
        .select('valid_from')
        .where('person_id', '=', personId)
        .where('valid_from', '>', day)
        .orderBy('valid_from'),
    )
    db.run(
      q.insertInto('group_membership').values({
        person_id: personId,
        valid_from: day,
        from_written: day,
        valid_to: next?.valid_from ?? null,
        group_id: groupId,
      }),
    )
  }
}

function endGroupMembership(
  db: Writer,
  { person_id, valid_from }: { readonly person_id: string; readonly valid_from: string },
  day: string,
): void {
  if (valid_from < day) {
    db.run(
      q
        .updateTable('group_membership')
        .set({ valid_to: day })
        .where('person_id', '=', person_id)
        .where('valid_from', '=', valid_from),
    )
    return
  }
  db.run(
    q.deleteFrom('group_membership').where('person_id', '=', person_id).where('valid_from', '=', valid_from),
  )
}

/** Refuses people who are not in the group's cell on the day. */
export function refuseStrangers(
  members: readonly { readonly personId: string }[],
  personIds: readonly string[],
  day: string,
): void {
  const own = new Set(members.map(({ personId }) => personId))
  const strangers = personIds.filter((id) => !own.has(id)).length
  if (strangers === 0) return
  throw new Refusal(
    'refused',
    `Có ${strangers} người không sinh hoạt tại chi bộ này vào ngày ${formatDate(day)}. Chưa ghi gì vào sổ; hãy chọn lại.`,
  )
}
