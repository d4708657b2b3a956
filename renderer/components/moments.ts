import { formatDate } from '../../shared/calendar/dates.ts'
import { localDay, wallOf } from '../../shared/calendar/wall.ts'

/** Moments come from the office as UTC and are shown by the clock of this PC. */

/** `14:05:12` */
export function clockTime(moment: string): string {
  const at = new Date(moment)
  return `${wallOf(at).time}:${String(at.getSeconds()).padStart(2, '0')}`
}

/** `22/11/2026` of a moment. */
export const dayOf = (moment: string): string => formatDate(localDay(new Date(moment)))

/** `14:05 ngày 22/11/2026`, for sentences. */
export const momentPhrase = (moment: string): string =>
  `${wallOf(new Date(moment)).time} ngày ${dayOf(moment)}`
