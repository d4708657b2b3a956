import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, isoDate, line, period, prose, requiredLine, revision } from '../fields.ts'

export const petitionFilters = ['open', 'overdue', 'answered', 'withdrawn', 'all'] as const
export type PetitionFilter = (typeof petitionFilters)[number]

const petition = z.object({
  id,
  revision,
  cellId: id,
  cellName: z.string(),
  /** The meeting at which it was raised. */
  raisedAt: z.object({ meetingId: id, period, heldOn: isoDate }).nullable(),
  content: z.string(),
  raisedBy: z.string(),
  /** Who answers it, and by when. */
  answerer: z.string(),
  dueOn: isoDate.nullable(),
  answer: z.string(),
  answeredOn: isoDate.nullable(),
  isOverdue: z.boolean(),
  /** `reason` is '' where it was taken off the list of its meeting. */
  withdrawn: z.object({ on: isoDate, reason: z.string(), canBeUndone: z.boolean() }).nullable(),
})
export type FollowedPetition = z.infer<typeof petition>

/** A list of petitions as it is shown, printed and written into a workbook. */
export const petitionWish = z.object({
  cellId: id.nullable().default(null),
  state: z.enum(petitionFilters).default('open'),
  /** Who answers, in whatever letters; '' are those whom nobody answers yet. */
  answerer: line(200).nullable().default(null),
})
export type PetitionWish = z.infer<typeof petitionWish>

const seen = z.object({ id, revision })

/** Ý kiến, kiến nghị raised at meetings, open until they are answered. */
export const petitionsContract = {
  /** By deadline, those without one last; `counts` are of all states under the other conditions. */
  'petitions.list': read(
    petitionWish.extend({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    z.object({
      total: z.number().int(),
      counts: z.object({
        open: z.number().int(),
        overdue: z.number().int(),
        answered: z.number().int(),
        withdrawn: z.number().int(),
        all: z.number().int(),
      }),
      petitions: z.array(petition),
    }),
  ),
  /**
   * Those of earlier meetings that a meeting still has to hear of: without an answer until its day, or answered since the
   * monthly meeting before it.
   */
  'petitions.earlier': read(z.object({ meetingId: id }), z.array(petition)),
  /** Who answers how many, of the cell or of all cells; the longest list first. */
  'petitions.answerers': read(
    z.object({ cellId: id.nullable().default(null) }),
    z.array(
      z.object({
        answerer: z.string(),
        open: z.number().int(),
        overdue: z.number().int(),
        answered: z.number().int(),
      }),
    ),
  ),
  'petitions.workbook': job('export', petitionWish, doorFile.extend({ rows: z.number().int() })),
  /** Who answers, by when. */
  'petitions.change': write(
    'write',
    seen.extend({ answerer: line(200), dueOn: isoDate.nullable() }),
    petition,
  ),
  /** The answer and its day; an empty answer with no day takes one back. */
  'petitions.answer': write(
    'write',
    seen.extend({ answer: prose(2000), answeredOn: isoDate.nullable() }),
    petition,
  ),
  'petitions.withdraw': write('write', seen.extend({ reason: requiredLine('lý do', 300) }), petition),
  'petitions.restore': write('write', seen, petition),
}
