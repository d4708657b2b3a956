import { formatDate } from '../../shared/calendar/dates.ts'

/** Moments come from the office as UTC and are shown by the clock of this PC. */

const two = (n: number): string => String(n).padStart(2, '0')

/** `14:05:12` */
export function clockTime(moment: string): string {
  const at = new Date(moment)
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

const hourAndMinute = (moment: string): string => clockTime(moment).slice(0, 5)

/** `22/11/2026` of a moment. */
export function dayOf(moment: string): string {
  const at = new Date(moment)
  return formatDate(
    `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
  )
}

/** `22/11/2026 14:05`, for tables. */
export const formatMoment = (moment: string): string => `${dayOf(moment)} ${hourAndMinute(moment)}`

/** `14:05 ngày 22/11/2026`, for sentences. */
export const momentPhrase = (moment: string): string => `${hourAndMinute(moment)} ngày ${dayOf(moment)}`
