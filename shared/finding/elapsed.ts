import { fullMonths } from '../calendar/ages.ts'
import { addDays, addMonths, type IsoDate } from '../calendar/dates.ts'
import { earliest, latest, type PartialDate } from '../calendar/partial-dates.ts'

export type ElapsedUnit = 'years' | 'months'
const monthsIn: Readonly<Record<ElapsedUnit, number>> = { years: 12, months: 1 }

/**
 * The last beginning from which at least so many years or months are complete on a day; the anniversary counts, and
 * that of 29/02 is 28/02 where the month has no more days (as `addMonths`).
 */
export function lastBeginning(count: number, unit: ElapsedUnit, on: IsoDate): IsoDate {
  const months = count * monthsIn[unit]
  let day = addMonths(on, -months)
  // A shorter month stands for its last days: 28/02/2026 completes two years for 28/02/2024 and for 29/02/2024.
  while (addMonths(addDays(day, 1), months) <= on) day = addDays(day, 1)
  return day
}

/** Years or months between which the true count lies; equal when it is certain. */
export function elapsedRange(
  since: PartialDate,
  unit: ElapsedUnit,
  on: IsoDate,
): { readonly least: number; readonly most: number } {
  const count = (from: IsoDate) => Math.floor(fullMonths(from, on) / monthsIn[unit])
  return { least: count(latest(since)), most: count(earliest(since)) }
}
