import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLocation, useParams, useSearchParams } from 'wouter'
import { isPeriod, periodOf } from '../../shared/calendar/periods.ts'
import type { MonthRow } from '../../shared/meetings/contract.ts'
import { isMonthly, isMonthlyKind } from '../../shared/meetings/meeting.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { useMay } from '../accounts/access.ts'
import { LinkFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { MonthWays } from '../months/month-ways.tsx'
import { useRead } from '../office.ts'
import './meetings.css'
import { MonthTable } from './month-table.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { PeriodChooser } from './period-chooser.tsx'

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
  const may = useMay()
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
    const opened = row.meetings.find(({ kind }) => isMonthlyKind(kind))
    if (opened !== undefined) {
      go(`/buoi/${opened.id}`, { replace: true })
      return
    }
    setChosen(row)
    setOpening(true)
  }, [month.data, asked, setSearch, go])
  const view = views.find(({ key }) => key === search.get('xem'))
  const shown = view === undefined ? rows : rows.filter(view.isShown)

  return (
    <Page
      title="Sinh hoạt"
      note={
        rows.length > 0 && (
          <>
            {monthNote(rows)}
            {view !== undefined && (
              <>
                . {view.words(shown.length)}{' '}
                <TextLink to={`/sinh-hoat/${period}`}>Xem tất cả chi bộ</TextLink>
              </>
            )}
          </>
        )
      }
      actions={
        <>
          <PeriodChooser period={period} current={periodOf(today)} to={(other) => `/sinh-hoat/${other}`} />
          {may('write') && (
            <>
              <Button variant="default" onClick={() => openFor(undefined)} disabled={rows.length === 0}>
                Mở buổi sinh hoạt
              </Button>
              <ButtonLink to={`/sinh-hoat/${period}/mo-ky`}>Mở kỳ cho các chi bộ</ButtonLink>
            </>
          )}
        </>
      }
    >
      <Fault fault={month.error} onAgain={() => void month.refetch()} />
      {month.data !== undefined && rows.length === 0 && (
        <Empty
          title="Chưa có chi bộ nào"
          actions={
            <LinkFor right="write" to="/nhap-excel">
              Nhập từ Excel
            </LinkFor>
          }
        >
          Nhập danh sách đảng viên từ Excel; các chi bộ được lập theo danh sách đó.
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <MonthWays period={period} />
          {shown.length === 0 && <Empty title={view?.emptyTitle ?? ''} />}
          {shown.length > 0 && <MonthTable period={period} rows={shown} today={today} onOpen={openFor} />}
        </>
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

const hasMet = (row: MonthRow): boolean => row.meetings.some(isMonthly)

/** What the figures of the home page open: the month with only those cells. */
const views = [
  {
    key: 'chua-sinh-hoat',
    isShown: (row: MonthRow) => !hasMet(row),
    words: (count: number) => `Đang xem ${formatCount(count)} chi bộ chưa sinh hoạt.`,
    emptyTitle: 'Mọi chi bộ đã sinh hoạt trong kỳ này',
  },
  {
    key: 'da-sinh-hoat',
    isShown: hasMet,
    words: (count: number) => `Đang xem ${formatCount(count)} chi bộ đã sinh hoạt.`,
    emptyTitle: 'Chưa có chi bộ nào sinh hoạt trong kỳ này',
  },
]

function monthNote(rows: readonly MonthRow[]): string {
  const met = rows.filter(hasMet).length
  const opened = rows.filter((row) => row.meetings.some(({ kind }) => isMonthlyKind(kind))).length
  const waiting = opened - met
  const rest = waiting > 0 ? `, ${formatCount(waiting)} chi bộ đã mở mà chưa ghi` : ''
  const missed = rows.filter((row) => row.missed !== null).length
  const none = missed > 0 ? `, ${formatCount(missed)} chi bộ không họp` : ''
  return `${formatCount(met)}/${formatCount(rows.length)} chi bộ đã sinh hoạt trong kỳ${rest}${none}`
}
