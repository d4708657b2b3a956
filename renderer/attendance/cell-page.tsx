import { useSearchParams } from 'wouter'
import { letterOf, lettersExplained, monthWords } from '../../shared/attendance/sitting.ts'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod, isPeriod, periodOf } from '../../shared/calendar/periods.ts'
import type { Output } from '../../shared/contract.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import classes from './grid.module.css'
import { PrintGrid } from './print-grid.tsx'
import { addressOfSpan, SpanChoice, spanOfAddress } from './span-choice.tsx'
import { lineWords, rateWords, sittingWords } from './turns.ts'

type Grid = Output<'attendance.ofCell'>

/** Lưới dự sinh hoạt of a cell: its members down, the meetings of a time across. */
export function CellAttendancePage({ id }: { readonly id: string }) {
  const today = useRead('setup.state', {}).data?.today
  const [search, setSearch] = useSearchParams()
  const year = search.get('nam') ?? ''
  const current = today === undefined ? undefined : periodOf(today)
  const asked = new URLSearchParams(search)
  // A grid was once named by its year alone.
  if (isPeriod(`${year}-01`)) asked.set('thang', `${year}-01`)
  const span = current === undefined ? undefined : spanOfAddress(asked, current, 12)
  const { from = '', to = '' } = span ?? {}
  const grid = useRead(
    'attendance.ofCell',
    { cellId: id, from, to },
    { keepPrevious: true, enabled: span !== undefined },
  )
  const { data } = grid
  return (
    <Page
      title={data === undefined ? 'Dự sinh hoạt' : `Dự sinh hoạt: ${data.cellName}`}
      note={data && noteOf(data)}
      actions={
        <>
          {span !== undefined && current !== undefined && (
            <SpanChoice
              span={span}
              current={current}
              onChange={(next) => setSearch(addressOfSpan(next), { replace: true })}
            />
          )}
          {data !== undefined && data.meetings.length > 0 && <PrintGrid from={from} to={to} cellId={id} />}
          <ButtonLink to="/du-sinh-hoat" variant="default">
            Các chi bộ
          </ButtonLink>
        </>
      }
    >
      <Fault fault={grid.error} onAgain={() => void grid.refetch()} />
      {data?.meetings.length === 0 && (
        <Empty title="Không có buổi sinh hoạt nào đã ghi vào sổ trong thời gian này">
          Buổi đã ghi vào sổ mới được tính. <TextLink to="/sinh-hoat">Xem sinh hoạt của kỳ</TextLink>
        </Empty>
      )}
      {data !== undefined && data.meetings.length > 0 && <GridTable grid={data} />}
    </Page>
  )
}

function noteOf({ turns, limits, unrecorded }: Grid): string {
  const waiting =
    unrecorded.length === 0 ? '' : `. ${unrecorded.length} buổi đã mở, chưa ghi vào sổ, chưa tính`
  if (turns.base === 0) return `Chưa có lượt dự nào${waiting}`
  return `Dự ${rateWords(turns)} lượt, ${lineWords(turns, limits)}${waiting}`
}

function GridTable({ grid: { meetings, people, limits } }: { readonly grid: Grid }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard */}
      <section className={classes.scroller} tabIndex={0} aria-label="Lưới dự sinh hoạt">
        <table className={`table ${classes.grid}`}>
          <thead>
            <tr>
              <th scope="col">Đảng viên</th>
              {meetings.map(({ id, period, kind, heldOn }) => (
                <th
                  key={id}
                  scope="col"
                  title={`Kỳ ${formatPeriod(period)}, ${meetingKindNames[kind]}, họp ngày ${formatDate(heldOn)}`}
                >
                  <TextLink
                    to={`/buoi/${id}`}
                    aria-label={`${monthWords(period, kind)}, kỳ ${formatPeriod(period)}, họp ngày ${formatDate(heldOn)}`}
                  >
                    {monthWords(period, kind)}
                  </TextLink>
                </th>
              ))}
              <th scope="col" className="number">
                Dự
              </th>
              <th scope="col" className="number">
                P
              </th>
              <th scope="col" className="number">
                K
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ personId, fullName, turns, longest, sittings }) => (
              <tr key={personId}>
                <th scope="row">
                  <TextLink to={`/dang-vien/${personId}?muc=du-sinh-hoat`}>{fullName}</TextLink>
                  {longest !== null && longest.count > limits.mostExcusedRunning && (
                    <span className="tag" data-attention>
                      vắng {formatCount(longest.count)} buổi liên tiếp
                    </span>
                  )}
                </th>
                {sittings.map((sitting, place) => (
                  <td
                    key={meetings[place]?.id ?? place}
                    className={classes.mark}
                    data-state={sitting === null ? undefined : (sitting.state ?? 'unmarked')}
                    title={sitting === null ? 'Không có trong danh sách' : sittingWords(sitting)}
                  >
                    {letterOf(sitting)}
                  </td>
                ))}
                <td className="number nowrap" title={formatPercent(turns.present, turns.base)}>
                  {formatCount(turns.present)}/{formatCount(turns.base)}
                </td>
                <td className="number">{formatCount(turns.excused)}</td>
                <td className="number">{formatCount(turns.absent)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Dự / phải dự</th>
              {meetings.map(({ id, turns }) => (
                <td key={id} className={classes.mark} title={formatPercent(turns.present, turns.base)}>
                  {formatCount(turns.present)}/{formatCount(turns.base)}
                </td>
              ))}
              <td colSpan={3} />
            </tr>
          </tfoot>
        </table>
      </section>
      <p className={`small muted ${classes.legend}`}>{lettersExplained}</p>
    </>
  )
}
