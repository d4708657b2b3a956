import { useSearchParams } from 'wouter'
import { type TurnKind, turnKinds } from '../../shared/attendance/contract.ts'
import { formatDate } from '../../shared/calendar/dates.ts'
import { periodOf } from '../../shared/calendar/periods.ts'
import { spanWords } from '../../shared/calendar/spans.ts'
import type { Output } from '../../shared/contract.ts'
import { type CountedAs, countedAs } from '../../shared/overview/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, RowLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { MeetingNames } from '../overview/meeting-names.tsx'
import { AttendanceNames } from './attendance-names.tsx'
import { PrintGrid } from './print-grid.tsx'
import classes from './rates.module.css'
import { addressOfSpan, SpanChoice, spanOfAddress } from './span-choice.tsx'
import { isBelow, lineWords, rateWords } from './turns.ts'

type Commune = Output<'attendance.ofCommune'>

/** Dự sinh hoạt: the rates of all cells over a time; every figure opens its names. */
export function AttendancePage() {
  const today = useRead('setup.state', {}).data?.today
  return today === undefined ? (
    <Page title="Dự sinh hoạt">{null}</Page>
  ) : (
    <Attendance current={periodOf(today)} />
  )
}

function Attendance({ current }: { readonly current: string }) {
  const [search, setSearch] = useSearchParams()
  const chosen = spanOfAddress(search, current, 12)
  const { from, to } = chosen
  const span = { from, to }
  const commune = useRead('attendance.ofCommune', span, { keepPrevious: true })
  const { data } = commune
  const kind = turnKinds.find((known) => known === search.get('so'))
  const cellId = search.get('chi-bo')
  const meetingId = search.get('buoi')
  const as = countedAs.find((known) => known === search.get('dem'))
  const cellName = data?.cells.find((cell) => cell.cellId === cellId)?.cellName ?? 'Toàn đảng bộ'
  const address = (next: Readonly<Record<string, string>>) =>
    `/du-sinh-hoat?${new URLSearchParams({ ...addressOfSpan(chosen), ...next })}`
  return (
    <Page
      title="Dự sinh hoạt"
      note={data && `Toàn đảng bộ ${spanWords(from, to)}: dự ${rateWords(data.turns)} lượt`}
      actions={
        <>
          <SpanChoice
            span={chosen}
            current={current}
            onChange={(next) => setSearch(addressOfSpan(next), { replace: true })}
          />
          <PrintGrid from={from} to={to} cellId={null} />
          <ButtonLink to="/sinh-hoat" variant="default">
            Sinh hoạt
          </ButtonLink>
        </>
      }
      asideLabel="Tên sau con số"
      {...(kind !== undefined && {
        aside: (
          <AttendanceNames
            key={`${kind} ${cellId} ${meetingId} ${from} ${to}`}
            kind={kind}
            span={span}
            cellId={cellId}
            meetingId={meetingId}
            cellName={cellName}
          />
        ),
      })}
      {...(as !== undefined && {
        aside: <MeetingNames key={`${as} ${cellId} ${from} ${to}`} {...{ as, span, cellId, cellName }} />,
      })}
    >
      <Fault fault={commune.error} onAgain={() => void commune.refetch()} />
      {data?.cells.length === 0 && <Empty title="Chưa có chi bộ nào" />}
      {data !== undefined && data.cells.length > 0 && (
        <>
          <Cells
            data={data}
            gridOf={(id) => `/du-sinh-hoat/${id}?${new URLSearchParams(addressOfSpan(chosen))}`}
            addressOf={address}
          />
          <TooOften data={data} />
        </>
      )}
    </Page>
  )
}

interface CellsProps {
  readonly data: Commune
  /** The grid of a cell over the same time. */
  readonly gridOf: (cellId: string) => string
  readonly addressOf: (next: Readonly<Record<string, string>>) => string
}

interface Column {
  readonly kind: TurnKind
  readonly title: string
  /** Otherwise shown only where somebody stands behind it. */
  readonly isAlways?: true
}

const columns: readonly Column[] = [
  { kind: 'excused', title: 'Vắng có lý do', isAlways: true },
  { kind: 'absent', title: 'Vắng không lý do', isAlways: true },
  { kind: 'late', title: 'Đến muộn' },
  { kind: 'exempt', title: 'Miễn, không dự' },
  { kind: 'unmarked', title: 'Chưa điểm danh' },
]

function Cells({ data, gridOf, addressOf }: CellsProps) {
  const { limits } = data
  const shown = columns.filter(({ kind, isAlways }) => isAlways || data.turns[kind] > 0)
  const figure = (kind: TurnKind, turns: Commune['turns'], cellId: string, name: string, title: string) =>
    turns[kind] === 0 ? (
      '0'
    ) : (
      <TextLink
        to={addressOf({ so: kind, ...(cellId !== '' && { 'chi-bo': cellId }) })}
        aria-label={`${name}, ${title}: ${formatCount(turns[kind])}`}
      >
        {formatCount(turns[kind])}
      </TextLink>
    )
  const meetingsAt = (as: CountedAs, cellId: string | null) =>
    addressOf({ dem: as, ...(cellId !== null && { 'chi-bo': cellId }) })
  const present = (turns: Commune['turns'], cellId: string, name: string) =>
    turns.present === 0 ? (
      rateWords(turns)
    ) : (
      <TextLink
        to={addressOf({ so: 'present', ...(cellId !== '' && { 'chi-bo': cellId }) })}
        aria-label={`${name}, có mặt: ${rateWords(turns)}`}
      >
        {rateWords(turns)}
      </TextLink>
    )
  const line = (turns: Commune['turns'], cellId: string, name: string) =>
    shown.map(({ kind, title, isAlways }) => (
      <td key={kind} className={`number ${isAlways ? '' : classes.extra}`}>
        {figure(kind, turns, cellId, name, title)}
      </td>
    ))
  return (
    <table className={`table ${classes.rates}`} aria-label="Tỷ lệ dự sinh hoạt của các chi bộ">
      <thead>
        <tr>
          <th scope="col">Chi bộ</th>
          <th scope="col" className={`number ${classes.extra}`}>
            Số buổi
          </th>
          <th scope="col" className="number">
            Dự / phải dự (lượt)
          </th>
          <th scope="col" className={classes.extra}>
            Mức
          </th>
          {shown.map(({ kind, title, isAlways }) => (
            <th key={kind} scope="col" className={`number ${isAlways ? '' : classes.extra}`}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.cells.map(({ cellId, cellName, meetings, unrecorded, turns }) => (
          <tr key={cellId}>
            <td>
              <RowLink to={gridOf(cellId)}>{cellName}</RowLink>
            </td>
            <td className={`number ${classes.extra}`}>
              <Meetings name={cellName} count={meetings} to={meetingsAt('recorded', cellId)} />
              {unrecorded > 0 && (
                <TextLink className="small nowrap" to={meetingsAt('unrecorded', cellId)}>
                  và {unrecorded} chưa ghi
                </TextLink>
              )}
            </td>
            <td className="number nowrap">{present(turns, cellId, cellName)}</td>
            <td className={classes.extra}>
              <span className="tag" data-attention={isBelow(turns, limits.low) || undefined}>
                {lineWords(turns, limits)}
              </span>
            </td>
            {line(turns, cellId, cellName)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Toàn đảng bộ</th>
          <td className={`number ${classes.extra}`}>
            <Meetings
              name="Toàn đảng bộ"
              count={data.cells.reduce((sum, { meetings }) => sum + meetings, 0)}
              to={meetingsAt('recorded', null)}
            />
          </td>
          <td className="number nowrap">{present(data.turns, '', 'Toàn đảng bộ')}</td>
          <td className={classes.extra}>
            <span className="tag">{lineWords(data.turns, limits)}</span>
          </td>
          {line(data.turns, '', 'Toàn đảng bộ')}
        </tr>
      </tfoot>
    </table>
  )
}

interface MeetingsProps {
  readonly name: string
  readonly count: number
  readonly to: string
}

const Meetings = ({ name, count, to }: MeetingsProps) =>
  count === 0 ? (
    <>0 </>
  ) : (
    <>
      <TextLink to={to} aria-label={`${name}, số buổi: ${formatCount(count)}`}>
        {formatCount(count)}
      </TextLink>{' '}
    </>
  )

function TooOften({ data: { tooOften, limits } }: { readonly data: Commune }) {
  return (
    <section className="section">
      <h2>Vắng có lý do quá {limits.mostExcusedRunning} buổi liên tiếp</h2>
      {tooOften.length === 0 && <p className="muted">Không có đảng viên nào.</p>}
      <ul className="plain-list">
        {tooOften.map(({ personId, fullName, cellName, run, isRunning }) => (
          <li key={personId}>
            <span>
              <TextLink to={`/dang-vien/${personId}?muc=du-sinh-hoat`}>{fullName}</TextLink>{' '}
              <span className="small muted">{cellName}</span>
            </span>
            <span className="small">
              {formatCount(run.count)} buổi, từ {formatDate(run.from)} đến {formatDate(run.last)}
              {isRunning && ', chưa dứt'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
