import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { SupportedCell } from '../../shared/support/contract.ts'
import {
  distanceWords,
  memberWords,
  monthTitle,
  monthWords,
  teamSpan,
  trendNames,
  trendOf,
  visitWords,
  weaknessSince,
} from '../../shared/support/words.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, RowLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useRead } from '../office.ts'
import { CellSupport } from './cell-support.tsx'
import './support.css'

/** Chi bộ cần củng cố: which cells, how far, how they go, who helps them and who came. */
export function SupportPage() {
  const cells = useRead('support.cells', {}, { keepPrevious: true })
  const [search] = useSearchParams()
  const [isPrinting, setPrinting] = useState(false)
  const rows = cells.data ?? []
  const chosenId = search.get('chi-bo')
  const withoutTeam = rows.filter(({ team }) => team === null).length
  return (
    <Page
      title="Chi bộ cần củng cố"
      note={
        rows.length > 0 &&
        `${formatCount(rows.length)} chi bộ${withoutTeam === 0 ? '' : `, ${formatCount(withoutTeam)} chưa có tổ công tác`}`
      }
      actions={
        <ButtonFor
          right="export"
          variant="default"
          disabled={rows.length === 0}
          onClick={() => setPrinting(true)}
        >
          In danh sách
        </ButtonFor>
      }
      asideLabel="Tổ công tác giúp chi bộ"
      asideWidth="wide"
      {...(chosenId !== null && { aside: <CellSupport key={chosenId} cellId={chosenId} /> })}
    >
      <Fault fault={cells.error} onAgain={() => void cells.refetch()} />
      {cells.data !== undefined && rows.length === 0 && (
        <Empty
          title="Không có chi bộ nào cần củng cố"
          actions={<ButtonLink to="/chi-bo">Mở danh sách chi bộ</ButtonLink>}
        >
          Đánh dấu chi bộ cần củng cố trên trang của chi bộ; trang này khi đó theo dõi tổ công tác, điểm và
          việc cấp trên dự sinh hoạt.
        </Empty>
      )}
      {rows.length > 0 && <SupportTable rows={rows} chosenId={chosenId} />}
      <FormDialog
        title="Chi bộ cần củng cố"
        wish={{ form: 'support' }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </Page>
  )
}

interface SupportTableProps {
  readonly rows: readonly SupportedCell[]
  readonly chosenId: string | null
}

function SupportTable({ rows, chosenId }: SupportTableProps) {
  const isNarrow = chosenId !== null
  const months = rows[0]?.months ?? []
  return (
    <table className="table support-table" aria-label="Chi bộ cần củng cố">
      <thead>
        <tr>
          <th scope="col">Chi bộ</th>
          {!isNarrow && (
            <th scope="col" className="number">
              Cách trung tâm
            </th>
          )}
          <th scope="col">Tổ công tác</th>
          {!isNarrow &&
            months.map((month) => (
              <th key={month.period} scope="col" className="number">
                <abbr title={`Điểm kỳ ${monthTitle(month)}`}>T{Number(month.period.slice(5))}</abbr>
              </th>
            ))}
          <th scope="col">Xu hướng</th>
          <th scope="col" className="number">
            Cấp trên dự
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const trend = trendOf(row.months)
          const visits = visitWords(row.months)
          return (
            <tr key={row.cellId} data-chosen={row.cellId === chosenId || undefined}>
              <td>
                <RowLink to={`/cung-co?chi-bo=${row.cellId}`} isChosen={row.cellId === chosenId}>
                  {row.cellName}
                </RowLink>
                <span className="muted small support-since">
                  {row.weakness === null ? 'không còn diện cần củng cố' : weaknessSince(row.weakness)}
                </span>
              </td>
              {!isNarrow && <td className="number nowrap">{distanceWords(row)}</td>}
              <td>
                {row.team === null ? (
                  <span className="tag" data-attention>
                    Chưa có
                  </span>
                ) : (
                  <>
                    {row.team.decision === '' ? 'Chưa ghi quyết định' : row.team.decision}
                    <span className="muted small support-since">
                      {isNarrow ? teamSpan(row.team) : `${teamSpan(row.team)}; ${memberWords(row.team)}`}
                    </span>
                  </>
                )}
              </td>
              {!isNarrow &&
                row.months.map((month) => (
                  <td key={month.period} className={month.points === null ? 'number muted small' : 'number'}>
                    {month.points === null ? (
                      monthWords(month)
                    ) : (
                      <TextLink
                        to={`/cham-diem/${month.period}`}
                        aria-label={`Điểm kỳ ${monthTitle(month)}, ${row.cellName}: ${monthWords(month)}`}
                      >
                        {monthWords(month)}
                      </TextLink>
                    )}
                  </td>
                ))}
              <td className="nowrap">{trend === undefined ? '' : trendNames[trend]}</td>
              <td className="number nowrap">
                {visits !== '' && (
                  <TextLink
                    to={`/cap-uy-vien/${row.months.at(-1)?.period}`}
                    aria-label={`Cấp trên dự ${visits}, ${row.cellName}`}
                  >
                    {visits}
                  </TextLink>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
