import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePeriod, quarterOf } from '../../../shared/calendar/periods.ts'
import { cellMeetingKinds } from '../../../shared/meetings/meeting.ts'
import {
  livesOn,
  missingThematic,
  type PlannedCell,
  type ProposalWish,
  proposeYear,
} from '../../../shared/plans/proposal.ts'

const cell: PlannedCell = {
  cellId: 'a',
  habit: { day: 3, time: '19:30', place: '' },
  beganOn: null,
  endedOn: null,
  meetings: [],
}
const wish: ProposalWish = {
  year: 2027,
  from: '2026-11',
  thematic: 'combined',
  monthOfQuarter: 2,
  thematicPerQuarter: 1,
}
const shown = (plans: ReturnType<typeof proposeYear>) =>
  plans.map(({ period, kind, plannedOn }) => `${period} ${kind} ${plannedOn}`)

describe('the plan of a year', () => {
  it('has a meeting on the usual day of every month, and a thematic one in the second month of each quarter', () => {
    expect(shown(proposeYear(cell, wish))).toEqual([
      '2027-01 regular 2027-01-03',
      '2027-02 combined 2027-02-03',
      '2027-03 regular 2027-03-03',
      '2027-04 regular 2027-04-03',
      '2027-05 combined 2027-05-03',
      '2027-06 regular 2027-06-03',
      '2027-07 regular 2027-07-03',
      '2027-08 combined 2027-08-03',
      '2027-09 regular 2027-09-03',
      '2027-10 regular 2027-10-03',
      '2027-11 combined 2027-11-03',
      '2027-12 regular 2027-12-03',
    ])
  })

  it('keeps the thematic meeting apart where the cell wishes so, without a day', () => {
    const plans = proposeYear(cell, { ...wish, thematic: 'thematic', monthOfQuarter: 3 })
    expect(plans).toHaveLength(16)
    expect(shown(plans.filter(({ kind }) => kind === 'thematic'))).toEqual([
      '2027-03 thematic null',
      '2027-06 thematic null',
      '2027-09 thematic null',
      '2027-12 thematic null',
    ])
  })

  it('plans only what is still to come, and the thematic meeting in a month that is left', () => {
    expect(shown(proposeYear(cell, { ...wish, year: 2026 }))).toEqual([
      '2026-11 combined 2026-11-03',
      '2026-12 regular 2026-12-03',
    ])
    expect(shown(proposeYear(cell, { ...wish, year: 2026, from: '2026-12' }))).toEqual([
      '2026-12 combined 2026-12-03',
    ])
    expect(proposeYear(cell, { ...wish, year: 2025 })).toEqual([])
  })

  it('leaves a month alone that is planned or opened already', () => {
    const meetings = [
      { period: '2027-01', kind: 'combined' },
      { period: '2027-05', kind: 'regular' },
    ] as const
    const plans = proposeYear({ ...cell, meetings }, wish)
    expect(plans).toHaveLength(10)
    expect(shown(plans.filter(({ kind }) => kind === 'combined'))).toEqual([
      '2027-06 combined 2027-06-03',
      '2027-08 combined 2027-08-03',
      '2027-11 combined 2027-11-03',
    ])
  })

  it('takes the last day of a short month', () => {
    const late = { ...cell, habit: { ...cell.habit, day: 31 } }
    expect(shown(proposeYear(late, { ...wish, thematic: 'none' })).slice(1, 4)).toEqual([
      '2027-02 regular 2027-02-28',
      '2027-03 regular 2027-03-31',
      '2027-04 regular 2027-04-30',
    ])
  })

  it.each([
    ['founded on 15/06', { beganOn: '2027-06-15', endedOn: null }, 6, '2027-07'],
    ['founded on 01/06', { beganOn: '2027-06-01', endedOn: null }, 7, '2027-06'],
    ['ended on 03/06', { beganOn: null, endedOn: '2027-06-03' }, 5, '2027-01'],
    ['ended on 04/06', { beganOn: null, endedOn: '2027-06-04' }, 6, '2027-01'],
  ])('plans nothing for a day on which the cell does not exist: %s', (_what, span, count, first) => {
    const plans = proposeYear({ ...cell, ...span }, { ...wish, thematic: 'none' })
    expect(plans).toHaveLength(count)
    expect(plans[0]?.period).toBe(first)
  })

  it('leaves the day open where the habit is not known', () => {
    const unknown = { ...cell, habit: { day: null, time: null, place: '' } }
    expect(proposeYear(unknown, wish).map(({ plannedOn }) => plannedOn)).toEqual(Array(12).fill(null))
  })
})

describe('a quarter without a thematic meeting', () => {
  it.each([
    ['none', [], [1, 2, 3, 4]],
    ['one by itself, one combined', ['2027-03 thematic', '2027-07 combined'], [2, 4]],
    ['two in one quarter', ['2027-01 thematic', '2027-02 thematic'], [2, 3, 4]],
    ['only monthly ones', ['2027-01 regular', '2027-05 regular'], [1, 2, 3, 4]],
  ])('is named: %s', (_what, held, expected) => {
    const meetings = held.map((text) => {
      const [period = '', kind] = text.split(' ')
      return { period, kind: cellMeetingKinds.find((known) => known === kind) ?? 'regular' }
    })
    expect(missingThematic({ ...cell, meetings }, 2027, 1)).toEqual(expected)
  })

  it('is not held against a cell that did not exist for a whole month of it', () => {
    expect(missingThematic({ ...cell, beganOn: '2027-06-15' }, 2027, 1)).toEqual([3, 4])
    expect(missingThematic({ ...cell, beganOn: '2027-06-01', endedOn: '2027-07-10' }, 2027, 1)).toEqual([2])
  })

  it('is never left by a proposal for a whole year', () => {
    const days = fc.integer({ min: 0, max: 364 }).map((day) => {
      const date = new Date(Date.UTC(2027, 0, 1 + day))
      return date.toISOString().slice(0, 10)
    })
    const cells = fc.record({
      cellId: fc.constant('a'),
      habit: fc.record({
        day: fc.option(fc.integer({ min: 1, max: 31 })),
        time: fc.constant(null),
        place: fc.constant(''),
      }),
      beganOn: fc.option(days),
      endedOn: fc.option(days),
      meetings: fc.array(
        fc.record({
          period: fc.integer({ min: 1, max: 12 }).map((month) => makePeriod(2027, month)),
          kind: fc.constantFrom(...cellMeetingKinds),
        }),
        { maxLength: 8 },
      ),
    })
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 3 }), (planned, monthOfQuarter) => {
        const plans = proposeYear(planned, { ...wish, thematic: 'thematic', monthOfQuarter })
        const keys = plans.map(({ period, kind }) => `${period} ${kind}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { plannedOn } of plans) {
          if (plannedOn !== null) expect(livesOn(planned, plannedOn)).toBe(true)
        }
        const after = { ...planned, meetings: [...planned.meetings, ...plans] }
        // What is proposed is proposed once.
        expect(proposeYear(after, { ...wish, thematic: 'thematic', monthOfQuarter })).toEqual([])
        const met = new Set(plans.map(({ period }) => quarterOf(period)))
        for (const quarter of missingThematic(after, 2027, 1)) expect(met.has(quarter)).toBe(false)
      }),
    )
  })
})
