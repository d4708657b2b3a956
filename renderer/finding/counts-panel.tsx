import { Button } from '@mantine/core'
import type { CountHead } from '../../shared/finding/contract.ts'
import { type ListDefinition, narrowed } from '../../shared/finding/definition.ts'
import { type FieldId, fieldOf, isCountable } from '../../shared/finding/fields.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { ChoiceField } from '../components/choice-field.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'
import { namesBehind } from './address.ts'
import { fieldChoices, readField } from './condition-row.tsx'
import classes from './finding.module.css'

interface CountsPanelProps {
  readonly list: ListDefinition
  readonly by: readonly FieldId[]
  readonly onBy: (by: readonly FieldId[]) => void
}

const countable = fieldChoices(isCountable)

/** How many of the list there are by one field, or by two; every figure opens its names. */
export function CountsPanel({ list, by, onBy }: CountsPanelProps) {
  const { scope, filter, on } = list
  const [first, second] = by
  const counts = useRead('finding.counts', { scope, filter, on, by: [...by] }, { keepPrevious: true })
  const table = counts.data
  const behind = (...heads: readonly CountHead[]) =>
    namesBehind(
      list,
      narrowed(
        filter,
        heads.flatMap(({ part }) => (part === null ? [] : [part])),
      ),
    )
  return (
    <div className={classes.counts}>
      <div className={classes.countTools}>
        <Button variant="default" onClick={() => onBy([])}>
          Về danh sách
        </Button>
        <span>Theo</span>
        <ChoiceField
          label="Thống kê theo"
          autoFocus
          value={first ?? ''}
          groups={countable}
          onChoose={(value) => {
            const next = readField(value)
            if (next !== undefined) onBy(second === undefined || second === next ? [next] : [next, second])
          }}
        />
        <span>chia tiếp theo</span>
        <ChoiceField
          label="Chia tiếp theo"
          value={second ?? ''}
          groups={[
            { name: '', choices: [{ value: '', label: 'không chia tiếp' }] },
            ...fieldChoices((id) => isCountable(id) && id !== first),
          ]}
          onChoose={(value) => {
            const next = readField(value)
            if (first !== undefined) onBy(next === undefined ? [first] : [first, next])
          }}
        />
        {first !== undefined && second !== undefined && (
          <Button variant="default" onClick={() => onBy([second, first])}>
            Đổi hàng và cột
          </Button>
        )}
      </div>
      <Fault fault={counts.error} onAgain={() => void counts.refetch()} />
      {table !== undefined && first !== undefined && (
        <div className={classes.countTable}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{fieldOf(first).label}</th>
                {table.columns.map((column) => (
                  <th key={column.label} scope="col" className="number">
                    {column.label}
                  </th>
                ))}
                <th scope="col" className="number">
                  Tổng số
                </th>
                <th scope="col" className="number">
                  Tỷ lệ
                </th>
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, place) => (
                <tr key={row.label}>
                  <th scope="row">{row.label}</th>
                  {table.columns.map((column, at) => (
                    <Figure
                      key={column.label}
                      count={table.figures[place]?.[at] ?? 0}
                      to={behind(row, column)}
                      name={`${row.label}, ${column.label}`}
                    />
                  ))}
                  <Figure count={row.total} to={behind(row)} name={row.label} />
                  <td className="number muted">{formatPercent(row.total, table.total)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">Tổng số</th>
                {table.columns.map((column) => (
                  <Figure key={column.label} count={column.total} to={behind(column)} name={column.label} />
                ))}
                <Figure count={table.total} to={behind()} name="Tổng số" />
                <td className="number muted">{formatPercent(table.total, table.total)}</td>
              </tr>
            </tfoot>
          </table>
          {table.overlaps && (
            <p className="muted small">
              Một người có thể ở nhiều dòng; cộng các dòng có thể lớn hơn tổng số người.
            </p>
          )}
        </div>
      )}
    </div>
  )
}

interface FigureProps {
  readonly count: number
  readonly to: string
  readonly name: string
}

function Figure({ count, to, name }: FigureProps) {
  return (
    <td className="number">
      {count === 0 ? (
        <span className="muted">0</span>
      ) : (
        <TextLink to={to} aria-label={`${name}: ${formatCount(count)} người, xem tên`}>
          {formatCount(count)}
        </TextLink>
      )}
    </td>
  )
}
