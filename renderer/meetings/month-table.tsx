import { Button } from '@mantine/core'
import { daysBetween, formatDate } from '../../shared/calendar/dates.ts'
import { periodPhrase } from '../../shared/calendar/periods.ts'
import type { MonthRow } from '../../shared/meetings/contract.ts'
import { isMonthlyKind, meetingKindNames } from '../../shared/meetings/meeting.ts'
import { stageOf } from '../../shared/months/stage.ts'
import { formatPercent } from '../../shared/text/numbers.ts'
import { useMay } from '../accounts/access.ts'
import { RowLink, TextLink } from '../components/link.tsx'
import { MissedButton } from '../months/missed.tsx'

interface MonthTableProps {
  readonly period: string
  readonly rows: readonly MonthRow[]
  readonly today: string
  readonly onOpen: (row: MonthRow) => void
}

/** Every cell with its meetings of the month: opened or not, when, who came, how far the minutes are. */
export function MonthTable({ period, rows, today, onOpen }: MonthTableProps) {
  return (
    <table className="table month-table" aria-label={`Kỳ ${periodPhrase(period)}`}>
      <thead>
        <tr>
          <th scope="col">Chi bộ</th>
          <th scope="col">Ngày dự kiến</th>
          <th scope="col">Ngày họp</th>
          <th scope="col" className="number">
            Có mặt
          </th>
          <th scope="col">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <MonthLines key={row.cellId} period={period} row={row} today={today} onOpen={() => onOpen(row)} />
        ))}
      </tbody>
    </table>
  )
}

interface MonthLinesProps {
  readonly period: string
  readonly row: MonthRow
  readonly today: string
  readonly onOpen: () => void
}

function MonthLines({ period, row, today, onOpen }: MonthLinesProps) {
  const may = useMay()
  // A committee that has met, or a thematic meeting alone, leaves that of the month still to be opened.
  const first = row.meetings.find(({ kind }) => isMonthlyKind(kind))
  const others = row.meetings.filter((meeting) => meeting !== first)
  const expected = row.expectedOn === null ? '' : formatDate(row.expectedOn)
  const isLate =
    first === undefined && row.missed === null && row.expectedOn !== null && row.expectedOn < today
  return (
    <>
      <tr>
        <td>
          <RowLink to={`/chi-bo/${row.cellId}`}>{row.cellName}</RowLink>
        </td>
        <td>{expected}</td>
        {first === undefined ? (
          <>
            <td colSpan={2}>
              {may('write') && (
                <>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={onOpen}
                    aria-label={`Mở buổi sinh hoạt của ${row.cellName}`}
                  >
                    Mở buổi sinh hoạt
                  </Button>{' '}
                  <MissedButton
                    cellId={row.cellId}
                    cellName={row.cellName}
                    period={period}
                    missed={row.missed}
                  />
                </>
              )}
            </td>
            <td>
              {row.missed === null ? (
                <span className="tag" data-attention={isLate || undefined}>
                  {isLate ? 'Chưa ghi, quá ngày dự kiến' : 'Chưa mở'}
                </span>
              ) : (
                <>
                  <span className="tag">Không họp</span> {row.missed}
                </>
              )}
            </td>
          </>
        ) : (
          <MeetingCells meeting={first} cellName={row.cellName} today={today} plannedOn={row.expectedOn} />
        )}
      </tr>
      {others.map((meeting) => (
        <tr key={meeting.id}>
          <td colSpan={2} />
          <MeetingCells meeting={meeting} cellName={row.cellName} today={today} plannedOn={null} />
        </tr>
      ))}
    </>
  )
}

interface MeetingCellsProps {
  readonly meeting: MonthRow['meetings'][number]
  readonly cellName: string
  readonly today: string
  /** The day on which the cell was to meet. */
  readonly plannedOn: string | null
}

function MeetingCells({ meeting, cellName, today, plannedOn }: MeetingCellsProps) {
  const heldOn = formatDate(meeting.heldOn)
  const stage = stageOf(meeting, today)
  return (
    <>
      <td>
        <TextLink to={`/buoi/${meeting.id}`} aria-label={`${cellName}, họp ngày ${heldOn}`}>
          {heldOn}
        </TextLink>
        {meeting.kind !== 'regular' && <span className="muted"> {meetingKindNames[meeting.kind]}</span>}
        {plannedOn !== null && meeting.isRecorded && meeting.heldOn > plannedOn && (
          <span className="muted small"> muộn {daysBetween(plannedOn, meeting.heldOn)} ngày</span>
        )}
      </td>
      <td className="number">
        {meeting.present > 0 &&
          `${meeting.present}/${meeting.base} (${formatPercent(meeting.present, meeting.base)})`}
        {meeting.present === 0 && meeting.heldOn <= today && <span className="muted">Chưa điểm danh</span>}
      </td>
      <td>
        <span className="tag" data-attention={stage.isLate || undefined}>
          {stage.name}
        </span>
      </td>
    </>
  )
}
