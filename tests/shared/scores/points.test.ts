import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { bandOf, formatPoints, parsePoints, scoreBandNames } from '../../../shared/scores/points.ts'

const book = openRulebook()
const day = '2026-11-22'

describe('the bands of a score', () => {
  it.each([
    ['100', 'Tốt'],
    ['90', 'Tốt'],
    ['89,9', 'Khá'],
    ['70', 'Khá'],
    ['69,9', 'Trung bình'],
    ['69,5', 'Trung bình'],
    ['50', 'Trung bình'],
    ['49,9', 'Kém'],
    ['0', 'Kém'],
  ])('%s points are %s', (points, band) => {
    expect(scoreBandNames[bandOf(parsePoints(points) ?? -1, book, day)]).toBe(band)
  })

  it('follow the office’s own value from its day on', () => {
    const own = openRulebook([{ ruleId: 'score.band.good', from: '2026-06-01', value: 92.5 }])
    expect(bandOf(920, own, '2026-05-31')).toBe('good')
    expect(bandOf(920, own, '2026-06-01')).toBe('fair')
    expect(bandOf(925, own, '2026-06-01')).toBe('good')
  })
})

describe('points', () => {
  it.each([
    ['92,5', 925],
    ['92.5', 925],
    [' 90 ', 900],
    ['0', 0],
    ['100', 1000],
    ['100,1', undefined],
    ['92,55', undefined],
    ['-1', undefined],
    ['', undefined],
    ['chín mươi', undefined],
  ])('%j are read as %s tenths', (text, points) => {
    expect(parsePoints(text)).toBe(points)
  })

  it('are not read above what a criterion can bring', () => {
    expect(parsePoints('5', 50)).toBe(50)
    expect(parsePoints('5,1', 50)).toBeUndefined()
  })

  it('are read as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (points) => {
        expect(parsePoints(formatPoints(points))).toBe(points)
      }),
    )
  })
})
