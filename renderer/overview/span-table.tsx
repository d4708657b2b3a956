import { addPeriods } from '../../shared/calendar/periods.ts'
import { type SpanLength, spanPeriods, spanPhrase } from '../../shared/calendar/spans.ts'
import type { CountedAs, SpanSums } from '../../shared/overview/contract.ts'
import { rateTrend, scoreTrend } from '../../shared/overview/trend.ts'
import { formatTenths } from '../../shared/scores/points.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { rateWords } from '../attendance/turns.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'
import { Figure } from './figure.tsx'

/** Columns that give way to the names behind a figure. */
const besides: ReadonlySet<string> = new Set(['Chuyên đề', 'So kỳ trước', 'So kỳ trước '])

interface SpanTableProps {
  readonly start: string
  readonly length: SpanLength
}

const columns = [
  'Buổi thường kỳ',
  'Chuyên đề',
  'Lượt dự',
  'So kỳ trước',
  'Điểm bình quân',
  'So kỳ trước ',
] as const

/** A quarter, half a year or a year: a line a cell, with what changed against the time before it. */
export function SpanTable({ start, length }: SpanTableProps) {
  const span = spanPeriods(start, length)
  const former = addPeriods(start, -length)
  const sums = useRead('overview.ofSpan', span, { keepPrevious: true })
  const { data } = sums
  if (data === undefined) return <Fault fault={sums.error} onAgain={() => void sums.refetch()} />
  const ways = (cellId: string | null) => {
    const of = (path: string, from: string, what: Readonly<Record<string, string>>) =>
      `${path}?${new URLSearchParams({
        ...{ thang: from, dai: String(length), ...what },
        ...(cellId !== null && { 'chi-bo': cellId }),
      })}`
    const meetings = (as: CountedAs, from = start) => of('/tong-hop', from, { dem: as })
    return {
      names: of('/du-sinh-hoat', start, { so: 'present' }),
      formerNames: of('/du-sinh-hoat', former, { so: 'present' }),
      monthly: meetings('monthly'),
      thematic: meetings('thematic'),
      scores: meetings('scored'),
      formerScores: meetings('scored', former),
    }
  }
  return (
    <>
      <p className="small muted overview-note">
        So với thời gian liền trước cùng độ dài. Điểm bình quân lấy điểm thẩm định; buổi chưa thẩm định lấy
        điểm chi bộ tự chấm.
      </p>
      <table className="table overview-table" aria-label={`Tổng hợp sinh hoạt ${spanPhrase(start, length)}`}>
        <thead>
          <tr>
            <th scope="col">Chi bộ</th>
            {columns.map((title) => (
              <th
                key={title}
                scope="col"
                className={besides.has(title) ? 'number overview-beside' : 'number'}
              >
                {title.trim()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.cells.map(({ cellId, cellName, now, before }) => (
            <tr key={cellId}>
              <td>
                <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
              </td>
              <Sums name={cellName} now={now} before={before} {...ways(cellId)} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Toàn đảng bộ</th>
            <Sums name="Toàn đảng bộ" now={data.now} before={data.before} {...ways(null)} />
          </tr>
        </tfoot>
      </table>
    </>
  )
}

interface SumsProps {
  readonly name: string
  readonly now: SpanSums
  readonly before: SpanSums
  readonly names: string
  readonly monthly: string
  readonly thematic: string
  readonly scores: string
  /** The same of the time before, against which a trend is told. */
  readonly formerNames: string
  readonly formerScores: string
}

function Sums({ name, now, before, names, monthly, thematic: topics, scores, ...former }: SumsProps) {
  const { held, thematic, turns, score, scored } = now
  return (
    <>
      <td className="number">
        <Figure name={`${name}, buổi thường kỳ`} text={formatCount(held)} to={monthly} />
      </td>
      <td className="number overview-beside">
        <Figure name={`${name}, chuyên đề`} text={formatCount(thematic)} to={topics} />
      </td>
      <td className="number">
        <Figure name={`${name}, lượt dự`} text={turns.base === 0 ? '' : rateWords(turns)} to={names} />
      </td>
      <td className="number overview-beside">
        <Figure
          name={`${name}, tỷ lệ dự so kỳ trước`}
          text={rateTrend(turns, before.turns)}
          to={former.formerNames}
        />
      </td>
      <td className="number nowrap">
        {score !== null && (
          <>
            <Figure name={`${name}, điểm bình quân`} text={formatTenths(score)} to={scores} />{' '}
            <span className="small muted">{formatCount(scored)} buổi</span>
          </>
        )}
      </td>
      <td className="number overview-beside">
        <Figure
          name={`${name}, điểm so kỳ trước`}
          text={scoreTrend(score, before.score)}
          to={former.formerScores}
        />
      </td>
    </>
  )
}
