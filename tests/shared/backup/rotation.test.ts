import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CopyOnMedium, copiesToRemove, keptCopies } from '../../../shared/backup/rotation.ts'
import { addDays } from '../../../shared/calendar/dates.ts'

const today = '2026-11-22'
const copy = (day: string, time = '08:00', isWhole = true): CopyOnMedium => ({
  name: `${day} ${time}`,
  madeAt: `${day}T${time}:00.000Z`,
  ...{ day, isWhole },
})
const left = (copies: readonly CopyOnMedium[]) => {
  const gone = new Set(copiesToRemove(copies, today))
  return copies.filter(({ name }) => !gone.has(name)).map(({ name }) => name)
}

describe('the copies that a medium keeps', () => {
  it('are the newest three of today', () => {
    const times = ['08:00', '09:00', '10:00', '11:00', '12:00']
    expect(left(times.map((time) => copy(today, time)))).toEqual([
      '2026-11-22 10:00',
      '2026-11-22 11:00',
      '2026-11-22 12:00',
    ])
  })

  it('are one of each of the ten days before, the newest', () => {
    const days = Array.from({ length: 14 }, (_, index) => addDays(today, -index - 1))
    const copies = days.flatMap((day) => [copy(day, '08:00'), copy(day, '17:00')])
    const kept = left(copies)
    expect(kept.filter((name) => name.endsWith('08:00'))).toEqual([])
    expect(kept).toHaveLength(keptCopies.days)
  })

  it('are one of each of twelve months, the newest', () => {
    const copies = Array.from({ length: 18 }, (_, index) => {
      const month = `${index < 11 ? 2026 : 2025}-${String(index < 11 ? 11 - index : 23 - index).padStart(2, '0')}`
      return [copy(`${month}-02`), copy(`${month}-03`)]
    }).flat()
    expect(left(copies)).toHaveLength(keptCopies.months)
    expect(left(copies).every((name) => name.includes('-03 '))).toBe(true)
  })

  it('stand for their day as long as they lack nothing, before a newer one that does', () => {
    const copies = [copy('2026-11-20', '08:00'), copy('2026-11-20', '17:00', false), copy(today)]
    expect(left(copies)).toEqual(['2026-11-20 08:00', `${today} 08:00`])
  })

  it('are all of days to come, when the clock was set back', () => {
    const copies = ['2027-03-01', '2027-03-02', '2027-03-03'].map((day) => copy(day))
    expect(left(copies)).toHaveLength(3)
  })

  it('always hold the newest and the newest that lacks nothing, and are few', () => {
    const anyCopy = fc
      .record({
        days: fc.integer({ min: -3, max: 900 }),
        minutes: fc.integer({ min: 0, max: 1439 }),
        isWhole: fc.boolean(),
      })
      .map(({ days, minutes, isWhole }) => {
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
        return copy(addDays(today, -days), time, isWhole)
      })
    fc.assert(
      fc.property(fc.uniqueArray(anyCopy, { selector: ({ name }) => name, maxLength: 80 }), (copies) => {
        const kept = new Set(left(copies))
        const inOrder = copies.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
        for (const needed of [inOrder[0], inOrder.find(({ isWhole }) => isWhole)]) {
          if (needed) expect(kept).toContain(needed.name)
        }
        for (const { name, day } of copies) if (day > today) expect(kept).toContain(name)
        const past = copies.filter(({ name, day }) => day <= today && kept.has(name))
        expect(past.length).toBeLessThanOrEqual(keptCopies.today + keptCopies.days + keptCopies.months + 2)
        // What is left needs nothing taken away any more.
        expect(
          copiesToRemove(
            copies.filter(({ name }) => kept.has(name)),
            today,
          ),
        ).toEqual([])
      }),
    )
  })
})
