import type { IsoDate } from '../calendar/dates.ts'
import type { TaskState } from '../meetings/meeting.ts'

/** What happened to a task (nhiệm vụ): given at a meeting, reported at later ones, perhaps withdrawn. */
export interface TaskHistory {
  /** The day of the meeting that gave it; of a task older than the book, of the first meeting that reported on it. */
  readonly givenOn: IsoDate
  readonly withdrawnOn: IsoDate | null
  /** What meetings said of it, in any order; at most one a meeting. */
  readonly reports: readonly { readonly heldOn: IsoDate; readonly state: TaskState }[]
}

/** Whether a task is followed on a day: not given yet, open, done, or withdrawn, which outranks done. */
export type Following = 'not-given' | 'open' | 'done' | 'withdrawn'

/** What the last meeting up to a day said; nothing said is not started. */
export function stateOn({ reports }: Pick<TaskHistory, 'reports'>, day: IsoDate): TaskState {
  const told = reports.filter(({ heldOn }) => heldOn <= day)
  return told.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1)).at(-1)?.state ?? 'not-started'
}

/** At the end of a day. */
export function followingOn(task: TaskHistory, day: IsoDate): Following {
  if (task.givenOn > day) return 'not-given'
  if (task.withdrawnOn !== null && task.withdrawnOn <= day) return 'withdrawn'
  return stateOn(task, day) === 'done' ? 'done' : 'open'
}

/** Quá hạn: open, and its last day is over. */
export const isOverdue = (dueOn: IsoDate | null, following: Following, today: IsoDate): boolean =>
  following === 'open' && dueOn !== null && dueOn < today

/** Sums of a span of days: `openBefore + given + reopened = closed + withdrawn + openAfter`, always. */
export interface TaskSums {
  readonly openBefore: number
  readonly given: number
  /** Done or withdrawn before the span, and open again at its end. */
  readonly reopened: number
  readonly closed: number
  readonly withdrawn: number
  readonly openAfter: number
}

/** Counts over a span of days, both counted; `dayBefore` is the day before its first. */
export function sumTasks(tasks: readonly TaskHistory[], dayBefore: IsoDate, last: IsoDate): TaskSums {
  const sums = { openBefore: 0, given: 0, reopened: 0, closed: 0, withdrawn: 0, openAfter: 0 }
  for (const task of tasks) {
    const before = followingOn(task, dayBefore)
    const after = followingOn(task, last)
    const isSettledBefore = before === 'done' || before === 'withdrawn'
    if (after === 'not-given' || (isSettledBefore && after !== 'open')) continue
    if (before === 'open') sums.openBefore += 1
    else if (before === 'not-given') sums.given += 1
    else sums.reopened += 1
    if (after === 'open') sums.openAfter += 1
    else if (after === 'done') sums.closed += 1
    else sums.withdrawn += 1
  }
  return sums
}
