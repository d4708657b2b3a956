import { formatPeriod, periodPhrase } from '../../../shared/calendar/periods.ts'
import { monthSheet, type OverviewSheet, spanSheet } from '../../../shared/overview/sheet.ts'
import { monthReasons, monthTable, type OverviewTable, spanTable } from '../../../shared/overview/table.ts'
import type { Span } from '../attendance/store.ts'
import type { ReadContext } from '../context.ts'
import { monthOf } from './month.ts'
import { spanOf } from './span.ts'

interface Printed {
  readonly table: OverviewTable
  /** Why the scores of a month are not full; null of a longer time. */
  readonly reasons: OverviewTable | null
  readonly time: string
}

/** The table of a span as it is printed, and the time in words. */
export function tableOf({ from, to }: Span, read: ReadContext): Printed {
  if (from === to) {
    const month = monthOf(from, read)
    return {
      ...{ table: monthTable(month), reasons: monthReasons(month) },
      time: `Kỳ ${periodPhrase(from)}`,
    }
  }
  return {
    ...{ table: spanTable(spanOf({ from, to }, read)), reasons: null },
    time: `Từ kỳ ${formatPeriod(from)} đến kỳ ${formatPeriod(to)}, so với thời gian liền trước cùng độ dài`,
  }
}

/** The same for a workbook. */
export const sheetOf = ({ from, to }: Span, read: ReadContext): OverviewSheet =>
  from === to ? monthSheet(monthOf(from, read)) : spanSheet(spanOf({ from, to }, read))
