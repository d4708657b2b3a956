import { formatPartialDate, isPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { IntakePreview } from '../../shared/intake/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { PreviewTable, partly } from './preview-table.tsx'

/** Tables of the preview. The office sends at most a few hundred rows of each; the counts are of all. */

interface RowErrorsProps {
  readonly errors: IntakePreview['errors']
  readonly total: number
}

export function RowErrors({ errors, total }: RowErrorsProps) {
  if (errors.length === 0) return null
  const rows = new Set(errors.map((error) => error.row)).size
  return (
    <PreviewTable
      title="Dòng sai, chưa nhập được"
      note={partly(rows, total)}
      heads={['Dòng', 'Cột', 'Họ và tên', 'Sai ở đâu, sửa thế nào']}
    >
      {errors.map((error) => (
        <tr key={`${error.row} ${error.column} ${error.message}`}>
          <td>{error.row}</td>
          <td>{error.column}</td>
          <td>{error.name}</td>
          <td>{error.message}</td>
        </tr>
      ))}
    </PreviewTable>
  )
}

/** What was mended or passed over: to be looked at, nothing to be done. */
export function Notices({ notices }: { readonly notices: IntakePreview['notices'] }) {
  if (notices.length === 0) return null
  return (
    <div>
      <h3>Đã tự sửa hoặc bỏ qua</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling place must be reachable by keyboard */}
      <section className="preview-table" tabIndex={0} aria-label="Đã tự sửa hoặc bỏ qua">
        <ul className="intake-notices">
          {notices.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

export function NewCells({ cells }: { readonly cells: IntakePreview['newCells'] }) {
  if (cells.length === 0) return null
  return (
    <PreviewTable title="Chi bộ mới được lập" heads={['Chi bộ', 'Đảng viên']}>
      {cells.map((cell) => (
        <tr key={cell.name}>
          <td>{cell.name}</td>
          <td>{formatCount(cell.members)}</td>
        </tr>
      ))}
    </PreviewTable>
  )
}

const whatNames = { new: 'Mới', changed: 'Thay đổi', same: 'Giữ nguyên', wrong: 'Sai' } as const

interface SampleRowsProps {
  readonly rows: IntakePreview['sample']
  readonly total: number
}

export function SampleRows({ rows, total }: SampleRowsProps) {
  if (rows.length === 0) return null
  return (
    <PreviewTable
      title="Các dòng đọc được"
      note={partly(rows.length, total)}
      heads={['Dòng', 'Họ và tên', 'Ngày sinh', 'Chi bộ', 'Trạng thái', 'Sẽ làm gì']}
    >
      {rows.map((row) => (
        <tr key={row.row}>
          <td>{row.row}</td>
          <td>{row.name}</td>
          <td>{isPartialDate(row.birthDate) ? formatPartialDate(row.birthDate) : row.birthDate}</td>
          <td>{row.cellName}</td>
          <td>{row.standing}</td>
          <td>
            <span className="tag" data-attention={row.what === 'wrong' || undefined}>
              {whatNames[row.what]}
            </span>
          </td>
        </tr>
      ))}
    </PreviewTable>
  )
}
