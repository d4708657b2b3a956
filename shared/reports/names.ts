import { type Period, periodPhrase } from '../calendar/periods.ts'
import { lengthOf, spanPhrase } from '../calendar/spans.ts'
import { type ReportKind, reportNames } from './kinds.ts'

/** `tháng 11 năm 2026`, `quý IV năm 2026`, `6 tháng đầu năm 2026`, else from month to month. */
export function timeOf(from: Period, to: Period): string {
  const length = lengthOf(from, to)
  if (length !== undefined) return spanPhrase(from, length)
  return `từ ${periodPhrase(from)} đến ${periodPhrase(to)}`
}

interface Titled {
  readonly from: Period
  readonly to: Period
  readonly subject: string
}

/** `Báo cáo tháng 11 năm 2026`, `Tờ trình về việc ...`. */
export function reportTitle(kind: ReportKind, { from, to, subject }: Titled): string {
  if (kind === 'submission') return subject === '' ? reportNames[kind] : `${reportNames[kind]} ${subject}`
  const time = timeOf(from, to)
  return kind === 'cell-report' ? `Báo cáo ${time}` : `${reportNames[kind]} ${time}`
}
