import type { IsoDate } from '../../shared/calendar/dates.ts'
import type { WallMoment } from '../../shared/calendar/phrases.ts'

/** The day on the clerk's wall at a moment; the day of the UTC timestamp is yesterday until seven in the morning. */
export const localDay = (moment: Date): IsoDate =>
  `${moment.getFullYear()}-${String(moment.getMonth() + 1).padStart(2, '0')}-${String(moment.getDate()).padStart(2, '0')}`

const two = (value: number) => String(value).padStart(2, '0')

/** Day and time on the clerk's wall at a moment. */
export const wallOf = (moment: Date): WallMoment => ({
  day: localDay(moment),
  time: `${two(moment.getHours())}:${two(moment.getMinutes())}`,
})
