import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { isPeriod, periodOf } from '../../shared/calendar/periods.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor, LinkFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { YearChooser } from '../components/year-chooser.tsx'
import { PeriodChooser } from '../meetings/period-chooser.tsx'
import { useRead } from '../office.ts'
import { CellPlans } from './cell-plans.tsx'
import { MonthList } from './month-list.tsx'
import './plans.css'
import { ProposeDialog } from './propose-dialog.tsx'
import { YearGrid } from './year-grid.tsx'

/** Kế hoạch sinh hoạt năm: the year of all cells in a grid, or one month of it as a calendar. */
export function YearPage() {
  const today = useRead('setup.state', {}).data?.today
  const [search] = useSearchParams()
  if (today === undefined) return <Page title="Kế hoạch sinh hoạt">{null}</Page>
  const month = search.get('ky') ?? ''
  const asked = Number(search.get('nam'))
  const current = Number(today.slice(0, 4))
  if (isPeriod(month)) return <MonthPlans period={month} current={periodOf(today)} />
  return <YearPlans year={asked > 1930 && asked < 2200 ? asked : current} current={current} />
}

function YearPlans({ year, current }: { readonly year: number; readonly current: number }) {
  const plans = useRead('plans.year', { year }, { keepPrevious: true })
  const [search, setSearch] = useSearchParams()
  const [isProposing, setProposing] = useState(false)
  const rows = plans.data?.cells ?? []
  const chosen = rows.find(({ cellId }) => cellId === search.get('chi-bo'))
  const lacking = rows.filter(({ missingThematic }) => missingThematic.length > 0).length
  const choose = (next: number) =>
    setSearch({ nam: String(next), ...(chosen && { 'chi-bo': chosen.cellId }) }, { replace: true })
  return (
    <Page
      title="Kế hoạch sinh hoạt năm"
      note={
        lacking > 0
          ? `${formatCount(lacking)}/${formatCount(rows.length)} chi bộ có quý chưa đủ sinh hoạt chuyên đề`
          : 'Ngày dự kiến của từng tháng; CĐ là buổi có chuyên đề'
      }
      actions={
        <>
          <TextLink to="/sinh-hoat">Về Sinh hoạt</TextLink>
          <TextLink to={`/ke-hoach?ky=${year}-${year === current ? currentMonth() : '01'}`}>
            Lịch theo tháng
          </TextLink>
          <YearChooser year={year} current={current} onChoose={choose} />
          <ButtonFor
            right="write"
            disabled={year < current || rows.length === 0}
            onClick={() => setProposing(true)}
          >
            Lập kế hoạch năm
          </ButtonFor>
        </>
      }
      {...(chosen && {
        asideLabel: `Kế hoạch của ${chosen.cellName}`,
        aside: <CellPlans key={chosen.cellId} year={year} row={chosen} />,
      })}
    >
      <Fault fault={plans.error} onAgain={() => void plans.refetch()} />
      {plans.data !== undefined && rows.length === 0 && (
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
      {rows.length > 0 && <YearGrid year={year} rows={rows} chosen={chosen?.cellId ?? null} />}
      <ProposeDialog year={year} isOpen={isProposing} onClose={() => setProposing(false)} />
    </Page>
  )
}

const currentMonth = (): string => String(new Date().getMonth() + 1).padStart(2, '0')

function MonthPlans({ period, current }: { readonly period: string; readonly current: string }) {
  const year = Number(period.slice(0, 4))
  const plans = useRead('plans.year', { year }, { keepPrevious: true })
  return (
    <Page
      title="Lịch sinh hoạt theo kế hoạch"
      actions={
        <>
          <TextLink to={`/ke-hoach?nam=${year}`}>Kế hoạch cả năm</TextLink>
          <PeriodChooser period={period} current={current} to={(other) => `/ke-hoach?ky=${other}`} />
        </>
      }
    >
      <Fault fault={plans.error} onAgain={() => void plans.refetch()} />
      {plans.data !== undefined && <MonthList period={period} rows={plans.data.cells} />}
    </Page>
  )
}
