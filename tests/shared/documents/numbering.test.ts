import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  completedNumber,
  nextNumber,
  numberText,
  numberWarnings,
  orderWarning,
  parseNumber,
  parseSymbol,
  unnumbered,
} from '../../../shared/documents/numbering.ts'

const symbol = fc.constantFrom('BB/CB', 'NQ/CB', 'CTr/CB', 'QĐ/ĐU', 'CT/CB')
const suffix = fc.constantFrom('', 'a', 'b', 'đ')
const value = fc.integer({ min: 1, max: 99_999 })

describe('the order of numbers and days', () => {
  const others = [
    { number: '09-BB/CB', day: '2026-10-03' },
    { number: '10-BB/CB', day: '2026-12-03' },
  ]
  it.each<[string, string, string | undefined]>([
    [
      '11-BB/CB',
      '2026-11-03',
      'Số không theo thứ tự ngày: 11-BB/CB của ngày 03/11/2026 đứng sau 10-BB/CB của ngày 03/12/2026.',
    ],
    [
      '08-BB/CB',
      '2026-11-03',
      'Số không theo thứ tự ngày: 08-BB/CB của ngày 03/11/2026 đứng trước 09-BB/CB của ngày 03/10/2026.',
    ],
    ['09a-BB/CB', '2026-11-03', undefined],
    ['11-BB/CB', '2026-12-03', undefined],
    ['11-BB/CB', '2027-01-03', undefined],
    ['không phải số', '2026-11-03', undefined],
  ])('%s of %s', (number, day, sentence) => {
    expect(orderWarning({ number, day }, others)).toBe(sentence)
  })
})

describe('the number of a paper', () => {
  it.each([
    [3, 'NQ/CB', '03-NQ/CB'],
    [1, 'NQ/CB', '01-NQ/CB'],
    [10, 'BB/CB', '10-BB/CB'],
    [123, 'BB/CB', '123-BB/CB'],
  ])('%i of %s is written %s', (number, given, text) => {
    expect(numberText(number, given, 2)).toBe(text)
  })

  it.each([
    ['03a-BB/CB', { value: 3, suffix: 'a', type: 'BB', organisation: 'CB' }],
    ['Số 08-BB/CB', { value: 8, type: 'BB', organisation: 'CB' }],
    ['số: 11-TTr/ĐU', { value: 11, type: 'TTr', organisation: 'ĐU' }],
    ['01-CT/CB', { value: 1, type: 'CT', organisation: 'CB' }],
  ])('%s is read', (text, number) => {
    expect(parseNumber(text)).toEqual(number)
  })

  it.each(['', '8', 'BB/CB', '00-BB/CB', '08 BB/CB', '08-BB', '08ab-BB/CB', '123456-BB/CB'])(
    '"%s" is no number of a paper',
    (text) => {
      expect(parseNumber(text)).toBeUndefined()
    },
  )

  it('reads back what it wrote, also 03a', () => {
    fc.assert(
      fc.property(value, symbol, suffix, (number, given, letter) => {
        const [type, organisation] = given.split('/')
        expect(parseNumber(numberText(number, given, 2, letter))).toEqual({
          value: number,
          ...(letter !== '' && { suffix: letter }),
          type,
          organisation,
        })
      }),
    )
  })

  it('goes on from the last one known, over new years too, and never repeats one', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 0, max: 9999 })),
        fc.array(fc.integer({ min: 1, max: 9999 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 12 }),
        (lastKnown, given, papers) => {
          const used = [...given]
          for (let paper = 0; paper < papers; paper += 1) {
            const next = nextNumber({ lastKnown, given: used, symbol: 'BB/CB' })
            if (next === undefined) {
              expect([lastKnown, ...used]).toEqual([null])
              return
            }
            expect(used).not.toContain(next)
            expect(next).toBeGreaterThan(lastKnown ?? 0)
            expect(numberWarnings(next, { lastKnown, given: used, symbol: 'BB/CB' })).toEqual([])
            used.push(next)
          }
        },
      ),
    )
  })

  it.each([
    [null, [], undefined],
    [0, [], 1],
    [7, [], 8],
    [7, [8, 9], 10],
    [7, [12], 13],
    [null, [4], 5],
  ])('after %s before this program and %j in it comes %s', (lastKnown, given, next) => {
    expect(nextNumber({ lastKnown, given, symbol: 'BB/CB' })).toBe(next)
  })

  it.each([
    [8, 'Số 8 đã dùng cho một văn bản khác của chi bộ.'],
    [7, 'Số 7 không lớn hơn số cuối đã dùng là 7.'],
    [10, 'Bỏ trống số 9.'],
    [12, 'Bỏ trống các số từ 9 đến 11.'],
  ])('%i after 08 is warned of: %s', (number, warning) => {
    expect(numberWarnings(number, { lastKnown: 7, given: [8], symbol: 'BB/CB' })).toEqual([warning])
  })

  it.each([
    ['BB/CB', 'BB/CB'],
    ['Số 07-BB/CB', 'BB/CB'],
    ['03a-CTr/CB', 'CTr/CB'],
    ['BB', undefined],
    ['7', undefined],
    ['BB / CB', undefined],
  ])('the symbol written as "%s" is %s', (text, expected) => {
    expect(parseSymbol(text)).toBe(expected)
  })

  it('has no value while it is not given', () => {
    expect(unnumbered('CTr/CB')).toEqual({ type: 'CTr', organisation: 'CB' })
    expect(unnumbered('')).toEqual({ type: 'BB', organisation: 'CB' })
  })
})

describe('a number typed by itself', () => {
  it.each([
    ['10', '10-BB/CU'],
    [' 3a ', '3a-BB/CU'],
    ['Số 7', '7-BB/CU'],
    ['08-BB/CB', '08-BB/CB'],
    ['', ''],
    ['mười', 'mười'],
  ])('"%s" is completed to "%s"', (text, completed) => {
    expect(completedNumber(text, 'BB/CU')).toBe(completed)
  })
})
