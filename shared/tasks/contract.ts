import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, isoDate, line, period, prose, requiredLine, revision } from '../fields.ts'
import { taskStates } from '../meetings/meeting.ts'

/** Which tasks are listed. `overdue`, `reminded`, `doing` and `not-started` are among the open ones. */
export const taskFilters = [
  'open',
  'overdue',
  'reminded',
  'doing',
  'not-started',
  'done',
  'withdrawn',
  'all',
] as const
export type TaskFilter = (typeof taskFilters)[number]

const measure = z.number().min(0).max(1e12).nullable()

/** What can be changed of a task after its meeting; what the meeting's printed papers say stays as it was printed. */
const taskFields = z.object({
  title: requiredLine('nhiệm vụ', 500),
  personId: id.nullable(),
  who: line(200),
  dueOn: isoDate.nullable(),
  /** Sản phẩm. */
  product: line(300),
  /** Hộ, tổ chức được giúp đỡ. */
  forWhom: line(200),
  /** Chỉ tiêu, đơn vị tính, mức phải đạt: "Đường bê tông", "km", 4. */
  indicator: line(200),
  unit: line(40),
  target: measure,
})

/** What is known of a task between two meetings; `achieved` is the whole up to that day. */
const taskNote = z.object({
  notedOn: isoDate,
  content: prose(1000).refine((text) => text.trim() !== '', 'Chưa ghi nội dung theo dõi'),
  achieved: measure,
})

const task = taskFields.extend({
  id,
  revision,
  cellId: id,
  cellName: z.string(),
  commonTaskId: id.nullable(),
  /** The meeting that gave it; null for a task older than the book. */
  given: z.object({ meetingId: id, period, heldOn: isoDate }).nullable(),
  state: z.enum(taskStates),
  isOverdue: z.boolean(),
  /** Nhắc từ ngày: the first day on which the task is among those to be reminded of. */
  remindOn: isoDate.nullable(),
  /** Thôi theo dõi: the day, and the reason where it was withdrawn here and not taken off the list of its meeting. */
  withdrawn: z.object({ on: isoDate, reason: z.string(), canBeUndone: z.boolean() }).nullable(),
  /** What meetings said of it, in the order of their days. */
  reports: z.array(
    z.object({
      meetingId: id,
      period,
      heldOn: isoDate,
      state: z.enum(taskStates),
      result: z.string(),
      achieved: measure,
    }),
  ),
  /** Theo dõi giữa hai kỳ, in the order of their days. They close nothing. */
  notes: z.array(taskNote.extend({ id, revision })),
})
export type Task = z.infer<typeof task>

const whose = z.object({
  cellId: id.nullable().default(null),
  /** Also under records that were merged into this person's. */
  personId: id.nullable().default(null),
})

/** Which tasks, whatever their state. */
const asked = whose.extend({
  /** With a deadline in this span of days, both counted. */
  dueFrom: isoDate.nullable().default(null),
  dueBy: isoDate.nullable().default(null),
  /** Given at a meeting of this period. */
  period: period.nullable().default(null),
  commonTaskId: id.nullable().default(null),
  /** Only those with an indicator. */
  hasIndicator: z.boolean().default(false),
  /** Only those with this indicator in this unit, written in whatever letters. */
  measure: z
    .object({ indicator: line(200), unit: line(40) })
    .nullable()
    .default(null),
})
export type AskedTasks = z.infer<typeof asked>

/** A list of tasks as it is shown, printed and written into a workbook. */
export const taskWish = asked.extend({ state: z.enum(taskFilters).default('open') })
export type TaskWish = z.infer<typeof taskWish>

const counts = z.object({
  open: z.number().int(),
  overdue: z.number().int(),
  reminded: z.number().int(),
  doing: z.number().int(),
  'not-started': z.number().int(),
  done: z.number().int(),
  withdrawn: z.number().int(),
  all: z.number().int(),
})

const sums = z.object({
  openBefore: z.number().int(),
  given: z.number().int(),
  reopened: z.number().int(),
  closed: z.number().int(),
  withdrawn: z.number().int(),
  openAfter: z.number().int(),
})

/** Nhiệm vụ given at meetings, open until a meeting of the cell reports them done. */
export const tasksContract = {
  'tasks.open': read(
    z.object({ cellId: id.nullable().default(null) }),
    z.array(
      z.object({
        id,
        cellId: id,
        cellName: z.string(),
        title: z.string(),
        who: z.string(),
        dueOn: isoDate.nullable(),
        state: z.enum(taskStates),
        isOverdue: z.boolean(),
      }),
    ),
  ),
  /** By deadline, those without one last; `counts` are of all states under the other conditions. */
  'tasks.list': read(
    taskWish.extend({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    z.object({ total: z.number().int(), counts, tasks: z.array(task) }),
  ),
  /** Of a span of days, both counted: openBefore + given + reopened = closed + withdrawn + openAfter. */
  'tasks.sums': read(
    whose
      .extend({ from: isoDate, last: isoDate })
      .refine(({ from, last }) => from <= last, { path: ['last'], message: 'Ngày cuối ở trước ngày đầu' }),
    sums,
  ),
  /** Indicators of the tasks of a list, summed by what they measure and its unit; done and withdrawn ones as asked. */
  'tasks.indicators': read(
    taskWish,
    z.array(
      z.object({
        indicator: z.string(),
        unit: z.string(),
        tasks: z.number().int(),
        /** Of the tasks that have one. */
        target: z.number(),
        achieved: z.number(),
      }),
    ),
  ),
  /** Common tasks of the commune that cells were given, the latest period first. */
  'tasks.common': read(
    z.object({}),
    z.array(z.object({ id, title: z.string(), period, tasks: z.number().int() })),
  ),
  'tasks.workbook': job('export', taskWish, doorFile.extend({ rows: z.number().int() })),
  /** What was noted of the tasks of a meeting since a meeting last reported on them: the newest note of each. */
  'tasks.notesFor': read(
    z.object({ meetingId: id }),
    z.array(z.object({ taskId: id, notedOn: isoDate, content: z.string(), achieved: measure })),
  ),
  'tasks.change': write('write', taskFields.extend({ id, revision }), task),
  /** Thôi theo dõi; the minutes that gave the task go on saying so. */
  'tasks.withdraw': write('write', z.object({ id, revision, reason: requiredLine('lý do', 300) }), task),
  /** Takes a withdrawal back. */
  'tasks.restore': write('write', z.object({ id, revision }), task),
  /** Writes a note, or with `id` and its revision another wording of one. It never changes the task's state. */
  'tasks.note': write(
    'write',
    taskNote.extend({ taskId: id, id: id.nullable().default(null), revision: revision.default(0) }),
    task,
  ),
  /** Into the recycle bin. */
  'tasks.removeNote': write('write', z.object({ id, revision, reason: requiredLine('lý do', 300) }), task),
  /**
   * Nhắc từ ngày; null takes the reminder away. `seen` is what the caller saw: the task itself does not move on, so that
   * what is being typed of it stays.
   */
  'tasks.remind': write(
    'write',
    z.object({ id, seen: isoDate.nullable(), remindOn: isoDate.nullable() }),
    task,
  ),
}
