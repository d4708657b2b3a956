import type { AttendanceLimits } from '../../shared/attendance/contract.ts'
import type { Sitting, Turns } from '../../shared/attendance/sitting.ts'
import { attendanceNames } from '../../shared/meetings/meeting.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'

/** `131/140 (93,6%)`, or a dash where nobody had to come. */
export const rateWords = ({ present, base }: Turns): string =>
  base === 0 ? '—' : `${formatCount(present)}/${formatCount(base)} (${formatPercent(present, base)})`

/** The highest line that a rate reaches, compared as whole counts: `từ 95%`, `dưới 85%`. */
export function lineWords({ present, base }: Turns, { low, middle, high }: AttendanceLimits): string {
  if (base === 0) return ''
  const reached = [high, middle, low].find((line) => present * 100 >= line * base)
  const words = (line: number) => `${String(line).replace('.', ',')}%`
  return reached === undefined ? `dưới ${words(low)}` : `từ ${words(reached)}`
}

export const isBelow = ({ present, base }: Turns, line: number): boolean => present * 100 < line * base

export const sittingWords = ({ state, reason, isLate, isOnline }: Sitting): string =>
  [
    state === null ? 'Chưa điểm danh' : attendanceNames[state],
    ...(isLate ? ['đến muộn'] : []),
    ...(isOnline ? ['trực tuyến'] : []),
    ...(reason === '' ? [] : [reason]),
  ].join(', ')
