import type { ReactNode } from 'react'
import { formatPartialDate, isPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { IntakePreview } from '../../shared/intake/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'

/** Tables of the preview. The office sends at most a few hundred rows of each; the counts are of all. */

interface TableProps {
  readonly title: string
  readonly note?: string | undefined
  readonly heads: readonly string[]
  readonly children: ReactNode
}

function PreviewTable({ title, note, heads, children }: TableProps) {
  return (
    <div>
      <h3>{title}</h3>
      {note !== undefined && <p className="muted small">{note}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling place must be reachable by keyboard */}
      <section className="preview-table" tabIndex={0} aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
    </div>
  )
}

const partly = (shown: number, total: number): string | undefined =>
  shown < total ? `Hiện ${formatCount(shown)} trong ${formatCount(total)} dòng.` : undefined

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

interface ChangedFieldsProps {
  readonly rows: IntakePreview['changed']
  readonly total: number
}

export function ChangedFields({ rows, total }: ChangedFieldsProps) {
  if (rows.length === 0) return null
  return (
    <PreviewTable
      title="Thay đổi so với sổ"
      note={partly(rows.length, total)}
      heads={['Dòng', 'Họ và tên', 'Mục', 'Đang ghi', 'Trong tệp']}
    >
      {rows.flatMap((row) =>
        row.fields.map((field, index) => (
          <tr key={`${row.row} ${field.field}`}>
            <td>{index === 0 && row.row}</td>
            <td>{index === 0 && row.name}</td>
            <td>{field.field}</td>
            <td>{field.before === '' ? <span className="muted">chưa có</span> : field.before}</td>
            <td>{field.after === '' ? <span className="muted">bỏ trống</span> : field.after}</td>
          </tr>
        )),
      )}
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
