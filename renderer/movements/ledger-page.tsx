import { NativeSelect } from '@mantine/core'
import { useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { isPeriod, periodOf } from '../../shared/calendar/periods.ts'
import { type SpanLength, spanDays, spanLengths, spanPhrase, spanStart } from '../../shared/calendar/spans.ts'
import { LinkFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { type SearchPart, searchWith } from '../components/search.ts'
import { PrintLedger } from '../forms/print-ledger.tsx'
import { useRead } from '../office.ts'
import { CellsTable } from './cells-table.tsx'
import { LedgerNames } from './ledger-names.tsx'
import { LedgerTable } from './ledger-table.tsx'
import { linesOf } from './lines.ts'
import classes from './movements.module.css'
import { SpanChooser } from './span-chooser.tsx'

/** Biến động: sổ tăng giảm of a time, of the commune or of one cell. Every figure opens its names beside it. */
export function LedgerPage() {
  const today = useRead('setup.state', {}).data?.today
  if (today === undefined) return <Page title="Biến động">{null}</Page>
  return <Ledger today={today} />
}

function Ledger({ today }: { readonly today: string }) {
  const [search, setSearch] = useSearchParams()
  const length = readLength(search.get('dai'))
  const asked = search.get('thang')
  const current = periodOf(today)
  const start = spanStart(asked !== null && isPeriod(asked) ? asked : current, length)
  const cellId = search.get('chi-bo') || null
  const span = spanDays(start, length)
  const cells = useRead('organisation.cells', {})
  const ledger = useRead('movements.ledger', { ...span, cellId }, { keepPrevious: true })

  const go = (part: SearchPart) => setSearch(searchWith(search, part), { replace: true })
  const addressOf = (parts: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams({ ...Object.fromEntries(search), ...parts })
    return `/bien-dong?${next}`
  }

  // A cell that was merged or dissolved since keeps its ledger, but is no longer among the cells.
  const isListed = cells.data === undefined || cells.data.some(({ id }) => id === cellId)
  const ended =
    cellId === null || isListed
      ? []
      : [{ value: cellId, label: ledger.data?.cellName ?? 'Chi bộ đã kết thúc' }]
  const lines = ledger.data === undefined ? [] : linesOf(ledger.data)
  const line = lines.find(({ key }) => key === search.get('dong'))
  return (
    <Page
      title="Biến động"
      note={`Sổ tăng giảm ${spanPhrase(start, length)}, từ ${formatDate(span.from)} đến ${formatDate(span.last)}${span.last > today ? ' (chưa hết kỳ)' : ''}`}
      actions={
        <>
          <SpanChooser
            start={start}
            length={length}
            current={current}
            onChange={(period, months) => go({ thang: period, dai: months === 1 ? null : String(months) })}
          />
          <PrintLedger {...span} cellId={cellId} />
          <ButtonLink to="/bien-dong/den-han" variant="default">
            Đến hạn
          </ButtonLink>
          <LinkFor right="write" to="/bien-dong/chuyen-chi-bo" variant="default">
            Chuyển nhiều người
          </LinkFor>
        </>
      }
      asideLabel="Danh sách của con số"
      {...(line === undefined || ledger.data === undefined
        ? {}
        : { aside: <LedgerNames key={line.key} line={line} ledger={ledger.data} /> })}
    >
      <div className={classes.tools}>
        <NativeSelect
          key={cells.isSuccess ? 'cells' : 'none'}
          label="Sổ của"
          value={cellId ?? ''}
          data={[
            { value: '', label: 'Toàn đảng bộ' },
            ...(cells.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ...ended,
          ]}
          onChange={({ currentTarget }) => go({ 'chi-bo': currentTarget.value || null, dong: null })}
        />
      </div>
      <Fault fault={ledger.error} onAgain={() => void ledger.refetch()} />
      {ledger.data !== undefined && (
        <LedgerTable ledger={ledger.data} chosen={line?.key} addressOf={(key) => addressOf({ dong: key })} />
      )}
      {cellId === null && <CellsTable span={span} addressOf={addressOf} />}
    </Page>
  )
}

const readLength = (text: string | null): SpanLength =>
  spanLengths.find((months) => String(months) === text) ?? 1
