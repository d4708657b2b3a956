import { formatDate } from '../../shared/calendar/dates.ts'

/** A moment that the office keeps in UTC, as the clerk's clock showed it: `05/02/2026 19:30`. */
export function formatMoment(stored: string): string {
  const moment = new Date(stored)
  if (Number.isNaN(moment.getTime())) return stored
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return `${formatDate(day)} ${two(moment.getHours())}:${two(moment.getMinutes())}`
}
