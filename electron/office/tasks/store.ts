import { addDays } from '../../../shared/calendar/dates.ts'
import { localDay } from '../../../shared/calendar/wall.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { Task } from '../../../shared/tasks/contract.ts'
import { isOverdue, sumTasks, type TaskHistory, type TaskSums } from '../../../shared/tasks/history.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { recordsOf } from '../duplicates/merged.ts'
import { toTaskState } from '../meetings/roll.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { toldWithdrawal, withdrawalsOf } from '../withdrawals.ts'

/** Tasks that were ever given: by a meeting that was not removed, or before the book and then reported. */
export const everyTask = () =>
  q
    .selectFrom('task')
    .leftJoin('meeting as origin', 'origin.id', 'task.given_at')
    .innerJoin('body', 'body.id', 'task.cell_id')
    .where('body.deleted_at', 'is', null)
    .where('origin.deleted_at', 'is', null)
    .where((or) => or.or([or('task.given_at', 'is not', null), or('task.reported', '<>', '')]))

interface Whose {
  readonly cellId: string | null
  readonly personId: string | null
  /** Of a cell also what it gave itself and what went over to another one with a merger. */
  readonly isGivenCounted?: boolean
}

/** Tasks of a cell, of a person under whatever record, or of all. */
export function tasksOf(db: Reader, { cellId, personId, isGivenCounted = false }: Whose) {
  let tasks = everyTask()
  if (cellId !== null) {
    tasks = isGivenCounted
      ? tasks.where((or) => or.or([or('task.cell_id', '=', cellId), or('origin.cell_id', '=', cellId)]))
      : tasks.where('task.cell_id', '=', cellId)
  }
  if (personId !== null) tasks = tasks.where('task.person_id', 'in', recordsOf(db, personId))
  return tasks
}

/** What meetings that were not removed said of some tasks, earliest first. */
function reportsOf(db: Reader, ids: readonly string[]) {
  const rows = db.all(
    q
      .selectFrom('task_report')
      .innerJoin('meeting', 'meeting.id', 'task_report.meeting_id')
      .selectAll('task_report')
      .select(['meeting.period', 'meeting.held_on'])
      .where('task_report.task_id', 'in', listed(ids))
      .where('meeting.deleted_at', 'is', null)
      .orderBy('meeting.held_on')
      .orderBy('meeting.id'),
  )
  return groupBy(rows, (row) => row.task_id)
}

/** Notes of some tasks that were not thrown away, earliest first. */
export function notesOf(db: Reader, taskIds: readonly string[]) {
  const rows = db.all(
    q
      .selectFrom('task_note')
      .select(['id', 'task_id', 'noted_on', 'content', 'achieved', 'revision'])
      .where('task_id', 'in', listed(taskIds))
      .where('deleted_at', 'is', null)
      .orderBy('noted_on')
      .orderBy('id'),
  )
  return groupBy(rows, (row) => row.task_id)
}

/** Some tasks whole, in the order of their ids. */
export function wholeTasks(db: Reader, ids: readonly string[], today: string): readonly Task[] {
  const rows = db.all(
    everyTask()
      .selectAll('task')
      .select(['origin.period', 'origin.held_on'])
      .where('task.id', 'in', listed(ids)),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const reports = reportsOf(db, ids)
  const notes = notesOf(db, ids)
  const names = cellNamesEver(db)
  const withdrawals = withdrawalsOf(
    db,
    'task',
    rows.filter((row) => row.withdrawn_at !== null).map(({ id }) => id),
  )
  return ids.flatMap((id): Task[] => {
    const row = byId.get(id)
    if (!row) return []
    const following = row.withdrawn_at !== null ? 'withdrawn' : row.reported === 'done' ? 'done' : 'open'
    return [
      {
        ...{ id, revision: row.revision, cellId: row.cell_id },
        cellName: names.get(row.cell_id)?.(today) ?? '',
        ...{ title: row.title, personId: row.person_id, who: row.who, dueOn: row.due_on },
        ...{ product: row.product, forWhom: row.for_whom },
        ...{ indicator: row.indicator, unit: row.unit, target: row.target },
        commonTaskId: row.common_task_id,
        given:
          row.given_at === null || row.period === null || row.held_on === null
            ? null
            : { meetingId: row.given_at, period: row.period, heldOn: row.held_on },
        state: toTaskState(row.reported),
        isOverdue: isOverdue(row.due_on, following, today),
        remindOn: row.remind_on,
        withdrawn: toldWithdrawal(row, withdrawals.get(id)),
        reports: (reports.get(id) ?? []).map((report) => ({
          ...{ meetingId: report.meeting_id, period: report.period, heldOn: report.held_on },
          ...{ state: toTaskState(report.state), result: report.result, achieved: report.achieved },
        })),
        notes: (notes.get(id) ?? []).map((note) => ({
          ...{ id: note.id, revision: note.revision, notedOn: note.noted_on },
          ...{ content: note.content, achieved: note.achieved },
        })),
      },
    ]
  })
}

export function requireTask(db: Reader, id: string, today: string): Task {
  const [task] = wholeTasks(db, [id], today)
  if (!task) throw missing('nhiệm vụ này')
  return task
}

/** Sums of a span of days over the tasks of a cell, a person or all. */
export function sumsOf(db: Reader, whose: Whose, from: string, last: string): TaskSums {
  const rows = db.all(
    tasksOf(db, whose).select(['task.id', 'task.withdrawn_at', 'origin.held_on as given_on']),
  )
  const reports = reportsOf(
    db,
    rows.map(({ id }) => id),
  )
  const histories = rows.flatMap(({ id, given_on, withdrawn_at }): TaskHistory[] => {
    const told = (reports.get(id) ?? []).map((report) => ({
      heldOn: report.held_on,
      state: toTaskState(report.state),
    }))
    const givenOn = given_on ?? told[0]?.heldOn
    if (givenOn === undefined) return []
    const withdrawnOn = withdrawn_at === null ? null : localDay(new Date(withdrawn_at))
    return [{ givenOn, withdrawnOn, reports: told }]
  })
  return sumTasks(histories, addDays(from, -1), last)
}
