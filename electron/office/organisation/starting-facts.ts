import { parseSymbol } from '../../../shared/documents/numbering.ts'
import type { Named, Post } from '../../../shared/organisation/cell.ts'
import type { StartingFacts } from '../../../shared/organisation/contract.ts'
import { emptyPerson, isPresent } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fold } from '../../../shared/text/fold.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { toPersonRow } from '../people/rows.ts'
import { findPerson, onDay, toStanding } from '../people/store.ts'
import { namedIn, postFields, setHolders } from './posts.ts'
import { holdersOn, requireCell, startingFactsOf } from './store.ts'

/**
 * The person meant by a typed name: the one chosen; else whoever of that name holds the post, else the only member of
 * the cell, else the only person outside the register. Where nobody matches it is somebody new, who is not a member;
 * where several do, the clerk must choose.
 */
function personFor(
  { personId, fullName }: Named,
  post: Post,
  cellId: string,
  context: WriteContext,
): string | undefined {
  const { db, today, now } = context
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
          .on('cell_membership.cell_id', '=', cellId)
          .on(onDay('cell_membership.valid_from', 'cell_membership.valid_to', today)),
      )
      .select(['person.id', 'person.full_name', 'person.standing', 'cell_membership.cell_id'])
      .where('person.deleted_at', 'is', null)
      .where('person.sort_key', '=', toPersonRow({ ...emptyPerson, fullName }).sort_key),
  )
  const same = named.filter((row) => fold(row.full_name) === fold(fullName))
  const holding = new Set(
    holdersOn(db, today, cellId)
      .filter((holder) => holder.post === post)
      .map((holder) => holder.personId),
  )
  const pools = [
    same.filter((row) => holding.has(row.id)),
    same.filter((row) => row.cell_id === cellId && isOnRegister(row.standing)),
    same.filter((row) => row.standing === ''),
  ]
  const meant = pools.find((pool) => pool.length > 0) ?? []
  if (meant.length > 1) {
    throw new Refusal(
      'invalid',
      `Có ${meant.length} đồng chí cùng tên ${fullName}, hãy chọn một người trong gợi ý. Chưa ghi gì vào sổ.`,
      { fields: { [postFields[post]]: `Có ${meant.length} đồng chí cùng tên` } },
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

const isOnRegister = (text: string): boolean => {
  const standing = toStanding(text)
  return standing !== undefined && isPresent(standing)
}

/** Saves one row of the page of facts that no workbook holds. Answers the cell's new revision. */
export function saveStartingFacts(row: StartingFacts, context: WriteContext): number {
  const { db, audit, today } = context
  const body = requireCell(db, row.cellId)
  const before = startingFactsOf(db, body, today)
  requireRevision(body.revision, row.revision, () => before)

  const holdersOf = (post: Post) =>
    namedIn(row[postFields[post]]).flatMap((named) => personFor(named, post, row.cellId, context) ?? [])
  setHolders(
    db,
    row.cellId,
    {
      secretary: holdersOf('secretary'),
      deputy: holdersOf('deputy'),
      'committee-member': holdersOf('committee-member'),
      'in-charge': holdersOf('in-charge'),
    },
    today,
  )

  for (const { kind, lastNumber, symbol: written } of row.numbers) {
    const symbol = written === '' ? '' : parseSymbol(written)
    if (symbol === undefined) {
      throw new Refusal('invalid', `Ký hiệu "${written}" chưa đúng mẫu. Hãy ghi như BB/CB, hoặc để trống.`, {
        fields: { numbers: 'Ghi như BB/CB' },
      })
    }
    const columns = { last_number: lastNumber, symbol }
    db.run(
      q
        .insertInto('paper_series')
        .values({ body_id: row.cellId, kind, ...columns })
        .onConflict((conflict) => conflict.columns(['body_id', 'kind']).doUpdateSet(columns)),
    )
  }
  const revision = body.revision + 1
  db.run(
    q
      .updateTable('body')
      .set({
        usual_day: row.habit.day,
        usual_time: row.habit.time,
        usual_place: row.habit.place,
        term_written: row.termStart,
        revision,
      })
      .where('id', '=', row.cellId),
  )
  const after = startingFactsOf(db, { ...requireCell(db, row.cellId), revision: body.revision }, today)
  audit({ record: { kind: 'body', id: row.cellId }, changes: changedFields({ ...before }, { ...after }) })
  return revision
}
