import { formatDate } from '../calendar/dates.ts'
import { formatPartialDate } from '../calendar/partial-dates.ts'
import { formatPeriod } from '../calendar/periods.ts'
import type { Weakness } from '../organisation/body-contract.ts'
import { formatKilometres } from '../organisation/distance.ts'
import { formatPoints } from '../scores/points.ts'
import { formatCount } from '../text/numbers.ts'
import type { HelpTeam, SupportedCell } from './contract.ts'

type Month = SupportedCell['months'][number]

/** "6,5 km"; '' where nobody wrote it down. */
export const distanceWords = ({ distanceMetres }: Pick<SupportedCell, 'distanceMetres'>): string =>
  distanceMetres === null ? '' : `${formatKilometres(distanceMetres)} km`

/** "từ 5/2026", "từ 5/2026 (Quyết định 12-QĐ/ĐU)" */
export function weaknessSince({ from, paperNumber }: Weakness): string {
  const since = from === null ? 'chưa rõ từ khi nào' : `từ ${formatPartialDate(from)}`
  return paperNumber === '' ? since : `${since} (${paperNumber})`
}

/** "từ 01/6/2026, chưa có ngày kết thúc" */
export const teamSpan = ({ from, to }: Pick<HelpTeam, 'from' | 'to'>): string =>
  `từ ${formatDate(from)}${to === null ? '' : ` đến ${formatDate(to)}`}`

/** The members in a line: "Lò Văn A (tổ trưởng), Hoàng Thị B". */
export const memberWords = ({ members }: HelpTeam): string =>
  members.map(({ fullName, duty }) => (duty === '' ? fullName : `${fullName} (${duty})`)).join(', ')

/** A month in the trend: the score, "họp" for a meeting without one, "chưa" where the cell did not meet. */
export const monthWords = ({ isHeld, points }: Month): string =>
  points === null ? (isHeld ? 'chưa chấm' : 'chưa họp') : formatPoints(points)

/** "Tháng 6/2026: 78,5": what a screen reader says of a column. */
export const monthTitle = ({ period }: Month): string => formatPeriod(period)

/**
 * How the scores go, the mean of the later half beside that of the earlier one: a point and more is a change. Undefined
 * where one of the halves has no score.
 */
export function trendOf(months: readonly Month[]): 'up' | 'down' | 'level' | undefined {
  const middle = Math.floor(months.length / 2)
  const mean = (part: readonly Month[]): number | undefined => {
    const given = part.flatMap(({ points }) => points ?? [])
    return given.length === 0 ? undefined : given.reduce((sum, points) => sum + points, 0) / given.length
  }
  const [before, after] = [mean(months.slice(0, middle)), mean(months.slice(middle))]
  if (before === undefined || after === undefined) return undefined
  const change = after - before
  return change >= 10 ? 'up' : change <= -10 ? 'down' : 'level'
}
export const trendNames = { up: 'điểm tăng', down: 'điểm giảm', level: 'điểm giữ nguyên' } as const

/** "4/5 buổi" of the recorded meetings to which somebody of the committee came. */
export function visitWords(months: readonly Month[]): string {
  const held = months.filter(({ isHeld }) => isHeld).length
  const came = months.filter((month) => month.came === true).length
  return held === 0 ? '' : `${formatCount(came)}/${formatCount(held)} kỳ`
}
