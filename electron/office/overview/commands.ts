import type { Handlers } from '../context.ts'
import { monthOf } from './month.ts'
import { countedMeetings, spanOf } from './span.ts'

export const overviewCommands: Handlers<'overview'> = {
  'overview.ofMonth': ({ period }, context) => monthOf(period, context),
  'overview.ofSpan': spanOf,
  'overview.counted': countedMeetings,
  'overview.workbook': async (input, context) => {
    const { overviewWorkbook } = await import('./workbook.ts')
    return overviewWorkbook(input, context)
  },
}
