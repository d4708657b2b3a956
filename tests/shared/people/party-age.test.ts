import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/calendar/dates.ts'
import { interruptionsOf, nextBadge, type PartyLife, partyAge } from '../../../shared/people/party-age.ts'
import { standings } from '../../../shared/people/person.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { anyDay } from '../calendar/samples.ts'

const TODAY = '2026-11-22'
const life = (changes: Partial<PartyLife>): PartyLife => ({
  admittedOn: null,
  joinedOn: null,
  officialOn: '1998-01-01',
  standing: 'official',
  interruptions: [],
  ...changes,
})

describe('party age', () => {
  it.each([
    ['1996-11-07', 30],
    ['1996-11-22', 30],
    ['1996-11-23', 29],
    ['1986-02-03', 40],
    ['1976-05-19', 50],
    ['2024-08-25', 2],
  ])('of a member admitted by a decision of %s is %i years on 22/11/2026', (admittedOn, years) => {
    const officialOn = addDays(admittedOn, 366)
    expect(partyAge(life({ admittedOn, officialOn }), TODAY)).toMatchObject({ years, basis: 'decision' })
  })

  it('runs from the decision, not from the ceremony that the form calls joining', () => {
    const admitted = life({ admittedOn: '2024-08-25', joinedOn: '2024-09-15', officialOn: '2025-09-15' })
    expect(partyAge(admitted, '2026-08-24')).toMatchObject({ years: 1 })
    expect(partyAge(admitted, '2026-08-25')).toMatchObject({ years: 2, from: '2024-08-25' })
  })

  it('runs from the day of joining where the decision’s day is unknown, and says so', () => {
    expect(partyAge(life({ joinedOn: '1996-11-22' }), TODAY)).toMatchObject({ years: 30, basis: 'joined' })
  })

  it.each([
    [{ standing: 'probationary', joinedOn: '2026-01-01', officialOn: null }, 'dự bị'],
    [{ standing: 'away', joinedOn: '2026-01-01', officialOn: null }, 'Chưa có ngày chính thức'],
    [{ standing: 'died', joinedOn: '1960-01-01' }, 'Không còn'],
    [{ standing: null, joinedOn: '1960-01-01' }, 'Không phải đảng viên'],
    [{ joinedOn: '2025-12-01', officialOn: '2026-12-01' }, 'Chưa đến ngày chính thức'],
    [{}, 'Chưa có ngày quyết định'],
    [{ joinedOn: '2027-01-01' }, 'ở sau ngày tính'],
  ] as const)('is unknown for %o, with the reason', (changes, words) => {
    const answer = partyAge(life(changes), TODAY)
    expect(answer.years).toBeNull()
    expect(answer.years === null && answer.why).toContain(words)
  })

  it.each([
    ['1996-11', null],
    ['1996-10', 30],
    ['1996-12', 29],
    ['1996', null],
  ])('of a member who joined in %s is %s', (joinedOn, years) => {
    expect(partyAge(life({ joinedOn }), TODAY).years).toBe(years)
  })

  it('of a year alone is certain on the last day of a year', () => {
    expect(partyAge(life({ joinedOn: '1996' }), '2026-12-31').years).toBe(30)
  })

  it('is told of an exempt member whose official day nobody wrote down', () => {
    expect(
      partyAge(life({ standing: 'exempt', joinedOn: '1985-09-02', officialOn: null }), '2025-09-02').years,
    ).toBe(40)
  })

  it('leaves out the time out of the Party', () => {
    const out = { from: '2000-01-01', to: '2004-01-01' }
    expect(partyAge(life({ admittedOn: '1990-01-01', interruptions: [out] }), '2026-01-01')).toMatchObject({
      years: 32,
      daysOut: 1461,
    })
    expect(partyAge(life({ admittedOn: '1990-01-01', interruptions: [out] }), '2025-12-31').years).toBe(31)
  })

  it('counts of an interruption only what lies before the day', () => {
    const interruptions = [{ from: '2030-01-01', to: null }]
    expect(partyAge(life({ admittedOn: '1990-01-01', interruptions }), '2026-01-01').years).toBe(36)
    const still = [{ from: '2025-01-01', to: '2030-01-01' }]
    expect(partyAge(life({ admittedOn: '1990-01-01', interruptions: still }), '2026-01-01')).toMatchObject({
      years: 35,
      daysOut: 365,
    })
  })

  it('never goes back as the days go on', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(5000), fc.nat(900), fc.nat(20_000), (from, gap, length, later) => {
        const out = { from: addDays(from, gap), to: addDays(from, gap + length + 1) }
        const member = life({ admittedOn: from, officialOn: from, interruptions: [out] })
        const [early, late] = [addDays(from, later), addDays(from, later + 1)]
        const [a, b] = [partyAge(member, early).years, partyAge(member, late).years]
        expect(a !== null && b !== null && a <= b && b <= a + 1).toBe(true)
      }),
    )
  })

  it('takes as interruptions the standings outside the Party', () => {
    const spans = standings.map((standing, index) => ({
      standing,
      from: addDays('2000-01-01', index),
      to: addDays('2000-01-01', index + 1),
    }))
    expect(interruptionsOf(spans).map(({ from }) => from)).toEqual(
      spans
        .filter(({ standing }) => ['struck-off', 'expelled', 'resigned'].includes(standing))
        .map(({ from }) => from),
    )
  })
})

describe('the badge', () => {
  const steps = openRulebook().rule('badge.steps', TODAY)

  it('has no step of 35 years', () => {
    expect(steps).toEqual([30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90])
  })

  it.each([
    [[], 30],
    [[30], 40],
    [[40], 45],
    [[30, 40, 45], 50],
    [[90], null],
  ])('after %j has the step %s next', (given, next) => {
    expect(nextBadge(steps, given)).toBe(next)
  })
})
