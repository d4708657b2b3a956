import { formatDate } from '../calendar/dates.ts'
import { formatCount } from '../text/numbers.ts'
import type { TrainingClass } from './contract.ts'

/** "05/12/2026" or "05/12/2026 đến 06/12/2026" */
export const classDays = ({ from, to }: Pick<TrainingClass, 'from' | 'to'>): string =>
  to === null || to === from ? formatDate(from) : `${formatDate(from)} đến ${formatDate(to)}`

/** "22 người: 18 hoàn thành, 2 có dự, 1 vắng, 1 chưa ghi" */
export function countWords({ called, tookPart, completed, missed }: TrainingClass['counts']): string {
  const whole = called + tookPart + completed + missed
  if (whole === 0) return 'chưa gọi ai'
  const parts = [
    [completed, 'hoàn thành'],
    [tookPart, 'có dự'],
    [missed, 'vắng'],
    [called, 'chưa ghi'],
  ] as const
  const named = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`)
  return `${formatCount(whole)} người: ${named.join(', ')}`
}
