import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, requiredLine, revision } from '../fields.ts'
import { filter, listDefinition, type Part, scopes } from './definition.ts'
import { fieldIds, isCountable } from './fields.ts'

const field = z.enum(fieldIds)
const part = z.custom<Part>((value) => typeof value === 'object' && value !== null)

/** A list as it is shown: one text a column, in the order of the columns that were asked for. */
const listRow = z.object({ id, cells: z.array(z.string()) })
export type ListRow = z.infer<typeof listRow>

/** A line or column of a table of counts, with the condition of those it counts; null counts everybody. */
const countHead = z.object({ label: z.string(), part: part.nullable() })
export type CountHead = z.infer<typeof countHead>

const countTable = z.object({
  on: isoDate,
  total: z.number().int(),
  rows: z.array(countHead.extend({ total: z.number().int() })),
  columns: z.array(countHead.extend({ total: z.number().int() })),
  /** By row, then by column; a table by one field has no columns. */
  figures: z.array(z.array(z.number().int())),
  /** People may stand in several lines, so the lines add up to more than the total. */
  overlaps: z.boolean(),
})
export type CountTable = z.infer<typeof countTable>

const keptList = z.object({
  id,
  name: z.string(),
  revision,
  /** Null where a newer program made the list and this one cannot read it. */
  definition: listDefinition.nullable(),
})
export type KeptList = z.infer<typeof keptList>

const readyList = z.object({ id: z.string(), name: z.string(), definition: listDefinition })
export type ReadyList = z.infer<typeof readyList>

/** Something that Ctrl+K can open: what it is called, what tells it from its like, and its own record. */
const hit = z.object({ id: z.string(), title: z.string(), note: z.string() })
export type Hit = z.infer<typeof hit>

export const findingContract = {
  'finding.run': read(
    listDefinition.extend({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({
      on: isoDate,
      /** The filter as one would say it; '' where it asks nothing. */
      words: z.string(),
      total: z.number().int(),
      rows: z.array(listRow),
    }),
  ),
  /** How many of a list there are by each value of one field, or of two against each other. */
  'finding.counts': read(
    z.object({
      scope: z.enum(scopes),
      filter,
      on: isoDate.nullable(),
      by: z.array(field.refine(isCountable, 'Không thống kê theo trường này được')).min(1).max(2),
    }),
    countTable,
  ),
  /** The values that a field has in the register, the commonest first, for choosing in a condition. */
  'finding.values': read(
    z.object({ field }),
    z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() })),
  ),
  'finding.lists': read(z.object({}), z.object({ ready: z.array(readyList), saved: z.array(keptList) })),
  /** Keeps a list under a name; with an id it changes the one that is kept. */
  'finding.save': write(
    'write',
    z.object({
      id: id.nullable(),
      revision: revision.nullable(),
      name: requiredLine('tên danh sách', 120),
      definition: listDefinition,
    }),
    z.object({ id, revision }),
  ),
  'finding.remove': write(
    'write',
    z.object({ id, revision, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
  /** Ctrl+K: whatever answers to a few words, a few of each kind. */
  'finding.everything': read(
    z.object({ query: line(200) }),
    z.object({
      people: z.array(hit),
      cells: z.array(hit),
      meetings: z.array(hit),
      papers: z.array(hit),
      lists: z.array(hit),
    }),
  ),
}
