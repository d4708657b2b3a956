import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noTurns } from '../../../shared/attendance/sitting.ts'
import { lacks, type MonthOverview, type SpanSums } from '../../../shared/overview/contract.ts'
import {
  belowLine,
  type CommuneRecord,
  heldFacts,
  lackingPapers,
  lackingThematic,
  lowScored,
  scoreFacts,
  scorers,
} from '../../../shared/reports/commune-facts.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { scoreBands } from '../../../shared/scores/points.ts'

const nothing: SpanSums = { held: 0, thematic: 0, turns: noTurns, score: null, scored: 0 }
const habit = { day: null, time: null, place: '' } as const
const book = openRulebook()

const points = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null })
const meeting = fc.record({
  isRecorded: fc.boolean(),
  kind: fc.constantFrom('regular' as const, 'combined' as const, 'thematic' as const),
  own: points,
  suggested: points,
  committee: points,
  lacks: fc.uniqueArray(fc.constantFrom(...lacks), { maxLength: 3 }),
})
const month = fc.array(fc.array(meeting, { maxLength: 2 }), { minLength: 1, maxLength: 8 })

type Valued<A> = A extends fc.Arbitrary<infer Value> ? Value : never

const overviewOf = (period: string, cells: Valued<typeof month>) =>
  cells.map((meetings, cell) => ({
    ...{ cellId: `cell-${cell}`, cellName: `Chi bộ bản ${cell}`, missed: null },
    meetings: meetings.map(({ isRecorded, kind, own, suggested, committee, lacks: lacking }, index) => ({
      meeting: { id: `${period} ${cell} ${index}`, period, kind, heldOn: `${period}-05`, isRecorded },
      ...{ minutes: 90, turns: noTurns, topic: '', own, committee, lacks: [...lacking] },
      suggestion: suggested === null ? null : { points: suggested, open: 0 },
      reasons: { own: [], suggestion: [], committee: [] },
    })),
  })) satisfies MonthOverview

const recordOf = (months: readonly Valued<typeof month>[]): CommuneRecord => ({
  ...{ from: '2026-07', to: '2026-12', book, cells: [] },
  months: months.map((cells, index) => {
    const period = `2026-${String(7 + index).padStart(2, '0')}`
    return { period, overview: overviewOf(period, cells) }
  }),
  span: { cells: [], now: nothing, before: nothing },
  tasks: { openBefore: 0, given: 0, reopened: 0, closed: 0, withdrawn: 0, openAfter: 0 },
})
const record = fc.array(month, { minLength: 1, maxLength: 6 }).map(recordOf)
const rowsOf = ({ months }: CommuneRecord) =>
  months.flatMap(({ overview }) => overview.flatMap(({ meetings }) => meetings))

describe('what a report of the commune counts', () => {
  it('has every cell of every month once: it has met, or it is named as one that has not', () => {
    fc.assert(
      fc.property(record, (each) => {
        const { due, held, missed, perMonth } = heldFacts(each)
        expect(held + missed).toBe(due)
        expect(due).toBe(each.months.reduce((sum, { overview }) => sum + overview.length, 0))
        expect(missed).toBe(perMonth.flatMap(({ notHeld }) => notHeld).length)
      }),
    )
  })

  it('puts every score into one band, and a mean between the lowest and the highest', () => {
    fc.assert(
      fc.property(record, (each) => {
        const facts = scoreFacts(each)
        for (const scorer of scorers) {
          const { scored, mean, bands } = facts[scorer]
          expect(scoreBands.reduce((sum, band) => sum + bands[band], 0)).toBe(scored)
          expect(mean === null).toBe(scored === 0)
        }
        const own = rowsOf(each).flatMap(({ meeting: { isRecorded }, own: given }) =>
          isRecorded && given !== null ? [given] : [],
        )
        if (facts.own.mean === null) return
        expect(facts.own.mean).toBeGreaterThanOrEqual(Math.min(...own))
        expect(facts.own.mean).toBeLessThanOrEqual(Math.max(...own))
      }),
    )
  })

  it('names for everything that is missing as many meetings as lack it', () => {
    fc.assert(
      fc.property(record, (each) => {
        const named = lackingPapers(each)
        // To appraise is the committee's own.
        expect(named.map(({ lack }) => lack)).not.toContain('appraisal')
        for (const lack of lacks.filter((each) => each !== 'appraisal')) {
          const meetings = rowsOf(each).filter((row) => row.lacks.includes(lack)).length
          const told = named.find((line) => line.lack === lack)?.cells ?? []
          expect(told.reduce((sum, { times }) => sum + times, 0)).toBe(meetings)
        }
      }),
    )
  })

  it('lets the score of the committee stand before that of the cell', () => {
    const judged = { isRecorded: true, kind: 'regular', suggested: null } as const
    const names = (own: number | null, committee: number | null) =>
      lowScored(recordOf([[[{ ...judged, lacks: [], own, committee }]]])).length
    expect([names(950, 600), names(600, 950), names(690, null), names(700, null)]).toEqual([1, 0, 1, 0])
  })

  it.each([
    [17, 20, false],
    [169, 200, true],
    [0, 0, false],
  ])('%i of %i came: below the line of 85 percent is %s', (present, base, isBelow) => {
    const now = { ...nothing, turns: { ...noTurns, present, base } }
    const span = { cells: [{ cellId: 'a', cellName: 'A', now, before: nothing }], now, before: nothing }
    expect(belowLine({ ...recordOf([]), span }).cells.length).toBe(isBelow ? 1 : 0)
  })

  it.each([
    ['2026-07', '2026-12', [3]],
    ['2026-10', '2026-12', []],
    ['2026-07', '2026-07', []],
  ])('from %s to %s the quarters without a thematic meeting are %j', (from, to, quarters) => {
    const held = { period: '2026-11', kind: 'combined' } as const
    const cell = { cellId: 'a', name: 'A', habit, beganOn: null, endedOn: null, meetings: [held] }
    const found = lackingThematic({ ...recordOf([]), from, to, cells: [cell] })
    expect(found.flatMap((each) => each.quarters)).toEqual(quarters)
  })
})
