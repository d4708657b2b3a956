import type { IsoDate } from '../../shared/calendar/dates.ts'

/** The day on the clerk's wall at a moment; the day of the UTC timestamp is yesterday until seven in the morning. */
export const localDay = (moment: Date): IsoDate =>
  `${moment.getFullYear()}-${String(moment.getMonth() + 1).padStart(2, '0')}-${String(moment.getDate()).padStart(2, '0')}`
