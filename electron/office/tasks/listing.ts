import { sql } from 'kysely'
import { type TaskFilter, taskFilters } from '../../../shared/tasks/contract.ts'
import type { Reader } from '../database/executor.ts'
import { tasksOf } from './store.ts'

const isOpen = sql<boolean>`(task.withdrawn_at IS NULL AND task.reported <> 'done')`
const conditions: Readonly<Record<TaskFilter, (today: string) => ReturnType<typeof sql<boolean>>>> = {
  open: () => isOpen,
  overdue: (today) => sql<boolean>`(${isOpen} AND task.due_on < ${today})`,
  doing: () => sql<boolean>`(${isOpen} AND task.reported = 'doing')`,
  'not-started': () => sql<boolean>`(${isOpen} AND task.reported <> 'doing')`,
  done: () => sql<boolean>`(task.withdrawn_at IS NULL AND task.reported = 'done')`,
  withdrawn: () => sql<boolean>`task.withdrawn_at IS NOT NULL`,
  all: () => sql<boolean>`TRUE`,
}

interface Asked {
  readonly cellId: string | null
  readonly personId: string | null
  readonly dueBy?: string | null
  readonly period?: string | null
  readonly commonTaskId?: string | null
}

function asked(db: Reader, { dueBy = null, period = null, commonTaskId = null, ...whose }: Asked) {
  let wanted = tasksOf(db, whose)
  if (dueBy !== null) wanted = wanted.where('task.due_on', '<=', dueBy)
  if (period !== null) wanted = wanted.where('origin.period', '=', period)
  if (commonTaskId !== null) wanted = wanted.where('task.common_task_id', '=', commonTaskId)
  return wanted
}

/** How many there are in each state. */
export function taskCounts(db: Reader, wish: Asked, today: string): Record<TaskFilter, number> {
  const count = (filter: TaskFilter) => sql<number>`coalesce(sum(${conditions[filter](today)}), 0)`.as(filter)
  return {
    ...{ open: 0, overdue: 0, doing: 0, 'not-started': 0, done: 0, withdrawn: 0, all: 0 },
    ...db.first(asked(db, wish).select(taskFilters.map(count))),
  }
}

/** By deadline, those without one last. */
export function listedIds(
  db: Reader,
  { state, ...wish }: Asked & { readonly state: TaskFilter },
  today: string,
  page: { readonly offset: number; readonly limit: number } = { offset: 0, limit: 6000 },
): readonly string[] {
  return db
    .all(
      asked(db, wish)
        .where(conditions[state](today))
        .select('task.id')
        .orderBy(sql`task.due_on IS NULL`)
        .orderBy('task.due_on')
        .orderBy('origin.held_on')
        .orderBy('task.cell_id')
        .orderBy('task.position')
        .orderBy('task.id')
        .limit(page.limit)
        .offset(page.offset),
    )
    .map(({ id }) => id)
}
