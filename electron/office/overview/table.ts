import { formatPeriod, periodPhrase } from '../../../shared/calendar/periods.ts'
import { monthTable, type OverviewTable, spanTable } from '../../../shared/overview/table.ts'
import { monthSheet, type OverviewSheet, spanSheet } from '../../../shared/overview/workbook.ts'
import type { Span } from '../attendance/store.ts'
import type { ReadContext } from '../context.ts'
import { monthOf } from './month.ts'
import { spanOf } from './span.ts'

/** The table of a span as it leaves the program, and the time in words. */
export function tableOf({ from, to }: Span, read: ReadContext): OverviewTable & { readonly time: string } {
  return from === to
    ? { ...monthTable(monthOf(from, read)), time: `Kỳ ${periodPhrase(from)}` }
    : {
        ...spanTable(spanOf({ from, to }, read)),
        time: `Từ kỳ ${formatPeriod(from)} đến kỳ ${formatPeriod(to)}, so với thời gian liền trước cùng độ dài`,
      }
}

/** The same as a workbook holds it. */
export const sheetOf = ({ from, to }: Span, read: ReadContext): OverviewSheet =>
  from === to ? monthSheet(monthOf(from, read)) : spanSheet(spanOf({ from, to }, read))
