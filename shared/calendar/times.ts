/** Times of day as people write them down. */
import type { ClockTime } from './phrases.ts'

const WRITTEN = /^(\d{1,2})(?:\s*(?:[:.h]|giờ)\s*(\d{1,2})?|(\d{2}))?(?:\s*(?:p|phút))?$/i

/** `19:30`, `19h30`, `1930`, `19h`, `7` -> `19:30`, ...; undefined if it is no time of day. */
export function parseTime(text: string): ClockTime | undefined {
  const found = WRITTEN.exec(text.trim())
  if (found === null) return undefined
  const hours = Number(found[1])
  const minutes = Number(found[2] ?? found[3] ?? 0)
  if (hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

const dayOfMinutes = 24 * 60

/** `19:30` and 45 minutes are `20:15`; past midnight it is the small hours of the next day. */
export function addMinutes(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  const at = (hours * 60 + rest + minutes) % dayOfMinutes
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}
