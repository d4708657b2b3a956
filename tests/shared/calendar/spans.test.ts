import { describe, expect, it } from 'vitest'
import { spanDays, spanPhrase, spanStart } from '../../../shared/calendar/spans.ts'

describe('the time of a ledger', () => {
  it.each([
    ['2026-02', 1, '2026-02', '2026-02-28', 'tháng 2 năm 2026'],
    ['2024-02', 1, '2024-02', '2024-02-29', 'tháng 2 năm 2024'],
    ['2026-12', 1, '2026-12', '2026-12-31', 'tháng 12 năm 2026'],
    ['2026-11', 3, '2026-10', '2026-12-31', 'quý IV năm 2026'],
    ['2026-03', 3, '2026-01', '2026-03-31', 'quý I năm 2026'],
    ['2026-06', 6, '2026-01', '2026-06-30', '6 tháng đầu năm 2026'],
    ['2026-07', 6, '2026-07', '2026-12-31', '6 tháng cuối năm 2026'],
    ['2026-11', 12, '2026-01', '2026-12-31', 'năm 2026'],
  ] as const)(
    '%s in spans of %i months begins in %s, ends on %s and is called %s',
    (period, length, start, last, phrase) => {
      expect(spanStart(period, length)).toBe(start)
      expect(spanDays(start, length)).toEqual({ from: `${start}-01`, last })
      expect(spanPhrase(start, length)).toBe(phrase)
    },
  )
})
