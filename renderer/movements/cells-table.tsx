import type { Output } from '../../shared/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'
import classes from './movements.module.css'

type Row = Output<'movements.ledgerOfCells'>['rows'][number]

const columns = [
  { key: 'opening', name: 'Đầu kỳ', line: 'dau' },
  { key: 'increases', name: 'Tăng', line: 'tang' },
  { key: 'fromCells', name: 'Từ chi bộ khác', line: 'tang-from-cell' },
  { key: 'decreases', name: 'Giảm', line: 'giam' },
  { key: 'toCells', name: 'Sang chi bộ khác', line: 'giam-to-cell' },
  { key: 'closing', name: 'Cuối kỳ', line: 'cuoi' },
] as const satisfies readonly { readonly key: keyof Row; readonly name: string; readonly line: string }[]

/** The column says already what it is. */
const KIND = /^chi bộ\s+/i

interface CellsTableProps {
  readonly span: { readonly from: string; readonly last: string }
  readonly addressOf: (parts: Readonly<Record<string, string>>) => string
}

/** Opening, increases, decreases and closing of all cells beside each other; each figure opens that of its cell. */
export function CellsTable({ span, addressOf }: CellsTableProps) {
  const table = useRead('movements.ledgerOfCells', span, { keepPrevious: true })
  const rows = table.data?.rows ?? []
  if (rows.length === 0) return <Fault fault={table.error} onAgain={() => void table.refetch()} />
  return (
    <section className="section">
      <h2>Theo chi bộ</h2>
      <Fault fault={table.error} />
      <table className={`table ${classes.table}`} aria-label="Tăng giảm theo chi bộ">
        <thead>
          <tr>
            <th scope="col">Chi bộ</th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.cellId}>
              <th scope="row">
                {row.cellId === null ? 'Chưa thuộc chi bộ nào' : row.cellName.replace(KIND, '')}
              </th>
              {columns.map(({ key, name, line }) => (
                <td key={key} className="number">
                  {row.cellId === null || row[key] === 0 ? (
                    formatCount(row[key])
                  ) : (
                    <TextLink
                      to={addressOf({ 'chi-bo': row.cellId, dong: line })}
                      aria-label={`${row.cellName}, ${name.toLocaleLowerCase('vi')}: ${row[key]}`}
                    >
                      {formatCount(row[key])}
                    </TextLink>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={classes.sum}>
            <th scope="row">Cộng</th>
            {columns.map(({ key }) => (
              <td key={key} className="number">
                {formatCount(rows.reduce((sum, row) => sum + row[key], 0))}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
