import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, partialDate, revision } from '../fields.ts'
import { movementKinds } from '../people/movements.ts'
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

/** A movement as it was recorded. */
export const recordedMovement = z.object({
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
export const ledgerLine = z.object({ kind: z.string(), name: z.string(), steps: z.array(ledgerStep) })
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

/** What should be recorded soon or is late: the end of a probation, of a temporary stay. */
export const dueMovement = z.object({
  personId: id,
  fullName: z.string(),
  cellName: z.string(),
  kind: z.enum(['confirmation', 'return', 'visit-end']),
  /** The day on which the probation or the stay ends. */
  on: isoDate,
})

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
    }),
  ),
  'movements.record': write(
    'write',
    wantedMovement.extend({ revision }),
    z.object({ actId: id, revision, look: z.array(z.string()) }),
  ),
  /** Takes the latest movement of a person back; refuses while something later stands on it. */
  'movements.undo': write('write', z.object({ actId: id }), z.object({})),
  'movements.ofPerson': read(z.object({ personId: id }), z.array(recordedMovement)),
  /** Sổ biến động of a span of days, both counted, of one cell or of the commune. */
  'movements.ledger': read(
    z
      .object({ from: isoDate, last: isoDate, cellId: id.nullable().default(null) })
      .refine(({ from, last }) => from <= last, { path: ['last'], message: 'Ngày cuối ở trước ngày đầu' }),
    ledgerTable,
  ),
  /** Ends of probations and temporary stays up to so many days from today, and those that are late. */
  'movements.due': read(
    z.object({ days: z.number().int().min(0).max(400).default(30) }),
    z.array(dueMovement),
  ),
}
