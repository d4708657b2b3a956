import { formatCount } from '../text/numbers.ts'
import type { OpenPoint, RefusedRow } from './contract.ts'

/** "4 điểm của 3 chi bộ: 1 dòng chưa ghi được, 1 chờ trả lời, 2 đã có câu trả lời": what a list of them holds. */
export function pointsWords(points: readonly OpenPoint[], refused: readonly RefusedRow[]): string {
  const cells = new Set([...points, ...refused].map(({ cellId }) => cellId)).size
  const settled = points.filter(({ settledAt }) => settledAt !== null).length
  const parts = [
    [refused.length, 'dòng chưa ghi được'],
    [points.length - settled, 'chờ trả lời'],
    [settled, 'đã có câu trả lời'],
  ] as const
  const told = parts.filter(([count]) => count > 0)
  const all = `${formatCount(points.length + refused.length)} điểm của ${formatCount(cells)} chi bộ`
  const [only] = told
  if (told.length === 1 && only !== undefined) return `${all}, ${only[1]}`
  return `${all}: ${told.map(([count, words]) => `${formatCount(count)} ${words}`).join(', ')}`
}

/** "Tổng trên phiếu ghi "105": Chưa đọc được …": what is wrong with a field of a row, as it is asked about. */
export const faultWords = ({ name, typed, fault }: RefusedRow['faults'][number]): string =>
  `${name} "${typed}": ${fault}`
