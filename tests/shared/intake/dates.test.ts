import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDate, fromDayNumber, toDayNumber } from '../../../shared/calendar/dates.ts'
import { judgeDate, looksSwapped } from '../../../shared/intake/dates.ts'
import type { CellValue } from '../../../shared/intake/layout.ts'

const today = '2026-11-22'
const judge = (value: CellValue, more = {}) => judgeDate(value, { today, ...more })
const asIs = (value: string | null) => ({ value, certainty: 'as-is', why: '' })

describe('a day of any workbook', () => {
  it.each<[CellValue, string | null]>([
    [new Date('1972-03-24T00:00:00Z'), '1972-03-24'],
    [new Date('1972-03-23T23:59:59.999Z'), '1972-03-24'],
    ['24/03/1972', '1972-03-24'],
    ['4/3/1972', '1972-03-04'],
    ['05.02.2020', '2020-02-05'],
    ['5-2-2020', '2020-02-05'],
    ['2020-02-05', '2020-02-05'],
    ['2020-02-05T00:00:00Z', '2020-02-05'],
    ['12/11/2020', '2020-11-12'],
    ['\u00a0 24 / 03\u00a0/ 1972\u200b ', '1972-03-24'],
    ['03/1986', '1986-03'],
    ['3-1986', '1986-03'],
    ['00/03/1986', '1986-03'],
    ['00/00/1958', '1958'],
    ['1958', '1958'],
    [1958, '1958'],
    ['1958.0', '1958'],
    ['ngày 05 tháng 02 năm 1980', '1980-02-05'],
    ['Ngày 5, tháng 2, năm 1980', '1980-02-05'],
    ['tháng 3/1986', '1986-03'],
    ['tháng 3 năm 1986', '1986-03'],
    ['năm 1958', '1958'],
    ['22/11/2026', today],
    [null, null],
    ['  ', null],
  ])('%j is %s as it stands', (value, date) => {
    expect(judge(value)).toEqual(asIs(date))
  })

  it.each<[CellValue, string, string]>([
    [21186, '1958-01-01', 'Số 21186 của Excel'],
    ['21186', '1958-01-01', 'Số 21186 của Excel'],
    [26382.75, '1972-03-24', 'Số 26382 của Excel'],
    [2201, '1906-01-09', 'Excel'],
    ['4-3-72', '1972-03-04', 'hiểu là 1972'],
    ['4.3.26', '2026-03-04', 'hiểu là 2026'],
    ['4/3/27', '1927-03-04', 'hiểu là 1927'],
    ['24/03/1972.', '1972-03-24', 'dấu thừa'],
  ])('%j is mended to %s', (value, date, why) => {
    expect(judge(value)).toEqual({ value: date, certainty: 'mended', why: expect.stringContaining(why) })
  })

  it.each<[CellValue, string]>([
    ['12/25/1980', 'không có tháng 25'],
    ['2/30/99', 'không có tháng 30'],
    ['31/02/1980', 'có trong lịch'],
    ['13/13/2000', 'có trong lịch'],
    ['29/02/1900', 'có trong lịch'],
    ['hôm qua', 'có trong lịch'],
    ['khoảng 1958', 'có trong lịch'],
    [5, 'có trong lịch'],
    [60, 'có trong lịch'],
    [1899, 'có trong lịch'],
    ['1958,5', 'có trong lịch'],
    [-3, 'có trong lịch'],
    [true, 'có trong lịch'],
    [new Date(Number.NaN), 'có trong lịch'],
    ['23/11/2026', 'sau ngày hôm nay'],
    [2027, 'sau ngày hôm nay'],
    [60000, 'sau ngày hôm nay'],
    ['01/01/1850', 'quá xa'],
    ['32131980', 'có trong lịch'],
    [`1980${' ,'.repeat(50_000)}x`, '…" không phải'],
  ])('%j is wrong', (value, why) => {
    expect(judge(value)).toEqual({ value: null, certainty: 'wrong', why: expect.stringContaining(why) })
  })

  it('of eight digits is asked for', () => {
    expect(judge('05021980')).toMatchObject({ value: '1980-02-05', certainty: 'ask' })
    expect(judge(15021980)).toMatchObject({ value: '1980-02-15', certainty: 'ask' })
  })

  it('counts from 1904 in the workbook of an old Mac', () => {
    expect(judge(19724, { system: '1904' }).value).toBe('1958-01-01')
    expect(judge('1958', { system: '1904' }).value).toBe('1958')
  })

  it.each([
    ['5/6/08', '2008-06-05', 'mended'],
    ['5/6/09', '1909-06-05', 'ask'],
    ['5/6/72', '1972-06-05', 'mended'],
  ])('of a birth with a short year, %s is %s', (text, date, certainty) => {
    expect(judge(text, { isBirth: true })).toMatchObject({ value: date, certainty })
  })

  it('is the same from each of its writings', () => {
    const days = fc
      .integer({ min: toDayNumber('1906-01-09'), max: toDayNumber(today) })
      .map((days) => [fromDayNumber(days), days] as const)
    fc.assert(
      fc.property(days, fc.constantFrom('/', '-', '.', ' / '), ([date, number], sign) => {
        const [year, month, day] = date.split('-').map(Number)
        const writings: CellValue[] = [
          date,
          formatDate(date),
          [day, month, year].join(sign),
          new Date(date),
          number - toDayNumber('1899-12-30'),
        ]
        for (const value of writings) expect(judge(value).value).toBe(date)
      }),
    )
  })
})

describe('a column whose days and months an Excel has swapped', () => {
  const cells = ['1980-05-02', '1975-01-12', '1990-12-11', '1966-03-03', '1958-07-01'].map(
    (day) => new Date(day),
  )
  const texts = ['24/03/1972', '13/1/1980', '31/12/1990', '15-06-1985', '20/10/1977']

  it('is known by its dates up to the 12th and its texts after it', () => {
    expect(looksSwapped([...cells, ...texts, null, 'Lò Văn Đôi'])).toBe(true)
  })

  it.each<[string, CellValue[]]>([
    ['a date cell of the 13th', [...cells, new Date('1980-05-13'), ...texts]],
    ['a text of the 12th', [...cells, ...texts, '12/03/1972']],
    ['date cells only', [...cells, ...cells]],
    ['too few to tell', [...cells.slice(1), ...texts]],
  ])('is not seen in one with %s', (_what, values) => {
    expect(looksSwapped(values)).toBe(false)
  })
})
