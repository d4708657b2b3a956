import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AppraisalLevel, excellentCap, levelOf } from '../../../shared/appraisal/levels.ts'
import type { CapBase } from '../../../shared/rulebook/appraisal-rules.ts'
import { openRulebook, type Rulebook } from '../../../shared/rulebook/rules.ts'

const book = openRulebook()
const day = '2026-12-15'

/** The book of an office that takes its share of something else. */
const bookOf = (base: CapBase, percent = 20): Pick<Rulebook, 'rule'> => ({
  rule: (id, onDay) => {
    if (id === 'appraisal.capBase') return base as never
    return id === 'appraisal.capPercent' ? (percent as never) : book.rule(id, onDay)
  },
})

describe('the level of a year', () => {
  it.each<[number, AppraisalLevel]>([
    [100, 'excellent'],
    [90, 'excellent'],
    [89.99, 'good'],
    [70, 'good'],
    [69.9, 'completed'],
    [50, 'completed'],
    [49, 'not-completed'],
    [0, 'not-completed'],
  ])('of %d points is %s', (points, level) => {
    expect(levelOf(points, book, day)).toBe(level)
  })
})

describe('the share of the highest level', () => {
  it.each([
    [255, 51],
    [17, 3],
    [5, 1],
    [4, 0],
    [0, 0],
  ])('of %i rated tốt is %i', (good, cap) => {
    expect(excellentCap({ excellent: 0, good, rated: good }, book, day)).toEqual({ base: good, cap, over: 0 })
  })

  it.each<[CapBase, { excellent: number; good: number; rated: number }, number, number]>([
    ['rated', { excellent: 0, good: 255, rated: 337 }, 20, 67],
    ['rated', { excellent: 0, good: 0, rated: 100 }, 20, 20],
    ['good', { excellent: 0, good: 20, rated: 30 }, 15, 3],
    ['good', { excellent: 4, good: 20, rated: 24 }, 20, 4],
    ['good-and-excellent', { excellent: 4, good: 20, rated: 24 }, 20, 4],
  ])('taken of %s among %o by %i %% is %i', (base, rated, percent, cap) => {
    expect(excellentCap(rated, bookOf(base, percent), day).cap).toBe(cap)
  })

  it('is passed by one where 5 of 29 are excellent and 24 tốt', () => {
    expect(excellentCap({ excellent: 5, good: 24, rated: 29 }, book, day)).toEqual({
      base: 24,
      cap: 4,
      over: 1,
    })
  })

  it('is the largest whole number that is not more than the share, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 0, max: 10_000 }), (good, hundredths) => {
        const { cap } = excellentCap(
          { excellent: 0, good, rated: good },
          bookOf('good', hundredths / 100),
          day,
        )
        expect(cap * 10_000 <= good * hundredths && (cap + 1) * 10_000 > good * hundredths).toBe(true)
      }),
    )
  })
})
