import { sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import {
  type AskedTasks,
  type TaskFilter,
  type TaskWish,
  taskFilters,
} from '../../../shared/tasks/contract.ts'
import { fold } from '../../../shared/text/fold.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { everyTask, tasksOf } from './store.ts'

const isOpen = sql<boolean>`(task.withdrawn_at IS NULL AND task.reported <> 'done')`
const conditions: Readonly<Record<TaskFilter, (today: string) => ReturnType<typeof sql<boolean>>>> = {
  open: () => isOpen,
  overdue: (today) => sql<boolean>`(${isOpen} AND task.due_on < ${today})`,
  reminded: (today) => sql<boolean>`(${isOpen} AND task.remind_on <= ${today})`,
  doing: () => sql<boolean>`(${isOpen} AND task.reported = 'doing')`,
  'not-started': () => sql<boolean>`(${isOpen} AND task.reported <> 'doing')`,
  done: () => sql<boolean>`(task.withdrawn_at IS NULL AND task.reported = 'done')`,
  withdrawn: () => sql<boolean>`task.withdrawn_at IS NOT NULL`,
  all: () => sql<boolean>`TRUE`,
}

/** What a list may ask for; a caller names what it means, the rest is everything. */
type Asked = Pick<AskedTasks, 'cellId' | 'personId'> & Partial<AskedTasks>

function asked(db: Reader, wish: Asked) {
  const { cellId, personId, dueFrom, dueBy, period, commonTaskId, hasIndicator, measure } = wish
  let wanted = tasksOf(db, { cellId, personId })
  if (dueFrom) wanted = wanted.where('task.due_on', '>=', dueFrom)
  if (dueBy) wanted = wanted.where('task.due_on', '<=', dueBy)
  if (period) wanted = wanted.where('origin.period', '=', period)
  if (commonTaskId) wanted = wanted.where('task.common_task_id', '=', commonTaskId)
  if (hasIndicator || measure) wanted = wanted.where('task.indicator', '<>', '')
  if (measure) {
    const same = measuresOf(db).filter((row) => measureKey(row) === measureKey(measure))
    wanted = wanted.where(
      sql<boolean>`json_array(task.indicator, task.unit) IN ${listed(
        same.map(({ indicator, unit }) => JSON.stringify([indicator, unit])),
      )}`,
    )
  }
  return wanted
}

/** "Đường bê tông, km" however it was written. */
const measureKey = ({ indicator, unit }: { readonly indicator: string; readonly unit: string }): string =>
  `${fold(indicator)}|${fold(unit)}`

const measuresOf = (db: Reader) =>
  db.all(q.selectFrom('task').select(['indicator', 'unit']).where('indicator', '<>', '').distinct())

/** How many there are in each state. */
export function taskCounts(db: Reader, wish: Asked, today: string): Record<TaskFilter, number> {
  const count = (filter: TaskFilter) => sql<number>`coalesce(sum(${conditions[filter](today)}), 0)`.as(filter)
  return {
    ...{ open: 0, overdue: 0, reminded: 0, doing: 0, 'not-started': 0, done: 0, withdrawn: 0, all: 0 },
    ...db.first(asked(db, wish).select(taskFilters.map(count))),
  }
}

/** Open tasks whose day of reminding has come; asked at every beginning, so of the open ones alone. */
export const remindedCount = (db: Reader, today: string): number =>
  db.first(
    everyTask()
      .select(sql<number>`count(*)`.as('count'))
      .where('task.withdrawn_at', 'is', null)
      // Written out, not bound: SQLite must see that the index of open tasks holds all of them.
      .where(sql<boolean>`task.reported <> 'done'`)
      .where('task.remind_on', '<=', today),
  )?.count ?? 0

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

/** The latest figure of a task, of a meeting or of a note. */
const lastAchieved = sql<number | null>`(
  SELECT achieved FROM (
    SELECT meeting.held_on AS day, 0 AS later, task_report.achieved FROM task_report
      JOIN meeting ON meeting.id = task_report.meeting_id
      WHERE task_report.task_id = task.id AND meeting.deleted_at IS NULL
    UNION ALL
    SELECT noted_on, 1, achieved FROM task_note WHERE task_id = task.id AND deleted_at IS NULL)
  WHERE achieved IS NOT NULL ORDER BY day DESC, later DESC LIMIT 1)`

/** Indicators of a list by what they measure and its unit, as most of their tasks write it. */
export function indicatorSums(db: Reader, { state, ...wish }: TaskWish, today: string) {
  const rows = db.all(
    asked(db, { ...wish, hasIndicator: true })
      .where(conditions[state](today))
      .select(['task.indicator', 'task.unit', 'task.target', lastAchieved.as('achieved')]),
  )
  const sum = (values: readonly (number | null)[]): number =>
    // Tenths and hundredths of a hectare are not exact in binary: what is shown has three decimals at most.
    Math.round(values.reduce<number>((total, value) => total + (value ?? 0), 0) * 1e6) / 1e6
  return [...groupBy(rows, measureKey).values()]
    .flatMap((same) => {
      const [first] = same
      if (!first) return []
      return [
        {
          ...{ indicator: first.indicator, unit: first.unit, tasks: same.length },
          target: sum(same.map(({ target }) => target)),
          achieved: sum(same.map(({ achieved }) => achieved)),
        },
      ]
    })
    .toSorted((a, b) => a.indicator.localeCompare(b.indicator, 'vi'))
}

/** Common tasks that were given to a cell, the latest period first. */
export const commonTasks = (db: Reader) =>
  db.all(
    q
      .selectFrom('common_task')
      .innerJoin('task', 'task.common_task_id', 'common_task.id')
      .select(['common_task.id', 'common_task.title', 'common_task.period'])
      .select(sql<number>`count(*)`.as('tasks'))
      .groupBy('common_task.id')
      .orderBy('common_task.period', 'desc')
      .orderBy('common_task.position'),
  )
