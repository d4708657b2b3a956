import { formatDate } from '../../shared/calendar/dates.ts'

/** Moments come from the office as UTC and are shown by the clock of this PC. */

const two = (n: number): string => String(n).padStart(2, '0')

/** `14:05:12` */
export function clockTime(moment: string): string {
  const at = new Date(moment)
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

/** `22/11/2026` of a moment. */
export function dayOf(moment: string): string {
  const at = new Date(moment)
  return formatDate(
    `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
  )
}

/** `14:05 ngày 22/11/2026` */
export function momentPhrase(moment: string): string {
  return `${clockTime(moment).slice(0, 5)} ngày ${dayOf(moment)}`
}
