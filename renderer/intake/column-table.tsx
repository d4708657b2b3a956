import { NativeSelect } from '@mantine/core'
import type { ListColumn } from '../../shared/intake/columns/headings.ts'
import type { LookColumn } from '../../shared/intake/contract.ts'
import { columnLetters } from '../../shared/intake/layout.ts'
import { columnNames, listColumns } from '../../shared/intake/plan.ts'
import { sureScore } from '../../shared/intake/proposal.ts'
import { decodeAs, type Encoding } from '../../shared/text/legacy.ts'

interface ColumnTableProps {
  readonly columns: readonly LookColumn[]
  readonly meanings: ReadonlyMap<number, ListColumn>
  readonly consents: ReadonlyMap<number, Encoding>
  readonly onMean: (place: number, column: ListColumn | undefined) => void
}

const shownSamples = 3

/** Each column with values of it beside what it is taken for. */
export function ColumnTable({ columns, meanings, consents, onMean }: ColumnTableProps) {
  return (
    <section aria-labelledby="intake-columns">
      <h3 id="intake-columns">Các cột</h3>
      <table className="table intake-columns" aria-labelledby="intake-columns">
        <thead>
          <tr>
            <th scope="col">Cột</th>
            <th scope="col">Tiêu đề trong tệp</th>
            <th scope="col">Giá trị trong tệp</th>
            <th scope="col">Là mục nào của sổ</th>
            <th scope="col">Vì sao</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const letter = columnLetters(column.place)
            const meaning = meanings.get(column.place)
            const encoding = consents.get(column.place)
            const reading = { names: meaning === 'fullName', capitals: column.encoding?.capitals ?? false }
            const isGuess = meaning !== undefined && meaning === column.guess?.column
            const isDoubtful = isGuess && (column.guess?.score ?? 0) < sureScore
            return (
              <tr key={column.place}>
                <td>{letter}</td>
                <td>{column.label === '' ? <span className="muted">không có</span> : column.label}</td>
                <td>
                  {column.samples.slice(0, shownSamples).map((sample) => (
                    <div key={sample} className="intake-sample">
                      {encoding === undefined ? sample : decodeAs(sample, encoding, reading)}
                    </div>
                  ))}
                </td>
                <td>
                  <NativeSelect
                    aria-label={`Cột ${letter}${column.label === '' ? '' : `, ${column.label}`}`}
                    value={meaning ?? ''}
                    data={[
                      { value: '', label: 'Bỏ qua cột này' },
                      ...listColumns.map((value) => ({ value, label: columnNames[value] })),
                    ]}
                    onChange={(event) => onMean(column.place, toColumn(event.currentTarget.value))}
                  />
                </td>
                <td className={isDoubtful ? 'attention small' : 'muted small'}>
                  {isGuess && `${isDoubtful ? 'Chưa chắc. ' : ''}${column.guess?.why ?? ''}`}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const toColumn = (value: string): ListColumn | undefined => listColumns.find((column) => column === value)
