/** Moments by the clock of this PC; they are kept in UTC. */
import { formatDate, type IsoDate } from './dates.ts'
import type { WallMoment } from './phrases.ts'

const two = (value: number) => String(value).padStart(2, '0')

/** The day on the clerk's wall at a moment; the day of the UTC timestamp is yesterday until seven in the morning. */
export const localDay = (moment: Date): IsoDate =>
  `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`

/** Day and time on the clerk's wall at a moment. */
export const wallOf = (moment: Date): WallMoment => ({
  day: localDay(moment),
  time: `${two(moment.getHours())}:${two(moment.getMinutes())}`,
})

/** `22/11/2026 14:05` of a moment in ISO, for tables. */
export function formatMoment(moment: string): string {
  const { day, time } = wallOf(new Date(moment))
  return `${formatDate(day)} ${time}`
}
