import type { Task } from './contract.ts'

/** `2.5` -> `2,5`, at most three decimals. */
export const formatMeasure = (value: number): string => {
  const [whole = '', decimals = ''] = value.toFixed(3).split('.')
  const fraction = decimals.replace(/0+$/, '')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return fraction === '' ? grouped : `${grouped},${fraction}`
}

/** A measure as a clerk types it: `2,5`, `1.250`, `2.5`; null for an empty field, undefined for what is no number. */
export function parseMeasure(text: string): number | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed)) return Number(typed.replaceAll('.', '').replace(',', '.'))
  return /^\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(',', '.')) : undefined
}

type Measured = Pick<Task, 'indicator' | 'unit' | 'target' | 'reports'>

/** What the last meeting that gave a figure said; a figure is the whole up to that day, never added up. */
export const achievedOf = ({ reports }: Pick<Measured, 'reports'>): number | null =>
  reports.findLast(({ achieved }) => achieved !== null)?.achieved ?? null

/** "Đường bê tông: 2,5/4 km"; '' where the task has no indicator. */
export function indicatorWords(task: Measured): string {
  const { indicator, unit, target } = task
  const achieved = achievedOf(task)
  const done = achieved === null ? '' : formatMeasure(achieved)
  const figures = target === null ? done : `${done === '' ? '0' : done}/${formatMeasure(target)}`
  const measure = [figures, figures === '' ? '' : unit].filter((part) => part !== '').join(' ')
  return [indicator, measure].filter((part) => part !== '').join(': ')
}
