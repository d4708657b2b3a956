import { sql } from 'kysely'
import { parseSymbol } from '../../../shared/documents/numbering.ts'
import type { Named, Post } from '../../../shared/organisation/cell.ts'
import type { StartingFacts } from '../../../shared/organisation/contract.ts'
import { emptyPerson } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fold } from '../../../shared/text/fold.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { toPersonRow } from '../people/rows.ts'
import { findPerson, onDay, unknownBeginning } from '../people/store.ts'
import { holdersOn, requireCell, startingFactsOf } from './store.ts'

/**
 * The person meant by a typed name: the one chosen; else the only member of the cell, or the only person outside the
 * register, who bears exactly that name; else somebody new, who is not a member.
 */
function personFor({ personId, fullName }: Named, cellId: string, context: WriteContext): string | undefined {
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
  const inCell = same.filter((row) => row.cell_id === cellId)
  const outside = same.filter((row) => row.standing === '')
  const only = inCell.length === 1 ? inCell[0] : outside.length === 1 ? outside[0] : undefined
  if (only) return only.id
  const id = uuidv7()
  db.run(
    q
      .insertInto('person')
      .values({ id, ...toPersonRow({ ...emptyPerson, fullName }), created_at: now, revision: 1 }),
  )
  return id
}

/** When a post was last left by somebody; whoever holds it now came after that, or nobody knows when. */
const vacantFrom = (db: Writer, cellId: string, post: Post): string =>
  db.first(
    q
      .selectFrom('post')
      .select(sql<string | null>`max(valid_to)`.as('day'))
      .where('body_id', '=', cellId)
      .where('post', '=', post),
  )?.day ?? unknownBeginning

/** Corrects who holds a post of unknown beginning: those no longer named lose it, the newly named get it. */
function setHolders(db: Writer, cellId: string, post: Post, wanted: readonly string[], today: string): void {
  const held = holdersOn(db, today, cellId).filter((holder) => holder.post === post)
  const valid_from = vacantFrom(db, cellId, post)
  for (const holder of held) {
    if (!wanted.includes(holder.personId)) db.run(q.deleteFrom('post').where('id', '=', holder.id))
  }
  for (const personId of new Set(wanted)) {
    if (held.some((holder) => holder.personId === personId)) continue
    db.run(
      q.insertInto('post').values({ id: uuidv7(), person_id: personId, body_id: cellId, post, valid_from }),
    )
  }
}

/** Saves one row of the page of facts that no workbook holds. Answers the cell's new revision. */
export function saveStartingFacts(row: StartingFacts, context: WriteContext): number {
  const { db, audit, today } = context
  const body = requireCell(db, row.cellId)
  const before = startingFactsOf(db, body, today)
  requireRevision(body.revision, row.revision, () => before)

  const people = (names: readonly (Named | null)[]) =>
    names.flatMap((named) => {
      const id = named && personFor(named, row.cellId, context)
      return id ? [id] : []
    })
  setHolders(db, row.cellId, 'secretary', people([row.secretary]), today)
  setHolders(db, row.cellId, 'deputy', people([row.deputy]), today)
  setHolders(db, row.cellId, 'committee-member', people(row.committeeMembers), today)
  setHolders(db, row.cellId, 'in-charge', people([row.inCharge]), today)

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
