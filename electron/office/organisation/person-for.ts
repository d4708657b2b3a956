import type { Named } from '../../../shared/organisation/cell.ts'
import { emptyPerson, isPresent } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fold } from '../../../shared/text/fold.ts'
import { missing } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { toPersonRow } from '../people/rows.ts'
import { findPerson, onDay, toStanding } from '../people/store.ts'
import { holdersOn } from './store.ts'

interface PostAsked {
  readonly bodyId: string
  /** The cell among whose members the name is looked for; null where every member may be meant. */
  readonly cellId: string | null
  readonly post: string
  /** The field of the form under which it is said that a name means several. */
  readonly field: string
}

const isOnRegister = (text: string): boolean => {
  const standing = toStanding(text)
  return standing !== undefined && isPresent(standing)
}

/**
 * The person meant by a typed name: the one chosen; else whoever of that name holds the post, else the only member of
 * the cell, else the only person outside the register. Where nobody matches it is somebody new, who is not a member;
 * where several do, the clerk must choose. Undefined where no name was given.
 */
export function personFor(
  { personId, fullName }: Named,
  { bodyId, cellId, post, field }: PostAsked,
  { db, today, now }: WriteContext,
): string | undefined {
  if (personId !== null) {
    if (!findPerson(db, personId)) throw missing('người được chọn')
    return personId
  }
  if (fullName === '') return undefined
  const named = db.all(
    q
      .selectFrom('person')
      .leftJoin('cell_membership', (join) =>
        join
          .onRef('cell_membership.person_id', '=', 'person.id')
          .on(onDay('cell_membership.valid_from', 'cell_membership.valid_to', today)),
      )
      .select(['person.id', 'person.full_name', 'person.standing', 'cell_membership.cell_id'])
      .where('person.deleted_at', 'is', null)
      .where('person.sort_key', '=', toPersonRow({ ...emptyPerson, fullName }).sort_key),
  )
  const same = named.filter((row) => fold(row.full_name) === fold(fullName))
  const holding = new Set(
    holdersOn(db, today, bodyId)
      .filter((holder) => holder.post === post)
      .map((holder) => holder.personId),
  )
  const pools = [
    same.filter((row) => holding.has(row.id)),
    same.filter((row) => (cellId === null || row.cell_id === cellId) && isOnRegister(row.standing)),
    same.filter((row) => row.standing === ''),
  ]
  const meant = pools.find((pool) => pool.length > 0) ?? []
  if (meant.length > 1) {
    throw new Refusal(
      'invalid',
      `Có ${meant.length} đồng chí cùng tên ${fullName}, hãy chọn một người trong gợi ý. Chưa ghi gì vào sổ.`,
      { fields: { [field]: `Có ${meant.length} đồng chí cùng tên` } },
    )
  }
  if (meant[0]) return meant[0].id
  const id = uuidv7()
  db.run(
    q
      .insertInto('person')
      .values({ id, ...toPersonRow({ ...emptyPerson, fullName }), created_at: now, revision: 1 }),
  )
  return id
}
