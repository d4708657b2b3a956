import { describe, expect, it } from 'vitest'
import { formatKilometres, parseKilometres } from '../../../shared/organisation/distance.ts'

describe('the distance to the centre', () => {
  it.each([
    ['3,5', 3500],
    ['3.5', 3500],
    ['12', 12000],
    ['0,4 km', 400],
    ['300', 300000],
    ['300,1', undefined],
    ['3,55', undefined],
    ['1.250', undefined],
    ['-2', undefined],
    ['', undefined],
    ['xa', undefined],
  ])('"%s" is %j metres', (text, metres) => {
    expect(parseKilometres(text)).toBe(metres)
  })

  it.each([
    [3500, '3,5'],
    [12000, '12,0'],
    [0, '0,0'],
    [400, '0,4'],
  ])('%d metres are %s km, and read again the same', (metres, text) => {
    expect(formatKilometres(metres)).toBe(text)
    expect(parseKilometres(text)).toBe(metres)
  })
})
