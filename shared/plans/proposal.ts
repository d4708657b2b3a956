import { addDays } from '../calendar/dates.ts'
import { makePeriod, nextPeriod, periodParts, quarterOf } from '../calendar/periods.ts'
import { expectedDay } from '../meetings/habit.ts'
import { hasTopic, isMonthlyKind, type MeetingKind } from '../meetings/meeting.ts'
import type { MeetingHabit } from '../organisation/cell.ts'
import type { PlannedKind, ThematicWay } from './contract.ts'

/** What a year is planned from: the cell, how long it lives, and what it has already. */
export interface PlannedCell {
  readonly cellId: string
  readonly habit: MeetingHabit
  /** The first day of the cell, and the first day on which it is no more; null when not known or not ended. */
  readonly beganOn: string | null
  readonly endedOn: string | null
  /** Planned and opened meetings of the year. */
  readonly meetings: readonly { readonly period: string; readonly kind: MeetingKind }[]
}

export interface ProposedPlan {
  readonly period: string
  readonly kind: PlannedKind
  readonly plannedOn: string | null
}

export interface ProposalWish {
  readonly year: number
  /** The first month that is planned; what is past is not. */
  readonly from: string
  readonly thematic: ThematicWay
  readonly monthOfQuarter: number
  readonly thematicPerQuarter: number
}

/** The first and the last day of a month. */
export const daysOf = (period: string): { readonly first: string; readonly last: string } => ({
  first: `${period}-01`,
  last: addDays(`${nextPeriod(period)}-01`, -1),
})

const monthsOf = (year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, index) => makePeriod(year, index + 1))

/** Whether a cell exists on a day. */
export const livesOn = ({ beganOn, endedOn }: Pick<PlannedCell, 'beganOn' | 'endedOn'>, day: string) =>
  (beganOn === null || beganOn <= day) && (endedOn === null || day < endedOn)

/** Whether a cell exists on some day of a month. */
const livesIn = (cell: Pick<PlannedCell, 'beganOn' | 'endedOn'>, period: string): boolean => {
  const { first, last } = daysOf(period)
  return (cell.beganOn === null || cell.beganOn <= last) && (cell.endedOn === null || first < cell.endedOn)
}

const canMeet = (cell: PlannedCell, period: string): boolean => {
  const day = expectedDay(cell.habit, period)
  return day === null ? livesIn(cell, period) : livesOn(cell, day)
}

const countOf = (cell: PlannedCell, quarter: number): number =>
  cell.meetings.filter(({ period, kind }) => hasTopic(kind) && quarterOf(period) === quarter).length

/**
 * The rest of a year as the habit of a cell has it: a monthly meeting in every month that has none, and in a quarter
 * with fewer thematic meetings than the rule asks one in the month wished for, or the next one that is still free.
 */
export function proposeYear(cell: PlannedCell, wish: ProposalWish): readonly ProposedPlan[] {
  const months = monthsOf(wish.year).filter((period) => period >= wish.from && canMeet(cell, period))
  const hasMonthly = new Set(
    cell.meetings.filter(({ kind }) => isMonthlyKind(kind)).map(({ period }) => period),
  )
  const thematic = new Set(
    [1, 2, 3, 4].flatMap((quarter) => {
      if (wish.thematic === 'none' || countOf(cell, quarter) >= wish.thematicPerQuarter) return []
      const free = months.filter(
        (period) =>
          quarterOf(period) === quarter && (wish.thematic === 'thematic' || !hasMonthly.has(period)),
      )
      const wished = free.find((period) => placeInQuarter(period) >= wish.monthOfQuarter) ?? free.at(-1)
      return wished === undefined ? [] : [wished]
    }),
  )
  return months.flatMap((period): ProposedPlan[] => {
    const plannedOn = expectedDay(cell.habit, period)
    const isThematic = thematic.has(period)
    const kind = isThematic && wish.thematic === 'combined' ? 'combined' : 'regular'
    return [
      ...(hasMonthly.has(period) ? [] : [{ period, kind, plannedOn } as const]),
      // A meeting of its own has no usual day.
      ...(isThematic && wish.thematic === 'thematic'
        ? [{ period, kind: 'thematic', plannedOn: null } as const]
        : []),
    ]
  })
}

/** First, second or third month of its quarter. */
const placeInQuarter = (period: string): number => ((periodParts(period).month - 1) % 3) + 1

/**
 * Quarters of a year in which a cell has fewer thematic meetings, planned or opened, than the rule asks
 * (`plan.thematicPerQuarter`, 42-HD, domain.md 2.1). A quarter in which it lives for no whole month is not held
 * against it.
 */
export function missingThematic(cell: PlannedCell, year: number, thematicPerQuarter: number): number[] {
  const whole = (period: string) => {
    const { first, last } = daysOf(period)
    return livesOn(cell, first) && livesOn(cell, last)
  }
  return [1, 2, 3, 4].filter(
    (quarter) =>
      countOf(cell, quarter) < thematicPerQuarter &&
      monthsOf(year).some((period) => quarterOf(period) === quarter && whole(period)),
  )
}
