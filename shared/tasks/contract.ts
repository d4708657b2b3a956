import { z } from 'zod'
import { read } from '../command.ts'
import { id, isoDate } from '../fields.ts'
import { taskStates } from '../meetings/meeting.ts'

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
}
