import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fullMonths, fullYears } from '../../../shared/calendar/ages.ts'
import { addMonths } from '../../../shared/calendar/dates.ts'
import { anyDay } from './samples.ts'

describe('completed months and years', () => {
  it.each([
    ['2023-12-31', '2026-11-01', 34, 2],
    ['2024-02-29', '2025-02-28', 12, 1],
    ['2024-02-29', '2025-02-27', 11, 0],
    ['2026-01-31', '2026-02-28', 1, 0],
    ['2026-11-22', '2026-11-22', 0, 0],
    ['2026-11-23', '2026-11-22', -1, -1],
  ])('from %s to %s are %d months, %d years', (from, on, months, years) => {
    expect(fullMonths(from, on)).toBe(months)
    expect(fullYears(from, on)).toBe(years)
  })

  it('are the most that fit before the day', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, on) => {
        const months = fullMonths(from, on)
        expect(addMonths(from, months) <= on).toBe(true)
        expect(addMonths(from, months + 1) > on).toBe(true)
      }),
    )
  })
})
