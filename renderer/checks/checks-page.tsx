import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { type BookCheck, type CheckFilter, checkFilters } from '../../shared/checks/contract.ts'
import { foundWords, mendingWords } from '../../shared/checks/words.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { RowLink, TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { Page } from '../components/page.tsx'
import { type SearchPart, searchWith } from '../components/search.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useRead } from '../office.ts'
import { CellChoice } from '../organisation/cell-choice.tsx'
import { CheckForm } from './check-form.tsx'
import './checks.css'
import { ItemsDialog } from './items-dialog.tsx'

const filterNames: Readonly<Record<CheckFilter, string>> = {
  all: 'Tất cả',
  open: 'Chờ sửa',
  overdue: 'Quá hạn sửa',
}
const fresh = 'moi'

/** Kiểm tra sổ sách: the slips of all cells, what is to be mended until when; one of them beside the list. */
export function ChecksPage() {
  const [search] = useSearchParams()
  const [isListing, setListing] = useState(false)
  const [isPrinting, setPrinting] = useState(false)
  const state = checkFilters.find((filter) => filter === search.get('xem')) ?? 'all'
  const cellId = search.get('chi-bo')
  const chosenId = search.get('phieu')
  const today = useRead('setup.state', {}).data?.today
  const checks = useRead('checks.list', { state, cellId }, { keepPrevious: true })
  const at = (part: SearchPart) => `/kiem-tra-so-sach?${searchWith(search, part)}`
  const rows = checks.data ?? []
  const chosen = rows.find(({ id }) => id === chosenId)
  const shownCell = chosen?.cellId ?? (chosenId === fresh ? cellId : null)
  const aside = shownCell !== null && today !== undefined && (
    <CheckForm
      key={chosen === undefined ? `${fresh} ${shownCell}` : `${chosen.id} ${chosen.revision}`}
      cellId={shownCell}
      check={chosen}
      today={today}
      onWritten={(id) => navigate(at({ phieu: id, xem: null }), { replace: true })}
      onRemoved={() => navigate(at({ phieu: null }), { replace: true })}
    />
  )
  return (
    <Page
      title="Kiểm tra sổ sách chi bộ"
      note={rows.length > 0 && noteOf(rows)}
      actions={
        <>
          <ButtonFor right="administer" variant="default" onClick={() => setListing(true)}>
            Danh mục kiểm tra
          </ButtonFor>
          <ButtonFor right="export" variant="default" onClick={() => setPrinting(true)}>
            In phiếu trống mọi chi bộ
          </ButtonFor>
          <ButtonFor right="write" onClick={() => navigate(at({ phieu: fresh }))}>
            Phiếu mới
          </ButtonFor>
        </>
      }
      asideLabel="Phiếu kiểm tra"
      asideWidth="wide"
      {...(aside !== false && { aside })}
      {...(chosenId === fresh &&
        cellId === null && {
          aside: (
            <>
              <div className="card-head">
                <h2>Phiếu mới</h2>
                <p className="muted">Chọn chi bộ được kiểm tra.</p>
              </div>
              <CellChoice
                label="Chi bộ được kiểm tra"
                cellId={null}
                onChoose={(id) => navigate(at({ 'chi-bo': id }))}
              />
            </>
          ),
        })}
    >
      <Fault fault={checks.error} onAgain={() => void checks.refetch()} />
      <search className="checks-filters" aria-label="Lọc phiếu kiểm tra">
        <CellChoice
          label="Lọc theo chi bộ"
          cellId={cellId}
          onChoose={(id) => navigate(at({ 'chi-bo': id, phieu: null }))}
        />
        <nav aria-label="Trạng thái" className="checks-states">
          {checkFilters.map((filter) => (
            <TextLink
              key={filter}
              to={at({ xem: filter === 'all' ? null : filter, phieu: null })}
              aria-current={filter === state ? 'page' : undefined}
            >
              {filterNames[filter]}
            </TextLink>
          ))}
        </nav>
      </search>
      {checks.data !== undefined && rows.length === 0 && (
        <Empty title={state === 'all' ? 'Chưa có phiếu kiểm tra nào' : 'Không có phiếu nào'}>
          Bấm Phiếu mới và chọn chi bộ. Phiếu ghi sẵn những gì chương trình đã biết: biên bản đã ký mấy buổi,
          số nào còn thiếu, hồ sơ thiếu giấy tờ gì; in ra để ghi tay, hoặc ghi luôn kết quả.
        </Empty>
      )}
      {rows.length > 0 && <CheckTable rows={rows} chosen={chosen} to={(id) => at({ phieu: id })} />}
      <FormDialog
        title="Phiếu kiểm tra sổ sách của mọi chi bộ"
        wish={{ form: 'check' }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
      <ItemsDialog today={today} isOpen={isListing} onClose={() => setListing(false)} />
    </Page>
  )
}

function noteOf(rows: readonly BookCheck[]): string {
  const late = rows.filter(({ isOverdue }) => isOverdue).length
  return `${formatCount(rows.length)} phiếu${late === 0 ? '' : `, ${formatCount(late)} quá hạn sửa`}`
}

interface CheckTableProps {
  readonly rows: readonly BookCheck[]
  readonly chosen: BookCheck | undefined
  readonly to: (id: string) => string
}

function CheckTable({ rows, chosen, to }: CheckTableProps) {
  const isNarrow = chosen !== undefined
  return (
    <table className="table" aria-label="Phiếu kiểm tra sổ sách">
      <thead>
        <tr>
          <th scope="col">Chi bộ</th>
          <th scope="col">Ngày kiểm tra</th>
          {!isNarrow && <th scope="col">Người kiểm tra</th>}
          <th scope="col">Kết quả</th>
          <th scope="col">Sửa chữa</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-chosen={row === chosen || undefined}>
            <td>
              <RowLink
                to={to(row.id)}
                aria-label={`${row.cellName}, ${formatDate(row.checkedOn)}`}
                isChosen={row === chosen}
              >
                {row.cellName}
              </RowLink>
            </td>
            <td>{formatDate(row.checkedOn)}</td>
            {!isNarrow && <td>{row.checkerName}</td>}
            <td>{foundWords(row.items)}</td>
            <td>
              {row.isOverdue ? (
                <span className="tag" data-attention>
                  quá hạn {row.fixBy !== null && formatDate(row.fixBy)}
                </span>
              ) : (
                mendingWords(row)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
