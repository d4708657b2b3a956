import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'

interface Span {
  readonly from: string | null
  readonly to: string | null
}

/** An interval in words: `từ 01/07/2025`, `01/02/2020 - 30/06/2025`; nothing where neither end is known. */
export function spanWords({ from, to }: Span): string {
  if (from === null) return to === null ? '' : `đến ${formatPartialDate(to)}`
  return to === null
    ? `từ ${formatPartialDate(from)}`
    : `${formatPartialDate(from)} - ${formatPartialDate(to)}`
}
