import type { Handlers } from '../context.ts'
import { historyOf } from './history.ts'
import { meetingsBehind } from './meetings.ts'
import { monthOf } from './month.ts'
import { spanOf } from './span.ts'

export const overviewCommands: Handlers<'overview'> = {
  'overview.ofMonth': ({ period }, context) => monthOf(period, context),
  'overview.ofSpan': spanOf,
  'overview.meetings': meetingsBehind,
  'overview.history': ({ cellId }, context) => historyOf(context, cellId),
  'overview.historyWorkbook': async (input, context) => {
    const { historyWorkbook } = await import('./history-workbook.ts')
    return historyWorkbook(input, context)
  },
  'overview.workbook': async (input, context) => {
    const { overviewWorkbook } = await import('./workbook.ts')
    return overviewWorkbook(input, context)
  },
}
