import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, requiredLine } from '../fields.ts'

export const ruleRow = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  value: z.unknown(),
  from: z.string(),
  to: z.string().nullable(),
  basis: z.string(),
  confidence: z.enum(['quoted', 'second-hand', 'local']),
  /** Set where the office put its own value in place of the book's. */
  changedBecause: z.string().nullable(),
  /** Number of the update that brought it; null of what the program came with and of the office's own. */
  update: z.number().int().nullable(),
})
export type RuleRow = z.infer<typeof ruleRow>

export const rulebookContract = {
  'rulebook.list': read(z.object({ on: isoDate.optional() }), z.array(ruleRow)),
  /** The office's own value of a numeric rule from a day on, with the reason. */
  'rulebook.set': write(
    'administer',
    z.object({
      ruleId: z.string().max(80),
      value: z.number(),
      from: isoDate,
      reason: requiredLine('lý do', 300),
    }),
    z.object({ id }),
  ),
}
