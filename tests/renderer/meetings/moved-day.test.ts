import { describe, expect, it } from 'vitest'
import { markedOffRoll, namesOfLost } from '../../../renderer/meetings/moved-day.ts'
import type { RollLine } from '../../../shared/meetings/meeting.ts'

const line = (personId: string): RollLine => ({
  personId,
  number: 1,
  fullName: personId,
  standing: 'official',
  inBase: true,
  post: '',
})
const present = (personId: string) => ({ personId, state: 'present' as const, reason: '' })
const lose = (count: number) => ({
  from: '2026-11-03',
  to: '2026-11-05',
  lost: Array.from({ length: count }, (_, index) => ({ personId: `p${index}`, fullName: `Vàng ${index}` })),
})

describe('a day whose roll lacks somebody', () => {
  it('loses the marks of those who are not on it, and of nobody else', () => {
    expect(markedOffRoll([present('b'), present('a'), present('c')], [line('a'), line('d')])).toEqual([
      'b',
      'c',
    ])
  })

  it('loses nothing before the roll was called', () => {
    expect(markedOffRoll([], [line('a')])).toEqual([])
  })

  it.each([
    [1, 'Vàng 0'],
    [2, 'Vàng 0, Vàng 1'],
    [8, 'Vàng 0, Vàng 1, Vàng 2, Vàng 3, Vàng 4, Vàng 5, Vàng 6, Vàng 7'],
    [10, 'Vàng 0, Vàng 1, Vàng 2, Vàng 3, Vàng 4, Vàng 5, Vàng 6, Vàng 7 và 2 đồng chí khác'],
  ])('names %i who are lost', (count, names) => {
    expect(namesOfLost(lose(count))).toBe(names)
  })
})
