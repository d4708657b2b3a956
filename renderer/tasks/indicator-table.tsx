import type { TaskWish } from '../../shared/tasks/contract.ts'
import { formatMeasure } from '../../shared/tasks/indicator.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { TextLink } from '../components/link.tsx'
import type { SearchPart } from '../components/search.ts'
import { useRead } from '../office.ts'

interface IndicatorTableProps {
  readonly wish: TaskWish
  readonly to: (part: SearchPart) => string
}

/** In thousandths, since shares are of whole numbers. */
const whole = (value: number): number => Math.round(value * 1000)

/** Chỉ tiêu of the listed tasks, summed; the count opens its tasks. */
export function IndicatorTable({ wish, to }: IndicatorTableProps) {
  const sums = useRead('tasks.indicators', wish, { keepPrevious: true }).data ?? []
  if (sums.length === 0) return null
  return (
    <table className="table indicator-table" aria-label="Tổng hợp chỉ tiêu">
      <thead>
        <tr>
          <th scope="col">Chỉ tiêu</th>
          <th scope="col">Đơn vị tính</th>
          <th scope="col" className="number">
            Nhiệm vụ
          </th>
          <th scope="col" className="number">
            Phải đạt
          </th>
          <th scope="col" className="number">
            Đã đạt
          </th>
          <th scope="col" className="number">
            Tỷ lệ
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ indicator, unit, tasks, target, achieved }) => (
          <tr key={`${indicator} ${unit}`}>
            <td>{indicator}</td>
            <td>{unit}</td>
            <td className="number">
              <TextLink
                to={to({ 'chi-tieu': indicator, 'don-vi': unit })}
                aria-label={`${formatCount(tasks)} nhiệm vụ: ${indicator}`}
              >
                {formatCount(tasks)}
              </TextLink>
            </td>
            <td className="number">{formatMeasure(target)}</td>
            <td className="number">{formatMeasure(achieved)}</td>
            <td className="number">{formatPercent(whole(achieved), whole(target))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
