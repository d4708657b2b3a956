import { z } from 'zod'
import { read, write } from '../command.ts'
import { id } from '../fields.ts'

export const recyclableKinds = [
  'person',
  'body',
  'meeting',
  'plan',
  'list',
  'task-note',
  'report',
  'contribution',
  'help-team',
  'book-check',
  'training-class',
  'commitment',
  'topic',
] as const

export const recycled = z.object({
  kind: z.enum(recyclableKinds),
  id,
  title: z.string(),
  deletedAt: z.string(),
  deletedBy: z.string(),
  reason: z.string(),
})
export type Recycled = z.infer<typeof recycled>

/** Thùng rác: nothing is erased; what was removed can be looked at and taken back. */
export const recycleContract = {
  'recycle.list': read(z.object({}), z.array(recycled)),
  'recycle.restore': write('write', z.object({ kind: z.enum(recyclableKinds), id }), z.object({})),
}
