/** Tuổi đảng: from the decision of admission, for official members, without the time out of the Party. */
import { fullYears } from '../calendar/ages.ts'
import { addDays, daysBetween, type IsoDate } from '../calendar/dates.ts'
import type { Interval } from '../calendar/intervals.ts'
import { earliest, formatPartialDate, latest, type PartialDate } from '../calendar/partial-dates.ts'
import { isPresent, type Standing } from './person.ts'

/** What party age is counted from. */
export interface PartyLife {
  /** Ngày cấp có thẩm quyền ra quyết định kết nạp. */
  readonly admittedOn: PartialDate | null
  /** Ngày vào Đảng, which stands in where nobody knows the decision's day. */
  readonly joinedOn: PartialDate | null
  /** Ngày chính thức; null for a probationary member or where nobody wrote it down. */
  readonly officialOn: PartialDate | null
  /** Standing on the day; null for somebody who is no member. */
  readonly standing: Standing | null
  /** Times out of the Party, apart from each other; the last may have no end. */
  readonly interruptions: readonly Interval[]
}

/** Completed years, and the fact that they were counted from; or why nobody can tell. */
export type PartyAge =
  | {
      readonly years: number
      readonly from: PartialDate
      readonly basis: 'decision' | 'joined'
      readonly daysOut: number
    }
  | { readonly years: null; readonly why: string }

const unknown = (why: string): PartyAge => ({ years: null, why })

/** Standings in which an official member goes on; what somebody temporarily away or suspended was, the dates say. */
const surelyOfficial: readonly Standing[] = ['official', 'exempt']
const outOfParty: readonly Standing[] = ['struck-off', 'expelled', 'resigned']

/**
 * The times out of the Party in a history of standings. A membership that was restored (khôi phục đảng tịch) may
 * count as never interrupted; whether it does is not in the reference, so the caller decides which to leave out.
 */
export const interruptionsOf = (
  standings: readonly (Interval & { readonly standing: Standing })[],
): readonly Interval[] =>
  standings.filter(({ standing }) => outOfParty.includes(standing)).map(({ from, to }) => ({ from, to }))

const daysOutUntil = (interruptions: readonly Interval[], on: IsoDate): number =>
  interruptions
    .filter(({ from }) => from < on)
    .reduce((days, { from, to }) => days + daysBetween(from, to === null || to > on ? on : to), 0)

/**
 * Party age in completed years on a day (Statute Điều 5.4; 208-QĐ/TW, second-hand; domain.md 5.4, facts 10-12). A day
 * known in part gives an answer where every day it can mean gives the same; days out of the Party (unverified in
 * detail) put the beginning off by their number.
 */
export function partyAge(life: PartyLife, on: IsoDate): PartyAge {
  const { admittedOn, joinedOn, officialOn, standing } = life
  if (standing === null) return unknown('Không phải đảng viên.')
  if (!isPresent(standing)) return unknown('Không còn trong danh sách đảng viên nên không tính tuổi Đảng.')
  if (standing === 'probationary') return unknown('Đảng viên dự bị chưa tính tuổi Đảng.')
  if (officialOn !== null) {
    if (earliest(officialOn) > on) return unknown('Chưa đến ngày chính thức nên chưa tính tuổi Đảng.')
    if (latest(officialOn) > on && !surelyOfficial.includes(standing)) {
      return unknown(
        `Chỉ biết ngày chính thức là ${formatPartialDate(officialOn)}: chưa rõ đã chính thức hay chưa.`,
      )
    }
  } else if (!surelyOfficial.includes(standing)) {
    return unknown('Chưa có ngày chính thức. Hãy nhập ngày chính thức để tính tuổi Đảng.')
  }
  const from = admittedOn ?? joinedOn
  if (from === null)
    return unknown('Chưa có ngày quyết định kết nạp và ngày vào Đảng. Hãy nhập một trong hai ngày.')
  if (earliest(from) > on) return unknown('Ngày kết nạp ở sau ngày tính. Hãy kiểm tra lại ngày.')

  const daysOut = daysOutUntil(life.interruptions, on)
  const least = Math.max(0, fullYears(addDays(latest(from), daysOut), on))
  const most = Math.max(0, fullYears(addDays(earliest(from), daysOut), on))
  if (least !== most) {
    return unknown(
      `Chỉ biết ngày kết nạp là ${formatPartialDate(from)}: ${least} hoặc ${most} năm tuổi Đảng.`,
    )
  }
  return { years: least, from, basis: admittedOn === null ? 'joined' : 'decision', daysOut }
}

/**
 * The next step of the Party badge (Huy hiệu Đảng) after those given, in years of party age; null after the last.
 * `steps` is `badge.steps` of the rule book: there is no 35 (domain.md 5.4, facts 13, 17). A step that was passed
 * over without a badge is asked for before a later one.
 */
export function nextBadge(steps: readonly number[], given: readonly number[]): number | null {
  const highest = Math.max(0, ...given)
  return steps.find((step) => step > highest) ?? null
}
