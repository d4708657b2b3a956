import {
  type ContributionSums,
  type ContributionWish,
  contributionKindNames,
} from '../../shared/contributions/contract.ts'
import { countOf, shortSums } from '../../shared/contributions/words.ts'
import { formatMeasure } from '../../shared/tasks/indicator.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { TextLink } from '../components/link.tsx'
import type { SearchPart } from '../components/search.ts'
import { useRead } from '../office.ts'

interface SumsTableProps {
  readonly wish: ContributionWish
  readonly to: (part: SearchPart) => string
}

/** What the list adds up to: by kind and unit, of members and of households; and by work. Figures open their names. */
export function SumsTable({ wish, to }: SumsTableProps) {
  const { data } = useRead('contributions.sums', wish, { keepPrevious: true })
  if (data === undefined || data.sums.length === 0) return null
  const named = data.works.filter(({ work }) => work !== '')
  return (
    <div className="contribution-sums">
      <KindTable sums={data.sums} to={to} />
      {named.length > 0 && wish.work === null && (
        <table className="table" aria-label="Tổng hợp theo công trình">
          <thead>
            <tr>
              <th scope="col">Công trình, việc chung</th>
              <th scope="col" className="number">
                Lượt
              </th>
              <th scope="col">Đóng góp</th>
            </tr>
          </thead>
          <tbody>
            {named.map(({ work, sums }) => (
              <tr key={work}>
                <td>{work}</td>
                <td className="number">
                  <TextLink
                    to={to({ 'cong-trinh': work })}
                    aria-label={`${formatCount(countOf(sums))} lượt: ${work}`}
                  >
                    {formatCount(countOf(sums))}
                  </TextLink>
                </td>
                <td>{shortSums(sums)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

interface KindTableProps {
  readonly sums: ContributionSums
  readonly to: (part: SearchPart) => string
}

function KindTable({ sums, to }: KindTableProps) {
  return (
    <table className="table" aria-label="Tổng hợp theo loại">
      <thead>
        <tr>
          <th scope="col">Loại</th>
          <th scope="col">Đơn vị</th>
          <th scope="col" className="number">
            Đảng viên
          </th>
          <th scope="col" className="number">
            Hộ dân
          </th>
          <th scope="col" className="number">
            Tổng số
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ kind, unit, members, households }) => {
          const figure = (name: string, amount: number, part: SearchPart) => (
            <td className="number">
              <TextLink
                to={to({ loai: kind, ...part })}
                aria-label={`${contributionKindNames[kind]}, ${name}: ${formatMeasure(amount)} ${unit}`}
              >
                {formatMeasure(amount)}
              </TextLink>
            </td>
          )
          return (
            <tr key={`${kind} ${unit}`}>
              <td>{contributionKindNames[kind]}</td>
              <td>{unit}</td>
              {figure('đảng viên', members.amount, { cua: 'members' })}
              {figure('hộ dân', households.amount, { cua: 'households' })}
              {figure('tổng số', members.amount + households.amount, {})}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
