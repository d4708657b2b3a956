import { z } from 'zod'
import { job } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id } from '../fields.ts'
import { standingFilter } from '../people/contract.ts'

/** Biểu mẫu: what the register gives out, as workbooks and as printed forms. Each export is in the audit. */
export const formsContract = {
  /** The 29 columns in their order, of one cell or of all; read back, they change nothing. */
  'forms.nationalWorkbook': job(
    'export',
    z.object({ cellId: id.nullable().default(null), standing: standingFilter.default('present') }),
    doorFile.extend({ rows: z.number().int() }),
  ),
}
