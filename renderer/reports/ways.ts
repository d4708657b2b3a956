import { lengthOf } from '../../shared/calendar/spans.ts'
import type { ReportSection, ReportView } from '../../shared/reports/contract.ts'
import { isOfCommune } from '../../shared/reports/kinds.ts'

type Reported = Pick<ReportView, 'kind' | 'bodyId' | 'from' | 'to'>

/** The list behind a figure: of the cell that reports, or of all cells, and of the time of the report. */
export function addressOf(
  { kind, bodyId, from, to }: Reported,
  way: ReportSection['figures'][number]['way'],
): string {
  const span = { thang: from, dai: String(lengthOf(from, to) ?? 12) }
  const cell = isOfCommune(kind) ? {} : { 'chi-bo': bodyId }
  const query = (parts: Readonly<Record<string, string>>) => `?${new URLSearchParams(parts)}`
  switch (way) {
    case 'overview':
      return isOfCommune(kind) ? `/tong-hop${query(span)}` : `/sinh-hoat/${from}`
    case 'present':
    case 'excused':
    case 'absent':
      return `/du-sinh-hoat${query({ ...span, so: way, ...cell })}`
    case 'scores':
      return `/cham-diem/${to}`
    case 'tasks':
      return `/nhiem-vu${query({ xem: 'all', ...cell })}`
    case 'petitions':
      return `/kien-nghi${query({ xem: 'all', ...cell })}`
    case 'papers':
      return from === to ? `/van-ban/ky/${to}` : `/tong-hop${query(span)}`
  }
}
