import { daysInMonth } from '../calendar/dates.ts'
import { periodParts } from '../calendar/periods.ts'
import type { MeetingHabit } from '../organisation/cell.ts'

/** The day on which a cell usually meets in a period; the last day of a short month. Null when not known. */
export function expectedDay(habit: MeetingHabit, period: string): string | null {
  if (habit.day === null) return null
  const { year, month } = periodParts(period)
  const day = Math.min(habit.day, daysInMonth(year, month))
  return `${period}-${String(day).padStart(2, '0')}`
}
