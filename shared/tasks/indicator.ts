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

type Measured = Pick<Task, 'indicator' | 'unit' | 'target' | 'reports'> & Partial<Pick<Task, 'notes'>>

/** The latest figure that a meeting or a note gave; a figure is the whole up to that day, never added up. */
export function achievedOf({ reports, notes = [] }: Pick<Measured, 'reports' | 'notes'>): number | null {
  const told = [
    ...reports.map(({ heldOn, achieved }) => ({ on: heldOn, achieved })),
    // Of one day the note was written after the meeting that it does not know.
    ...notes.map(({ notedOn, achieved }) => ({ on: notedOn, achieved })),
  ]
  const inOrder = told.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
  return inOrder.findLast(({ achieved }) => achieved !== null)?.achieved ?? null
}

/** "Đường bê tông: 2,5/4 km"; '' where the task has no indicator. */
export const indicatorWords = (task: Measured): string => measuredWords(task, achievedOf(task))

/** "Đường bê tông, mục tiêu 4 km": what is measured, before anything was. */
export const goalWords = ({ indicator, unit, target }: Pick<Task, 'indicator' | 'unit' | 'target'>): string =>
  [indicator, target === null ? unit : `mục tiêu ${formatMeasure(target)} ${unit}`.trim()]
    .filter((part) => part !== '')
    .join(', ')

/** The same of a figure that is known by itself; null where nothing was told yet. */
export function measuredWords(
  { indicator, unit, target }: Pick<Task, 'indicator' | 'unit' | 'target'>,
  achieved: number | null,
): string {
  const done = achieved === null ? '' : formatMeasure(achieved)
  const figures = target === null ? done : `${done === '' ? '0' : done}/${formatMeasure(target)}`
  const measure = [figures, figures === '' ? '' : unit].filter((part) => part !== '').join(' ')
  return [indicator, measure].filter((part) => part !== '').join(': ')
}

/** What a task is given with besides its title, a line each: whom it helps, its product, what has to be reached. */
export function givenDetails(
  given: {
    readonly [K in 'forWhom' | 'product' | 'indicator' | 'unit']?: string
  } & { readonly target?: number | null },
): readonly string[] {
  const { forWhom = '', product = '', indicator = '', unit = '', target = null } = given
  const aim = [
    indicator,
    target === null ? '' : [formatMeasure(target), unit].filter((part) => part !== '').join(' '),
  ]
    .filter((part) => part !== '')
    .join(': ')
  return [
    ...(forWhom === '' ? [] : [`Giúp: ${forWhom}`]),
    ...(product === '' ? [] : [`Sản phẩm: ${product}`]),
    ...(aim === '' ? [] : [`Chỉ tiêu: ${aim}`]),
  ]
}
