import { addPeriods, formatPeriod } from '../../shared/calendar/periods.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import { suggestedWords } from '../../shared/scores/points.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'
import { ScoreHeads } from './score-heads.tsx'
import { totalWords } from './score-words.ts'

const MONTHS = 12

interface ScoreTrendProps {
  readonly cellId: string
  readonly last: string
}

/** The scores of a cell over the last twelve periods, the latest first. */
export function ScoreTrend({ cellId, last }: ScoreTrendProps) {
  const scores = useRead('scores.ofCell', { cellId, from: addPeriods(last, 1 - MONTHS), to: last })
  const rows = (scores.data ?? []).toReversed()
  return (
    <section className="section">
      <h3>Mười hai kỳ gần đây</h3>
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
                <td className="number">{suggestion === null ? '—' : suggestedWords(suggestion)}</td>
                <td className="number">{totalWords(committee)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
