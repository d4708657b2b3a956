import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  compare,
  dateParts,
  daysBetween,
  daysInMonth,
  formatDate,
  fromDayNumber,
  isIsoDate,
  parseDate,
  toDayNumber,
  weekday,
} from '../../../shared/calendar/dates.ts'
import { anyDay } from './samples.ts'

describe('a day', () => {
  it.each(['2026-11-22', '2024-02-29', '2000-02-29', '0001-01-01'])('%s exists', (s) => {
    expect(isIsoDate(s)).toBe(true)
  })

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-31',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '2026-1-1',
    '2026-11-22T00:00',
    '',
  ])('%j does not exist', (s) => {
    expect(isIsoDate(s)).toBe(false)
    expect(() => addDays(s, 1)).toThrow(RangeError)
  })

  it('has the number that the calendar of the machine gives it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (n) => {
        const day = new Date(n * 86_400_000).toISOString().slice(0, 10)
        expect(fromDayNumber(n)).toBe(day)
        expect(toDayNumber(day)).toBe(n)
      }),
    )
  })

  it.each([
    ['2026-11-22', 'Chủ nhật'],
    ['2026-11-23', 'Thứ Hai'],
    ['1969-12-31', 'Thứ Tư'],
    ['1930-02-03', 'Thứ Hai'],
  ])('%s is a %s', (day, expected) => {
    expect(weekday(day)).toBe(expected)
  })
})

describe('adding', () => {
  it.each([
    ['2025-02-28', 12, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-11-30', 12, '2026-11-30'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %d months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  it('months keeps the day, or takes the last day of the month where it is missing', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), (day, months) => {
        const [before, after] = [dateParts(day), dateParts(addMonths(day, months))]
        expect(after.year * 12 + after.month).toBe(before.year * 12 + before.month + months)
        expect(after.day).toBe(Math.min(before.day, daysInMonth(after.year, after.month)))
      }),
    )
  })

  it('days is undone by taking them away', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days)
        expect(addDays(addDays(day, days), -days)).toBe(day)
      }),
    )
  })

  it('beyond the year 9999 is refused', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError)
  })
})

describe('the order of days', () => {
  it('is that of their distance', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => compare(a, b) === Math.sign(daysBetween(b, a))))
    expect(compare('2026-11-22', '2026-11-22')).toBe(0)
  })
})

describe('written days', () => {
  it('puts the day first', () => {
    expect(formatDate('2026-02-05')).toBe('05/02/2026')
  })

  it.each([
    ['5/2/2026', '2026-02-05'],
    ['05-02-2026', '2026-02-05'],
    ['5.2.26', '2026-02-05'],
    ['5/2/27', '1927-02-05'],
    ['3/2/30', '1930-02-03'],
    [' 05 / 02 / 2026 ', '2026-02-05'],
    ['2026-02-05', '2026-02-05'],
    ['2026-02-05T00:00:00.000Z', '2026-02-05'],
    ['05/02/2026 00:00:00', '2026-02-05'],
    ['12/1/2026', '2026-01-12'],
  ])('reads %j in 2026 as %s', (text, expected) => {
    expect(parseDate(text, 2026)).toBe(expected)
    expect(parseDate(text, 26)).toBe(expected)
  })

  it.each([
    '31/02/2026',
    '2/13/2026',
    '29/02/2025',
    '5/2-2026',
    '5/2',
    '1/1/202',
    '2026',
    '05/02/2026 19:30',
    '0/2/2026',
    'abc',
    '',
  ])('refuses %j', (text) => {
    expect(parseDate(text, 26)).toBeUndefined()
  })

  it('refuses a year of two digits when there is no pivot', () => {
    expect(parseDate('5/2/26')).toBeUndefined()
  })

  it('are read back as the same day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseDate(formatDate(day))).toBe(day)
        expect(parseDate(formatDate(day).replaceAll('/0', '/').replaceAll('/', '.'))).toBe(day)
      }),
    )
  })
})
