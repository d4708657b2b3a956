import { describe, expect, it } from 'vitest'
import { expectedDay } from '../../../shared/meetings/habit.ts'

describe('the day on which a cell usually meets', () => {
  it.each([
    [5, '2026-11', '2026-11-05'],
    [31, '2026-11', '2026-11-30'],
    [30, '2026-02', '2026-02-28'],
    [29, '2028-02', '2028-02-29'],
    [null, '2026-11', null],
  ])('day %s of the period %s is %s', (day, period, expected) => {
    expect(expectedDay({ day, time: null, place: '' }, period)).toBe(expected)
  })
})
