import { addDays, addMonths, type IsoDate } from '../calendar/dates.ts'

/** How many copies of one office a medium keeps: of today, one a day, one a month. */
export const keptCopies = { today: 3, days: 10, months: 12 } as const

/** A copy on a medium, as its manifest tells of it. */
export interface CopyOnMedium {
  readonly name: string
  /** The moment of the snapshot, ISO in UTC. */
  readonly madeAt: string
  /** The day of that moment on the clerk's wall. */
  readonly day: IsoDate
  /** No paper was missing when it was made. */
  readonly isWhole: boolean
}

/** Of one moment the later one has the longer name, "… (2)". */
const newestFirst = (a: CopyOnMedium, b: CopyOnMedium): number =>
  a.madeAt === b.madeAt
    ? b.name.length - a.name.length || (a.name < b.name ? 1 : -1)
    : a.madeAt < b.madeAt
      ? 1
      : -1

/** The copy that stands for a day or a month: the newest that lacks nothing, else the newest. */
const bestOf = (copies: readonly CopyOnMedium[]): CopyOnMedium | undefined => {
  const inOrder = copies.toSorted(newestFirst)
  return inOrder.find(({ isWhole }) => isWhole) ?? inOrder[0]
}

/**
 * Names of the copies that a medium need not keep any longer. Kept are the newest three of today, the best of each of the
 * ten days before, the best of this month and the eleven before, always the newest and the newest that lacks nothing, and
 * every copy of a day to come: a clock that was set back must not cost one.
 */
export function copiesToRemove(copies: readonly CopyOnMedium[], today: IsoDate): readonly string[] {
  const inOrder = copies.toSorted(newestFirst)
  const ofDay = (day: IsoDate) => inOrder.filter((copy) => copy.day === day)
  const ofMonth = (day: IsoDate) => inOrder.filter((copy) => copy.day.slice(0, 7) === day.slice(0, 7))
  const range = (count: number) => Array.from({ length: count }, (_, index) => index)
  const firstOfMonth = `${today.slice(0, 7)}-01`
  const kept = new Set<CopyOnMedium | undefined>([
    ...inOrder.filter(({ day }) => day > today),
    ...ofDay(today).slice(0, keptCopies.today),
    ...range(keptCopies.days).map((index) => bestOf(ofDay(addDays(today, -index - 1)))),
    ...range(keptCopies.months).map((index) => bestOf(ofMonth(addMonths(firstOfMonth, -index)))),
    inOrder[0],
    inOrder.find(({ isWhole }) => isWhole),
  ])
  return inOrder.filter((copy) => !kept.has(copy)).map(({ name }) => name)
}
