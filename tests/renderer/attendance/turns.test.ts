import { describe, expect, it } from 'vitest'
import { lineWords, rateWords, sittingWords } from '../../../renderer/attendance/turns.ts'
import { letterOf, noTurns, type Sitting } from '../../../shared/attendance/sitting.ts'

const limits = { low: 85, middle: 90, high: 95, mostExcusedRunning: 3 }
const turns = (present: number, base: number) => ({ ...noTurns, present, base })
const sitting = (change: Partial<Sitting>): Sitting => ({
  ...{ state: 'present', inBase: true, reason: '', isLate: false, isOnline: false },
  ...change,
})

describe('a rate of attendance in words', () => {
  it.each([
    [13, 14, '13/14 (92,9%)', 'từ 90%'],
    [12, 14, '12/14 (85,7%)', 'từ 85%'],
    [17, 20, '17/20 (85,0%)', 'từ 85%'],
    [18, 20, '18/20 (90,0%)', 'từ 90%'],
    [19, 21, '19/21 (90,5%)', 'từ 90%'],
    [19, 20, '19/20 (95,0%)', 'từ 95%'],
    [849, 1000, '849/1.000 (84,9%)', 'dưới 85%'],
    [0, 0, '—', ''],
  ])('%i of %i', (present, base, rate, line) => {
    expect(rateWords(turns(present, base))).toBe(rate)
    expect(lineWords(turns(present, base), limits)).toBe(line)
  })
})

describe('a sitting in a grid', () => {
  it.each<[Sitting | null, string]>([
    [null, ''],
    [sitting({}), 'x'],
    [sitting({ state: 'excused' }), 'P'],
    [sitting({ state: 'absent' }), 'K'],
    [sitting({ state: 'exempt' }), 'M'],
    [sitting({ state: null }), '?'],
  ])('%j is %j', (given, letter) => {
    expect(letterOf(given)).toBe(letter)
  })

  it('says in words what a letter leaves out', () => {
    expect(sittingWords(sitting({ isLate: true, isOnline: true }))).toBe('Có mặt, đến muộn, trực tuyến')
    expect(sittingWords(sitting({ state: 'excused', reason: 'đi viện' }))).toBe('Vắng có lý do, đi viện')
  })
})
