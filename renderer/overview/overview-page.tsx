import { Button, Checkbox } from '@mantine/core'
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
import { Fault } from '../components/fault.tsx'
import { Page } from '../components/page.tsx'
import { searchWith } from '../components/search.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { SpanChooser } from '../movements/span-chooser.tsx'
import { saveDoorFile, useJob, useRead } from '../office.ts'
import { CountedMeetings } from './counted-meetings.tsx'
import { MonthTable } from './month-table.tsx'
import './overview.css'
import { ScoreNames } from './score-names.tsx'
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
  const scoresOf = search.get('diem')
  const countedOf = search.get('buoi')
  const withReasons = search.get('ly-do') !== null
  return (
    <Page
      title="Tổng hợp sinh hoạt"
      asideLabel="Sau con số"
      {...(scoresOf !== null &&
        length > 1 && { aside: <ScoreNames whose={scoresOf} start={start} length={length} /> })}
      {...(countedOf !== null &&
        length > 1 && {
          aside: (
            <CountedMeetings
              whose={countedOf}
              counted={search.get('loai') === 'chuyen-de' ? 'thematic' : 'monthly'}
              start={start}
              length={length}
            />
          ),
        })}
      actions={
        <>
          <SpanChooser start={start} length={length} current={current} onChange={choose} />
          <Button variant="default" loading={workbook.isRunning} onClick={() => void keepWorkbook()}>
            Xuất Excel
          </Button>
          <Button variant="default" onClick={() => setPrinting(true)}>
            In
          </Button>
        </>
      }
    >
      <Fault fault={workbook.error} />
      {length === 1 && (
        <Checkbox
          className="overview-with-reasons"
          label="Hiện lý do của điểm"
          checked={withReasons}
          onChange={({ currentTarget: { checked } }) =>
            setSearch(searchWith(search, { 'ly-do': checked ? '1' : null }), { replace: true })
          }
        />
      )}
      {length === 1 ? (
        <MonthTable period={start} withReasons={withReasons} />
      ) : (
        <SpanTable start={start} length={length} />
      )}
      <FormDialog
        title={`Tổng hợp sinh hoạt: ${spanPhrase(start, length)}`}
        wish={{ form: 'overview', ...span }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </Page>
  )
}
