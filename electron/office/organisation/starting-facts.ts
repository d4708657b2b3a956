import { parseSymbol } from '../../../shared/documents/numbering.ts'
import type { StartingPost } from '../../../shared/organisation/cell.ts'
import type { StartingFacts } from '../../../shared/organisation/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { personFor } from './person-for.ts'
import { namedIn, postFields, setHolders } from './posts.ts'
import { holdersOn, requireCell, requireLivingCell, startingFactsOf } from './store.ts'

/** Saves one row of the page of facts that no workbook holds. Answers the cell's new revision. */
export function saveStartingFacts(row: StartingFacts, context: WriteContext): number {
  const { db, audit, today } = context
  const body = requireCell(db, row.cellId)
  const before = startingFactsOf(db, body, today)
  requireRevision(body.revision, row.revision, () => before)

  requireLivingCell(db, row.cellId, today)

  const held = holdersOn(db, today, row.cellId)
  const holdersOf = (post: StartingPost) => {
    const field = postFields[post]
    const asked = namedIn(row[field]).flatMap(
      (named) => personFor(named, { bodyId: row.cellId, cellId: row.cellId, post, field }, context) ?? [],
    )
    // The page shows one holder of a post of which the record may know two: the other one is not touched.
    const shown = namedIn(before[field]).map(({ personId }) => personId)
    const unseen = held.filter((holder) => holder.post === post && !shown.includes(holder.personId))
    return [...asked, ...unseen.map(({ personId }) => personId)]
  }
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
