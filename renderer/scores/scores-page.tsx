import { useParams, useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { isPeriod, periodOf } from '../../shared/calendar/periods.ts'
import type { Output } from '../../shared/contract.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import type { ComparedScores } from '../../shared/scores/contract.ts'
import { formatPoints, openWords } from '../../shared/scores/points.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, RowLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { PeriodChooser } from '../meetings/period-chooser.tsx'
import { useRead } from '../office.ts'
import { ScoreHeads } from './score-heads.tsx'
import { ScoreSection } from './score-section.tsx'
import { ScoreTrend } from './score-trend.tsx'
import { totalWords } from './score-words.ts'
import './scores.css'

type Row = Output<'scores.ofPeriod'>[number]

/** Chấm điểm: the three scores of all cells in a period; the chosen meeting opens beside them. */
export function ScoresPage() {
  const { period: asked } = useParams<{ period?: string }>()
  const today = useRead('setup.state', {}).data?.today
  if (today === undefined) return <Page title="Chấm điểm">{null}</Page>
  const period = asked !== undefined && isPeriod(asked) ? asked : periodOf(today)
  return <Scores period={period} current={periodOf(today)} />
}

function Scores({ period, current }: { readonly period: string; readonly current: string }) {
  const scores = useRead('scores.ofPeriod', { period }, { keepPrevious: true })
  const [search] = useSearchParams()
  const rows = scores.data ?? []
  const chosen = rows
    .flatMap(({ meetings }) => meetings)
    .find(({ meeting }) => meeting.id === search.get('buoi'))
  const cell = rows.find(({ meetings }) => chosen !== undefined && meetings.includes(chosen))
  return (
    <Page
      title="Chấm điểm"
      note={rows.length > 0 && noteOf(rows)}
      actions={
        <>
          <PeriodChooser period={period} current={current} to={(other) => `/cham-diem/${other}`} />
          <ButtonLink to={`/sinh-hoat/${period}`} variant="default">
            Sinh hoạt của kỳ
          </ButtonLink>
        </>
      }
      asideLabel="Điểm của một buổi"
      asideWidth="wide"
      {...(chosen === undefined || cell === undefined
        ? {}
        : { aside: <Chosen key={chosen.meeting.id} cell={cell} meeting={chosen.meeting} /> })}
    >
      <Fault fault={scores.error} onAgain={() => void scores.refetch()} />
      {scores.data !== undefined && rows.length === 0 && <Empty title="Chưa có chi bộ nào" />}
      {rows.length > 0 && (
        <table className="table scores-table" aria-label="Điểm của các chi bộ">
          <thead>
            <tr>
              <th scope="col">Chi bộ</th>
              <ScoreHeads />
              {chosen === undefined && <th scope="col">Điểm mất nhiều nhất theo gợi ý</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Lines key={row.cellId} row={row} period={period} chosen={chosen} />
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}

function noteOf(rows: readonly Row[]): string {
  const meetings = rows.flatMap((row) => row.meetings)
  const count = (fits: (row: ComparedScores) => boolean) => formatCount(meetings.filter(fits).length)
  return `${count(({ own }) => own !== null)} buổi đã có điểm tự chấm, ${count(({ committee }) => committee !== null)} buổi đã thẩm định, trong ${formatCount(meetings.length)} buổi của kỳ`
}

interface ChosenProps {
  readonly cell: Row
  readonly meeting: ComparedScores['meeting']
}

function Chosen({ cell, meeting }: ChosenProps) {
  return (
    <>
      <div className="card-head">
        <h2>{cell.cellName}</h2>
        <p className="muted">
          Sinh hoạt {meetingKindNames[meeting.kind]}, họp ngày {formatDate(meeting.heldOn)}.{' '}
          <TextLink to={`/buoi/${meeting.id}`}>Xem biên bản</TextLink>
        </p>
      </div>
      <ScoreSection meetingId={meeting.id} />
      <ScoreTrend cellId={cell.cellId} last={meeting.period} />
    </>
  )
}

interface LinesProps {
  readonly row: Row
  readonly period: string
  readonly chosen: ComparedScores | undefined
}

const mostReasons = 3

function Lines({ row, period, chosen }: LinesProps) {
  if (row.meetings.length === 0) {
    return (
      <tr>
        <td>{row.cellName}</td>
        <td colSpan={chosen === undefined ? 4 : 3} className="muted">
          Chưa có buổi sinh hoạt trong kỳ
        </td>
      </tr>
    )
  }
  return row.meetings.map((scores) => (
    <tr key={scores.meeting.id} data-chosen={scores === chosen || undefined}>
      <td>
        <RowLink to={`/cham-diem/${period}?buoi=${scores.meeting.id}`}>{row.cellName}</RowLink>
        {scores.meeting.kind !== 'regular' && (
          <span className="muted small"> {meetingKindNames[scores.meeting.kind]}</span>
        )}
      </td>
      <td className="number nowrap">{totalWords(scores.own)}</td>
      <td className="number">
        <Suggested scores={scores} />
      </td>
      <td className="number nowrap">{totalWords(scores.committee)}</td>
      {chosen === undefined && (
        <td>
          <ul>
            {scores.lost.slice(0, mostReasons).map(({ title, points, reason }) => (
              <li key={title}>
                −{formatPoints(points)}: {reason}
              </li>
            ))}
          </ul>
        </td>
      )}
    </tr>
  ))
}

/** A band is named only once nothing is open any more: what is not known may still lift it. */
function Suggested({ scores: { suggestion } }: { readonly scores: ComparedScores }) {
  if (suggestion === null) return <span className="muted">Chưa ghi vào sổ</span>
  if (suggestion.open === 0) return <span className="nowrap">{totalWords(suggestion)}</span>
  return (
    <>
      {formatPoints(suggestion.points)}
      <span className="score-why nowrap">{openWords(suggestion.open)}</span>
    </>
  )
}
