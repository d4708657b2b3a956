import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import type { History } from '../../shared/overview/contract.ts'
import { columnFormat, openWords } from '../../shared/scores/points.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { rateWords } from '../attendance/turns.ts'
import { TextLink } from '../components/link.tsx'
import { Figure } from './figure.tsx'
import { namesOfMonth } from './ways.ts'

const columns = ['Dự', 'Vắng P/K', 'Tự chấm', 'Gợi ý', 'Thẩm định'] as const

interface HistoryMonthsProps {
  readonly months: History['months']
  readonly cellId: string
}

type Meeting = History['months'][number]['meetings'][number]

/** The months of a cell, latest first, also those in which it did not meet. */
export function HistoryMonths({ months, cellId }: HistoryMonthsProps) {
  const meetings = months.flatMap((month) => month.meetings)
  const column = (of: (row: Meeting) => number | null) => columnFormat(meetings.map(of))
  const formats = {
    own: column(({ own }) => own),
    suggestion: column(({ suggestion }) => suggestion?.points ?? null),
    committee: column(({ committee }) => committee),
  }
  if (months.length === 0) return <p className="muted">Chưa có buổi sinh hoạt nào trong sổ.</p>
  return (
    <table className="table overview-table" aria-label="Sinh hoạt và chấm điểm 12 tháng">
      <thead>
        <tr>
          <th scope="col">Kỳ</th>
          <th scope="col">Ngày họp</th>
          <th scope="col">Loại</th>
          {columns.map((title) => (
            <th key={title} scope="col" className="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.flatMap(({ period, missed, meetings: own }) => [
          ...(missed !== null || own.length === 0
            ? [
                <tr key={period}>
                  <td>{formatPeriod(period)}</td>
                  <td colSpan={columns.length + 2} className="muted">
                    {missed === null ? 'Chưa sinh hoạt' : `Không họp: ${missed}`}
                  </td>
                </tr>,
              ]
            : []),
          ...own.map((row) => <Line key={row.meeting.id} row={row} cellId={cellId} formats={formats} />),
        ])}
      </tbody>
    </table>
  )
}

type Format = (points: number) => string

interface LineProps {
  readonly row: Meeting
  readonly cellId: string
  readonly formats: { readonly own: Format; readonly suggestion: Format; readonly committee: Format }
}

function Line({ row: { meeting, turns, own, suggestion, committee }, cellId, formats }: LineProps) {
  const { id, period, kind, heldOn, isRecorded } = meeting
  const names = (so: string) => namesOfMonth(period)({ so, 'chi-bo': cellId, buoi: id })
  const score = `/cham-diem/${period}?buoi=${id}`
  const of = `Kỳ ${formatPeriod(period)}`
  const text = (points: number | null | undefined, format: Format) => (points == null ? '' : format(points))
  return (
    <tr>
      <td>
        <TextLink to={`/buoi/${id}`}>{formatPeriod(period)}</TextLink>
      </td>
      <td>{isRecorded ? formatDate(heldOn) : <span className="muted">Đã mở, chưa ghi vào sổ</span>}</td>
      <td>{meetingKindNames[kind]}</td>
      <td className="number">
        <Figure
          name={`${of}, dự`}
          text={isRecorded && turns.base > 0 ? rateWords(turns) : ''}
          to={names('present')}
        />
      </td>
      <td className="number nowrap">
        {isRecorded && (
          <>
            <Figure name={`${of}, vắng có lý do`} text={formatCount(turns.excused)} to={names('excused')} /> /{' '}
            <Figure name={`${of}, vắng không lý do`} text={formatCount(turns.absent)} to={names('absent')} />
          </>
        )}
      </td>
      <td className="number">
        <Figure name={`${of}, tự chấm`} text={text(own, formats.own)} to={score} />
      </td>
      <td className="number">
        <Figure name={`${of}, gợi ý`} text={text(suggestion?.points, formats.suggestion)} to={score} />
        {suggestion !== null && suggestion.open > 0 && (
          <span className="overview-open">({openWords(suggestion.open)})</span>
        )}
      </td>
      <td className="number">
        <Figure name={`${of}, thẩm định`} text={text(committee, formats.committee)} to={score} />
      </td>
    </tr>
  )
}
