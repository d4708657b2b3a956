import { formatPeriod } from '../../shared/calendar/periods.ts'
import type { MonthOverview } from '../../shared/overview/contract.ts'
import { monthSums } from '../../shared/overview/sums.ts'
import { columnFormat, formatTenths } from '../../shared/scores/points.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { rateWords } from '../attendance/turns.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'
import { Figure } from './figure.tsx'
import { MonthLine } from './month-line.tsx'
import { namesOfMonth } from './ways.ts'

const columns = ['Phút', 'Dự', 'Vắng P/K', 'Tự chấm', 'Gợi ý', 'Thẩm định'] as const
/** All columns but that of the cell. */
const besideCell = columns.length + 3

/** A month: a line a meeting, also of cells that have not met, and the whole commune last. */
export function MonthTable({ period }: { readonly period: string }) {
  const month = useRead('overview.ofMonth', { period }, { keepPrevious: true })
  const rows = month.data
  if (rows === undefined) return <Fault fault={month.error} onAgain={() => void month.refetch()} />
  if (rows.length === 0) return <Empty title="Chưa có chi bộ nào" />
  const meetings = rows.flatMap((cell) => cell.meetings)
  const formats = {
    own: columnFormat(meetings.map(({ own }) => own)),
    suggestion: columnFormat(meetings.map(({ suggestion }) => suggestion?.points ?? null)),
    committee: columnFormat(meetings.map(({ committee }) => committee)),
  }
  return (
    <>
      <Note rows={rows} period={period} />
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
            <th scope="col">Lý do</th>
            <th scope="col">Còn thiếu</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(({ cellId, cellName, missed, meetings: own }) => [
            ...(missed !== null || own.length === 0
              ? [<NotHeld key={cellId} cellId={cellId} cellName={cellName} missed={missed} />]
              : []),
            ...own.map((row) => (
              <MonthLine
                key={row.meeting.id}
                cellId={cellId}
                cellName={cellName}
                row={row}
                period={period}
                formats={formats}
                columns={besideCell + 1}
              />
            )),
          ])}
        </tbody>
        <Total rows={rows} period={period} />
      </table>
    </>
  )
}

interface NotHeldProps {
  readonly cellId: string
  readonly cellName: string
  readonly missed: string | null
}

const NotHeld = ({ cellId, cellName, missed }: NotHeldProps) => (
  <tr>
    <td>
      <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
    </td>
    <td colSpan={besideCell} className="muted">
      {missed === null ? 'Chưa mở buổi sinh hoạt trong kỳ' : `Không họp: ${missed}`}
    </td>
  </tr>
)

interface WholeProps {
  readonly rows: MonthOverview
  readonly period: string
}

function Note({ rows, period }: WholeProps) {
  const { cells, met, missed, waiting, lacking } = monthSums(rows)
  return (
    <p className="small muted overview-note">
      <TextLink to={`/sinh-hoat/${period}?xem=da-sinh-hoat`}>
        {formatCount(met)}/{formatCount(cells)} chi bộ đã sinh hoạt
      </TextLink>
      {missed > 0 && `, ${formatCount(missed)} chi bộ không họp`}
      {waiting > 0 && `, ${formatCount(waiting)} buổi đã mở mà chưa ghi vào sổ`}
      {lacking > 0 && `, ${formatCount(lacking)} buổi còn thiếu văn bản hoặc điểm`}
    </p>
  )
}

function Total({ rows, period }: WholeProps) {
  const { met, cells, turns, own, committee, lacking } = monthSums(rows)
  const name = 'Toàn đảng bộ'
  const names = namesOfMonth(period)
  const scores = `/cham-diem/${period}`
  return (
    <tfoot>
      <tr>
        <th scope="row">{name}</th>
        <td>
          {formatCount(met)}/{formatCount(cells)} chi bộ
        </td>
        <td />
        <td className="number">
          <Figure
            name={`${name}, dự`}
            text={turns.base === 0 ? '' : rateWords(turns)}
            to={names({ so: 'present' })}
          />
        </td>
        <td className="number nowrap">
          <Figure
            name={`${name}, vắng có lý do`}
            text={formatCount(turns.excused)}
            to={names({ so: 'excused' })}
          />{' '}
          /{' '}
          <Figure
            name={`${name}, vắng không lý do`}
            text={formatCount(turns.absent)}
            to={names({ so: 'absent' })}
          />
        </td>
        <td className="number">
          <Mean name={`${name}, tự chấm bình quân kỳ ${formatPeriod(period)}`} points={own} to={scores} />
        </td>
        <td />
        <td className="number">
          <Mean name={`${name}, thẩm định bình quân`} points={committee} to={scores} />
        </td>
        <td />
        <td className="small">{lacking > 0 && `${formatCount(lacking)} buổi`}</td>
      </tr>
    </tfoot>
  )
}

interface MeanProps {
  readonly name: string
  readonly points: number | null
  readonly to: string
}

const Mean = ({ name, points, to }: MeanProps) =>
  points === null ? null : (
    <>
      <span className="overview-mean">bình quân</span>
      <Figure name={name} text={formatTenths(points)} to={to} />
    </>
  )
