import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { isPeriod, periodOf } from '../../shared/calendar/periods.ts'
import {
  type SpanLength,
  spanLengths,
  spanPeriods,
  spanPhrase,
  spanStart,
} from '../../shared/calendar/spans.ts'
import { countedAs } from '../../shared/overview/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { Page } from '../components/page.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { SpanChooser } from '../movements/span-chooser.tsx'
import { saveDoorFile, useJob, useRead } from '../office.ts'
import { MeetingNames } from './meeting-names.tsx'
import { MonthTable } from './month-table.tsx'
import './overview.css'
import { SpanTable } from './span-table.tsx'

/** Tổng hợp sinh hoạt: the table of the commune for a month, or for a longer time with what changed. */
export function OverviewPage() {
  const today = useRead('setup.state', {}).data?.today
  return today === undefined ? (
    <Page title="Tổng hợp sinh hoạt">{null}</Page>
  ) : (
    <Overview current={periodOf(today)} />
  )
}

function Overview({ current }: { readonly current: string }) {
  const [search, setSearch] = useSearchParams()
  const [isPrinting, setPrinting] = useState(false)
  const workbook = useJob('overview.workbook')
  const length = spanLengths.find((months) => String(months) === search.get('dai')) ?? 1
  const asked = search.get('thang') ?? ''
  const start = spanStart(isPeriod(asked) ? asked : current, length)
  const span = spanPeriods(start, length)
  const choose = (period: string, months: SpanLength) =>
    setSearch({ thang: period, dai: String(months) }, { replace: true })
  const keepWorkbook = async () => {
    const file = await workbook.start(span)
    if (file !== undefined) await saveDoorFile(file)
  }
  const as = countedAs.find((known) => known === search.get('dem'))
  const cellId = search.get('chi-bo')
  const cells = useRead('overview.ofSpan', span, { enabled: as !== undefined })
  const cellName = cells.data?.cells.find((cell) => cell.cellId === cellId)?.cellName
  return (
    <Page
      title="Tổng hợp sinh hoạt"
      asideLabel="Buổi sau con số"
      {...(as !== undefined && {
        aside: (
          <MeetingNames
            key={`${as} ${cellId} ${start} ${length}`}
            as={as}
            span={span}
            cellId={cellId}
            cellName={cellName ?? (cellId === null ? 'Toàn đảng bộ' : '')}
          />
        ),
      })}
      actions={
        <>
          <SpanChooser start={start} length={length} current={current} onChange={choose} />
          <ButtonFor
            right="export"
            variant="default"
            loading={workbook.isRunning}
            onClick={() => void keepWorkbook()}
          >
            Xuất Excel
          </ButtonFor>
          <ButtonFor right="export" variant="default" onClick={() => setPrinting(true)}>
            In
          </ButtonFor>
        </>
      }
    >
      <Fault fault={workbook.error} />
      {length === 1 ? <MonthTable period={start} /> : <SpanTable start={start} length={length} />}
      <FormDialog
        title={`Tổng hợp sinh hoạt: ${spanPhrase(start, length)}`}
        wish={{ form: 'overview', ...span }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </Page>
  )
}
