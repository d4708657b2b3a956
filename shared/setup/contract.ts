import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { line, requiredLine, revision } from '../fields.ts'

/** Text sizes of the window: three steps. */
export const textSizes = ['normal', 'large', 'largest'] as const
export type TextSize = (typeof textSizes)[number]

export const communeFields = z.object({
  /** As it stands on papers, without "Đảng bộ": "xã Mường Than". */
  communeName: requiredLine('tên xã, phường', 120),
  province: requiredLine('tên tỉnh, thành phố', 120),
  /** Place in the date line of papers: "Mường Than". */
  placeName: line(120),
})
export type CommuneFields = z.infer<typeof communeFields>

export const officeState = z.object({
  isSetUp: z.boolean(),
  commune: communeFields.nullable(),
  revision,
  textSize: z.enum(textSizes),
  isDemo: z.boolean(),
  members: z.number().int(),
  cells: z.number().int(),
  /** Where the data lies, in words the clerk knows; never used as a path by the window. */
  dataPlace: z.string(),
  version: z.string(),
  host: z.enum(['desktop', 'browser']),
  today: z.string(),
})
export type OfficeState = z.infer<typeof officeState>

export const setupContract = {
  'setup.state': read(z.object({}), officeState),
  'setup.begin': write('administer', communeFields, z.object({ revision })),
  'setup.change': write('administer', communeFields.extend({ revision }), z.object({ revision })),
  /** Opens data that could not be opened, once the clerk has done what the sentence said. */
  'setup.reopen': job('read', z.object({}), z.object({})),
  'setup.textSize': write('read', z.object({ textSize: z.enum(textSizes) }), z.object({})),
}
