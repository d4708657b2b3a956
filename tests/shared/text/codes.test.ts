import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOrgCode, mendDigits } from '../../../shared/text/codes.ts'

describe('a number of 12 digits from a worksheet', () => {
  it('is taken as it is when it is right', () => {
    expect(mendDigits('030098123456', 12)).toEqual({ kind: 'ok', value: '030098123456' })
  })

  it.each([
    ['12345678901', '012345678901'],
    [12345678901, '012345678901'],
    ['030098123456.0', '030098123456'],
    ['30098123456.0', '030098123456'],
    ['1098123456', '001098123456'],
    ['030 098 123 456', '030098123456'],
    ["'030098123456", '030098123456'],
  ])('%j is mended to %s, with a reason', (given, expected) => {
    expect(mendDigits(given, 12)).toEqual({
      kind: 'mended',
      value: expected,
      why: expect.stringMatching(/^Đã|^Thiếu/),
    })
  })

  it.each([
    ['', 'trống'],
    ['123456789', 'Có 9 chữ số'],
    ['0300981234567', 'Có 13 chữ số'],
    ['03009812345X', 'chữ số'],
    ['1.23457E+11', 'Excel'],
    ['012345678901.5', 'chữ số'],
  ])('%j is wrong and stays as it was found', (given, reason) => {
    expect(mendDigits(given, 12)).toEqual({
      kind: 'wrong',
      value: given,
      why: expect.stringContaining(reason),
    })
  })

  it('comes back from the loss of its first zeros', () => {
    const number = fc.tuple(fc.integer({ min: 1, max: 96 }), fc.integer({ min: 0, max: 999_999_999 }))
    fc.assert(
      fc.property(number, ([province, rest]) => {
        const id = String(province).padStart(3, '0') + String(rest).padStart(9, '0')
        expect(mendDigits(Number(id), 12).value).toBe(id)
        expect(mendDigits(`${Number(id)}.0`, 12).value).toBe(id)
      }),
    )
  })
})

describe('an organisation code', () => {
  it.each(['38168053000001', '38.168.053.000.001', ' 38 168 053 000 001'])(
    '%s is printed with points',
    (code) => {
      expect(formatOrgCode(code)).toBe('38.168.053.000.001')
    },
  )

  it.each(['3816805300000', '381680530000011', '3816805300000A', ''])('%j is none', (code) => {
    expect(formatOrgCode(code)).toBeUndefined()
  })
})
