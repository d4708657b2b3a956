import { describe, expect, it } from 'vitest'
import { checkOrgCode, isCodeUnder, orgCodeParts } from '../../../shared/organisation/code.ts'

describe('the code of a Party organisation', () => {
  it.each([
    ['38168053000001', '38.168.053.000.001'],
    ['38.168.053.000.001', '38.168.053.000.001'],
    [' 38 168 053 000 001 ', '38.168.053.000.001'],
    ['', ''],
  ])('%s is %s', (text, code) => {
    expect(checkOrgCode(text)).toEqual({ ok: true, code })
  })

  it.each([
    ['3816805300000', 'đang có 13'],
    ['381680530000012', 'đang có 15'],
    ['38.168.053.000.00A', 'chỉ gồm chữ số'],
  ])('%s is wrong, with what is wrong', (text, words) => {
    const checked = checkOrgCode(text)
    expect(checked.ok).toBe(false)
    expect(!checked.ok && checked.why).toContain(words)
  })

  it('says province, superior, base, intermediate body and cell', () => {
    expect(orgCodeParts('38168053000001')).toEqual({
      province: '38',
      superior: '168',
      base: '053',
      intermediate: '000',
      cell: '001',
    })
    expect(orgCodeParts('38168')).toBeUndefined()
  })

  it.each([
    ['38.168.053.000.001', true],
    ['38.168.053.002.001', true],
    ['38.168.054.000.001', false],
    ['12.168.053.000.001', false],
    ['', true],
  ])('of a cell, %s, stands under 38.168.053.000.000: %s', (code, expected) => {
    expect(isCodeUnder(code, '38.168.053.000.000')).toBe(expected)
  })
})
