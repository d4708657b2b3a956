import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/calendar/dates.ts'
import {
  endAt,
  type Interval,
  overlaps,
  replaceFrom,
  startAt,
  valueOn,
} from '../../../shared/calendar/intervals.ts'

interface Named extends Interval {
  readonly name: string
}

const dayIn = (n: number) => addDays('2026-01-01', n)
const days = Array.from({ length: 30 }, (_, n) => dayIn(n))
const anyDay = fc.nat(29).map(dayIn)

/** A history without overlaps, with gaps, given in any order. */
const anyHistory: fc.Arbitrary<readonly Named[]> = fc
  .uniqueArray(fc.nat(29), { minLength: 0, maxLength: 8 })
  .chain((bounds) => {
    const sorted = bounds.toSorted((a, b) => a - b)
    const history = sorted.flatMap((from, index): Named[] => {
      const to = sorted[index + 1]
      if (index % 3 === 1) return []
      return [{ from: dayIn(from), to: to === undefined ? null : dayIn(to), name: `#${index}` }]
    })
    return fc.shuffledSubarray(history, { minLength: history.length })
  })
const anyNew = fc
  .tuple(anyDay, fc.option(fc.integer({ min: 1, max: 10 })))
  .map(([from, length]): Named => ({ from, to: length === null ? null : addDays(from, length), name: 'new' }))

const nameOn = (history: readonly Named[], day: string) => valueOn(history, day)?.name
const expectHistory = (history: readonly Named[]) => {
  for (const [index, one] of history.entries()) {
    expect(one.to === null || one.from < one.to).toBe(true)
    for (const other of history.slice(index + 1)) expect(overlaps(one, other)).toBe(false)
    const next = history[index + 1]
    if (next) expect(one.from < next.from).toBe(true)
  }
}

describe('a history that is changed', () => {
  const history: readonly Named[] = [
    { from: '2020-01-01', to: '2025-07-01', name: 'Chi bộ thôn Sen' },
    { from: '2025-07-01', to: null, name: 'Chi bộ bản Sen Đông' },
  ]

  it('ends on a day what held then and forgets what came later', () => {
    expect(endAt(history, '2024-03-01')).toEqual([
      { from: '2020-01-01', to: '2024-03-01', name: 'Chi bộ thôn Sen' },
    ])
    expect(endAt(history, '2025-07-01')).toEqual([history[0]])
  })

  it('begins a value in the past only until the next beginning', () => {
    const begun: Named = { from: '2023-01-01', to: null, name: 'Chi bộ khu 8' }
    expect(startAt(history, begun)).toEqual([
      { from: '2020-01-01', to: '2023-01-01', name: 'Chi bộ thôn Sen' },
      { ...begun, to: '2025-07-01' },
      history[1],
    ])
  })

  it('replaces a middle part and goes on with what held after it', () => {
    const replacing: Named = { from: '2025-01-01', to: '2026-01-01', name: 'Chi bộ khu 8' }
    expect(replaceFrom(history, replacing)).toEqual([
      { from: '2020-01-01', to: '2025-01-01', name: 'Chi bộ thôn Sen' },
      replacing,
      { from: '2026-01-01', to: null, name: 'Chi bộ bản Sen Đông' },
    ])
  })

  it('stays a history in order without overlaps, whatever is done to it', () => {
    fc.assert(
      fc.property(anyHistory, anyNew, anyDay, (old, begun, day) => {
        expectHistory(endAt(old, day))
        expectHistory(startAt(old, begun))
        expectHistory(replaceFrom(old, begun))
      }),
    )
  })

  it('says of every day what it should', () => {
    fc.assert(
      fc.property(anyHistory, anyNew, (old, begun) => {
        const ended = endAt(old, begun.from)
        const started = startAt(old, begun)
        const replaced = replaceFrom(old, begun)
        const next = old
          .map(({ from }) => from)
          .filter((from) => from > begun.from)
          .toSorted()[0]
        for (const day of days) {
          const before = day < begun.from
          const inNew = !before && (begun.to === null || day < begun.to)
          expect(nameOn(ended, day)).toBe(before ? nameOn(old, day) : undefined)
          expect(nameOn(replaced, day)).toBe(
            inNew ? 'new' : before || begun.to !== null ? nameOn(old, day) : undefined,
          )
          if (before || (next !== undefined && day >= next))
            expect(nameOn(started, day)).toBe(nameOn(old, day))
          else expect(nameOn(started, day)).toBe(inNew ? 'new' : undefined)
        }
      }),
    )
  })
})
