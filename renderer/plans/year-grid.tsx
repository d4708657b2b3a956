import { formatDate } from '../../shared/calendar/dates.ts'
import { makePeriod, periodPhrase } from '../../shared/calendar/periods.ts'
import { hasTopic, meetingKindNames } from '../../shared/meetings/meeting.ts'
import type { Plan, YearRow } from '../../shared/plans/contract.ts'
import { RowLink } from '../components/link.tsx'

interface YearGridProps {
  readonly year: number
  readonly rows: readonly YearRow[]
  readonly chosen: string | null
}

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const quarterNames = ['I', 'II', 'III', 'IV'] as const

export const quarterWords = (quarters: readonly number[]): string =>
  `quý ${quarters.map((quarter) => quarterNames[quarter - 1]).join(', ')}`

/** The year of all cells: a row each, the planned days month by month. */
export function YearGrid({ year, rows, chosen }: YearGridProps) {
  return (
    <table className="table year-grid" aria-label={`Kế hoạch năm ${year} theo chi bộ`}>
      <thead>
        <tr>
          <th scope="col">Chi bộ</th>
          {months.map((month) => (
            <th key={month} scope="col">
              {month}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.cellId} data-chosen={row.cellId === chosen || undefined}>
            <td>
              <RowLink to={`/ke-hoach?nam=${year}&chi-bo=${row.cellId}`}>{row.cellName}</RowLink>
              {row.missingThematic.length > 0 && (
                <p className="small attention">Chưa có chuyên đề {quarterWords(row.missingThematic)}</p>
              )}
            </td>
            {months.map((month) => (
              <td key={month}>
                <MonthOf
                  period={makePeriod(year, month)}
                  plans={row.plans.filter(({ period }) => period === makePeriod(year, month))}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MonthOf({ period, plans }: { readonly period: string; readonly plans: readonly Plan[] }) {
  return plans.map((plan) => (
    <span
      key={plan.id}
      className="year-day"
      data-thematic={hasTopic(plan.kind) || undefined}
      title={`${meetingKindNames[plan.kind]}, ${plan.plannedOn === null ? 'chưa định ngày' : formatDate(plan.plannedOn)}${plan.topic === '' ? '' : `: ${plan.topic}`}`}
    >
      <span aria-hidden>{dayWords(period, plan.plannedOn)}</span>
      {hasTopic(plan.kind) && <span className="year-mark">CĐ</span>}
      <span className="year-spoken">
        {periodPhrase(period)}: {plan.plannedOn === null ? 'chưa định ngày' : formatDate(plan.plannedOn)}
      </span>
    </span>
  ))
}

/** Only the day where it lies in the month of its period. */
function dayWords(period: string, plannedOn: string | null): string {
  if (plannedOn === null) return '…'
  return plannedOn.startsWith(period) ? String(Number(plannedOn.slice(8))) : formatDate(plannedOn).slice(0, 5)
}
