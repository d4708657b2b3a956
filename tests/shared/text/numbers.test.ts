import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCount, formatMean, formatPercent } from '../../../shared/text/numbers.ts'

describe('counts', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1.000'],
    [1250000, '1.250.000'],
    [-12500, '-12.500'],
  ])('%d is written %s', (count, expected) => {
    expect(formatCount(count)).toBe(expected)
  })

  it('keep their value without the points', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => Number(formatCount(n).replaceAll('.', '')) === n))
  })

  it('refuse a fraction', () => {
    expect(() => formatCount(0.5)).toThrow(RangeError)
  })
})

describe('means', () => {
  it.each([
    // A district of 49 + 212 + 22 = 283 units, of which the 212 + 22 are cells: 13,996.
    [3275, 212 + 22, '14,0'],
    [337, 22, '15,3'],
    [1, 20, '0,1'],
    [7, 0, '—'],
  ])('of %d in %d is %s', (total, count, expected) => {
    expect(formatMean(total, count)).toBe(expected)
  })
})

describe('percentages', () => {
  it.each([
    [131, 337, '38,9%'],
    [198, 337, '58,8%'],
    [231, 337, '68,5%'],
    [206, 337, '61,1%'],
    [16, 337, '4,7%'],
    [13, 14, '92,9%'],
    [12, 14, '85,7%'],
    [17, 20, '85,0%'],
    [19, 21, '90,5%'],
    [1, 2000, '0,1%'],
    [3, 2000, '0,2%'],
    [0, 5, '0,0%'],
    [5, 5, '100,0%'],
    [50, 4, '1.250,0%'],
    [0, 0, '—'],
    [3, 0, '—'],
  ])('%d of %d is %s', (part, whole, expected) => {
    expect(formatPercent(part, whole)).toBe(expected)
  })

  it('are never further than half a tenth from the true share', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 2 ** 31 }), (part, whole) => {
        const tenths = BigInt(formatPercent(part, whole).replace(/[.,%]/g, ''))
        const twiceError = 2n * (tenths * BigInt(whole) - 1000n * BigInt(part))
        expect(twiceError > -BigInt(whole) && twiceError <= BigInt(whole)).toBe(true)
      }),
    )
  })

  it.each([
    [-1, 5],
    [1, -5],
    [1.5, 5],
  ])('refuse %d of %d', (part, whole) => {
    expect(() => formatPercent(part, whole)).toThrow(RangeError)
  })
})
