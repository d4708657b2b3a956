import { type IsoDate, makeDate, parseDate, toDayNumber } from '../calendar/dates.ts'
import { type Period, periodParts } from '../calendar/periods.ts'
import type { ClockTime } from '../calendar/phrases.ts'
import { parseTime } from '../calendar/times.ts'
import { parsePoints, type Tenths } from '../scores/points.ts'
import { fold, tidy } from '../text/fold.ts'
import { type Reading, said, unreadable } from './reading.ts'

const DAY = /^(\d{1,2})(?:\s*[/.-]\s*(\d{1,2}))?$/

/** `5`, `5/11`, `05/11/2026`. A day without a year is the one nearest to the period; without a month it is in it. */
export function parseDay(text: string, period: Period): Reading<IsoDate> {
  if (/^khong (hop|sinh hoat)/.test(fold(text))) {
    return unreadable('Chi bộ không họp thì bấm F2, chọn "Không họp" rồi ghi lý do.')
  }
  const { year, month } = periodParts(period)
  const short = DAY.exec(tidy(text))
  const found = short
    ? nearest(year, month, Number(short[2] ?? month), Number(short[1]))
    : parseDate(text, year + 1)
  return found === undefined
    ? unreadable('Không có ngày này trong lịch. Nhập ngày/tháng, ví dụ 5/11.')
    : said(found)
}

function nearest(year: number, month: number, itsMonth: number, day: number): IsoDate | undefined {
  const middle = toDayNumber(makeDate(year, month, 15) ?? '')
  return [year - 1, year, year + 1]
    .flatMap((candidate) => makeDate(candidate, itsMonth, day) ?? [])
    .toSorted((a, b) => Math.abs(toDayNumber(a) - middle) - Math.abs(toDayNumber(b) - middle))[0]
}

/** `1930`, `19h30`, `19:30`. */
export function parseClock(text: string): Reading<ClockTime> {
  const time = parseTime(text)
  return time === undefined ? unreadable('Giờ chưa đúng. Nhập giờ và phút, ví dụ 1930.') : said(time)
}

/** Votes in favour, against, other. */
export interface VoteCounts {
  readonly inFavour: number
  readonly against: number
  readonly other: number
}

const COUNTS = /^(\d{1,4})(?:\s*\/\s*(\d{1,4}))?(?:\s*\/\s*(\d{1,4}))?$/

/** `18/0/0`: tán thành / không tán thành / ý kiến khác. What is left out is 0. */
export function parseVotes(text: string): Reading<VoteCounts> {
  const found = COUNTS.exec(tidy(text))
  return found === null
    ? unreadable('Nhập số tán thành/không tán thành/ý kiến khác, ví dụ 18/0/0.')
    : said({ inFavour: Number(found[1]), against: Number(found[2] ?? 0), other: Number(found[3] ?? 0) })
}

export const formatVotes = ({ inFavour, against, other }: VoteCounts): string =>
  `${inFavour}/${against}/${other}`

/** Totals as the handwritten sheet states them; what it leaves out is null. */
export interface SheetTotals {
  readonly present: number
  readonly excused: number | null
  readonly absent: number | null
}

/** `12/2/0`: có mặt / vắng có lý do / vắng không lý do; `12` where only those present were counted. */
export function parseTotals(text: string): Reading<SheetTotals> {
  const found = COUNTS.exec(tidy(text))
  const [, present, excused, absent] = found ?? []
  if (present === undefined || (excused === undefined) !== (absent === undefined)) {
    return unreadable(
      'Nhập số có mặt/vắng có lý do/vắng không lý do, ví dụ 12/2/0, hoặc chỉ số có mặt, ví dụ 12.',
    )
  }
  const count = (written: string | undefined) => (written === undefined ? null : Number(written))
  return said({ present: Number(present), excused: count(excused), absent: count(absent) })
}

export const formatTotals = ({ present, excused, absent }: SheetTotals): string =>
  excused === null || absent === null ? String(present) : `${present}/${excused}/${absent}`

/** `92,5` in tenths. */
export function parseScore(text: string): Reading<Tenths> {
  const points = parsePoints(text)
  return points === undefined
    ? unreadable('Điểm từ 0 đến 100, có thể có một số lẻ, ví dụ 92,5.')
    : said(points)
}
