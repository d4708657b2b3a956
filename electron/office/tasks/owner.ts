import { sql } from 'kysely'
import { q, type Reader } from '../database/executor.ts'

/** Moves of tasks from one cell to another that still hold; the row of the task is the outer query's. */
const moves = sql`act_row JOIN act ON act.id = act_row.act_id
  WHERE act_row.table_name = 'task' AND act_row.row_key = json_object('id', task.id) AND act.undone_at IS NULL
    AND json_extract(act_row.before, '$.cell_id') <> json_extract(act_row.after, '$.cell_id')`

/**
 * The cell whose task it was on a day. What was given by a cell stays its own until the cell ends or the task moves;
 * minutes that are written after a merger tell of the time before it. `task` and its `origin` are the outer query's.
 */
const ownerOn = (day: string) => sql<string>`CASE
  WHEN (SELECT body.ended_on FROM body WHERE body.id = origin.cell_id) > ${day}
    AND NOT EXISTS (SELECT 1 FROM ${moves} AND act.effective_on <= ${day}) THEN origin.cell_id
  ELSE coalesce((SELECT json_extract(act_row.before, '$.cell_id') FROM ${moves} AND act.effective_on > ${day}
    ORDER BY act.effective_on, act.recorded_at, act_row.position LIMIT 1), task.cell_id) END`

/** Changes of organisation after a day that may have taken tasks from the cell or brought it some. */
const changedSince = (db: Reader, cellId: string, day: string): boolean =>
  db.first(
    q
      .selectFrom('act_subject')
      .innerJoin('act', 'act.id', 'act_subject.act_id')
      .select('act.id')
      .where('act_subject.record_kind', '=', 'body')
      .where('act_subject.record_id', '=', cellId)
      .where('act.undone_at', 'is', null)
      .where('act.effective_on', '>', day),
  ) !== undefined

/** Tasks with the meeting that gave them, of a cell as it was on a day. */
export function tasksOfCellOn(db: Reader, cellId: string, day: string) {
  const tasks = q.selectFrom('task').leftJoin('meeting as origin', 'origin.id', 'task.given_at')
  // What moved is looked for only where something did: most cells never change.
  return changedSince(db, cellId, day)
    ? tasks.where(ownerOn(day), '=', cellId)
    : tasks.where('task.cell_id', '=', cellId)
}

export const isTaskOfCellOn = (db: Reader, taskId: string, cellId: string, day: string): boolean =>
  db.first(tasksOfCellOn(db, cellId, day).select('task.id').where('task.id', '=', taskId)) !== undefined

/**
 * Where a task goes that a cell gives: to the cell itself, or, where minutes are written after it has ended, to the one
 * that goes on with its work: that of the person, else the one that it was merged into.
 */
export function followerOf(db: Reader, cellId: string, personId: string | null): string {
  const end = db.first(
    q
      .selectFrom('act_row')
      .innerJoin('act', 'act.id', 'act_row.act_id')
      .select('act.id')
      .where('act_row.table_name', '=', 'body')
      .where('act_row.row_key', '=', JSON.stringify({ id: cellId }))
      .where(sql<boolean>`json_extract(act_row.before, '$.ended_on') IS NULL`)
      .where(sql<boolean>`json_extract(act_row.after, '$.ended_on') IS NOT NULL`)
      .where('act.undone_at', 'is', null),
  )
  if (!end) return cellId
  const moved =
    personId === null
      ? undefined
      : db.first(
          q
            .selectFrom('movement')
            .select('to_cell_id')
            .where('act_id', '=', end.id)
            .where('person_id', '=', personId),
        )?.to_cell_id
  const next =
    moved ??
    db.first(
      q
        .selectFrom('act_subject')
        .innerJoin('body', 'body.id', 'act_subject.record_id')
        .select('body.id')
        .where('act_id', '=', end.id)
        .where('record_kind', '=', 'body')
        .where('role', '=', 'result')
        .where('body.kind', '=', 'cell')
        .where('body.id', '<>', cellId),
    )?.id
  return next === undefined ? cellId : followerOf(db, next, personId)
}
