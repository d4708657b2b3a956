import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageRange, certainAge, fullMonths, fullYears, partyAge } from '../../../shared/calendar/ages.ts'
import { addMonths } from '../../../shared/calendar/dates.ts'
import { anyDay } from './samples.ts'

const TODAY = '2026-11-22'

describe('completed months and years', () => {
  it.each([
    ['2023-12-31', '2026-11-01', 34, 2],
    ['2024-02-29', '2025-02-28', 12, 1],
    ['2024-02-29', '2025-02-27', 11, 0],
    ['2026-01-31', '2026-02-28', 1, 0],
    ['2026-11-22', '2026-11-22', 0, 0],
    ['2026-11-23', '2026-11-22', -1, -1],
  ])('from %s to %s are %d months, %d years', (from, on, months, years) => {
    expect(fullMonths(from, on)).toBe(months)
    expect(fullYears(from, on)).toBe(years)
  })

  it('are the most that fit before the day', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, on) => {
        const months = fullMonths(from, on)
        expect(addMonths(from, months) <= on).toBe(true)
        expect(addMonths(from, months + 1) > on).toBe(true)
      }),
    )
  })
})

describe('party age', () => {
  it.each([
    ['1996-11-07', 30],
    ['1996-11-22', 30],
    ['1996-11-23', 29],
    ['1986-02-03', 40],
    ['1976-05-19', 50],
    ['2024-08-25', 2],
  ])('with the decision of %s is %d', (admissionDecisionOn, expected) => {
    const officialOn = addMonths(admissionDecisionOn, 13)
    expect(partyAge({ admissionDecisionOn, officialOn }, TODAY)).toBe(expected)
  })

  it('runs from the decision, not from the ceremony or the official day', () => {
    const dates = { admissionDecisionOn: '2024-08-25', officialOn: '2025-09-15' }
    expect(partyAge(dates, '2026-08-24')).toBe(1)
    expect(partyAge(dates, '2026-08-25')).toBe(2)
  })

  it('is blank for a probationary member, and on a day when a member still was one', () => {
    expect(partyAge({ admissionDecisionOn: '2025-08-25', officialOn: null }, TODAY)).toBeUndefined()
    const dates = { admissionDecisionOn: '2024-08-25', officialOn: '2025-09-15' }
    expect(partyAge(dates, '2025-09-14')).toBeUndefined()
    expect(partyAge(dates, '2025-09-15')).toBe(1)
  })
})

describe('the age of somebody', () => {
  it.each([
    ['1958', 67, 68, undefined],
    ['1958-11', 67, 68, undefined],
    ['1958-10', 68, 68, 68],
    ['1958-12', 67, 67, 67],
    ['1958-11-22', 68, 68, 68],
    ['1958-11-23', 67, 67, 67],
  ])('born %s lies between %d and %d', (birth, least, most, certain) => {
    expect(ageRange(birth, TODAY)).toEqual({ least, most })
    expect(certainAge(birth, TODAY)).toBe(certain)
  })

  it('lies within the range of a vaguer birth date', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(4, 7), (day, length) => {
        const range = ageRange(day.slice(0, length), TODAY)
        const age = fullYears(day, TODAY)
        expect(range.least <= age && age <= range.most).toBe(true)
      }),
    )
  })
})
