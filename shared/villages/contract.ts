import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, isoDate, line, requiredLine, revision } from '../fields.ts'
import { villageFact, villageFacts } from './facts.ts'

const year = z.number().int().min(1930).max(2200)
const values = z.record(z.string(), z.number())
const figure = z.number('Chưa phải một số').min(0, 'Số liệu không âm').max(1e9, 'Số liệu lớn quá').nullable()

const sheet = z.object({
  /** 0 where nothing was written of the year. */
  revision,
  source: z.string(),
  note: z.string(),
  values,
})

const village = sheet.extend({
  cellId: id,
  cellName: z.string(),
  /** Of the year before. */
  before: values,
})
export type Village = z.infer<typeof village>

/** Số liệu hằng năm of villages: households, poor households, hectares, yield, income. */
export const villagesContract = {
  /** All village cells of a year by name, and whatever other cell has figures in it; the list of facts of that year. */
  'villages.ofYear': read(
    z.object({ year }),
    z.object({ facts: z.array(villageFact), villages: z.array(village) }),
  ),
  /** The years of a cell, the latest first, under the facts of its latest year. */
  'villages.ofCell': read(
    z.object({ cellId: id }),
    z.object({
      cellName: z.string(),
      facts: z.array(villageFact),
      years: z.array(sheet.extend({ year })),
    }),
  ),
  /** One figure; null takes it away. `seen` is what the caller saw in its place. */
  'villages.set': write(
    'write',
    z.object({ cellId: id, year, fact: villageFact.shape.key, seen: figure, value: figure }),
    z.object({}),
  ),
  /** Where the figures of a year are from, and what is to be said of them. */
  'villages.describe': write(
    'write',
    z.object({ cellId: id, year, revision, source: line(200), note: line(500) }),
    z.object({ revision }),
  ),
  /** Another list of facts from a day on. Figures under facts that it leaves out are kept. */
  'villages.setFacts': write(
    'administer',
    z.object({ from: isoDate, facts: villageFacts, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
  'villages.workbook': job('export', z.object({ year }), doorFile.extend({ rows: z.number().int() })),
}
