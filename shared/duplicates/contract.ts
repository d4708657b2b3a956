import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { id, revision } from '../fields.ts'
import { standings } from '../people/person.ts'

/** A record as it is told from another: enough to know the person, no numbers. */
export const personHead = z.object({
  id,
  revision,
  fullName: z.string(),
  birthDate: z.string().nullable(),
  /** The cell of today; '' for none. */
  cellName: z.string(),
  /** Null for somebody who is no member. */
  standing: z.enum(standings).nullable(),
  createdAt: z.string(),
})
export type PersonHead = z.infer<typeof personHead>

/** Which of the two records a value is taken from. */
export const sides = ['kept', 'given'] as const
export type Side = (typeof sides)[number]

export const duplicatePair = z.object({
  first: personHead,
  second: personHead,
  /** 0 to 100. */
  score: z.number(),
  /** In words, the strongest first. */
  reasons: z.array(z.string()),
})
export type DuplicatePairRow = z.infer<typeof duplicatePair>

/** How the two values of a field stand to each other. */
export const likenesses = ['same', 'only-kept', 'only-given', 'different'] as const

export const comparedField = z.object({
  name: z.string(),
  label: z.string(),
  kept: z.string(),
  given: z.string(),
  likeness: z.enum(likenesses),
})
export type ComparedField = z.infer<typeof comparedField>

/** Something said of a span of days; bounds are null where they are not known or there are none. */
const saidRow = z.object({ what: z.string(), from: z.string().nullable(), to: z.string().nullable() })
export type SaidRow = z.infer<typeof saidRow>

/** Rows of one kind (cells, posts, meetings attended, papers) beside each other. */
export const comparedPart = z.object({ title: z.string(), kept: z.array(saidRow), given: z.array(saidRow) })
export type ComparedPart = z.infer<typeof comparedPart>

export const comparison = z.object({
  kept: personHead,
  given: personHead,
  fields: z.array(comparedField),
  parts: z.array(comparedPart),
  /** Why the two cannot be made one as they are; null where they can. */
  why: z.string().nullable(),
  /** What merging does beside the fields, in sentences. */
  effects: z.array(z.string()),
})
export type Comparison = z.infer<typeof comparison>

export const mergedPair = z.object({
  actId: id,
  at: z.string(),
  keptId: id,
  keptName: z.string(),
  givenName: z.string(),
})

const pair = { firstId: id, secondId: id }

/** Trùng hồ sơ: records that may be one person, compared side by side and made one. */
export const duplicatesContract = {
  /** Over everybody in the register, members or not; pairs that somebody found to be two people are left out. */
  'duplicates.find': job(
    'read',
    z.object({}),
    z.object({
      /** How many there are in all; the likeliest are listed. */
      total: z.number().int(),
      people: z.number().int(),
      pairs: z.array(duplicatePair),
    }),
  ),
  'duplicates.compare': read(z.object({ keptId: id, givenId: id }), comparison),
  /**
   * Makes two records one. `choices` says whose value stays where both have one, else the kept record's; what only one
   * of them has stays in any case.
   */
  'duplicates.merge': write(
    'write',
    z.object({
      keptId: id,
      keptRevision: revision,
      givenId: id,
      givenRevision: revision,
      choices: z.record(z.string().max(60), z.enum(sides)).default({}),
    }),
    z.object({ actId: id, revision }),
  ),
  'duplicates.undo': write('write', z.object({ actId: id }), z.object({})),
  /** Two who look like one were looked at and are two people; `isDistinct: false` takes the word back. */
  'duplicates.markDistinct': write(
    'write',
    z
      .object({ ...pair, isDistinct: z.boolean().default(true) })
      .refine((two) => two.firstId !== two.secondId, {
        path: ['secondId'],
        message: 'Hai hồ sơ phải là hai hồ sơ khác nhau',
      }),
    z.object({}),
  ),
  /** What was decided so far, latest first. */
  'duplicates.decided': read(
    z.object({}),
    z.object({
      merged: z.array(mergedPair),
      distinct: z.array(z.object({ first: personHead, second: personHead, at: z.string() })),
    }),
  ),
}
