import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, partialDate, requiredLine, revision } from '../fields.ts'
import { farthestMetres } from './distance.ts'
import { cellNumbers } from './numbers.ts'
import { bodyKinds } from './tree.ts'

const bodyKind = z.enum(bodyKinds)
const span = { from: partialDate.nullable(), to: z.string().nullable() }

/** A body in the tree as it is on a day. */
export const bodyNode = z.object({
  id,
  kind: bodyKind,
  name: z.string(),
  /** Null directly under the commune. */
  parentId: id.nullable(),
  /** The first day on which it exists no more. */
  endedOn: isoDate.nullable(),
  numbers: cellNumbers,
  /** Whoever leads it: bí thư, or tổ trưởng of a group. */
  leader: z.string(),
  isWeak: z.boolean(),
  hints: z.array(z.string()),
})
export type BodyNode = z.infer<typeof bodyNode>

/** The commune itself. Its body is made when something is first written of it; until then it has no id. */
const communeNode = z.object({ id: id.nullable(), name: z.string(), numbers: cellNumbers })

/** A time in which a cell was one to be strengthened (chi bộ cần củng cố). */
export const weakness = z.object({
  from: partialDate.nullable(),
  /** The first day on which it no longer was. */
  to: isoDate.nullable(),
  reason: line(300),
  paperNumber: line(60),
})
export type Weakness = z.infer<typeof weakness>

/** How a body ended, and what came of it. */
const bodyEnd = z.object({
  /** The first day on which it exists no more. */
  on: isoDate,
  /** Null where no change was recorded, or it was taken back. */
  by: z.enum(['merge', 'split', 'dissolve']).nullable(),
  into: z.array(z.object({ id, name: z.string() })),
})
export type BodyEnd = z.infer<typeof bodyEnd>

/** What is kept of every body, whatever its kind. */
export const bodyFields = z.object({
  /** A code of the list of kinds of cells; empty where it is not recorded, and for what is no cell. */
  cellKind: line(40),
  code: line(40),
  /** Distance to the commune's centre; whole hundreds of metres. */
  distanceMetres: z.number().int().min(0).max(farthestMetres).multipleOf(100).nullable(),
  foundedOn: partialDate.nullable(),
  /** The decision: number, and who decided. */
  foundedBy: line(200),
})
export type BodyFields = z.infer<typeof bodyFields>

export const bodyCard = bodyFields.extend({
  id: id.nullable(),
  kind: bodyKind,
  name: z.string(),
  revision,
  parent: z.object({ id, name: z.string() }).nullable(),
  /** Null of one that goes on; what has ended is only looked at. */
  end: bodyEnd.nullable(),
  names: z.array(z.object({ name: z.string(), ...span })),
  weaknesses: z.array(weakness),
  isWeak: z.boolean(),
  /** Bodies directly below it that live on its day. */
  below: z.array(
    z.object({ id, kind: bodyKind, name: z.string(), leader: z.string(), total: z.number().int() }),
  ),
  numbers: cellNumbers,
  hints: z.array(z.string()),
})
export type BodyCard = z.infer<typeof bodyCard>

const groupMember = z.object({
  personId: id,
  fullName: z.string(),
  /** The group of the cell in which the member is on the day; null for none. */
  groupId: id.nullable(),
  groupName: z.string(),
  from: partialDate.nullable(),
})

export const bodyContract = {
  /** Commune > intermediate body > cell > group on a day, by name; ended bodies on request. */
  'organisation.tree': read(
    z.object({ on: isoDate.optional(), withEnded: z.boolean().default(false) }),
    z.object({ on: isoDate, commune: communeNode, bodies: z.array(bodyNode) }),
  ),
  /** One body of any kind; null is the commune. One that has ended is shown as on its last day. */
  'organisation.body': read(z.object({ id: id.nullable() }), bodyCard),
  'organisation.saveBody': write(
    'write',
    bodyFields.extend({ id: id.nullable(), revision }),
    z.object({ id, revision }),
  ),
  /** The times in which a cell was to be strengthened, all at once. */
  'organisation.saveWeaknesses': write(
    'write',
    z.object({ id, revision, rows: z.array(weakness).max(50) }),
    z.object({ revision }),
  ),
  /** A body between the commune and its cells, or a group (tổ đảng) of a cell. */
  'organisation.addBody': write(
    'write',
    z.object({
      kind: z.enum(['intermediate', 'group']),
      name: requiredLine('tên', 200),
      /** The cell of a group; null for what stands under the commune. */
      parentId: id.nullable(),
      from: partialDate.nullable().default(null),
      foundedBy: line(200).default(''),
    }),
    z.object({ id, revision }),
  ),
  /** The members of a cell, and in which of its groups each of them is. */
  'organisation.groups': read(
    z.object({ cellId: id, on: isoDate.optional() }),
    z.object({ on: isoDate, members: z.array(groupMember) }),
  ),
  /** Who is in a group from a day on; whoever was and is not named leaves it on that day. */
  'organisation.setGroup': write(
    'write',
    z.object({ id, revision, on: isoDate, personIds: z.array(id).max(500) }),
    z.object({ revision }),
  ),
}
