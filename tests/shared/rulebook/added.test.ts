import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areFitEntries, isFitEntry, valueSchema } from '../../../shared/rulebook/added.ts'
import type { Entry } from '../../../shared/rulebook/rule.ts'
import { type AddedEntry, openRulebook, type RuleId, rules } from '../../../shared/rulebook/rules.ts'

const ids = Object.keys(rules) as RuleId[]
const added = (change: Partial<AddedEntry> = {}): AddedEntry => ({
  ...{ ruleId: 'attendance.targetPercent', from: '2026-12-01', value: 95 },
  ...{ basis: 'Hướng dẫn mới', confidence: 'quoted' },
  ...change,
})

describe('entries that an update adds', () => {
  it.each(ids)('could be those that are printed: %s', (id) => {
    const schema = valueSchema(id)
    const entries: readonly Entry<unknown>[] = rules[id].entries
    for (const { value } of entries) if (schema) expect(schema.safeParse(value).data).toEqual(value)
  })

  it('are left to a newer program only where a rule names what the program itself does', () => {
    expect(ids.filter((id) => valueSchema(id) === undefined).sort()).toEqual([
      'badge.steps',
      'check.items',
      'discipline.official',
      'discipline.probationary',
      'score.criteria',
      'village.facts',
    ])
  })

  it('stand in the book by their days, and in place of a printed one of the same day', () => {
    const book = openRulebook(
      [],
      [
        added(),
        added({ from: '2025-10-28', value: 88, basis: 'Đính chính' }),
        added({ from: '2020-01-01', value: 86 }),
      ],
    )
    const on = (day: string) => book.rule('attendance.targetPercent', day)
    expect(
      ['2019-12-31', '2020-01-01', '2025-10-27', '2025-10-28', '2026-11-30', '2026-12-01'].map(on),
    ).toEqual([85, 86, 86, 88, 88, 95])
    expect(book.entry('attendance.targetPercent', '2026-01-01')).toMatchObject({
      ...{ from: '2025-10-28', to: '2026-12-01', basis: 'Đính chính' },
    })
    expect(book.snapshot('2026-12-01')['attendance.targetPercent']).toEqual({
      value: 95,
      basis: 'Hướng dẫn mới',
    })
  })

  it('leave every other rule as it is printed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.integer({ min: 2012, max: 2040 }), (id, year) => {
        fc.pre(id !== 'attendance.targetPercent')
        const day = `${year}-06-01`
        expect(openRulebook([], [added()]).entry(id, day)).toEqual(openRulebook().entry(id, day))
      }),
    )
  })

  it('never make the check throw, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ids, 'toString', '__proto__', ''),
        fc.jsonValue(),
        fc.string(),
        (ruleId, value, from) => {
          expect([true, false]).toContain(isFitEntry(added({ ruleId, value, from })))
        },
      ),
    )
  })

  it('are refused as a whole where one rule has two of one day', () => {
    expect(areFitEntries([added(), added({ from: '2027-01-01' })])).toBe(true)
    expect(areFitEntries([added(), added({ value: 96 })])).toBe(false)
  })
})
