import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addPeriods,
  formatPeriod,
  isPeriod,
  makePeriod,
  nextPeriod,
  periodOf,
  periodPhrase,
  previousPeriod,
  quarterOf,
  quarterPhrase,
} from '../../../shared/calendar/periods.ts'

const anyPeriod = fc
  .tuple(fc.integer({ min: 1930, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => makePeriod(year, month))

describe('a period', () => {
  it.each([
    ['2026-11', 'tháng 11 năm 2026', '11/2026'],
    ['2026-02', 'tháng 2 năm 2026', '02/2026'],
  ])('%s is written %s and %s', (period, phrase, short) => {
    expect(periodPhrase(period)).toBe(phrase)
    expect(formatPeriod(period)).toBe(short)
  })

  it.each([
    ['2026-01', 1, 'quý I năm 2026'],
    ['2026-03', 1, 'quý I năm 2026'],
    ['2026-04', 2, 'quý II năm 2026'],
    ['2026-09', 3, 'quý III năm 2026'],
    ['2026-12', 4, 'quý IV năm 2026'],
  ])('%s lies in quarter %d, %s', (period, quarter, phrase) => {
    expect(quarterOf(period)).toBe(quarter)
    expect(quarterPhrase(period)).toBe(phrase)
  })

  it('goes over the turn of the year', () => {
    expect(nextPeriod('2026-12')).toBe('2027-01')
    expect(previousPeriod('2027-01')).toBe('2026-12')
    expect(addPeriods('2026-11', -23)).toBe('2024-12')
  })

  it('is the previous of its next, and sorts before it as text', () => {
    fc.assert(fc.property(anyPeriod, (p) => previousPeriod(nextPeriod(p)) === p && p < nextPeriod(p)))
  })

  it('is the month of a day', () => {
    expect(periodOf('2026-11-22')).toBe('2026-11')
  })

  it.each(['2026-13', '2026-00', '2026-1', '2026', '0000-01', '2026-11-22'])('%s is none', (s) => {
    expect(isPeriod(s)).toBe(false)
    expect(() => periodPhrase(s)).toThrow(RangeError)
  })

  it.each([
    [2026, 13],
    [2026, 0],
    [2026, 1.5],
    [0, 1],
  ])('cannot be made of year %d and month %d', (year, month) => {
    expect(() => makePeriod(year, month)).toThrow(RangeError)
  })
})
