import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../../../shared/calendar/dates.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../shared/calendar/working-days.ts'
import { anyDay } from './samples.ts'

const NONE: ReadonlySet<string> = new Set()
const NATIONAL_DAY_2026: ReadonlySet<string> = new Set(['2026-09-01', '2026-09-02'])

describe('a limit in working days', () => {
  it.each([
    ['30 days after the probation ends', '2026-03-02', 30, NONE, '2026-04-13'],
    ['60 days for a transfer', '2026-07-01', 60, NONE, '2026-09-23'],
    ['60 days over two holidays', '2026-07-01', 60, NATIONAL_DAY_2026, '2026-09-25'],
    ['30 days for the ceremony', '2026-11-02', 30, NONE, '2026-12-14'],
    ['the first day counted is the day after', '2026-11-20', 1, NONE, '2026-11-23'],
    ['no days', '2026-11-22', 0, NONE, '2026-11-22'],
  ])('%s', (_, from, n, holidays, expected) => {
    expect(addWorkingDays(from, n, holidays)).toBe(expected)
  })

  it('counts back to its days and ends on a working day', () => {
    const holidays = fc.tuple(anyDay, fc.array(fc.nat(80), { maxLength: 12 }))
    fc.assert(
      fc.property(holidays, fc.integer({ min: 1, max: 60 }), ([from, offsets], n) => {
        const off = new Set(offsets.map((offset) => addDays(from, offset)))
        const last = addWorkingDays(from, n, off)
        expect(workingDaysBetween(from, last, off)).toBe(n)
        expect(isWorkingDay(last, off)).toBe(true)
      }),
    )
  })

  it('never ends on a weekend or a holiday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const expected = weekday(day) !== 'Thứ Bảy' && weekday(day) !== 'Chủ nhật'
        expect(isWorkingDay(day, NONE)).toBe(expected)
        expect(isWorkingDay(day, new Set([day]))).toBe(false)
      }),
    )
  })

  it.each([-1, 1.5, Number.POSITIVE_INFINITY])('cannot be %d days', (n) => {
    expect(() => addWorkingDays('2026-11-22', n, NONE)).toThrow(RangeError)
  })
})
