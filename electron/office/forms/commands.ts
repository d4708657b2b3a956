import type { Handlers } from '../context.ts'
import { nationalWorkbook } from './national.ts'

/** What is seldom asked for and not small is loaded when it is: the window opens with less. */
export const formsCommands: Handlers<'forms'> = {
  'forms.nationalWorkbook': nationalWorkbook,

  'forms.listWorkbook': async (input, context) => {
    const { listWorkbook } = await import('./list-workbook.ts')
    return listWorkbook(input, context)
  },

  'forms.print': async (input, context) => {
    const { printForm } = await import('./print.ts')
    return printForm(input, context)
  },

  'forms.word': async (input, context) => {
    const { wordForm } = await import('./word.ts')
    return wordForm(input, context)
  },

  'forms.toPrinter': async ({ file }, context) => {
    const { toPrinter } = await import('./print.ts')
    return toPrinter(file, context)
  },
}
