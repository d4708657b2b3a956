import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, prose, requiredLine, revision } from '../fields.ts'
import { standings } from '../people/person.ts'

export const commitmentYear = z.number().int().min(1930).max(2200)

/** What is written of a commitment (bản cam kết): when it was made, what it says, when it was checked, what came of it. */
export const commitmentFields = z.object({
  madeOn: isoDate.nullable(),
  content: prose(10_000),
  checkedOn: isoDate.nullable(),
  outcome: prose(5000),
})
export type CommitmentFields = z.infer<typeof commitmentFields>

const commitment = commitmentFields.extend({
  id,
  revision,
  year: commitmentYear,
  /** The cell in which it was made; the member may be in another by now. */
  madeInCellId: id,
  madeInCell: z.string(),
})
export type Commitment = z.infer<typeof commitment>

const counts = z.object({
  /** Members who owe one (phải làm), who made it (đã làm), of whom it was checked (đã kiểm tra). */
  owed: z.number().int(),
  made: z.number().int(),
  checked: z.number().int(),
})
export type CommitmentCounts = z.infer<typeof counts>

const committed = z.object({
  personId: id,
  fullName: z.string(),
  standing: z.enum(standings),
  isOwed: z.boolean(),
  commitment: commitment.nullable(),
})
export type Committed = z.infer<typeof committed>

export const commitmentsContract = {
  /**
   * Every cell with its members of the day on which the year is looked at: today, or the last day of a year that is
   * over. A member who moved is counted where the member is, which is who asks for it and checks it.
   */
  'commitments.ofYear': read(
    z.object({ year: commitmentYear }),
    counts.extend({
      on: z.string(),
      /** What the month calls for: this year's are to be made, or to be checked; null at other times. */
      season: z.enum(['making', 'checking']).nullable(),
      cells: z.array(counts.extend({ cellId: id, cellName: z.string() })),
    }),
  ),
  /** The members of a cell by name, each with the commitment of that year. */
  'commitments.ofCell': read(
    z.object({ year: commitmentYear, cellId: id }),
    counts.extend({ cellName: z.string(), on: z.string(), people: z.array(committed) }),
  ),
  /** All years of a person, the latest first. */
  'commitments.ofPerson': read(z.object({ personId: id }), z.array(commitment)),
  /** Writes the commitment of a person in a year; `revision` 0 where there is none yet. */
  'commitments.save': write(
    'write',
    commitmentFields.extend({ personId: id, year: commitmentYear, revision }),
    commitment,
  ),
  /** Đã làm, đã kiểm tra of many at once; whoever has the day already, or owes nothing, is passed over. */
  'commitments.mark': write(
    'write',
    z.object({
      year: commitmentYear,
      what: z.enum(['made', 'checked']),
      personIds: z.array(id).min(1).max(5000),
      on: isoDate,
    }),
    z.object({ marked: z.number().int(), passedOver: z.number().int() }),
  ),
  'commitments.remove': write(
    'write',
    z.object({ id, revision, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
}
