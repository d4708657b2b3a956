import { z } from 'zod'
import { secondCopy } from '../backup/contract.ts'
import { read } from '../command.ts'
import { id, period } from '../fields.ts'
import { paperStates } from '../meetings/contract.ts'

/** How many are due soon or late, and how many of them late. */
const dueCount = z.object({ count: z.number().int(), late: z.number().int() })

/** Việc cần làm: what is due in the whole commune, on one calm page. Every figure opens the list behind it. */
export const homeContract = {
  'home.overview': read(
    z.object({}),
    z.object({
      period,
      /** The moment of a recorded act that lies ahead of the PC's clock, which then is to be looked at. */
      actAhead: z.string().nullable(),
      members: z.number().int(),
      cells: z.number().int(),
      /** Cells without their monthly meeting in the period. */
      notMet: z.array(
        z.object({
          cellId: id,
          cellName: z.string(),
          /** What the plan says, else the habit; null when neither is known. */
          expectedOn: z.string().nullable(),
          /** Its meeting that waits to be written down. */
          opened: z.object({ id, heldOn: z.string() }).nullable(),
          /** Why it holds none in this period; null where nothing was said of it. */
          missed: z.string().nullable(),
          /** The day is past and nothing was recorded (chưa ghi). */
          isUnwritten: z.boolean(),
        }),
      ),
      met: z.number().int(),
      /** Minutes of this and the last period that still wait for something. */
      papers: z.array(
        z.object({
          paperId: id.nullable(),
          meetingId: id,
          cellName: z.string(),
          heldOn: z.string(),
          state: z.enum(paperStates),
        }),
      ),
      /** Older periods with unfinished minutes, latest first. */
      earlierPapers: z.array(z.object({ period, count: z.number().int() })),
      recalls: z.number().int(),
      /** Frozen papers that no longer say what the record says: `documents.papers` names them. */
      differing: z.number().int(),
      /** Ends of probations and of temporary stays, soon or already past: `movements.due` names them. */
      due: z.object({ confirmations: dueCount, stays: dueCount }),
      overdueTasks: z.number().int(),
      openTasks: z.number().int(),
      /** Open tasks whose day of reminding has come. */
      remindedTasks: z.number().int(),
      /** Petitions that wait for an answer after their last day. */
      overduePetitions: z.number().int(),
      /** Checks of books of which something is to be mended since a day that is over. */
      overdueChecks: z.number().int(),
      /** Cần hỏi lại bí thư: questions that nobody has answered yet. */
      openPoints: z.number().int(),
      cellsWithoutSecretary: z.number().int(),
      headingsToConfirm: z.number().int(),
      hints: z.array(z.object({ cellId: id, cellName: z.string(), text: z.string() })),
      backup: secondCopy.extend({
        /** As old as the rule book's limit, or never made though there are members to lose. */
        isOld: z.boolean(),
      }),
    }),
  ),
}
