import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { communeFigure, remarksOn, usualFacts, villageFacts } from '../../../shared/villages/facts.ts'

const factOf = (key: string) => {
  const fact = usualFacts.find((each) => each.key === key)
  if (!fact) throw new Error(`no fact ${key}`)
  return fact
}

describe('the figures of a village beside each other', () => {
  it.each([
    ['more poor households than households', { households: 20, poor: 21 }, 'poor', 'fault'],
    ['as many poor households as households', { households: 20, poor: 20 }, 'poor', undefined],
    ['poor and near-poor together above all', { households: 20, poor: 12, 'near-poor': 9 }, 'poor', 'fault'],
    [
      'cultural families beside the poor ones',
      { households: 20, poor: 12, cultural: 18 },
      'cultural',
      undefined,
    ],
    ['half a household', { households: 20.5 }, 'households', 'fault'],
    ['a yield of 56 tạ/ha', { 'rice-yield': 56 }, 'rice-yield', undefined],
    ['a yield written in kg', { 'rice-yield': 560 }, 'rice-yield', 'doubt'],
    ['a part whose whole nobody wrote down', { poor: 12 }, 'poor', undefined],
  ])('%s', (_words, values, key, kind) => {
    expect(remarksOn(usualFacts, values as Record<string, number>, {})[key]?.kind).toBe(kind)
  })

  it('are doubtful where they moved by more than half in a year', () => {
    const kind = (households: number) =>
      remarksOn(usualFacts, { households }, { households: 100 }).households?.kind
    expect([kind(150), kind(151), kind(50), kind(49)]).toEqual([undefined, 'doubt', undefined, 'doubt'])
  })
})

describe('the figure of the commune', () => {
  it('sums what is counted and tells how many villages it knows', () => {
    expect(communeFigure(factOf('poor'), [{ poor: 3 }, {}, { poor: 4 }])).toEqual({ value: 7, known: 2 })
    expect(communeFigure(factOf('poor'), [{}])).toEqual({ value: null, known: 0 })
    expect(communeFigure(factOf('rice-area'), [{ 'rice-area': 0.1 }, { 'rice-area': 0.2 }]).value).toBe(0.3)
  })

  it('takes the yield by the hectares and the income by the people', () => {
    const villages = [
      { 'rice-area': 10, 'rice-yield': 50, people: 100, income: 30 },
      { 'rice-area': 30, 'rice-yield': 60 },
    ]
    expect(communeFigure(factOf('rice-yield'), villages)).toEqual({ value: 57.5, known: 2 })
    expect(communeFigure(factOf('income'), villages)).toEqual({ value: 30, known: 1 })
  })

  it('never leaves the span of the villages for a mean', () => {
    const village = fc.record({
      'rice-area': fc.integer({ min: 1, max: 500 }),
      'rice-yield': fc.integer({ min: 1, max: 90 }),
    })
    fc.assert(
      fc.property(fc.array(village, { minLength: 1, maxLength: 30 }), (villages) => {
        const yields = villages.map((each) => each['rice-yield'])
        const { value } = communeFigure(factOf('rice-yield'), villages)
        return value !== null && value >= Math.min(...yields) - 0.01 && value <= Math.max(...yields) + 0.01
      }),
    )
  })
})

describe('the list of facts', () => {
  it('that the program comes with is a valid one, and holds no fact twice', () => {
    expect(villageFacts.safeParse(usualFacts).success).toBe(true)
    expect(villageFacts.safeParse([...usualFacts, factOf('poor')]).success).toBe(false)
  })
})
