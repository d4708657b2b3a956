import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { BriefingRow } from '../../shared/briefings/contract.ts'
import { cellsOfYear } from '../../shared/briefings/year.ts'
import { formatDate } from '../../shared/calendar/dates.ts'
import { paperStateNames } from '../../shared/meetings/contract.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { YearChooser } from '../components/year-chooser.tsx'
import { useRead } from '../office.ts'
import './briefings.css'
import { OpenBriefing } from './open-briefing.tsx'

/** Giao ban bí thư: the briefings of a year, who was there, and what became of their tasks. */
export function BriefingsPage() {
  const today = useRead('setup.state', {}).data?.today
  const [search] = useSearchParams()
  if (today === undefined) return <Page title="Giao ban bí thư">{null}</Page>
  const current = Number(today.slice(0, 4))
  const asked = Number(search.get('nam'))
  return <Briefings year={asked > 1930 && asked < 2200 ? asked : current} today={today} />
}

function Briefings({ year, today }: { readonly year: number; readonly today: string }) {
  const briefings = useRead('briefings.ofYear', { year }, { keepPrevious: true })
  const [, go] = useLocation()
  const [isOpening, setOpening] = useState(false)
  const rows = briefings.data ?? []
  return (
    <Page
      title="Giao ban bí thư"
      note={rows.length > 0 && `${formatCount(rows.length)} buổi trong năm ${year}`}
      actions={
        <>
          <YearChooser
            year={year}
            current={Number(today.slice(0, 4))}
            onChoose={(other) => go(`/giao-ban?nam=${other}`)}
          />
          <ButtonFor right="write" onClick={() => setOpening(true)}>
            Mở buổi giao ban
          </ButtonFor>
        </>
      }
    >
      <Fault fault={briefings.error} onAgain={() => void briefings.refetch()} />
      {briefings.data !== undefined && rows.length === 0 && (
        <Empty title={`Năm ${year} chưa có buổi giao ban nào`}>
          Mở một buổi: chương trình lấy bí thư của mọi chi bộ vào ngày họp để điểm danh, và nhiệm vụ giao tại
          giao ban tự chuyển sang buổi sinh hoạt sau của từng chi bộ.
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <BriefingTable rows={rows} />
          <h2 className="briefing-part">Dự giao ban theo chi bộ</h2>
          <CellGrid rows={rows} />
        </>
      )}
      <OpenBriefing today={today} isOpen={isOpening} onClose={() => setOpening(false)} />
    </Page>
  )
}

function BriefingTable({ rows }: { readonly rows: readonly BriefingRow[] }) {
  return (
    <table className="table" aria-label="Các buổi giao ban">
      <thead>
        <tr>
          <th scope="col">Ngày họp</th>
          <th scope="col" className="number">
            Chi bộ dự
          </th>
          <th scope="col" className="number">
            Tỷ lệ
          </th>
          <th scope="col" className="number">
            Dự thay
          </th>
          <th scope="col" className="number">
            Vắng P/K
          </th>
          <th scope="col" className="number">
            Nhiệm vụ xong
          </th>
          <th scope="col">Biên bản</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, heldOn, isRecorded, paperState, figures, tasks }) => (
          <tr key={id}>
            <td>
              <TextLink to={`/buoi/${id}`}>{formatDate(heldOn)}</TextLink>
            </td>
            {isRecorded ? (
              <>
                <td className="number">
                  {formatCount(figures.represented)}/{formatCount(figures.cells)}
                </td>
                <td className="number">{formatPercent(figures.represented, figures.cells)}</td>
                <td className="number">{formatCount(figures.byStandIn)}</td>
                <td className="number">
                  {formatCount(figures.excused)}/{formatCount(figures.absent)}
                </td>
              </>
            ) : (
              <td colSpan={4} className="muted">
                Chưa ghi vào sổ
              </td>
            )}
            <td className="number">
              {tasks.given > 0 && `${formatCount(tasks.done)}/${formatCount(tasks.given)}`}
              {tasks.overdue > 0 && (
                <span className="attention"> (quá hạn {formatCount(tasks.overdue)})</span>
              )}
            </td>
            <td>{paperStateNames[paperState]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const signs = { called: 'x', 'stand-in': 'T', excused: 'P', absent: 'K' } as const

/** Each cell with the briefings of the year, in the order of time. */
function CellGrid({ rows }: { readonly rows: readonly BriefingRow[] }) {
  const { briefings, cells } = cellsOfYear(rows)
  if (cells.length === 0) return <p className="muted">Chưa có buổi nào được ghi vào sổ.</p>
  return (
    <>
      <p className="small muted">
        x: bí thư có mặt; T: phó bí thư dự thay; P: vắng có lý do; K: vắng không lý do.
      </p>
      <table className="table briefing-grid" aria-label="Dự giao ban theo chi bộ">
        <thead>
          <tr>
            <th scope="col">Chi bộ</th>
            {briefings.map(({ id, heldOn }) => (
              <th key={id} scope="col" className="mark">
                {formatDate(heldOn).slice(0, 5)}
              </th>
            ))}
            <th scope="col" className="number">
              Dự
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ cellName, states, present, called }) => (
            <tr key={cellName}>
              <th scope="row">{cellName}</th>
              {states.map((state, place) => (
                <td
                  key={briefings[place]?.id}
                  className="mark"
                  data-away={state === 'excused' || state === 'absent' || undefined}
                >
                  {state === null ? '' : signs[state]}
                </td>
              ))}
              <td className="number">
                {formatCount(present)}/{formatCount(called)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
