import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, partialDate, revision } from '../fields.ts'
import { type MovementKind, movementKinds } from '../people/movements.ts'
import { standings } from '../people/person.ts'

/** A movement (biến động) as a clerk records it. What the kind does not ask for stays '' or null. */
export const wantedMovement = z.object({
  personId: id,
  kind: z.enum(movementKinds),
  /** The first day on which it holds. */
  on: isoDate,
  standing: z.enum(standings).nullable().default(null),
  cellId: id.nullable().default(null),
  paperNumber: line(60).default(''),
  paperDate: partialDate.nullable().default(null),
  decidedBy: line(200).default(''),
  otherOrganisation: line(300).default(''),
  /** End of a temporary stay here or elsewhere. */
  until: isoDate.nullable().default(null),
  note: line(300).default(''),
})
export type WantedMovementInput = z.infer<typeof wantedMovement>

/** Movements by which somebody new comes into the register. */
export const joiningKinds = ['admission', 'arrival', 'temporary-arrival'] as const satisfies MovementKind[]
export const joiningMovement = wantedMovement
  .omit({ personId: true, on: true, standing: true, cellId: true })
  .extend({ kind: z.enum(joiningKinds) })

/** A movement as it was recorded. */
const recordedMovement = z.object({
  actId: id,
  kind: z.enum(movementKinds),
  name: z.string(),
  on: isoDate,
  paperNumber: z.string(),
  paperDate: z.string().nullable(),
  decidedBy: z.string(),
  otherOrganisation: z.string(),
  fromCell: z.string(),
  toCell: z.string(),
  until: z.string().nullable(),
  note: z.string(),
  isUndone: z.boolean(),
  /** Whether it came with a change of organisation and is taken back there only. */
  isOfOrganisation: z.boolean(),
  /** How many people were moved by the same act; taking it back takes all of them back. */
  people: z.number().int(),
})
export type RecordedMovementRow = z.infer<typeof recordedMovement>

const ledgerStep = z.object({
  personId: id,
  fullName: z.string(),
  on: isoDate,
  /** The cell before and after; '' for none. */
  fromCell: z.string(),
  toCell: z.string(),
  /** Number and date of the paper and the other organisation, as far as they were recorded. */
  paperNumber: z.string(),
  paperDate: z.string().nullable(),
  otherOrganisation: z.string(),
})
const ledgerLine = z.object({ kind: z.string(), name: z.string(), steps: z.array(ledgerStep) })
export type LedgerLineRow = z.infer<typeof ledgerLine>

export const ledgerTable = z.object({
  cellId: id.nullable(),
  cellName: z.string(),
  from: isoDate,
  last: isoDate,
  opening: z.number().int(),
  increases: z.array(ledgerLine),
  decreases: z.array(ledgerLine),
  within: z.array(ledgerLine),
  closing: z.number().int(),
})
export type LedgerTable = z.infer<typeof ledgerTable>

/** Several members who go to another cell of the commune on one day, by one paper. */
const wantedMoves = wantedMovement
  .pick({ on: true, paperNumber: true, paperDate: true, decidedBy: true, note: true })
  .extend({ cellId: id })
const many = 500

/** One line a cell. What came from and went to other cells is counted in the increases and decreases too. */
const ledgerOfCells = z.object({
  from: isoDate,
  last: isoDate,
  rows: z.array(
    z.object({
      /** Null for members who were in no cell. */
      cellId: id.nullable(),
      cellName: z.string(),
      opening: z.number().int(),
      increases: z.number().int(),
      fromCells: z.number().int(),
      decreases: z.number().int(),
      toCells: z.number().int(),
      closing: z.number().int(),
    }),
  ),
})
export type LedgerOfCells = z.infer<typeof ledgerOfCells>

const span = z.object({ from: isoDate, last: isoDate })
const inOrder = [
  ({ from, last }: z.infer<typeof span>) => from <= last,
  { path: ['last'], message: 'Ngày cuối ở trước ngày đầu' },
] satisfies Parameters<typeof span.refine>

/** What should be recorded soon or is late: the end of a probation, of a temporary stay. */
const dueMovement = z.object({
  personId: id,
  fullName: z.string(),
  cellName: z.string(),
  kind: z.enum(['confirmation', 'return', 'visit-end']),
  /** The day on which the probation or the stay ends. */
  on: isoDate,
})

/** How far `movements.due` and the home page look ahead. */
export const dueWithinDays = 30

/** Biến động: how members come, go and change, each with its day and paper. */
export const movementsContract = {
  /** Whether a movement may be recorded, and what to look at; nothing is written. */
  'movements.look': read(
    wantedMovement,
    z.object({
      /** Null where it may be recorded. */
      why: z.string().nullable(),
      standing: z.enum(standings).nullable(),
      look: z.array(z.string()),
      /** Posts that end with it, in words. */
      endingPosts: z.array(z.string()),
      /** Standings of which one has to be chosen; none where the movement leads to one only. */
      choices: z.array(z.enum(standings)),
    }),
  ),
  'movements.record': write(
    'write',
    wantedMovement.extend({ revision }),
    z.object({ actId: id, revision, look: z.array(z.string()) }),
  ),
  /** What moving several members would do; nothing is written. */
  'movements.lookMany': read(
    wantedMoves.extend({ personIds: z.array(id).min(1, 'Chưa chọn đảng viên nào').max(many) }),
    z.array(
      z.object({
        personId: id,
        revision,
        fullName: z.string(),
        fromCell: z.string(),
        /** Null where the move may be recorded. */
        why: z.string().nullable(),
        /** Posts that end with it, in words. */
        endingPosts: z.array(z.string()),
      }),
    ),
  ),
  /** Moves all of them as one act, or nobody; `movements.undo` takes all of them back. */
  'movements.moveMany': write(
    'write',
    wantedMoves.extend({
      people: z
        .array(z.object({ personId: id, revision }))
        .min(1, 'Chưa chọn đảng viên nào')
        .max(many),
    }),
    z.object({ actId: id, moved: z.number().int() }),
  ),
  /** Takes the latest movement of a person back; refuses while something later stands on it. */
  'movements.undo': write(
    'write',
    z.object({ actId: id }),
    z.object({
      /** Names of those who had joined by it: they are in the register still, outside the roll. */
      outside: z.array(z.string()),
    }),
  ),
  'movements.ofPerson': read(z.object({ personId: id }), z.array(recordedMovement)),
  /** Sổ biến động of a span of days, both counted, of one cell or of the commune. */
  'movements.ledger': read(
    span.extend({ cellId: id.nullable().default(null) }).refine(...inOrder),
    ledgerTable,
  ),
  /** The same sums of all cells beside each other. */
  'movements.ledgerOfCells': read(span.refine(...inOrder), ledgerOfCells),
  /** Who is counted in a cell or in the commune on a day: the names behind the opening and the closing. */
  'movements.heads': read(
    z.object({
      on: isoDate,
      cellId: id.nullable().default(null),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    z.array(
      z.object({ personId: id, fullName: z.string(), cellName: z.string(), standing: z.enum(standings) }),
    ),
  ),
  /** Ends of probations and temporary stays up to so many days from today, and those that are late. */
  'movements.due': read(
    z.object({ days: z.number().int().min(0).max(400).default(dueWithinDays) }),
    z.array(dueMovement),
  ),
}
