import type { AttendanceState, Mark, RollLine } from '../../../shared/meetings/meeting.ts'
import type { Standing } from '../../../shared/people/person.ts'

/** Ids as records have them, one for each number. */
export const idOf = (number: number): string => `0190abcd-0000-7000-8000-${String(number).padStart(12, '0')}`

/** A roll of so many members of each standing, numbered on. */
export function rollOf(counts: Partial<Record<Standing, number>>): readonly RollLine[] {
  const standings = Object.entries(counts) as [Standing, number][]
  return standings
    .flatMap(([standing, count]) => Array.from({ length: count }, () => standing))
    .map((standing, index) => ({
      personId: idOf(index + 1),
      number: index + 1,
      fullName: `Đảng viên ${index + 1}`,
      standing,
      inBase: standing !== 'exempt',
      post: '',
    }))
}

/** Marks for the roll, in its order: so many of each state. */
export function marksOf(
  roll: readonly RollLine[],
  counts: readonly (readonly [AttendanceState, number])[],
): Mark[] {
  const states = counts.flatMap(([state, count]) => Array.from({ length: count }, () => state))
  return roll.flatMap(({ personId }, index) => {
    const state = states[index]
    return state ? [{ personId, state, reason: '' }] : []
  })
}
