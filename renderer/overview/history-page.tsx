import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import type { FactKind, History } from '../../shared/overview/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { WorkbookButton } from '../forms/workbook-button.tsx'
import { useRead } from '../office.ts'
import { HistoryMonths } from './history-months.tsx'
import './overview.css'

/** Tình hình chi bộ: twelve months of a cell on one page, before somebody visits it; every figure opens what it counts. */
export function HistoryPage({ id }: { readonly id: string }) {
  const read = useRead('overview.history', { cellId: id })
  const [isPrinting, setPrinting] = useState(false)
  const { data } = read
  const title = data === undefined ? 'Tình hình chi bộ' : `Tình hình: ${data.cellName}`
  return (
    <Page
      title={title}
      note={data && noteOf(data)}
      actions={
        <>
          <WorkbookButton job="overview.historyWorkbook" wish={{ cellId: id }} isOff={data === undefined} />
          <ButtonFor right="export" variant="default" onClick={() => setPrinting(true)}>
            In
          </ButtonFor>
          <ButtonLink to={`/chi-bo/${id}`} variant="default">
            Chi bộ
          </ButtonLink>
        </>
      }
    >
      <Fault fault={read.error} onAgain={() => void read.refetch()} />
      {data !== undefined && <Parts history={data} cellId={id} />}
      <FormDialog
        title={`In tình hình 12 tháng: ${data?.cellName ?? ''}`}
        wish={{ form: 'history', cellId: id }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </Page>
  )
}

function noteOf({ from, to, begun }: History): string {
  const since = begun !== null && begun > from ? `; trước kỳ ${formatPeriod(begun)} chưa ghi trong sổ` : ''
  return `Từ kỳ ${formatPeriod(from)} đến kỳ ${formatPeriod(to)}${since}`
}

interface PartsProps {
  readonly history: History
  readonly cellId: string
}

/** Where a fact comes from; a person's own page where one is named. */
const factWay: Readonly<Record<FactKind, (cellId: string) => string>> = {
  secretary: (cellId) => `/chi-bo/${cellId}`,
  'in-charge': (cellId) => `/chi-bo/${cellId}`,
  members: (cellId) => `/dang-vien?chi-bo=${cellId}`,
  petitions: (cellId) => `/kien-nghi?chi-bo=${cellId}`,
  support: (cellId) => `/cung-co?chi-bo=${cellId}`,
}

function Parts({ history, cellId }: PartsProps) {
  const { facts, months, tasks, promises, remarks } = history
  return (
    <>
      <dl className="history-facts">
        {facts.map(({ kind, label, text, personId }) => (
          <div key={kind} className="history-fact">
            <dt>{label}</dt>
            <dd>
              {text === '' ? (
                <span className="muted">chưa ghi</span>
              ) : (
                <TextLink to={personId === null ? factWay[kind](cellId) : `/dang-vien/${personId}`}>
                  {text}
                </TextLink>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <section className="section">
        <h2>Sinh hoạt và chấm điểm</h2>
        <HistoryMonths months={months} cellId={cellId} />
      </section>
      <section className="section">
        <h2>
          <TextLink to={`/nhiem-vu?chi-bo=${cellId}`}>Nhiệm vụ đang mở: {formatCount(tasks.length)}</TextLink>
        </h2>
        <ul className="plain-list" aria-label="Nhiệm vụ đang mở">
          {tasks.map(({ id, title, who, dueOn, isOverdue }) => (
            <li key={id}>
              <div>
                <TextLink to={`/nhiem-vu?${new URLSearchParams({ 'chi-bo': cellId, viec: id })}`}>
                  {title}
                </TextLink>{' '}
                <span className="small muted">{who}</span>
              </div>
              <Due on={dueOn} isOverdue={isOverdue} />
            </li>
          ))}
        </ul>
      </section>
      <section className="section">
        <h2>Việc cấp ủy viên đã hứa, chưa thực hiện xong: {formatCount(promises.length)}</h2>
        <ul className="plain-list" aria-label="Việc cấp ủy viên đã hứa">
          {promises.map(({ meetingId, period, personId, fullName, promise, dueOn, isOverdue }) => (
            <li key={`${meetingId} ${personId}`}>
              <div>
                <TextLink
                  to={`/cap-uy-vien/${period}?${new URLSearchParams({ buoi: meetingId, nguoi: personId })}`}
                >
                  {promise}
                </TextLink>{' '}
                <span className="small muted">
                  {fullName}, kỳ {formatPeriod(period)}
                </span>
              </div>
              <Due on={dueOn} isOverdue={isOverdue} />
            </li>
          ))}
        </ul>
      </section>
      <section className="section">
        <h2>Nhận xét gần đây</h2>
        {remarks.length === 0 && <p className="muted">Chưa có.</p>}
        <ul className="plain-list">
          {remarks.map(({ meetingId, heldOn, fullName, text }) => (
            <li key={`${meetingId} ${fullName}`}>
              <div>
                <TextLink to={`/buoi/${meetingId}`}>{formatDate(heldOn)}</TextLink>{' '}
                <span className="small muted">{fullName}:</span> {text}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

interface DueProps {
  readonly on: string | null
  readonly isOverdue: boolean
}

const Due = ({ on, isOverdue }: DueProps) =>
  on === null ? null : (
    <span className="small nowrap">
      hạn {formatDate(on)}
      {isOverdue && (
        <>
          {' '}
          <span className="tag" data-attention>
            quá hạn
          </span>
        </>
      )}
    </span>
  )
