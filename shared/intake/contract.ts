import { z } from 'zod'
import { job, read } from '../command.ts'
import { id, token } from '../fields.ts'

/** A cell of the workbook that cannot be taken over: where it is, what is wrong, how to mend it. */
export const rowError = z.object({
  /** Row number as Excel shows it. */
  row: z.number().int(),
  column: z.string(),
  name: z.string(),
  message: z.string(),
})
export type RowError = z.infer<typeof rowError>

export const fieldChange = z.object({ field: z.string(), before: z.string(), after: z.string() })

export const intakePreview = z.object({
  previewId: token,
  fileName: z.string(),
  sheet: z.string(),
  layoutName: z.string(),
  headerRow: z.number().int(),
  rows: z.number().int(),
  counts: z.object({
    new: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    wrong: z.number().int(),
    newCells: z.number().int(),
    cells: z.number().int(),
    women: z.number().int(),
    minority: z.number().int(),
    rural: z.number().int(),
    probationary: z.number().int(),
    exempt: z.number().int(),
    religious: z.number().int(),
  }),
  newCells: z.array(z.object({ name: z.string(), members: z.number().int() })),
  /** At most 200 of each are sent; the counts are of all. */
  errors: z.array(rowError),
  notices: z.array(z.string()),
  changed: z.array(z.object({ row: z.number().int(), name: z.string(), fields: z.array(fieldChange) })),
  sample: z.array(
    z.object({
      row: z.number().int(),
      name: z.string(),
      birthDate: z.string(),
      cellName: z.string(),
      standing: z.string(),
      what: z.enum(['new', 'changed', 'same', 'wrong']),
    }),
  ),
})
export type IntakePreview = z.infer<typeof intakePreview>

export const intakeBatch = z.object({
  id,
  fileName: z.string(),
  importedAt: z.string(),
  new: z.number().int(),
  changed: z.number().int(),
  newCells: z.number().int(),
  undoneAt: z.string().nullable(),
})

/** Nhập từ Excel: nothing is written before the clerk has seen what it would do; one transaction, one undo. */
export const intakeContract = {
  'intake.preview': job('write', z.object({ upload: token }), intakePreview),
  'intake.apply': job(
    'write',
    z.object({ previewId: token, skipWrongRows: z.boolean().default(false) }),
    z.object({
      batchId: id,
      new: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      newCells: z.number().int(),
    }),
  ),
  'intake.batches': read(z.object({}), z.array(intakeBatch)),
  'intake.undo': job(
    'write',
    z.object({ batchId: id }),
    z.object({
      reverted: z.number().int(),
      /** Records changed since the import: left as they are, with what changed. */
      kept: z.array(z.object({ name: z.string(), why: z.string() })),
    }),
  ),
}
