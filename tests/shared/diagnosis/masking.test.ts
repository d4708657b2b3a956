import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskNumbers, veilPaths } from '../../../shared/diagnosis/masking.ts'

describe('numbers of people in a text for somebody else', () => {
  it.each([
    ['a personal number', 'số 012060000001 trùng', 'số ############ trùng'],
    ['a telephone in groups', 'gọi 0912 345 678', 'gọi #### ### ###'],
    ['one with full stops', '0912.345.678', '####.###.###'],
    ['a moment stays', '"at":"2026-11-23T04:05:06.789Z"', '"at":"2026-11-23T04:05:06.789Z"'],
    ['a number right after a moment', '2026-11-23T04:05:06Z012060000001', '2026-11-23T04:05:06Z############'],
    ['short ones stay', 'dòng 12345 trang 7', 'dòng 12345 trang 7'],
  ])('%s', (_, text, masked) => {
    expect(maskNumbers(text)).toBe(masked)
  })

  it('leave no six digits in a row outside of moments, whatever stands around', () => {
    const digits = fc.stringMatching(/^\d{6,14}$/)
    fc.assert(
      fc.property(fc.string(), digits, fc.string(), (before, number, after) => {
        fc.pre(!/\d[ .]?$/.test(before) && !/^[ .]?\d/.test(after))
        expect(maskNumbers(`${before} ${number} ${after}`)).not.toContain(number)
      }),
    )
  })
})

describe('folders that bear a name', () => {
  it.each([
    [
      'C:\\Users\\Hạnh\\AppData\\Local\\SoChiBo',
      'at C:\\Users\\Hạnh\\AppData\\Local\\SoChiBo\\x.js',
      'at <sổ>\\x.js',
    ],
    ['C:\\Users\\Hạnh\\AppData', 'file:///C:/Users/Hạnh/AppData/x.js', 'file:///<sổ>/x.js'],
    ['C:\\Users\\Hạnh\\AppData', '"stack":"C:\\\\Users\\\\Hạnh\\\\AppData\\\\x"', '"stack":"<sổ>\\\\x"'],
    ['/nowhere', 'at /home/hanh/app/x.js', 'at /home/…/app/x.js'],
    ['/nowhere', 'at D:\\Users\\hanh\\x.js', 'at D:\\Users\\…\\x.js'],
  ])('%s', (path, text, veiled) => {
    expect(veilPaths(text, [{ path, word: '<sổ>' }])).toBe(veiled)
  })
})
