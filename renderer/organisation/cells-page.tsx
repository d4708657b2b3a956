import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { CellRow } from '../../shared/organisation/contract.ts'
import { fold, matches } from '../../shared/text/fold.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { Page } from '../components/page.tsx'
import { SearchField } from '../components/search-field.tsx'
import { useRead } from '../office.ts'
import { CellCard } from './cell-card.tsx'
import { CellNameDialog } from './cell-name-dialog.tsx'

/** Chi bộ: all cells with their secretary, numbers and hints; the chosen one's card beside the list. */
export function CellsPage({ id }: { readonly id: string | undefined }) {
  const [search] = useSearchParams()
  const onlyHints = search.get('xem') === 'goi-y'
  const cells = useRead('organisation.cells', {})
  const [query, setQuery] = useState('')
  const [isAdding, setAdding] = useState(false)

  const all = cells.data ?? []
  const shown = all.filter(
    (cell) => (!onlyHints || cell.hints.length > 0) && matches(fold(`${cell.name} ${cell.secretary}`), query),
  )
  const members = all.reduce((sum, cell) => sum + cell.numbers.total, 0)

  return (
    <Page
      title="Chi bộ"
      note={
        onlyHints ? (
          <TextLink to="/chi-bo">Xem tất cả chi bộ</TextLink>
        ) : (
          cells.data && `${formatCount(all.length)} chi bộ, ${formatCount(members)} đảng viên`
        )
      }
      actions={
        <>
          <ButtonLink to="/chi-bo/dieu-con-thieu" variant="default">
            Thông tin chi bộ còn thiếu
          </ButtonLink>
          <Button onClick={() => setAdding(true)}>Thêm chi bộ</Button>
        </>
      }
      aside={id === undefined ? undefined : <CellCard id={id} key={id} />}
      asideLabel="Chi bộ đang xem"
    >
      <Fault fault={cells.error} onAgain={() => void cells.refetch()} />
      {cells.data?.length === 0 ? (
        <Empty
          title="Chưa có chi bộ nào"
          actions={
            <>
              <ButtonLink to="/nhap-excel">Nhập từ Excel</ButtonLink>
              <Button variant="default" onClick={() => setAdding(true)}>
                Thêm chi bộ
              </Button>
            </>
          }
        >
          Nhập danh sách đảng viên từ Excel sẽ có luôn các chi bộ; cũng có thể thêm từng chi bộ.
        </Empty>
      ) : (
        <div className="stack">
          <SearchField label="Tìm chi bộ, bí thư" onQuery={setQuery} />
          <CellTable cells={shown} chosenId={id} />
          {cells.isSuccess && shown.length === 0 && <p className="muted">Không có chi bộ nào khớp.</p>}
        </div>
      )}
      <CellNameDialog
        isOpen={isAdding}
        onClose={() => setAdding(false)}
        onAdded={(added) => navigate(`/chi-bo/${added}`)}
      />
    </Page>
  )
}

interface CellTableProps {
  readonly cells: readonly CellRow[]
  readonly chosenId: string | undefined
}

function CellTable({ cells, chosenId }: CellTableProps) {
  return (
    <table className="table" onKeyDown={moveByArrows}>
      <thead>
        <tr>
          <th>Chi bộ</th>
          <th>Bí thư</th>
          <th className="number">Đảng viên</th>
          <th className="number wide-only">Chính thức</th>
          <th className="number wide-only">Dự bị</th>
          {chosenId === undefined && <th className="number">Miễn</th>}
          {chosenId === undefined && <th>Gợi ý</th>}
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={cell.id} data-chosen={cell.id === chosenId || undefined}>
            <td>
              <Link
                href={`/chi-bo/${cell.id}`}
                className="row-link"
                aria-current={cell.id === chosenId || undefined}
              >
                {cell.name}
              </Link>
              {chosenId !== undefined && cell.hints.length > 0 && (
                <span className="tag" data-attention>
                  {cell.hints.length} gợi ý
                </span>
              )}
            </td>
            <td>{cell.secretary === '' ? <span className="muted">chưa ghi</span> : cell.secretary}</td>
            <td className="number">{formatCount(cell.numbers.total)}</td>
            <td className="number wide-only">{formatCount(cell.numbers.official)}</td>
            <td className="number wide-only">{formatCount(cell.numbers.probationary)}</td>
            {chosenId === undefined && <td className="number">{formatCount(cell.numbers.exempt)}</td>}
            {chosenId === undefined && <td className="small attention">{cell.hints.join(' ')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Arrow keys go from row to row; Enter opens the link that has the focus. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a.row-link')]
  const active = document.activeElement
  const at = active instanceof HTMLElement ? links.indexOf(active) : -1
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at === -1 || next === undefined) return
  event.preventDefault()
  next.focus()
}
