import { Fragment } from 'react'
import { sumTurns } from '../../shared/attendance/sitting.ts'
import { formatDate } from '../../shared/calendar/dates.ts'
import { isMonthly, meetingKindNames } from '../../shared/meetings/meeting.ts'
import {
  type Lack,
  lackNames,
  type MeetingOfMonth,
  type MonthOverview,
} from '../../shared/overview/contract.ts'
import { monthSums, unmetWords } from '../../shared/overview/table.ts'
import { formatMean, formatPoints } from '../../shared/scores/points.ts'
import { lostWords, openWords } from '../../shared/scores/why.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { rateWords } from '../attendance/turns.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'
import { Figure } from './figure.tsx'

const columns = ['Phút', 'Dự', 'Vắng P/K', 'Tự chấm', 'Gợi ý', 'Thẩm định'] as const

interface MonthTableProps {
  readonly period: string
  /** Why the scores are what they are, under each line. */
  readonly withReasons: boolean
}

/** A month: a line a meeting, also of cells that have not met. */
export function MonthTable({ period, withReasons }: MonthTableProps) {
  const month = useRead('overview.ofMonth', { period }, { keepPrevious: true })
  const rows = month.data
  if (rows === undefined) return <Fault fault={month.error} onAgain={() => void month.refetch()} />
  if (rows.length === 0) return <Empty title="Chưa có chi bộ nào" />
  return (
    <>
      <p className="small muted overview-note">{noteOf(rows)}</p>
      <table className="table overview-table" aria-label="Tổng hợp sinh hoạt của các chi bộ trong kỳ">
        <thead>
          <tr>
            <th scope="col">Chi bộ</th>
            <th scope="col">Ngày họp</th>
            {columns.map((title) => (
              <th key={title} scope="col" className="number">
                {title}
              </th>
            ))}
            <th scope="col">Còn thiếu</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cellId, cellName, missed, meetings }) =>
            meetings.length === 0 ? (
              <tr key={cellId}>
                <td>
                  <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
                </td>
                <td colSpan={columns.length + 2} className="muted">
                  {unmetWords(missed)}
                </td>
              </tr>
            ) : (
              meetings.map((row) => (
                <Fragment key={row.meeting.id}>
                  <Line cellId={cellId} cellName={cellName} row={row} period={period} />
                  {withReasons && <Reasons row={row} />}
                </Fragment>
              ))
            ),
          )}
        </tbody>
        <tfoot>
          <Whole rows={rows} />
        </tfoot>
      </table>
    </>
  )
}

function noteOf(rows: MonthOverview): string {
  const held = rows.filter(({ meetings }) => meetings.some(({ meeting }) => isMonthly(meeting))).length
  const turns = sumTurns(rows.flatMap(({ meetings }) => meetings.map((row) => row.turns)))
  const lacking = rows.flatMap(({ meetings }) => meetings).filter(({ lacks }) => lacks.length > 0).length
  return [
    `${formatCount(held)}/${formatCount(rows.length)} chi bộ đã sinh hoạt`,
    ...(turns.base === 0 ? [] : [`dự ${rateWords(turns)} lượt`]),
    ...(lacking === 0 ? [] : [`${formatCount(lacking)} buổi còn thiếu văn bản hoặc điểm`]),
  ].join(', ')
}

/** Where what is missing is done. */
const wayOf: Readonly<Record<Lack, (at: { readonly meeting: string; readonly period: string }) => string>> = {
  record: ({ meeting }) => `/buoi/${meeting}`,
  minutes: ({ meeting }) => `/buoi/${meeting}`,
  signature: ({ period }) => `/van-ban/ky/${period}`,
  posting: ({ period }) => `/van-ban/ky/${period}`,
  'own-score': ({ meeting, period }) => `/cham-diem/${period}?buoi=${meeting}`,
  appraisal: ({ meeting, period }) => `/cham-diem/${period}?buoi=${meeting}`,
}

interface LineProps {
  readonly cellId: string
  readonly cellName: string
  readonly row: MeetingOfMonth
  readonly period: string
}

const pointsText = (points: number | null | undefined): string => (points == null ? '' : formatPoints(points))

function Line({ cellId, cellName, row, period }: LineProps) {
  const { meeting, minutes, turns, topic, own, suggestion, committee, lacks } = row
  const { id, isRecorded } = meeting
  const names = (kind: string) =>
    `/du-sinh-hoat?${new URLSearchParams({ thang: period, dai: '1', so: kind, 'chi-bo': cellId })}`
  const score = `/cham-diem/${period}?buoi=${id}`
  const { present, base, excused, absent } = turns
  const rate = base === 0 ? '' : `${present}/${base} (${formatPercent(present, base)})`
  return (
    <tr>
      <td>
        <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
      </td>
      <td>
        {!isRecorded && <span className="muted">Dự kiến </span>}
        <TextLink to={`/buoi/${id}`}>{formatDate(meeting.heldOn)}</TextLink>
        {meeting.kind !== 'regular' && (
          <span className="overview-kind">{topic === '' ? meetingKindNames[meeting.kind] : topic}</span>
        )}
      </td>
      <td className="number">
        <Figure
          name={`${cellName}, số phút`}
          text={minutes === null || !isRecorded ? '' : formatCount(minutes)}
          to={`/buoi/${id}`}
        />
      </td>
      <td className="number">
        <Figure name={`${cellName}, dự`} text={isRecorded ? rate : ''} to={names('present')} />
      </td>
      <td className="number nowrap">
        {isRecorded ? (
          <>
            <Figure name={`${cellName}, vắng có lý do`} text={formatCount(excused)} to={names('excused')} /> /{' '}
            <Figure name={`${cellName}, vắng không lý do`} text={formatCount(absent)} to={names('absent')} />
          </>
        ) : (
          <span className="muted">—</span>
        )}
      </td>
      <td className="number">
        <Figure name={`${cellName}, tự chấm`} text={pointsText(own)} to={score} />
      </td>
      <td className="number">
        <Figure name={`${cellName}, gợi ý`} text={pointsText(suggestion?.points)} to={score} />
        {suggestion !== null && suggestion.open > 0 && (
          <span className="small muted overview-open">{openWords(suggestion.open)}</span>
        )}
      </td>
      <td className="number">
        <Figure name={`${cellName}, thẩm định`} text={pointsText(committee)} to={score} />
      </td>
      <td className="small">
        {lacks.map((lack, index) => (
          <Fragment key={lack}>
            {index > 0 && '; '}
            <TextLink to={wayOf[lack]({ meeting: id, period })}>{lackNames[lack]}</TextLink>
          </Fragment>
        ))}
      </td>
    </tr>
  )
}

/** The whole commune: what the lines above come to. */
function Whole({ rows }: { readonly rows: MonthOverview }) {
  const { cells, met, turns, own, committee } = monthSums(rows)
  const mean = (points: number | null) => (points === null ? '' : formatMean(points))
  return (
    <tr>
      <th scope="row">Toàn đảng bộ</th>
      <td>
        {formatCount(met)}/{formatCount(cells)} chi bộ
      </td>
      <td />
      <td className="number">
        {turns.base === 0
          ? ''
          : `${turns.present}/${turns.base} (${formatPercent(turns.present, turns.base)})`}
      </td>
      <td className="number">{turns.base === 0 ? '' : `${turns.excused} / ${turns.absent}`}</td>
      <td className="number">{mean(own)}</td>
      <td />
      <td className="number">{mean(committee)}</td>
      <td />
    </tr>
  )
}

/** Why the three scores of a meeting are what they are. */
function Reasons({ row: { why } }: { readonly row: MeetingOfMonth }) {
  const parts = [
    ['Chi bộ tự chấm', why.own],
    ['Gợi ý mất điểm', lostWords(why.lost).join('; ')],
    ['Đảng ủy thẩm định', why.committee],
  ].filter(([, words]) => words !== '')
  if (parts.length === 0) return null
  return (
    <tr className="overview-reasons">
      <td />
      <td colSpan={columns.length + 2}>
        {parts.map(([title, words]) => (
          <p key={title} className="small">
            <strong>{title}:</strong> {words}
          </p>
        ))}
      </td>
    </tr>
  )
}
