import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageInDays, freshnessOf, isDailyDue, isOlderThan } from '../../../shared/backup/schedule.ts'

describe('a copy at closing', () => {
  const now = new Date('2026-11-23T10:00:00Z')
  it.each([
    ['there is none', null, true],
    ['the last one is of this morning', '2026-11-23T01:00:00Z', false],
    ['the last one is as old as the setting', '2026-11-22T14:00:00Z', true],
    ['the clock was set back since the last one', '2026-12-01T00:00:00Z', true],
  ])('when %s', (_, madeAt, isDue) => {
    expect(isOlderThan(madeAt, now, 20)).toBe(isDue)
  })
})

describe('the copy of the day at 16:30', () => {
  it.each([
    ['is not due before its time', '16:29', '2026-11-22', '09:00', false],
    ['is due at its time', '16:30', '2026-11-22', '17:00', true],
    ['is due later, where the program was closed at the time', '18:05', '2026-11-22', '17:00', true],
    ['is due after a copy of the morning', '16:30', '2026-11-23', '09:00', true],
    ['is not due again', '16:31', '2026-11-23', '16:30', false],
    ['is due although a copy bears a day to come', '16:30', '2026-12-24', '17:00', true],
  ])('%s', (_, time, lastDay, lastTime, isDue) => {
    expect(isDailyDue('16:30', { day: '2026-11-23', time }, { day: lastDay, time: lastTime })).toBe(isDue)
  })
  it('is due where there was never one', () => {
    expect(isDailyDue('16:30', { day: '2026-11-23', time: '16:30' }, null)).toBe(true)
  })
})

describe('how fresh the second copy is', () => {
  it.each([
    [null, 'none'],
    [0, 'fresh'],
    [1, 'fresh'],
    [2, 'ageing'],
    [6, 'ageing'],
    [7, 'old'],
  ] as const)('of %s days: %s', (ageDays, freshness) => {
    expect(freshnessOf(ageDays, 7)).toBe(freshness)
  })
  it('never gets better with age', () => {
    const order = ['fresh', 'ageing', 'old']
    const days = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(days, days, fc.integer({ min: 1, max: 60 }), (a, b, warn) => {
        const [young, aged] = a < b ? [a, b] : [b, a]
        expect(order.indexOf(freshnessOf(young, warn))).toBeLessThanOrEqual(
          order.indexOf(freshnessOf(aged, warn)),
        )
      }),
    )
  })
  it('counts no day less than none where the clock was set back', () => {
    expect(ageInDays('2026-11-25', '2026-11-23')).toBe(0)
  })
})
