import { sql } from 'kysely'
import type { IsoDate } from '../../shared/calendar/dates.ts'
import { localDay } from '../../shared/calendar/wall.ts'
import { Refusal } from '../../shared/refusal.ts'
import { recordAct, undoAct } from './acts.ts'
import type { WriteContext } from './context.ts'
import { q, type Reader } from './database/executor.ts'

/*
 * A task or a petition that is not followed any longer: an act with its reason, which can be taken back. The meeting at
 * which it was given or raised goes on saying so, which is how this differs from taking it off the meeting's list.
 */
type Followed = 'task' | 'petition'

const kindOf = (table: Followed) => `${table}.withdraw`
const keyOf = (id: string) => JSON.stringify({ id })

/** Whether a row was withdrawn by an act that stands; for a query over its table. */
export const isWithdrawnByAct = (table: Followed) => sql<boolean>`EXISTS (
  SELECT 1 FROM act_row JOIN act ON act.id = act_row.act_id
  WHERE act_row.table_name = ${table} AND act_row.row_key = json_object('id', ${sql.ref(`${table}.id`)})
    AND act.kind = ${kindOf(table)} AND act.undone_at IS NULL)`

interface Withdrawal {
  readonly actId: string
  readonly on: IsoDate
  readonly reason: string
}

/** Withdrawals that stand, by the id of the task or petition. */
export function withdrawalsOf(
  db: Reader,
  table: Followed,
  ids: readonly string[],
): ReadonlyMap<string, Withdrawal> {
  if (ids.length === 0) return new Map()
  const rows = db.all(
    q
      .selectFrom('act_row')
      .innerJoin('act', 'act.id', 'act_row.act_id')
      .select(['act.id', 'act.effective_on', 'act.note', 'act_row.row_key'])
      .where('act_row.table_name', '=', table)
      .where('act_row.row_key', 'in', ids.map(keyOf))
      .where('act.kind', '=', kindOf(table))
      .where('act.undone_at', 'is', null),
  )
  const idOf = new Map(ids.map((id) => [keyOf(id), id]))
  return new Map(
    rows.map(({ id, effective_on, note, row_key }) => [
      idOf.get(row_key) ?? '',
      { actId: id, on: effective_on, reason: note },
    ]),
  )
}

/** The withdrawal as the contract tells it; null for what is followed. What a meeting took back by itself has no act. */
export const toldWithdrawal = (
  { withdrawn_at }: { readonly withdrawn_at: string | null },
  act: Withdrawal | undefined,
) =>
  withdrawn_at === null
    ? null
    : {
        on: act?.on ?? localDay(new Date(withdrawn_at)),
        reason: act?.reason ?? '',
        canBeUndone: act !== undefined,
      }

/** `revision` is the row's until now. */
export function withdraw(
  context: WriteContext,
  table: Followed,
  { id, revision, reason }: { readonly id: string; readonly revision: number; readonly reason: string },
): void {
  const { now, today } = context
  const act = { kind: kindOf(table), effectiveOn: today, note: reason, subjects: [] }
  recordAct(context, act, (rows) => rows.update(table, { id }, { withdrawn_at: now, revision: revision + 1 }))
}

export function takeBackWithdrawal(
  context: WriteContext,
  table: Followed,
  { id, revision }: { readonly id: string; readonly revision: number },
): void {
  const withdrawal = withdrawalsOf(context.db, table, [id]).get(id)
  if (!withdrawal) {
    throw new Refusal(
      'refused',
      'Việc này đã được bỏ khỏi biên bản của buổi sinh hoạt nên không lấy lại ở đây được. Hãy mở biên bản của buổi đó và thêm lại.',
    )
  }
  undoAct(context, withdrawal.actId)
  context.db.run(
    q
      .updateTable(table)
      .set({ revision: revision + 1 })
      .where('id', '=', id),
  )
}
