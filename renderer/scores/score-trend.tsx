import { addPeriods, formatPeriod } from '../../shared/calendar/periods.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import { formatPoints } from '../../shared/scores/points.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'
import { ScoreHeads } from './score-heads.tsx'
import { totalWords } from './score-words.ts'

const MONTHS = 12

interface ScoreTrendProps {
  readonly cellId: string
  readonly last: string
  /** How many periods up to the last one. */
  readonly months?: number
  readonly title?: string
}

/** The scores of a cell over the last periods, the latest first. */
export function ScoreTrend({
  cellId,
  last,
  months = MONTHS,
  title = 'Mười hai kỳ gần đây',
}: ScoreTrendProps) {
  const scores = useRead('scores.ofCell', { cellId, from: addPeriods(last, 1 - months), to: last })
  const rows = (scores.data ?? []).toReversed()
  return (
    <section className="section">
      <h3>{title}</h3>
      <Fault fault={scores.error} onAgain={() => void scores.refetch()} />
      {rows.length > 0 && (
        <table className="table score-table" aria-label="Điểm các kỳ gần đây">
          <thead>
            <tr>
              <th scope="col">Kỳ</th>
              <ScoreHeads />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ meeting, own, suggestion, committee }) => (
              <tr key={meeting.id}>
                <td>
                  <TextLink to={`/cham-diem/${meeting.period}?buoi=${meeting.id}`}>
                    {formatPeriod(meeting.period)}
                  </TextLink>
                  {meeting.kind !== 'regular' && (
                    <span className="muted small"> {meetingKindNames[meeting.kind]}</span>
                  )}
                </td>
                <td className="number">{totalWords(own)}</td>
                <td className="number">{suggestion === null ? '—' : formatPoints(suggestion.points)}</td>
                <td className="number">{totalWords(committee)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
