import { formatMeasure } from '../../shared/tasks/indicator.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import type { Village } from '../../shared/villages/contract.ts'
import { communeFigure, remarksOn, type VillageFact } from '../../shared/villages/facts.ts'
import { RowLink } from '../components/link.tsx'
import { enterNextRow, moveInGrid } from '../figures/grid-keys.ts'
import { VillageInput } from './village-input.tsx'

interface VillageGridProps {
  readonly year: number
  readonly facts: readonly VillageFact[]
  readonly villages: readonly Village[]
  readonly chosenId: string | undefined
  readonly to: (cellId: string) => string
}

/** All villages of a year on one sheet: a row each, with the figures of the year before beside, the commune below. */
export function VillageGrid({ year, facts, villages, chosenId, to }: VillageGridProps) {
  return (
    <div className="village-sheet">
      <table
        aria-label={`Số liệu thôn, bản năm ${year}`}
        onKeyDown={(event) => moveInGrid(event, { onDone: (row) => void enterNextRow(row) })}
      >
        <thead>
          <tr>
            <th scope="col">Chi bộ</th>
            {facts.map(({ key, name, unit }) => (
              <th key={key} scope="col">
                {name} <span className="muted">({unit})</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {villages.map((village) => {
            const { cellId, cellName, values, before } = village
            const remarks = remarksOn(facts, values, before)
            return (
              <tr key={cellId} data-row={cellId} data-chosen={cellId === chosenId || undefined}>
                <th scope="row">
                  <RowLink to={to(cellId)}>{cellName}</RowLink>
                </th>
                {facts.map((fact) => (
                  <VillageInput
                    key={fact.key}
                    {...{ cellId, cellName, year, fact }}
                    value={values[fact.key] ?? null}
                    before={before[fact.key] ?? null}
                    remark={remarks[fact.key]}
                  />
                ))}
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Toàn xã</th>
            {facts.map((fact) => {
              const { value, known } = communeFigure(
                fact,
                villages.map(({ values }) => values),
              )
              return (
                <td key={fact.key}>
                  {value !== null && <strong>{formatMeasure(value)}</strong>}
                  <span className="village-before">
                    {formatCount(known)}/{formatCount(villages.length)} chi bộ
                  </span>
                </td>
              )
            })}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
