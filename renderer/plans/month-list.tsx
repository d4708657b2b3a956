import { formatDate } from '../../shared/calendar/dates.ts'
import { periodPhrase } from '../../shared/calendar/periods.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import type { YearRow } from '../../shared/plans/contract.ts'
import { Empty } from '../components/empty.tsx'
import { TextLink } from '../components/link.tsx'

interface MonthListProps {
  readonly period: string
  readonly rows: readonly YearRow[]
}

const weekdays = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy']
const weekdayOf = (day: string): string => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''

/** What is planned of a month, day by day. */
export function MonthList({ period, rows }: MonthListProps) {
  const plans = rows
    .flatMap(({ cellName, plans }) =>
      plans.filter((plan) => plan.period === period).map((plan) => ({ ...plan, cellName })),
    )
    .toSorted((a, b) => {
      const [first, second] = [a, b].map(
        ({ plannedOn, startsAt }) => `${plannedOn ?? '~'} ${startsAt ?? '~'}`,
      )
      return (first ?? '') < (second ?? '') ? -1 : 1
    })
  if (plans.length === 0) return <Empty title={`Kế hoạch chưa có buổi nào trong ${periodPhrase(period)}`} />
  return (
    <table className="table" aria-label={`Lịch sinh hoạt ${periodPhrase(period)}`}>
      <thead>
        <tr>
          <th scope="col">Ngày</th>
          <th scope="col">Giờ</th>
          <th scope="col">Chi bộ</th>
          <th scope="col">Địa điểm</th>
          <th scope="col">Chuyên đề</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <td className="nowrap">
              {plan.plannedOn === null ? (
                <span className="muted">chưa định ngày</span>
              ) : (
                `${weekdayOf(plan.plannedOn)}, ${formatDate(plan.plannedOn)}`
              )}
            </td>
            <td>{plan.startsAt}</td>
            <td>
              <TextLink to={`/ke-hoach?nam=${period.slice(0, 4)}&chi-bo=${plan.cellId}`}>
                {plan.cellName}
              </TextLink>
              {plan.kind !== 'regular' && <span className="muted"> {meetingKindNames[plan.kind]}</span>}
            </td>
            <td>{plan.place}</td>
            <td>
              {plan.topic}
              {plan.speaker !== '' && <span className="muted small"> (trình bày: {plan.speaker})</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
