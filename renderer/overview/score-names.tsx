import { addPeriods, periodPhrase } from '../../shared/calendar/periods.ts'
import { type SpanLength, spanPeriods, spanPhrase } from '../../shared/calendar/spans.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'
import { ScoreTrend } from '../scores/score-trend.tsx'

interface ScoreNamesProps {
  /** A cell, or all of them. */
  readonly whose: string
  readonly start: string
  readonly length: SpanLength
}

/** The meetings behind a mean score: of a cell one by one, of the commune month by month. */
export function ScoreNames({ whose, start, length }: ScoreNamesProps) {
  const span = spanPeriods(start, length)
  const sums = useRead('overview.ofSpan', span)
  const cell = sums.data?.cells.find(({ cellId }) => cellId === whose)
  const title = `Điểm ${spanPhrase(start, length)}`
  if (sums.data === undefined) return <Fault fault={sums.error} onAgain={() => void sums.refetch()} />
  if (cell !== undefined) {
    return (
      <>
        <div className="card-head">
          <h2>{cell.cellName}</h2>
        </div>
        <ScoreTrend cellId={cell.cellId} last={span.to} months={length} title={title} />
      </>
    )
  }
  return (
    <section className="section">
      <h2>{title}, toàn đảng bộ</h2>
      <ul>
        {Array.from({ length }, (_, month) => addPeriods(start, month)).map((period) => (
          <li key={period}>
            <TextLink to={`/cham-diem/${period}`}>Điểm của các chi bộ {periodPhrase(period)}</TextLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
