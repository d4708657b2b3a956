import { NativeSelect, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { isPeriod, periodOf } from '../../shared/calendar/periods.ts'
import { type SpanLength, spanLengths, spanPeriods, spanStart } from '../../shared/calendar/spans.ts'
import type { Output } from '../../shared/contract.ts'
import { paperStateNames } from '../../shared/meetings/contract.ts'
import type { ReportHead } from '../../shared/reports/contract.ts'
import { type ReportKind, reportNames } from '../../shared/reports/kinds.ts'
import { timeOf } from '../../shared/reports/names.ts'
import { useMay } from '../accounts/access.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { inputProps } from '../components/text-field.tsx'
import { SpanChooser } from '../movements/span-chooser.tsx'
import { useRead, useWrite } from '../office.ts'
import './reports.css'

/** Báo cáo: what there is of a month, a quarter, half a year or a year, and what is missing. */
export function ReportsPage() {
  const today = useRead('setup.state', {}).data?.today
  return today === undefined ? <Page title="Báo cáo">{null}</Page> : <Reports current={periodOf(today)} />
}

type OfSpan = Output<'reports.ofSpan'>
type Begin = (kind: ReportKind, bodyId: string | null) => void

function Reports({ current }: { readonly current: string }) {
  const [search, setSearch] = useSearchParams()
  const [, go] = useLocation()
  const begin = useWrite('reports.begin')
  const length = spanLengths.find((months) => String(months) === search.get('dai')) ?? 1
  const asked = search.get('thang') ?? ''
  const start = spanStart(isPeriod(asked) ? asked : current, length)
  const span = spanPeriods(start, length)
  const reports = useRead('reports.ofSpan', span, { keepPrevious: true })
  const choose = (period: string, months: SpanLength) =>
    setSearch({ thang: period, dai: String(months) }, { replace: true })
  const beginOne: Begin = (kind, bodyId) =>
    begin.mutate({ kind, bodyId, ...span }, { onSuccess: ({ id }) => go(`/bao-cao/${id}`) })
  return (
    <Page
      title="Báo cáo"
      note={reports.data !== undefined && noteOf(reports.data)}
      actions={<SpanChooser start={start} length={length} current={current} onChange={choose} />}
    >
      <Fault fault={reports.error ?? begin.error} onAgain={() => void reports.refetch()} />
      {reports.data !== undefined && (
        <>
          <OfCommune
            heads={reports.data.commune}
            time={timeOf(span.from, span.to)}
            hasReview={length === 6}
            isBusy={begin.isPending}
            onBegin={beginOne}
          />
          {length === 1 && (
            <OfCells cells={reports.data.cells} period={start} isBusy={begin.isPending} onBegin={beginOne} />
          )}
          <Submissions
            heads={reports.data.submissions}
            cells={reports.data.cells}
            isBusy={begin.isPending}
            onBegin={beginOne}
          />
        </>
      )}
    </Page>
  )
}

const lackingIn = ({ cells }: OfSpan) => cells.filter(({ hasMet, report }) => hasMet && report === null)

const noteOf = (data: OfSpan): string => {
  const lacking = lackingIn(data).length
  const said = [
    ...(data.commune.length === 0 ? ['Đảng ủy chưa có báo cáo'] : []),
    ...(lacking === 0 ? [] : [`${lacking} chi bộ đã sinh hoạt, chưa có báo cáo`]),
  ]
  return said.join('; ')
}

interface PartProps {
  readonly isBusy: boolean
  readonly onBegin: Begin
}

function OfCommune({
  heads,
  time,
  hasReview,
  isBusy,
  onBegin,
}: PartProps & {
  readonly heads: readonly ReportHead[]
  readonly time: string
  readonly hasReview: boolean
}) {
  const kinds: readonly ReportKind[] = ['commune-report', ...(hasReview ? (['commune-review'] as const) : [])]
  return (
    <section className="section" aria-labelledby="bao-cao-dang-uy">
      <h2 id="bao-cao-dang-uy">Báo cáo của Đảng ủy</h2>
      <table className="table reports-table" aria-label={`Báo cáo của Đảng ủy ${time}`}>
        <tbody>
          {kinds.map((kind) => {
            const head = heads.find((each) => each.kind === kind)
            return (
              <tr key={kind}>
                <td>
                  {head === undefined ? (
                    <>
                      {reportNames[kind]} {time}
                    </>
                  ) : (
                    <TextLink to={`/bao-cao/${head.id}`}>{head.title}</TextLink>
                  )}
                </td>
                <td>
                  {head === undefined ? <span className="attention">Chưa có báo cáo</span> : wayOf(head)}
                </td>
                <td>
                  {head === undefined && (
                    <ButtonFor
                      right="write"
                      size="xs"
                      variant="default"
                      disabled={isBusy}
                      onClick={() => onBegin(kind, null)}
                    >
                      Lập {kind === 'commune-review' ? 'báo cáo sơ kết' : 'báo cáo'}
                    </ButtonFor>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const wayOf = ({ paper }: ReportHead): string => {
  if (paper === null) return 'Nháp'
  return [paperStateNames[paper.state], ...(paper.number === '' ? [] : [`số ${paper.number}`])].join(', ')
}

function OfCells({
  cells,
  period,
  isBusy,
  onBegin,
}: PartProps & { readonly cells: OfSpan['cells']; readonly period: string }) {
  const beginForAll = useWrite('reports.beginForAll')
  const lacking = cells.filter(({ hasMet, report }) => hasMet && report === null).length
  return (
    <section className="section" aria-labelledby="bao-cao-chi-bo">
      <div className="reports-head">
        <h2 id="bao-cao-chi-bo">Báo cáo tháng của các chi bộ</h2>
        {lacking > 0 && (
          <ButtonFor
            right="write"
            size="xs"
            variant="default"
            loading={beginForAll.isPending}
            onClick={() => beginForAll.mutate({ period })}
          >
            Lập cho {lacking} chi bộ đã sinh hoạt
          </ButtonFor>
        )}
      </div>
      <Fault fault={beginForAll.error} />
      {cells.length === 0 ? (
        <Empty title="Chưa có chi bộ nào" />
      ) : (
        <table
          className="table reports-table"
          aria-label={`Báo cáo của các chi bộ ${timeOf(period, period)}`}
        >
          <thead>
            <tr>
              <th scope="col">Chi bộ</th>
              <th scope="col">Sinh hoạt thường kỳ</th>
              <th scope="col">Báo cáo</th>
              <th scope="col">
                <VisuallyHidden>Việc</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ cellId, cellName, hasMet, report }) => (
              <tr key={cellId}>
                <td>{cellName}</td>
                <td>{hasMet ? 'Đã ghi vào sổ' : <span className="muted">Chưa ghi vào sổ</span>}</td>
                <td>
                  {report === null ? (
                    <span className={hasMet ? 'attention' : 'muted'}>Chưa có báo cáo</span>
                  ) : (
                    <TextLink
                      to={`/bao-cao/${report.id}`}
                      aria-label={`Báo cáo của ${cellName}: ${wayOf(report)}`}
                    >
                      {wayOf(report)}
                    </TextLink>
                  )}
                </td>
                <td>
                  {report === null && (
                    <ButtonFor
                      right="write"
                      size="compact-xs"
                      variant="subtle"
                      disabled={isBusy}
                      aria-label={`Lập báo cáo của ${cellName}`}
                      onClick={() => onBegin('cell-report', cellId)}
                    >
                      Lập báo cáo
                    </ButtonFor>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Submissions({
  heads,
  cells,
  isBusy,
  onBegin,
}: PartProps & { readonly heads: readonly ReportHead[]; readonly cells: OfSpan['cells'] }) {
  const may = useMay()
  const [cellId, setCellId] = useState('')
  const chosen = cells.find((cell) => cell.cellId === cellId) ?? cells[0]
  return (
    <section className="section" aria-labelledby="to-trinh">
      <h2 id="to-trinh">Tờ trình của chi bộ</h2>
      {heads.length === 0 ? (
        <p className="muted">Chưa có tờ trình nào trong thời gian này.</p>
      ) : (
        <table className="table reports-table" aria-label="Tờ trình của các chi bộ">
          <tbody>
            {heads.map((head) => (
              <tr key={head.id}>
                <td>{head.bodyName}</td>
                <td>
                  <TextLink to={`/bao-cao/${head.id}`}>{head.title}</TextLink>
                </td>
                <td>{wayOf(head)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen !== undefined && may('write') && (
        <div className="reports-new">
          <NativeSelect
            {...inputProps({ label: 'Chi bộ trình' })}
            value={chosen.cellId}
            data={cells.map((cell) => ({ value: cell.cellId, label: cell.cellName }))}
            onChange={({ currentTarget }) => setCellId(currentTarget.value)}
          />
          <ButtonFor
            right="write"
            variant="default"
            disabled={isBusy}
            onClick={() => onBegin('submission', chosen.cellId)}
          >
            Lập tờ trình
          </ButtonFor>
        </div>
      )}
    </section>
  )
}
