import { sql } from 'kysely'
import type { Whose } from '../../../shared/forms/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Reader } from '../database/executor.ts'
import { requireCell } from '../organisation/store.ts'
import { peopleWithCell, standingsOf } from '../people/store.ts'

/**
 * Ids of those whose forms are asked for, by cell and given name. More than `most` are refused: their PDF would not go
 * through the door, and no printer and no clerk can take it at once.
 */
export function idsOf(
  db: Reader,
  { personIds, cellId, standing }: Whose,
  day: string,
  most: number,
): readonly string[] {
  if (cellId !== null) requireCell(db, cellId)
  let people = peopleWithCell(day)
    .innerJoin('member', 'member.person_id', 'person.id')
    .where('person.deleted_at', 'is', null)
    .select('person.id')
    .orderBy('body_name.sort_key')
    .orderBy('person.sort_key')
    .orderBy('person.id')
  if (personIds.length > 0) {
    const wanted = sql<string>`(SELECT value FROM json_each(${JSON.stringify(personIds)}))`
    people = people.where('person.id', 'in', wanted)
  } else {
    const standings = standingsOf(standing)
    if (standings) people = people.where('person.standing', 'in', standings)
    if (cellId !== null) people = people.where('cell_membership.cell_id', '=', cellId)
  }
  const ids = db.all(people).map(({ id }) => id)
  if (ids.length === 0) {
    throw new Refusal('not-found', 'Không có đảng viên nào để in. Hãy chọn chi bộ hoặc đảng viên khác.')
  }
  if (ids.length > most) {
    throw new Refusal(
      'refused',
      `Có ${ids.length} đảng viên, nhiều hơn ${most} người mà một lần in được. Hãy in từng chi bộ.`,
    )
  }
  return ids
}
