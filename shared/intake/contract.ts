import { z } from 'zod'
import { job, read } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, token } from '../fields.ts'
import { encodings } from '../text/encoding.ts'
import { intakeChoices } from './choices.ts'
import { columns } from './columns/headings.ts'
import { acceptedValues, intakePlan, listColumns } from './plan.ts'

/** At most so many errors, questions, changes and notices are sent at once; they are counted all. */
export const listedAtMost = 200

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

/** A value that may have been meant otherwise: what stands there, and what it would be taken for. */
export const rowQuestion = z.object({
  row: z.number().int(),
  column: z.enum(columns),
  label: z.string(),
  name: z.string(),
  found: z.string(),
  proposal: z.string(),
  why: z.string(),
})
export type RowQuestion = z.infer<typeof rowQuestion>

export const changedRow = z.object({ row: z.number().int(), name: z.string(), fields: z.array(fieldChange) })

const evidence = z.array(z.object({ before: z.string(), after: z.string() }))

/** A column as the wizard shows it. */
export const lookColumn = z.object({
  /** Counted from 0. */
  place: z.number().int(),
  /** In Unicode; '' where the header says nothing. */
  label: z.string(),
  /** At most five different values as they stand in the workbook. */
  samples: z.array(z.string()),
  guess: z.object({ column: z.enum(listColumns), score: z.number(), why: z.string() }).nullable(),
  /** An old encoding that explains the letters of the column; nothing is changed without the clerk's consent. */
  encoding: z
    .object({
      encoding: z.enum(encodings),
      /** Set in a font that draws small letters as capitals (.VnTimeH). */
      capitals: z.boolean(),
      confidence: z.enum(['certain', 'likely']),
      evidence,
    })
    .nullable(),
})
export type LookColumn = z.infer<typeof lookColumn>

/** What a workbook looks like before anybody has said what its columns mean. */
export const intakeLook = z.object({
  fileName: z.string(),
  sheets: z.array(z.string()),
  sheet: z.string(),
  rows: z.number().int(),
  /** Rows of the header as Excel shows them; null where none was found, 0 where the clerk says there is none. */
  header: z.object({ firstRow: z.number().int(), lastRow: z.number().int() }).nullable(),
  /** The beginning of the sheet, to point at the header. */
  top: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  columns: z.array(lookColumn),
  /** Rows that name the cell of those below them, the first of them. */
  groups: z.array(z.string()),
  /** The cell that the title above the header names; '' where it names none. */
  titleCell: z.string(),
  notices: z.array(z.string()),
  /** When a workbook of these headers was last taken over; `guess` is then what was chosen there. */
  rememberedAt: z.string().nullable(),
})
export type IntakeLook = z.infer<typeof intakeLook>

export const intakePreview = z.object({
  previewId: token,
  /** Null for a layout that is known. */
  plan: intakePlan.nullable(),
  fileName: z.string(),
  sheet: z.string(),
  layoutName: z.string(),
  headerRow: z.number().int(),
  rows: z.number().int(),
  /** What the workbook tells: of a column that it has not got nothing is known, and a count says nothing. */
  columns: z.array(z.enum(listColumns)),
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
  errors: z.array(rowError),
  questions: z.array(rowQuestion),
  accepted: acceptedValues,
  /** All questions, those that are not sent included. */
  asked: z.number().int(),
  /** Columns whose days and months seem to have been swapped by Excel; taken over only when the clerk insists. */
  swapped: z.array(z.string()),
  notices: z.array(z.string()),
  changed: z.array(changedRow),
  /** How many rows change each field, and how many of them hold nothing there yet. */
  changedFields: z.array(z.object({ field: z.string(), rows: z.number().int(), empty: z.number().int() })),
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
  /** Looks at a workbook. One of a known layout is previewed at once; for any other the clerk says what its columns mean. */
  'intake.open': job(
    'write',
    z.object({ upload: token }),
    z.union([
      z.object({ look: intakeLook, preview: z.null() }),
      z.object({ look: z.null(), preview: intakePreview }),
    ]),
  ),
  /** Looks again, at another sheet or below another header. */
  'intake.look': job(
    'write',
    z.object({
      upload: token,
      sheet: z.string().max(300),
      header: z
        .object({ firstRow: z.number().int().min(0).max(1000), lastRow: z.number().int().min(0).max(1001) })
        .nullable()
        .default(null),
    }),
    intakeLook,
  ),
  'intake.preview': job(
    'write',
    z.object({
      upload: token,
      plan: intakePlan.nullable().default(null),
      accepted: acceptedValues.default([]),
    }),
    intakePreview,
  ),
  /** More rows of what would change, from a position on. */
  'intake.changes': read(
    z.object({ previewId: token, from: z.number().int().min(0) }),
    z.object({ rows: z.array(changedRow), total: z.number().int() }),
  ),
  /** The wrong rows as a workbook with the reasons beside them, to be corrected and read again. */
  'intake.wrongRows': job(
    'write',
    z.object({ previewId: token }),
    doorFile.extend({ rows: z.number().int() }),
  ),
  'intake.apply': job(
    'write',
    z.object({
      previewId: token,
      skipWrongRows: z.boolean().default(false),
      choices: intakeChoices.prefault({}),
      /** The clerk has looked at the columns that `swapped` names. */
      acceptsSwapped: z.boolean().default(false),
    }),
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
