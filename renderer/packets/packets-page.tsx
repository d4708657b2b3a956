import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useLocation, useParams, useSearchParams } from 'wouter'
import { isPeriod, periodOf } from '../../shared/calendar/periods.ts'
import { type Phase, phaseNames, phases } from '../../shared/packets/contract.ts'
import { LinkFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { Page } from '../components/page.tsx'
import { inputProps } from '../components/text-field.tsx'
import { PeriodChooser } from '../meetings/period-chooser.tsx'
import { useRead } from '../office.ts'
import { nothingChosen, standing } from './choice.ts'
import { PacketBar } from './packet-bar.tsx'
import { PacketTable } from './packet-table.tsx'
import './packets.css'

const title = 'Gói đưa lên Sổ tay'
const ways: Readonly<Record<Phase, string>> = { before: 'truoc', after: 'sau' }

/** Gói đưa lên Sổ tay đảng viên điện tử: what each cell puts up, by the hours left, onto a stick. */
export function PacketsPage() {
  const { period: asked } = useParams<{ period?: string }>()
  const today = useRead('setup.state', {}).data?.today
  const period = asked !== undefined && isPeriod(asked) ? asked : today && periodOf(today)
  if (period === undefined || today === undefined) return <Page title={title}>{null}</Page>
  return <Packets key={period} period={period} today={today} />
}

function Packets({ period, today }: { readonly period: string; readonly today: string }) {
  const rows = useRead('packets.ofPeriod', { period })
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const [choice, setChoice] = useState(nothingChosen)
  const phase = phases.find((each) => ways[each] === search.get('luc')) ?? 'after'
  const path = (month: string, way = phase) => `/so-tay/${month}${way === 'after' ? '' : `?luc=${ways[way]}`}`
  const shown = rows.data ?? []

  return (
    <Page
      title={title}
      note={shown.length > 0 && standing(shown, phase)}
      actions={
        <>
          <PeriodChooser period={period} current={periodOf(today)} to={(month) => path(month)} />
          <NativeSelect
            {...inputProps({ label: 'Đưa lên lúc nào', hideLabel: true })}
            value={phase}
            data={phases.map((value) => ({ value, label: phaseNames[value] }))}
            onChange={(event) => {
              const next = phases.find((each) => each === event.currentTarget.value) ?? 'after'
              setChoice(nothingChosen)
              go(path(period, next), { replace: true })
            }}
          />
        </>
      }
    >
      <Fault fault={rows.error} onAgain={() => void rows.refetch()} />
      {rows.data !== undefined && shown.length === 0 && (
        <Empty
          title="Kỳ này chưa mở buổi sinh hoạt nào"
          actions={
            <LinkFor right="write" to={`/sinh-hoat/${period}/mo-ky`}>
              Mở kỳ
            </LinkFor>
          }
        >
          Gói của mỗi chi bộ có khi buổi sinh hoạt của kỳ đã mở.
        </Empty>
      )}
      {shown.length > 0 && (
        <>
          <PacketBar
            key={phase}
            period={period}
            phase={phase}
            today={today}
            rows={shown}
            choice={choice}
            onChoose={setChoice}
          />
          <PacketTable period={period} phase={phase} rows={shown} choice={choice} onChoose={setChoice} />
        </>
      )}
    </Page>
  )
}
