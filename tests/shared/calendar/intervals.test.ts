import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/calendar/dates.ts'
import { contains, type Interval, overlaps, valueOn } from '../../../shared/calendar/intervals.ts'

const first: Interval = { from: '2025-01-01', to: '2025-07-01' }
const second: Interval = { from: '2025-07-01', to: null }

const dayIn = (n: number) => addDays('2026-01-01', n)
const anyInterval = fc
  .tuple(fc.nat(10), fc.integer({ min: 1, max: 10 }), fc.boolean())
  .map(([start, length, open]): Interval => ({ from: dayIn(start), to: open ? null : dayIn(start + length) }))

describe('an interval', () => {
  it.each([
    ['2024-12-31', false],
    ['2025-01-01', true],
    ['2025-06-30', true],
    ['2025-07-01', false],
  ])('from 01/01 to 01/07 contains %s: %s', (day, expected) => {
    expect(contains(first, day)).toBe(expected)
  })

  it('without an end goes on', () => {
    expect(contains(second, '2099-01-01')).toBe(true)
  })

  it('does not overlap the one that follows it', () => {
    expect(overlaps(first, second)).toBe(false)
  })

  it('overlaps another just when they share a day', () => {
    const days = Array.from({ length: 25 }, (_, n) => dayIn(n))
    fc.assert(
      fc.property(anyInterval, anyInterval, (a, b) => {
        expect(overlaps(a, b)).toBe(days.some((day) => contains(a, day) && contains(b, day)))
      }),
    )
  })
})

describe('the value on a day', () => {
  const names = [
    { ...first, name: 'Chi bộ thôn Sen' },
    { ...second, name: 'Chi bộ bản Sen Đông' },
  ]

  it.each([
    ['2025-06-30', 'Chi bộ thôn Sen'],
    ['2025-07-01', 'Chi bộ bản Sen Đông'],
    ['2024-12-31', undefined],
  ])('%s is %s', (day, expected) => {
    expect(valueOn(names, day)?.name).toBe(expected)
  })
})
