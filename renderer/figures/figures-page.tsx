import { useCallback, useMemo, useRef, useState } from 'react'
import { useParams } from 'wouter'
import { isPeriod, periodOf, periodPhrase } from '../../shared/calendar/periods.ts'
import { figureFields, figureNames } from '../../shared/figures/figures.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Entry, LinkFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useShortcuts } from '../components/shortcuts.ts'
import '../meetings/meetings.css'
import { PeriodChooser } from '../meetings/period-chooser.tsx'
import { useRead } from '../office.ts'
import './figures.css'
import { moveInGrid } from './grid-keys.ts'
import { RollPanel, type RollShown } from './roll-panel.tsx'
import { RowActions } from './row-actions.tsx'
import { rowKey, SheetRowLine } from './sheet-row.tsx'
import { useAskedRow } from './use-asked-row.ts'

/** Ghi số liệu: the handwritten sheets of all cells on one sheet, by keyboard alone. */
export function FiguresPage() {
  const { period: asked } = useParams<{ period?: string }>()
  const today = useRead('setup.state', {}).data?.today
  const period = asked !== undefined && isPeriod(asked) ? asked : today && periodOf(today)
  if (period === undefined || today === undefined) return <Page title="Ghi số liệu">{null}</Page>
  return <Sheet key={period} period={period} today={today} />
}

function Sheet({ period, today }: { readonly period: string; readonly today: string }) {
  const sheet = useRead('figures.sheet', { period })
  const [active, setActive] = useState<string>()
  const [shown, setShown] = useState<RollShown>()
  const [reloads, setReloads] = useState<Readonly<Record<string, number>>>({})
  const lastField = useRef<HTMLElement>(undefined)
  const panel = useRef<HTMLDivElement>(null)
  const toField = () => lastField.current?.focus()
  const toActions = () => panel.current?.querySelector<HTMLElement>('button, a')?.focus()
  const [isTyping, setTyping] = useState(false)
  // The box takes Esc for itself: what was typed in it since it was entered is taken back.
  useShortcuts(isTyping ? { escape: () => undefined } : {})
  const doneOf = useRef(new Map<string, (element: HTMLElement) => void>())
  const onReady = useCallback((key: string, done: (element: HTMLElement) => void) => {
    doneOf.current.set(key, done)
  }, [])
  const { refetch } = sheet
  const onReload = useCallback(
    async (key: string) => {
      await refetch()
      setReloads((before) => ({ ...before, [key]: (before[key] ?? 0) + 1 }))
    },
    [refetch],
  )
  const rows = useMemo(() => sheet.data ?? [], [sheet.data])
  const done = rows.filter(({ state }) => state !== 'open').length
  const current = rows.find((row) => rowKey(row) === shown?.key)
  useAskedRow(rows.length > 0)

  return (
    <Page
      title="Ghi số liệu"
      body="fill"
      note={
        rows.length > 0 && (
          <>
            {`Đã ghi ${formatCount(done)}/${formatCount(rows.length)} buổi. `}
            <TextLink to="/can-hoi-lai">Cần hỏi lại bí thư</TextLink>
          </>
        )
      }
      actions={
        <PeriodChooser period={period} current={periodOf(today)} to={(other) => `/ghi-so-lieu/${other}`} />
      }
    >
      <Fault fault={sheet.error} onAgain={() => void refetch()} />
      {sheet.data !== undefined && rows.length === 0 && (
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
        <Entry right="write">
          <div className="figure-sheet">
            <table
              aria-label={`Số liệu ${periodPhrase(period)}`}
              onKeyDown={(event) =>
                moveInGrid(event, {
                  onDone: (row) => doneOf.current.get(row.dataset.row ?? '')?.(row),
                  onActions: toActions,
                })
              }
              onBlur={() => setTyping(false)}
              onFocus={(event) => {
                const row = event.target.closest<HTMLElement>('tr[data-row]')?.dataset.row
                if (row === undefined) return
                setActive(row)
                if (!(event.target instanceof HTMLInputElement)) return
                lastField.current = event.target
                setTyping(true)
              }}
            >
              <thead>
                <tr>
                  <th scope="col" data-column="cell">
                    Chi bộ
                  </th>
                  {figureFields.map((field) => (
                    <th key={field} scope="col" data-column={field}>
                      {figureNames[field]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <SheetRowLine
                    key={`${rowKey(row)}-${reloads[rowKey(row)] ?? 0}`}
                    row={row}
                    today={today}
                    isActive={active === rowKey(row)}
                    onShow={setShown}
                    onReady={onReady}
                    onReload={onReload}
                  />
                ))}
              </tbody>
            </table>
          </div>
          <RollPanel shown={shown} actions={panel} onBack={toField}>
            {current !== undefined && (
              <RowActions row={current} onDiscard={shown?.onDiscard} onBack={toField} />
            )}
          </RollPanel>
        </Entry>
      )}
    </Page>
  )
}
