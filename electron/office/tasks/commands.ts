import { sql } from 'kysely'
import type { Handlers } from '../context.ts'
import type { Reader } from '../database/executor.ts'
import { toTaskState } from '../meetings/roll.ts'
import { recordedContent, requireMeeting } from '../meetings/store.ts'
import { nameOn } from '../organisation/store.ts'
import { changeTask, remindOfTask, restoreTask, withdrawTask } from './changing.ts'
import { commonTasks, indicatorSums, listedIds, taskCounts } from './listing.ts'
import { newestNotes, removeNote, writeNote } from './notes.ts'
import { everyTask, sumsOf, wholeTasks } from './store.ts'

/** Tasks that no meeting has reported done; the latest report tells the state. */
export function openTasksOf(db: Reader, today: string, cellId: string | null = null) {
  let open = everyTask()
    .where('task.withdrawn_at', 'is', null)
    // Written out, not bound: SQLite must see that the index of open tasks holds all of them.
    .where(sql<boolean>`task.reported <> 'done'`)
    .select(['task.id', 'task.cell_id', 'task.title', 'task.who', 'task.due_on', 'task.reported'])
    .orderBy(sql`task.due_on IS NULL`)
    .orderBy('task.due_on')
    .orderBy('origin.held_on')
    .orderBy('task.position')
    .orderBy('task.id')
  if (cellId !== null) open = open.where('task.cell_id', '=', cellId)
  const names = new Map<string, string>()
  return db.all(open).map((row) => {
    const name = names.get(row.cell_id) ?? nameOn(db, row.cell_id, today)
    names.set(row.cell_id, name)
    return {
      id: row.id,
      cellId: row.cell_id,
      cellName: name,
      title: row.title,
      who: row.who,
      dueOn: row.due_on,
      state: toTaskState(row.reported),
      isOverdue: row.due_on !== null && row.due_on < today,
    }
  })
}

export const tasksCommands: Handlers<'tasks'> = {
  'tasks.open': ({ cellId }, { db, today }) => openTasksOf(db, today, cellId),

  'tasks.list': ({ offset, limit, ...wish }, { db, today }) => {
    const counts = taskCounts(db, wish, today)
    const ids = listedIds(db, wish, today, { offset, limit })
    return { total: counts[wish.state], counts, tasks: [...wholeTasks(db, ids, today)] }
  },

  'tasks.sums': ({ from, last, ...whose }, { db }) => sumsOf(db, whose, from, last),

  'tasks.indicators': (wish, { db, today }) => indicatorSums(db, wish, today),
  'tasks.common': (_input, { db }) => commonTasks(db),

  'tasks.workbook': async (wish, context) => {
    const { tasksWorkbook } = await import('./workbook.ts')
    return tasksWorkbook(wish, context)
  },

  'tasks.notesFor': ({ meetingId }, { db }) => {
    const meeting = requireMeeting(db, meetingId)
    const { reportedTasks } = recordedContent(db, meeting)
    return [
      ...newestNotes(
        db,
        reportedTasks.map(({ taskId }) => taskId),
        meeting.held_on,
      ),
    ]
  },

  'tasks.change': changeTask,
  'tasks.withdraw': withdrawTask,
  'tasks.restore': restoreTask,
  'tasks.note': writeNote,
  'tasks.removeNote': removeNote,
  'tasks.remind': remindOfTask,
}
