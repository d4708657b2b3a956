import { formatDate } from '../calendar/dates.ts'
import { formatCount } from '../text/numbers.ts'
import type { BookCheck, CheckState } from './contract.ts'

/** "2 mục còn thiếu, 1 mục chưa có" or "9 mục đầy đủ". */
export function foundWords(items: readonly { readonly state: CheckState }[]): string {
  const count = (state: CheckState) => items.filter((item) => item.state === state).length
  const [lacking, missing] = [count('lacking'), count('missing')]
  if (lacking + missing === 0) return items.length === 0 ? '' : `${formatCount(items.length)} mục đầy đủ`
  return [
    ...(lacking > 0 ? [`${formatCount(lacking)} mục còn thiếu`] : []),
    ...(missing > 0 ? [`${formatCount(missing)} mục chưa có`] : []),
  ].join(', ')
}

/** "đã sửa xong 05/12/2026", "sửa xong trước 05/12/2026", or "" where nothing was to be mended by a day. */
export const mendingWords = ({ fixBy, fixedOn }: Pick<BookCheck, 'fixBy' | 'fixedOn'>): string => {
  if (fixedOn !== null) return `đã sửa xong ${formatDate(fixedOn)}`
  return fixBy === null ? '' : `sửa xong trước ${formatDate(fixBy)}`
}
