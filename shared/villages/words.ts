import type { ListTable } from '../forms/list-table.ts'
import type { Village } from './contract.ts'
import { communeFigure, type VillageFact } from './facts.ts'

const headerOf = ({ name, unit }: VillageFact): string => `${name} (${unit})`

/** All villages of a year and the commune at the end. */
export const villagesTable = (facts: readonly VillageFact[], villages: readonly Village[]): ListTable => ({
  headers: ['Chi bộ', ...facts.map(headerOf)],
  rows:
    villages.length === 0
      ? []
      : [
          ...villages.map(({ cellName, values }) => [
            cellName,
            ...facts.map(({ key }) => values[key] ?? null),
          ]),
          [
            'Toàn xã',
            ...facts.map(
              (fact) =>
                communeFigure(
                  fact,
                  villages.map(({ values }) => values),
                ).value,
            ),
          ],
        ],
})
