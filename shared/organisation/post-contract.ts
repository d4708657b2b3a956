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

/** What was recorded of a post last and can be taken back while nothing later stands on it. */
const postAct = z.object({
  id,
  what: z.enum(['appoint', 'end']),
  /** Who would hold the post again that this one took over. */
  back: z.array(z.string()),
})
export type PostAct = z.infer<typeof postAct>

const heldPost = z.object({
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
  /** Null where there is nothing to take back. */
  act: postAct.nullable(),
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

const namedBody = z.object({ id, name: z.string() })

/** A term that runs out: of a whole cell, or of one post whose last day was written. */
const term = z.object({
  body: namedBody,
  /** The post in words; empty for the term of the cell. */
  post: z.string(),
  /** The first and the last day on which it can end; one day where its beginning is known. */
  first: isoDate,
  last: isoDate,
  isOver: z.boolean(),
  holders: z.array(z.object({ personId: id, fullName: z.string(), post: z.string() })),
})
export type RunningOut = z.infer<typeof term>

/** Whether the clerk was told that the person has another seat in the same committee, and means both. */
const alsoHolds = z.boolean().default(false)

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
      alsoHolds,
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
  /** Takes back that a post was given (whoever it replaced holds it again), or that it ended. */
  'organisation.undoPost': write('write', z.object({ actId: id }), z.object({ bodyId: id, revision })),
  /** Puts right what was written wrongly; null takes away what should never have been written. */
  'organisation.correctPost': write(
    'write',
    z.object({
      id,
      revision,
      entry: z.object({ ...postFields, to: isoDate.nullable(), alsoHolds }).nullable(),
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
      /** Village cells of which no secretary is recorded; they are not among `of`. */
      without: z.number().int(),
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
  /** Terms (nhiệm kỳ) that are over or run out within the months of the rule book, the earliest first. */
  'organisation.terms': read(
    z.object({}),
    z.object({
      rows: z.array(term),
      /** Cells of which nobody wrote when their term began. */
      unknown: z.array(namedBody),
    }),
  ),
}
