import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateParts } from '../../../shared/calendar/dates.ts'
import {
  certainlyBefore,
  comparePartial,
  earliest,
  excelSerialToIso,
  formatPartialDate,
  isPartialDate,
  latest,
  parsePartialDate,
  precision,
} from '../../../shared/calendar/partial-dates.ts'
import { anyDay } from './samples.ts'

const anyPartial = fc.tuple(anyDay, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length))

describe('a date known in part', () => {
  it.each([
    ['1958', '1958', 'year', '1958'],
    ['03/1986', '1986-03', 'month', '03/1986'],
    ['3-1986', '1986-03', 'month', '03/1986'],
    ['1986-03', '1986-03', 'month', '03/1986'],
    ['3/2/1986', '1986-02-03', 'day', '03/02/1986'],
    ['00/03/1986', '1986-03', 'month', '03/1986'],
    ['00/00/1958', '1958', 'year', '1958'],
    [' 03 / 1986 ', '1986-03', 'month', '03/1986'],
  ])('%j is stored as %s', (text, stored, known, shown) => {
    expect(parsePartialDate(text)).toBe(stored)
    expect(precision(stored)).toBe(known)
    expect(formatPartialDate(stored)).toBe(shown)
  })

  it.each(['13/1986', '0/1986x', '31/02/1986', '86', '3/86', '00/1958/', '0000', ''])(
    '%j is none',
    (text) => {
      expect(parsePartialDate(text, 26)).toBeUndefined()
    },
  )

  it('takes a year of two digits with a pivot', () => {
    expect(parsePartialDate('3/2/58', 26)).toBe('1958-02-03')
  })

  it.each([
    ['1958', '1958-01-01', '1958-12-31'],
    ['1986-02', '1986-02-01', '1986-02-28'],
    ['1988-02', '1988-02-01', '1988-02-29'],
    ['1986-02-03', '1986-02-03', '1986-02-03'],
  ])('%s means a day from %s to %s', (date, first, last) => {
    expect(earliest(date)).toBe(first)
    expect(latest(date)).toBe(last)
  })

  it('is never earlier at its latest than at its earliest, and covers just its days', () => {
    fc.assert(
      fc.property(anyPartial, (date) => {
        expect(earliest(date) <= latest(date)).toBe(true)
        expect(earliest(date).startsWith(date) && latest(date).startsWith(date)).toBe(true)
        expect(addDays(latest(date), 1).startsWith(date)).toBe(false)
        expect(() => dateParts(latest(date))).not.toThrow()
      }),
    )
  })

  it('is read back as it was shown', () => {
    fc.assert(fc.property(anyPartial, (date) => parsePartialDate(formatPartialDate(date)) === date))
  })

  it('is refused where it is no date', () => {
    expect(isPartialDate('1986-13')).toBe(false)
    expect(() => earliest('1986-13')).toThrow(RangeError)
  })

  it('is sorted by its first day, the vaguer first', () => {
    const order = ['1957-12-31', '1958', '1958-01', '1958-01-01', '1958-02', '1959']
    expect(order.toReversed().toSorted(comparePartial)).toEqual(order)
    fc.assert(
      fc.property(anyPartial, anyPartial, (a, b) => comparePartial(a, b) === -comparePartial(b, a) + 0),
    )
  })

  it.each([
    ['1958', '1959', true],
    ['1958', '1958-12-31', false],
    ['1986-02-28', '1986-03', true],
    ['1986-03', '1986', false],
  ])('%s is certainly before %s: %s', (a, b, expected) => {
    expect(certainlyBefore(a, b)).toBe(expected)
  })
})

describe('an Excel serial number', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [21_245, '1958-03-01'],
    [46_058, '2026-02-05'],
    [46_058.75, '2026-02-05'],
    [2_958_465, '9999-12-31'],
  ])('%d is %s', (serial, expected) => {
    expect(excelSerialToIso(serial)).toBe(expected)
  })

  it.each([60, 60.5, 0, 0.5, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])(
    '%d is no day',
    (serial) => {
      expect(excelSerialToIso(serial)).toBeUndefined()
    },
  )
})
