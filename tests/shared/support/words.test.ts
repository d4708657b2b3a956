import { describe, expect, it } from 'vitest'
import { monthWords, trendOf, visitWords, weaknessSince } from '../../../shared/support/words.ts'

const months = (...points: readonly (number | null)[]) =>
  points.map((each, index) => ({
    ...{ period: `2026-0${index + 1}`, isHeld: each !== null, points: each },
    came: each === null ? null : each >= 800,
  }))

describe('the trend of a cell that is helped', () => {
  it.each([
    [months(700, 700, 700, 710, 710, 710), 'up'],
    [months(700, 700, 700, 709, 709, 709), 'level'],
    [months(700, 700, 700, 690, 690, 690), 'down'],
    // A month without a score weighs nothing.
    [months(700, null, null, null, null, 800), 'up'],
    [months(null, null, null, 700, 800, 900), undefined],
    [months(), undefined],
  ])('of %j is %s', (scores, trend) => {
    expect(trendOf(scores)).toBe(trend)
  })
})

describe('words about a cell that is helped', () => {
  it('tell a month without a score from one without a meeting', () => {
    const [month] = months(785)
    expect(month && monthWords(month)).toBe('78,5')
    expect(month && monthWords({ ...month, points: null })).toBe('chưa chấm')
    expect(month && monthWords({ ...month, points: null, isHeld: false })).toBe('chưa họp')
  })

  it('count visits over the months in which the cell met', () => {
    expect(visitWords(months(700, 800, null))).toBe('1/2 kỳ')
    expect(visitWords(months(null))).toBe('')
  })

  it('name the decision where there is one', () => {
    const weak = { from: '2026-05', to: null, reason: '', paperNumber: '' }
    expect(weaknessSince(weak)).toBe('từ 05/2026')
    expect(weaknessSince({ ...weak, paperNumber: '15-QĐ/ĐU' })).toBe('từ 05/2026 (15-QĐ/ĐU)')
  })
})
