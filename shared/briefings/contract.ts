import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, period } from '../fields.ts'
import { paperStates } from '../meetings/contract.ts'
import { taskStates } from '../meetings/meeting.ts'

const figures = z.object({
  cells: z.number().int(),
  represented: z.number().int(),
  byStandIn: z.number().int(),
  late: z.number().int(),
  excused: z.number().int(),
  absent: z.number().int(),
  unmarked: z.number().int(),
})

/** What became of the tasks that a briefing gave, over all cells. */
const taskFigures = z.object({ given: z.number().int(), done: z.number().int(), overdue: z.number().int() })

const cellAtBriefing = z.object({
  /** As the roll of the day called it. */
  cellName: z.string(),
  /** By whoever was called, by a deputy standing in, or away; null before the roll is called. */
  state: z.enum(['called', 'stand-in', 'excused', 'absent']).nullable(),
})

export const briefingRow = z.object({
  id,
  period,
  heldOn: z.string(),
  isRecorded: z.boolean(),
  paperState: z.enum(paperStates),
  figures,
  tasks: taskFigures,
  cells: z.array(cellAtBriefing),
})
export type BriefingRow = z.infer<typeof briefingRow>

const ledCell = z.object({
  cellId: id,
  cellName: z.string(),
  /** The secretary of the day, else the deputy; null where the register knows of neither. */
  leader: z.object({ personId: id, fullName: z.string() }).nullable(),
})

const officer = z.object({ personId: id, fullName: z.string(), post: z.string() })

/** What stands around the record of a briefing, which itself is read as that of any meeting. */
export const briefingAround = z.object({
  communeName: z.string(),
  /** The cells of its day by name. */
  cells: z.array(ledCell),
  /** Who chairs and who writes, as the draft or the record has them; leaders of the commune who may. */
  chair: officer.nullable(),
  secretary: officer.nullable(),
  leaders: z.array(officer),
  /** The briefing before, with its tasks as they stand today. */
  previous: z
    .object({
      id,
      heldOn: z.string(),
      tasks: z.array(
        z.object({
          title: z.string(),
          dueOn: z.string().nullable(),
          cells: z.array(
            z.object({ cellId: id, cellName: z.string(), state: z.enum(taskStates), isOverdue: z.boolean() }),
          ),
        }),
      ),
    })
    .nullable(),
})
export type BriefingAround = z.infer<typeof briefingAround>

/** Giao ban bí thư chi bộ: the commune with the secretaries of its cells. */
export const briefingsContract = {
  'briefings.ofYear': read(z.object({ year: z.number().int().min(1930).max(9999) }), z.array(briefingRow)),
  /** Opens one and writes its roll, that of `heldOn`. From then on it is a meeting: `meetings.get`, `meetings.record`. */
  'briefings.open': write('write', z.object({ period, heldOn: isoDate }), z.object({ id })),
  'briefings.around': read(z.object({ id }), briefingAround),
}
