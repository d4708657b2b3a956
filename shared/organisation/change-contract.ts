import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, partialDate, requiredLine } from '../fields.ts'
import { type ChangeRequest, changeNames } from './changes.ts'

const name = requiredLine('tên', 200)
/** The key of a body that is to be founded: any text that is no id. */
const key = z.string().regex(/^new-[a-z0-9]{1,20}$/)
const asked = { on: isoDate, decisionNumber: line(60).default('') }

/** A change of organisation (thay đổi tổ chức) as it is asked for. */
export const changeRequest = z.discriminatedUnion('kind', [
  z.object({ ...asked, kind: z.literal('rename'), bodyId: id, name }),
  z.object({
    ...asked,
    kind: z.literal('merge'),
    sourceIds: z.array(id).min(2).max(50),
    into: z.union([z.object({ bodyId: id, name: name.nullable() }), z.object({ key, name })]),
  }),
  z.object({
    ...asked,
    kind: z.literal('split'),
    sourceId: id,
    sourceGoesOn: z.boolean(),
    parts: z
      .array(z.object({ key, name, personIds: z.array(id).max(2000) }))
      .min(1)
      .max(20),
  }),
  z.object({
    ...asked,
    kind: z.literal('dissolve'),
    bodyId: id,
    toBodyId: id.nullable(),
    others: z
      .array(z.object({ personId: id, toBodyId: id }))
      .max(2000)
      .default([]),
  }),
  z.object({ ...asked, kind: z.literal('move'), bodyId: id, parentId: id.nullable() }),
]) satisfies z.ZodType<ChangeRequest>

const headCount = z.object({
  official: z.number().int(),
  exempt: z.number().int(),
  members: z.number().int(),
})

/** What a change would do, in names, to be looked at before it is written. */
export const changePlan = z.object({
  /** Why it cannot be; empty where it can, and only then is there a plan. */
  why: z.array(z.string()),
  begun: z.array(z.string()),
  ended: z.array(z.string()),
  sizes: z.array(z.object({ name: z.string(), before: headCount, after: headCount })),
  moved: z.array(z.object({ personId: id, fullName: z.string(), from: z.string(), to: z.string() })),
  postsEnded: z.array(z.object({ fullName: z.string(), post: z.string(), cellName: z.string() })),
  /** Posts of the village, which go on in the cell that takes over. */
  postsMoved: z.array(z.object({ fullName: z.string(), post: z.string(), from: z.string(), to: z.string() })),
  warnings: z.array(z.string()),
})
export type ChangePlanView = z.infer<typeof changePlan>

export const recordedChange = z.object({
  actId: id,
  kind: z.enum(Object.keys(changeNames) as [keyof typeof changeNames]),
  name: z.string(),
  on: isoDate,
  decisionNumber: z.string(),
  decisionDate: z.string().nullable(),
  decidedBy: z.string(),
  note: z.string(),
  /** Names of the day before, and of the day. */
  sources: z.array(z.object({ id, name: z.string() })),
  /** `isNew` are those that the change founded. */
  results: z.array(z.object({ id, name: z.string(), isNew: z.boolean() })),
  moved: z.number().int(),
  isUndone: z.boolean(),
})
export type RecordedChange = z.infer<typeof recordedChange>

export const changeContract = {
  'organisation.planChange': read(z.object({ request: changeRequest }), changePlan),
  'organisation.change': write(
    'write',
    z.object({
      request: changeRequest,
      decisionDate: partialDate.nullable().default(null),
      decidedBy: line(200).default(''),
      note: line(300).default(''),
    }),
    z.object({ actId: id, bodyIds: z.array(id) }),
  ),
  /** Takes a change back while nothing later stands on it. */
  'organisation.undoChange': write('write', z.object({ actId: id }), z.object({})),
  /** Lineage: the changes of one body, or of all, latest first. */
  'organisation.changes': read(z.object({ bodyId: id.nullable().default(null) }), z.array(recordedChange)),
}
