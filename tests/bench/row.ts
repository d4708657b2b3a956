/** One line of the table. Times are medians; a lower value is better everywhere. */
export interface Row {
  readonly name: string
  readonly scale: string
  /** What the program needs; null where it could not be measured. */
  readonly value: number | null
  readonly unit: 'ms' | 'MB'
  /** What the named plain way needs, measured in the same run. */
  readonly baseline: number | null
  readonly ratio: number | null
  /** The most that is allowed of the ratio or of the value itself; null where nothing is asked. */
  readonly budget: number | null
  readonly budgetOf: 'ratio' | 'value'
  /** Null where it could not be measured. */
  readonly ok: boolean | null
  /** What the two sides did, or why there is no figure. */
  readonly note: string
}

export interface Measured {
  readonly value: number
  readonly baseline: number
}

type Told = Pick<Row, 'name' | 'scale' | 'note'> & { readonly unit?: Row['unit'] }

/** A row whose ratio to its baseline has a budget, or none. */
export function ratioRow(told: Told, { value, baseline }: Measured, budget: number | null): Row {
  const ratio = value / baseline
  const ok = budget === null || ratio <= budget
  return { unit: 'ms', ...told, value, baseline, ratio, budget, budgetOf: 'ratio', ok }
}

/** A row whose value itself has a budget. */
export function valueRow(told: Told, { value, baseline }: Measured, budget: number): Row {
  const ratio = baseline === 0 ? null : value / baseline
  return { unit: 'ms', ...told, value, baseline, ratio, budget, budgetOf: 'value', ok: value <= budget }
}

export const unmeasuredRow = (told: Told): Row => ({
  unit: 'ms',
  ...told,
  value: null,
  baseline: null,
  ratio: null,
  budget: null,
  budgetOf: 'ratio',
  ok: null,
})

const figure = (value: number | null) =>
  value === null ? '-' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

const budgetText = ({ budget, budgetOf, unit }: Row) =>
  budget === null ? '-' : budgetOf === 'ratio' ? `${budget.toFixed(1)} x` : `${budget} ${unit}`

const verdict = ({ ok }: Row) => (ok === null ? 'not measured' : ok ? 'ok' : 'OVER')

/** The table as aligned plain text. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [
    ['name', 'scale', 'value', 'unit', 'baseline', 'ratio', 'budget', 'ok'],
    ...rows.map((row) => [
      row.name,
      row.scale,
      figure(row.value),
      row.unit,
      figure(row.baseline),
      row.ratio === null ? '-' : row.ratio.toFixed(2),
      budgetText(row),
      verdict(row),
    ]),
  ]
  const isFigure = (column: number) => [2, 4, 5, 6].includes(column)
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  const aligned = lines.map((line) =>
    line
      .map((text, column) => {
        const width = widths[column] ?? 0
        return isFigure(column) ? text.padStart(width) : text.padEnd(width)
      })
      .join('  ')
      .trimEnd(),
  )
  const notes = rows.map(({ name, note }) => `  ${name}: ${note}`)
  return [...aligned, '', ...new Set(notes)].join('\n')
}
