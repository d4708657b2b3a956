/** Dates and times in the words of Party papers (domain.md 3.2, fact 56). */
import { dateParts, type IsoDate } from './dates.ts'

/** A time of day as `HH:MM`, 00:00 to 23:59. */
export type ClockTime = string

/** A moment on the clerk's wall. */
export interface WallMoment {
  readonly day: IsoDate
  readonly time: ClockTime
}

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/

/** `05`, `27`: days below 10 get a zero (domain.md 3.2). */
export const dayNumber = (day: number): string => String(day).padStart(2, '0')

/** `02`, `5`, `12`: of the months only 1 and 2 get a zero (domain.md 3.2). */
export const monthNumber = (month: number): string => (month <= 2 ? `0${month}` : String(month))

/** `ngày 05 tháng 02 năm 2026`, `ngày 27 tháng 5 năm 2026` (fact 56). */
export function datePhrase(date: IsoDate): string {
  const { year, month, day } = dateParts(date)
  return `ngày ${dayNumber(day)} tháng ${monthNumber(month)} năm ${year}`
}

/** Whether the text is a time of day, `HH:MM`. */
export function isClockTime(s: string): boolean {
  return CLOCK.test(s)
}

/** `19:30` -> `19 giờ 30`. A RangeError unless it is `HH:MM`. */
export function timePhrase(time: ClockTime): string {
  const found = CLOCK.exec(time)
  if (found === null) throw new RangeError(`Not a time HH:MM: ${time}`)
  return `${found[1]} giờ ${found[2]}`
}

/** `từ 19 giờ 30 phút đến 20 giờ 55 phút`, or only its beginning while the end is not known. */
export function timeSpanPhrase(from: ClockTime, to?: ClockTime): string {
  const beginning = `từ ${timePhrase(from)} phút`
  return to === undefined ? beginning : `${beginning} đến ${timePhrase(to)} phút`
}

/** Minutes between two times of one day (fact 41). Undefined if a time is wrong or the end is before the beginning. */
export function durationMinutes(from: ClockTime, to: ClockTime): number | undefined {
  const [start, end] = [minuteOfDay(from), minuteOfDay(to)]
  return start === undefined || end === undefined || end < start ? undefined : end - start
}

function minuteOfDay(time: ClockTime): number | undefined {
  const found = CLOCK.exec(time)
  return found === null ? undefined : Number(found[1]) * 60 + Number(found[2])
}
