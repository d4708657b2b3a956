import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlaps, valueOn } from '../../../shared/calendar/intervals.ts'
import { type Held, unite } from '../../../shared/duplicates/uniting.ts'

const unknown = '1930-02-03'
interface Row extends Held {
  readonly cell: string
}
/** `A 2010-2020`, `B 2020-`, `A ?-` for a beginning that nobody knows. */
const row = (text: string): Row => {
  const [cell = '', span = ''] = text.split(' ')
  const [from, to] = span.split('-')
  const day = (year: string) => `${year}-01-01`
  return {
    cell,
    from: from === '?' || from === undefined ? unknown : day(from),
    written: from === '?' || from === undefined ? null : day(from),
    to: to ? day(to) : null,
  }
}
const words = ({ cell, from, written, to }: Row): string =>
  `${cell} ${from === unknown ? '?' : `${from.slice(0, 4)}${written === null ? '*' : ''}`}-${to?.slice(0, 4) ?? ''}`
const united = (kept: readonly Row[], given: readonly Row[]) =>
  unite(kept, given, (a, b) => a.cell === b.cell, unknown)

describe('the histories of one person in two records', () => {
  it.each([
    ['what only the other one knows goes over', [], ['B 2015-'], ['B 2015-']],
    ['the kept word holds where both speak', ['A 2010-'], ['B 2015-'], ['A 2010-']],
    ['the other one fills the years before', ['A 2020-'], ['B 2015-'], ['B 2015-2020', 'A 2020-']],
    [
      'and the years between',
      ['A 2010-2012', 'C 2018-'],
      ['B 2011-2019'],
      ['A 2010-2012', 'B 2012-2018', 'C 2018-'],
    ],
    ['an unknown beginning takes the known one of the same cell', ['A ?-'], ['A 2015-'], ['A 2015-']],
    ['with the cells before it', ['A ?-'], ['B 2010-2015', 'A 2015-'], ['B 2010-2015', 'A 2015-']],
    [
      'and begins at the earliest after what ended elsewhere',
      ['A ?-'],
      ['B 2010-2015'],
      ['B 2010-2015', 'A 2015*-'],
    ],
    ['but holds today even against a known beginning', ['A ?-'], ['B 2015-'], ['A ?-']],
    ['two unknown beginnings of the same are one', ['A ?-'], ['A ?-'], ['A ?-']],
    ['of two unknown ones the kept cell holds', ['A ?-'], ['B ?-'], ['A ?-']],
    ['a known beginning is better than none', ['A 2020-'], ['A ?-'], ['A 2020-']],
    ['another cell of unknown beginning was before it', ['A 2020-'], ['B ?-'], ['B ?-2020', 'A 2020-']],
    [
      'a cell known from both is not said twice',
      ['A 2010-2020', 'B 2020-'],
      ['B ?-'],
      ['A 2010-2020', 'B 2020-'],
    ],
  ])('%s', (_what, kept, given, expected) => {
    expect(united(kept.map(row), given.map(row)).map(words)).toEqual(expected)
  })

  /** Some years, each the beginning of a cell that lasts to the next, or has a gap behind it. */
  const history = fc
    .record({
      years: fc.uniqueArray(fc.integer({ min: 2000, max: 2025 }), { maxLength: 5 }),
      cells: fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 5, maxLength: 5 }),
      gaps: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      isUnknown: fc.boolean(),
      isEnded: fc.boolean(),
    })
    .map(({ years, cells, gaps, isUnknown, isEnded }) =>
      years
        .toSorted((a, b) => a - b)
        .map((year, index, all) => {
          const next = all[index + 1]
          const to =
            next === undefined
              ? isEnded
                ? `${year}-07-01`
                : null
              : gaps[index]
                ? `${year}-07-01`
                : `${next}-01-01`
          const begun =
            index === 0 && isUnknown
              ? { from: unknown, written: null }
              : { from: `${year}-01-01`, written: `${year}-01-01` }
          return { cell: cells[index] ?? 'A', ...begun, to }
        }),
    )
  const days = Array.from(
    { length: 60 },
    (_, index) => `${1999 + Math.floor(index / 2)}-${index % 2 ? '08' : '02'}-15`,
  )

  it('never overlap, and say on every day what the kept record knows, else what the other one knows', () => {
    fc.assert(
      fc.property(history, history, (kept, given) => {
        const result = united(kept, given)
        result.forEach((one, index) => {
          for (const other of result.slice(index + 1)) expect(overlaps(one, other)).toBe(false)
        })
        for (const day of days) {
          const [own, their, now] = [valueOn(kept, day), valueOn(given, day), valueOn(result, day)]
          if (own && own.written !== null) expect(now?.cell).toBe(own.cell)
          else if (!own && their && their.written !== null) expect(now?.cell).toBe(their.cell)
        }
        const last = kept.at(-1)
        if (last?.to === null) expect(valueOn(result, '2026-11-22')?.cell).toBe(last.cell)
      }),
      { numRuns: 500 },
    )
  })

  it('stay as they are beside a record that knows nothing', () => {
    fc.assert(
      fc.property(history, (kept) => {
        expect(united(kept, [])).toEqual(kept)
        expect(united(kept, kept)).toEqual(kept)
      }),
    )
  })
})
