import { describe, expect, it } from 'vitest'
import { parsePeriod } from '../../../shared/calendar/periods.ts'
import { spanDays, spanPhrase, spanStart, spanWords } from '../../../shared/calendar/spans.ts'

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

describe('a span in words', () => {
  it.each([
    ['2026-03', '2026-03', 'tháng 3 năm 2026'],
    ['2026-01', '2026-06', '6 tháng đầu năm 2026'],
    ['2026-02', '2026-09', 'từ kỳ 02/2026 đến kỳ 09/2026'],
    ['2025-07', '2026-06', 'từ kỳ 07/2025 đến kỳ 06/2026'],
  ])('%s to %s is %s', (from, to, words) => expect(spanWords(from, to)).toBe(words))
})

describe('a period as it is typed', () => {
  it.each([
    ['3/2026', '2026-03'],
    [' 03-2026 ', '2026-03'],
    ['032026', '2026-03'],
    ['15/03/2026', '2026-03'],
    ['13/2026', undefined],
    ['2026', undefined],
    ['', undefined],
  ])('%s is %s', (text, period) => expect(parsePeriod(text)).toBe(period))
})
