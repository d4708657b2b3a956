import { daysBetween, type IsoDate } from '../calendar/dates.ts'
import type { WallMoment } from '../calendar/phrases.ts'

/** At closing: not at all, after a question, or without one. */
export const closings = ['never', 'ask', 'always'] as const
/** Without a question: not at all, or once a day at a time. */
export const schedules = ['never', 'daily'] as const

/** When copies are made without anybody's asking for each (lúc tự sao lưu). */
export interface BackupTimes {
  readonly closing: (typeof closings)[number]
  readonly schedule: (typeof schedules)[number]
  /** 'HH:MM', of the daily one. */
  readonly at: string
  /** A copy that is younger is not made again at closing. */
  readonly hours: number
}

export const usualTimes: BackupTimes = { closing: 'ask', schedule: 'never', at: '16:30', hours: 20 }

/** The choices of the page for `hours`. */
export const hourChoices = [4, 8, 20, 72, 168] as const

const hourMs = 3_600_000

/**
 * Whether the last copy is older than so many hours. One of a time to come tells nothing: the clock was set back, and
 * then a copy too many is better than one too few.
 */
export function isOlderThan(madeAt: string | null, now: Date, hours: number): boolean {
  if (madeAt === null) return true
  const age = now.getTime() - Date.parse(madeAt)
  return age < 0 || age >= hours * hourMs
}

/**
 * Whether the copy of today is due: the time has come, also while the program was closed, and none was made since then.
 * A copy of a day to come (the clock was set back) stands for none.
 */
export function isDailyDue(at: string, now: WallMoment, last: WallMoment | null): boolean {
  if (now.time < at) return false
  if (last === null) return true
  return last.day === now.day ? last.time < at : true
}

/** How fresh the last good copy on a second medium is (tình trạng sao lưu). */
export const freshnesses = ['fresh', 'ageing', 'old', 'none'] as const
export type Freshness = (typeof freshnesses)[number]

/** A day of work may be lost without its being anybody's fault; from `warnAfterDays` on it is. */
export const freshnessOf = (ageDays: number | null, warnAfterDays: number): Freshness => {
  if (ageDays === null) return 'none'
  if (ageDays >= warnAfterDays) return 'old'
  return ageDays <= 1 ? 'fresh' : 'ageing'
}

/** Whole days from the day of a copy until today; none where the clock was set back. */
export const ageInDays = (madeOn: IsoDate, today: IsoDate): number => Math.max(0, daysBetween(madeOn, today))
