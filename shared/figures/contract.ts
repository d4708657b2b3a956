import { z } from 'zod'
import { job, keep, read, write } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, isoDate, period, requiredLine, revision } from '../fields.ts'
import { rollDifference } from '../meetings/contract.ts'
import { meetingKinds, rollLine } from '../meetings/meeting.ts'
import { figures, figureTexts } from './figures.ts'

/** Which row of which sheet: a cell has one for its monthly meeting, and one for a thematic one that was opened. */
const rowKey = z.object({ cellId: id, period, kind: z.enum(['regular', 'thematic', 'combined']) })
export type RowKey = z.infer<typeof rowKey>

const sheetRow = rowKey.extend({
  cellName: z.string(),
  /** Null while the month was not opened for the cell: recording the row opens it. */
  meetingId: id.nullable(),
  /** Of the meeting; 0 while there is none. */
  revision,
  /** The day whose roll the row is read against until another day is typed. */
  rollDay: z.string(),
  /** The day on which the cell was to meet; null where none is known. */
  plannedOn: z.string().nullable(),
  state: z.enum(['open', 'recorded', 'closed']),
  /** Why the cell did not meet, where that was noted. */
  missed: z.string().nullable(),
  /** Why the row is not written here: recorded in full, being written in full, held fast by a paper. */
  closed: z.object({ why: z.string(), paperId: id.nullable() }).nullable(),
  /** What stands in the record. */
  texts: figureTexts,
  /** What was typed and is not recorded yet. */
  draft: figureTexts.nullable(),
  draftRevision: revision,
  keptAt: z.string().nullable(),
  /** Questions to the secretary that wait for an answer. */
  points: z.number().int(),
  files: z.number().int(),
  /** What the histories say otherwise than the roll that was written; accepted by `meetings.acceptRoll`. */
  rollDifferences: z.array(rollDifference),
})
export type SheetRow = z.infer<typeof sheetRow>

/** Who is asked: the secretary of today, else a deputy. Telephones are masked. */
const asked = z
  .object({ personId: id, fullName: z.string(), post: z.string(), telephone: z.string() })
  .nullable()

/** A row of the sheet that waits as a draft because what was typed cannot be right. */
const refusedRow = rowKey.extend({
  cellName: z.string(),
  keptAt: z.string(),
  /** Field by field: what was typed, and why it cannot be. */
  faults: z.array(z.object({ name: z.string(), typed: z.string(), fault: z.string() })),
  asked,
})
export type RefusedRow = z.infer<typeof refusedRow>

const point = z.object({
  id,
  revision,
  cellId: id,
  cellName: z.string(),
  meetingId: id,
  period,
  kind: z.enum(meetingKinds),
  heldOn: z.string(),
  /** Whether its meeting is written on the sheet of figures; otherwise its minutes are the place to correct it. */
  isOnSheet: z.boolean(),
  question: z.string(),
  raisedAt: z.string(),
  answer: z.string(),
  settledAt: z.string().nullable(),
  asked,
})
export type OpenPoint = z.infer<typeof point>

/** Ghi số liệu: one sheet of all cells, a row each; and what has to be asked back (Cần hỏi lại bí thư). */
export const figuresContract = {
  'figures.sheet': read(z.object({ period }), z.array(sheetRow)),
  /** The roll of a day with the numbers that a printed roll bears; empty where the cell had nobody on that day. */
  'figures.roll': read(rowKey.extend({ heldOn: isoDate }), z.array(rollLine)),
  /** Keeps what is typed in a row that cannot be recorded yet; null gives it up. */
  'figures.keep': keep(
    rowKey.extend({ draftRevision: revision, texts: figureTexts.nullable() }),
    z.object({ draftRevision: revision, keptAt: z.string() }),
  ),
  /** Records a row, opens the meeting where there is none: one audit row. */
  'figures.record': write(
    'write',
    rowKey.extend({
      revision,
      draftRevision: revision,
      figures,
      /** The own score that the row showed when it was read; without it the row's own one is written in any case. */
      ownScoreSeen: z.number().int().nullable().optional(),
    }),
    z.object({ meetingId: id, revision, draftRevision: revision, points: z.number().int() }),
  ),
  /** Questions that wait, by cell; with `withSettled` also those answered in the last 90 days. */
  'figures.points': read(z.object({ withSettled: z.boolean().default(false) }), z.array(point)),
  /** Rows of the last twelve periods that wait as drafts for their faults, by cell. */
  'figures.refused': read(z.object({}), z.array(refusedRow)),
  /** Writes down a question of the clerk's own about a meeting. */
  'figures.raisePoint': write(
    'write',
    z.object({ meetingId: id, question: requiredLine('câu hỏi', 500) }),
    z.object({ id }),
  ),
  'figures.settlePoint': write(
    'write',
    z.object({ id, revision, answer: requiredLine('câu trả lời', 500) }),
    z.object({ revision }),
  ),
  /** The same list on paper, rows refused for their faults first, with telephone numbers in full. */
  'figures.printPoints': job(
    'reveal',
    z.object({ withSettled: z.boolean().default(false) }),
    doorFile.extend({ pages: z.number().int() }),
  ),
}
