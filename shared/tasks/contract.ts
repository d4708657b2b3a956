import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, period, requiredLine, revision } from '../fields.ts'
import { taskStates } from '../meetings/meeting.ts'

/** Which tasks are listed. `overdue`, `doing` and `not-started` are among the open ones. */
export const taskFilters = ['open', 'overdue', 'doing', 'not-started', 'done', 'withdrawn', 'all'] as const
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
})
export type Task = z.infer<typeof task>

const whose = z.object({
  cellId: id.nullable().default(null),
  /** Also under records that were merged into this person's. */
  personId: id.nullable().default(null),
})

const counts = z.object({
  open: z.number().int(),
  overdue: z.number().int(),
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
    whose.extend({
      state: z.enum(taskFilters).default('open'),
      /** With a deadline up to this day. */
      dueBy: isoDate.nullable().default(null),
      /** Given at a meeting of this period. */
      period: period.nullable().default(null),
      commonTaskId: id.nullable().default(null),
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
  'tasks.change': write('write', taskFields.extend({ id, revision }), task),
  /** Thôi theo dõi; the minutes that gave the task go on saying so. */
  'tasks.withdraw': write('write', z.object({ id, revision, reason: requiredLine('lý do', 300) }), task),
  /** Takes a withdrawal back. */
  'tasks.restore': write('write', z.object({ id, revision }), task),
}
