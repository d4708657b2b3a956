import { z } from 'zod'
import { read, write } from '../command.ts'
import type { SeriesKind } from '../documents/kinds.ts'
import { id, isoDate, line, requiredLine, revision } from '../fields.ts'
import { bodyContract } from './body-contract.ts'
import { meetingHabit, named, termStart } from './cell.ts'
import { changeContract } from './change-contract.ts'
import { cellNumbers } from './numbers.ts'
import { postContract } from './post-contract.ts'

export type { CellNumbers } from './numbers.ts'

export const cellRow = z.object({
  id,
  name: z.string(),
  secretary: z.string(),
  deputy: z.string(),
  inCharge: z.string(),
  habit: meetingHabit,
  numbers: cellNumbers,
  /** Sentences about a rule that this cell should look at. */
  hints: z.array(z.string()),
  headingConfirmed: z.boolean(),
  revision,
})
export type CellRow = z.infer<typeof cellRow>

/** Series whose numbers a cell brings along from before this program. */
export const startingSeries = [
  'minutes',
  'resolution',
  'committee-minutes',
] as const satisfies readonly SeriesKind[]
export type StartingSeries = (typeof startingSeries)[number]

/** The last number used of a kind of paper before this program, and the symbol it stood with: "07", "NQ/CB". */
export const startingNumber = z.object({
  kind: z.enum(startingSeries),
  lastNumber: z.number().int().min(0).max(9999).nullable(),
  symbol: line(30),
})

/** One row of the page of facts that no workbook holds. Everything may stay unknown. */
export const startingFacts = z.object({
  cellId: id,
  revision,
  secretary: named.nullable(),
  deputy: named.nullable(),
  committeeMembers: z.array(named).max(10),
  inCharge: named.nullable(),
  habit: meetingHabit,
  termStart,
  numbers: z.array(startingNumber),
})
export type StartingFacts = z.infer<typeof startingFacts>

export const cellCard = z.object({
  id,
  name: z.string(),
  code: z.string(),
  names: z.array(z.object({ name: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  facts: startingFacts,
  numbers: cellNumbers,
  hints: z.array(z.string()),
  headingConfirmed: z.boolean(),
  revision,
})
export type CellCard = z.infer<typeof cellCard>

export const organisationContract = {
  ...changeContract,
  ...bodyContract,
  ...postContract,
  'organisation.cells': read(z.object({ on: isoDate.optional() }), z.array(cellRow)),
  'organisation.cell': read(
    z.object({ id }),
    cellCard.extend({
      /** The last number that each series has used in this term, as it stands on its paper; null where none is known. */
      lastNumbers: z.array(z.object({ kind: z.enum(startingSeries), number: z.string().nullable() })),
    }),
  ),
  'organisation.addCell': write(
    'write',
    z.object({ name: requiredLine('tên chi bộ', 200) }),
    z.object({ id, revision }),
  ),
  /** Corrects a name that was written wrongly; a true renaming with its decision belongs to the register's history. */
  'organisation.correctName': write(
    'write',
    z.object({ id, revision, name: requiredLine('tên chi bộ', 200) }),
    z.object({ revision }),
  ),
  'organisation.removeCell': write(
    'write',
    z.object({ id, revision, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
  'organisation.startingFacts': read(
    z.object({}),
    z.array(startingFacts.extend({ name: z.string(), total: z.number().int(), official: z.number().int() })),
  ),
  'organisation.saveStartingFacts': write(
    'write',
    z.object({ rows: z.array(startingFacts).max(500) }),
    z.object({ saved: z.number().int(), revisions: z.record(z.string(), revision) }),
  ),
  /** The two lines that stand at the head of every cell's papers, to be looked at once. */
  'organisation.headings': read(
    z.object({}),
    z.array(z.object({ cellId: id, superior: z.string(), issuing: z.string(), confirmed: z.boolean() })),
  ),
  'organisation.confirmHeadings': write('write', z.object({ cellIds: z.array(id).max(500) }), z.object({})),
}
