import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, partialDate, requiredLine, revision } from '../fields.ts'
import { named } from './cell.ts'
import { bodyKinds } from './tree.ts'

/** What is written of a post that somebody holds or held. */
const postFields = {
  person: named,
  /** A post of the list, by code or name, or one that the list lacks, in words. */
  post: requiredLine('chức vụ', 80),
  from: partialDate.nullable(),
  paperNumber: line(60).default(''),
  note: line(300).default(''),
}

export const heldPost = z.object({
  id,
  post: z.string(),
  name: z.string(),
  isParty: z.boolean(),
  personId: id,
  fullName: z.string(),
  /** Whether the holder is on the register of members today. */
  isMember: z.boolean(),
  from: partialDate.nullable(),
  /** The first day on which it was no longer held. */
  to: isoDate.nullable(),
  paperNumber: z.string(),
  note: z.string(),
  /** Whether it is held today, or was on the last day of a body that has ended. */
  isHeld: z.boolean(),
})
export type HeldPost = z.infer<typeof heldPost>

const bodyPosts = z.object({
  /** Null for a commune of which nothing was written yet. */
  bodyId: id.nullable(),
  kind: z.enum(bodyKinds),
  name: z.string(),
  revision,
  /** What can be given; those that the office has written in by itself come last. */
  choices: z.array(z.object({ post: z.string(), name: z.string(), isParty: z.boolean() })),
  /** Held ones first, in the order of the list; then those that ended, latest first. */
  posts: z.array(heldPost),
  hints: z.array(z.string()),
})
export type BodyPosts = z.infer<typeof bodyPosts>

const done = z.object({ id, bodyId: id, revision })

export const postContract = {
  /** Every post of a body that anybody holds or held; a null id is the commune. */
  'organisation.posts': read(z.object({ bodyId: id.nullable() }), bodyPosts),
  /** Gives a post to a person, member or not. `replaces` are posts that end on the same day. */
  'organisation.appoint': write(
    'write',
    z.object({
      ...postFields,
      bodyId: id.nullable(),
      revision,
      replaces: z.array(id).max(50).default([]),
    }),
    done,
  ),
  'organisation.endPost': write(
    'write',
    z.object({
      id,
      revision,
      /** The first day on which it is no longer held. */
      on: isoDate,
      note: line(300).default(''),
    }),
    done,
  ),
  /** Puts right what was written wrongly; null takes away what should never have been written. */
  'organisation.correctPost': write(
    'write',
    z.object({
      id,
      revision,
      entry: z.object({ ...postFields, to: isoDate.nullable() }).nullable(),
    }),
    done,
  ),
  /** Share of secretaries who are also village heads (bí thư kiêm trưởng thôn), with the names behind it. */
  'organisation.headShare': read(
    z.object({ on: isoDate.optional() }),
    z.object({
      words: z.string(),
      both: z.number().int(),
      of: z.number().int(),
      cells: z.array(
        z.object({
          id,
          name: z.string(),
          secretary: z.string(),
          villageHead: z.string(),
          isBoth: z.boolean(),
          /** Whether only the name says that it is a village's cell. */
          isGuess: z.boolean(),
        }),
      ),
    }),
  ),
}
