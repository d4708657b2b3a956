import { ActionIcon, Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLocation, useParams, useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import {
  isPeriod,
  nextPeriod,
  periodOf,
  periodPhrase,
  previousPeriod,
} from '../../shared/calendar/periods.ts'
import { type MonthRow, paperStateNames } from '../../shared/meetings/contract.ts'
import { isMonthly, meetingKindNames } from '../../shared/meetings/meeting.ts'
import { formatPercent } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { Icon } from '../components/icons.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useShortcuts } from '../components/shortcuts.ts'
import { useRead } from '../office.ts'
import './meetings.css'
import { OpenDialog } from './open-dialog.tsx'

/** Sinh hoạt: the month of all cells, who has met, how far their minutes are. */
export function MonthPage() {
  const { period: asked } = useParams<{ period?: string }>()
  const today = useRead('setup.state', {}).data?.today
  const period = asked !== undefined && isPeriod(asked) ? asked : today && periodOf(today)
  if (period === undefined || today === undefined) return <Page title="Sinh hoạt">{null}</Page>
  return <Month period={period} today={today} />
}

function Month({ period, today }: { readonly period: string; readonly today: string }) {
  const month = useRead('meetings.month', { period }, { keepPrevious: true })
  const [, go] = useLocation()
  const [isOpening, setOpening] = useState(false)
  const [chosen, setChosen] = useState<MonthRow>()
  const openFor = (row: MonthRow | undefined) => {
    setChosen(row)
    setOpening(true)
  }
  const rows = month.data ?? []
  // Home links to the cell that has not met: its dialog is open at once, or the meeting that waits for its day.
  const [search, setSearch] = useSearchParams()
  const asked = search.get('chi-bo')
  useEffect(() => {
    const row = month.data?.find((candidate) => candidate.cellId === asked)
    if (row === undefined) return
    setSearch({}, { replace: true })
    const planned = row.meetings.find(({ kind }) => kind !== 'thematic')
    if (planned !== undefined) {
      go(`/buoi/${planned.id}`, { replace: true })
      return
    }
    setChosen(row)
    setOpening(true)
  }, [month.data, asked, setSearch, go])
  const met = rows.filter((row) => row.meetings.some((meeting) => isMonthly(meeting, today))).length
  useShortcuts({
    'alt+arrowleft': () => go(`/sinh-hoat/${previousPeriod(period)}`),
    'alt+arrowright': () => go(`/sinh-hoat/${nextPeriod(period)}`),
  })

  return (
    <Page
      title="Sinh hoạt"
      note={rows.length > 0 && `${met}/${rows.length} chi bộ đã sinh hoạt trong kỳ`}
      actions={
        <>
          <PeriodChooser period={period} current={periodOf(today)} />
          <Button onClick={() => openFor(undefined)} disabled={rows.length === 0}>
            Mở buổi sinh hoạt
          </Button>
        </>
      }
    >
      <Fault fault={month.error} onAgain={() => void month.refetch()} />
      {month.data !== undefined && rows.length === 0 && (
        <Empty title="Chưa có chi bộ nào" actions={<ButtonLink to="/nhap-excel">Nhập từ Excel</ButtonLink>}>
          Nhập danh sách đảng viên từ Excel; các chi bộ được lập theo danh sách đó.
        </Empty>
      )}
      {rows.length > 0 && (
        <table className="table month-table" aria-label={`Kỳ ${periodPhrase(period)}`}>
          <thead>
            <tr>
              <th scope="col">Chi bộ</th>
              <th scope="col">Ngày thường họp</th>
              <th scope="col">Ngày họp</th>
              <th scope="col" className="number">
                Có mặt
              </th>
              <th scope="col">Biên bản</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MonthLines key={row.cellId} row={row} today={today} onOpen={() => openFor(row)} />
            ))}
          </tbody>
        </table>
      )}
      <OpenDialog
        isOpen={isOpening}
        period={period}
        today={today}
        rows={rows}
        row={chosen}
        onClose={() => setOpening(false)}
      />
    </Page>
  )
}

interface MonthLinesProps {
  readonly row: MonthRow
  readonly today: string
  readonly onOpen: () => void
}

function MonthLines({ row, today, onOpen }: MonthLinesProps) {
  const [first, ...others] = row.meetings
  const expected = row.expectedOn === null ? '' : formatDate(row.expectedOn)
  const isLate = first === undefined && row.expectedOn !== null && row.expectedOn < today
  return (
    <>
      <tr>
        <td>
          <TextLink to={`/chi-bo/${row.cellId}`} className="row-link">
            {row.cellName}
          </TextLink>
        </td>
        <td>{expected}</td>
        {first === undefined ? (
          <td colSpan={3}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={onOpen}
              aria-label={`Mở buổi sinh hoạt của ${row.cellName}`}
            >
              Mở buổi sinh hoạt
            </Button>
            {isLate && (
              <span className="tag month-late" data-attention>
                Quá ngày thường họp
              </span>
            )}
          </td>
        ) : (
          <MeetingCells meeting={first} cellName={row.cellName} />
        )}
      </tr>
      {others.map((meeting) => (
        <tr key={meeting.id}>
          <td colSpan={2} />
          <MeetingCells meeting={meeting} cellName={row.cellName} />
        </tr>
      ))}
    </>
  )
}

interface MeetingCellsProps {
  readonly meeting: MonthRow['meetings'][number]
  readonly cellName: string
}

function MeetingCells({ meeting, cellName }: MeetingCellsProps) {
  const heldOn = formatDate(meeting.heldOn)
  return (
    <>
      <td>
        <TextLink to={`/buoi/${meeting.id}`} aria-label={`${cellName}, họp ngày ${heldOn}`}>
          {heldOn}
        </TextLink>
        {meeting.kind !== 'regular' && <span className="muted"> {meetingKindNames[meeting.kind]}</span>}
      </td>
      <td className="number">
        {meeting.present === 0 ? (
          <span className="muted">Chưa điểm danh</span>
        ) : (
          `${meeting.present}/${meeting.base} (${formatPercent(meeting.present, meeting.base)})`
        )}
      </td>
      <td>
        <span className="tag" data-attention={meeting.isRecorded ? undefined : true}>
          {meeting.isRecorded ? paperStateNames[meeting.paperState] : 'Chưa ghi vào sổ'}
        </span>
      </td>
    </>
  )
}

interface PeriodChooserProps {
  readonly period: string
  readonly current: string
}

function PeriodChooser({ period, current }: PeriodChooserProps) {
  const [, go] = useLocation()
  const to = (next: string) => go(`/sinh-hoat/${next}`)
  return (
    <nav className="period-chooser" aria-label="Kỳ sinh hoạt">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label="Kỳ trước"
        title="Alt + mũi tên trái"
        onClick={() => to(previousPeriod(period))}
      >
        <Icon name="previous" size={16} />
      </ActionIcon>
      <strong>Kỳ {periodPhrase(period)}</strong>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label="Kỳ sau"
        title="Alt + mũi tên phải"
        onClick={() => to(nextPeriod(period))}
      >
        <Icon name="next" size={16} />
      </ActionIcon>
      {period !== current && (
        <Button variant="subtle" onClick={() => to(current)}>
          Kỳ này
        </Button>
      )}
    </nav>
  )
}
