import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { isPeriod, periodPhrase } from '../../shared/calendar/periods.ts'
import type { OpeningRow } from '../../shared/months/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { tellDone } from '../components/undo-notice.tsx'
import { useRead, useWrite } from '../office.ts'
import { draftOf, dropDraft } from './directions-draft.ts'
import { DirectionsSide, unclearDay } from './directions-side.tsx'
import './months.css'
import { type Choice, type Choices, dayToOpen, keyOf, OpeningTable } from './opening-table.tsx'
import { Openings } from './openings.tsx'

/** Mở kỳ: one action opens the month for all cells, with the commune's directions typed once beside it. */
export function OpeningPage({ period }: { readonly period: string }) {
  if (!isPeriod(period)) {
    return (
      <Page title="Không có kỳ này">
        <TextLink to="/sinh-hoat">Về Sinh hoạt</TextLink>
      </Page>
    )
  }
  return <Opening key={period} period={period} />
}

function Opening({ period }: { readonly period: string }) {
  const preview = useRead('months.preview', { period })
  const month = useRead('months.get', { period })
  const open = useWrite('months.open')
  const [choices, setChoices] = useState<Choices>({})
  const [, go] = useLocation()
  const rows = preview.data ?? []
  const meetings = rows.flatMap((row) => {
    const heldOn = dayToOpen(row, choices[keyOf(row)])
    return heldOn === null ? [] : [{ cellId: row.cellId, kind: row.kind, heldOn }]
  })
  const choose = (key: string, choice: Choice) => setChoices((before) => ({ ...before, [key]: choice }))
  const problems = useRef(new Map<string, string>())
  const [isUnclear, setUnclear] = useState(false)
  const submit = () => {
    setUnclear(problems.current.size > 0)
    if (problems.current.size > 0) return
    const directions = draftOf(period) ?? null
    open.mutate(
      { period, meetings, directions },
      {
        onSuccess: ({ actId, opened }) => {
          dropDraft(period)
          if (actId !== null) {
            tellDone(`Đã mở ${formatCount(opened)} buổi kỳ ${periodPhrase(period)}.`, 'months.undo', {
              actId,
            })
          }
          go(`/sinh-hoat/${period}`)
        },
      },
    )
  }
  return (
    <Page
      title={`Mở kỳ ${periodPhrase(period)}`}
      note={noteOf(rows)}
      actions={
        <>
          <ButtonLink to={`/sinh-hoat/${period}`} variant="default">
            Về kỳ này
          </ButtonLink>
          <Button
            disabled={meetings.length === 0}
            loading={open.isPending}
            onClick={() => {
              leaveField()
              submit()
            }}
          >
            {meetings.length === 0 ? 'Không còn buổi nào để mở' : `Mở ${formatCount(meetings.length)} buổi`}
          </Button>
        </>
      }
      asideLabel="Định hướng tháng"
      asideWidth="wide"
      aside={
        // What an earlier visit left in the cache is older than what was written since.
        month.data !== undefined &&
        month.isFetchedAfterMount && (
          <DirectionsSide
            period={period}
            month={month.data}
            onReload={month.refetch}
            problems={problems.current}
          />
        )
      }
    >
      <Fault fault={preview.error ?? month.error} onAgain={() => void preview.refetch()} />
      <Fault fault={isUnclear ? unclearDay : open.error} />
      {rows.length > 0 && <OpeningTable rows={rows} choices={choices} onChoose={choose} />}
      {month.data !== undefined && <Openings openings={month.data.openings} />}
    </Page>
  )
}

function noteOf(rows: readonly OpeningRow[]): string {
  if (rows.length === 0) return ''
  const count = (state: OpeningRow['state']) => rows.filter((row) => row.state === state).length
  const parts = [
    [count('opened'), 'buổi đã mở'],
    [count('ready'), 'buổi có thể mở'],
    [count('missed'), 'chi bộ không họp'],
    [count('no-day'), 'chi bộ chưa biết ngày họp'],
    [count('no-members') + count('not-living'), 'chi bộ chưa mở được'],
  ] as const
  return parts
    .filter(([many]) => many > 0)
    .map(([many, what]) => `${formatCount(many)} ${what}`)
    .join(', ')
}
