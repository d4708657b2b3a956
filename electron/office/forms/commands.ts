import type { Handlers } from '../context.ts'
import { nationalWorkbook } from './national.ts'

export const formsCommands: Handlers<'forms'> = {
  'forms.nationalWorkbook': nationalWorkbook,
}
