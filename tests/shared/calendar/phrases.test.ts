import { describe, expect, it } from 'vitest'
import {
  datePhrase,
  durationMinutes,
  isClockTime,
  timePhrase,
  timeSpanPhrase,
} from '../../../shared/calendar/phrases.ts'

describe('a date on a paper', () => {
  it.each([
    ['2026-02-05', 'ngày 05 tháng 02 năm 2026'],
    ['2026-05-27', 'ngày 27 tháng 5 năm 2026'],
    ['2026-12-12', 'ngày 12 tháng 12 năm 2026'],
    ['2026-01-31', 'ngày 31 tháng 01 năm 2026'],
    ['2026-03-01', 'ngày 01 tháng 3 năm 2026'],
  ])('%s is %s', (day, expected) => {
    expect(datePhrase(day)).toBe(expected)
  })
})

describe('a time on a paper', () => {
  it.each([
    ['19:30', '19 giờ 30'],
    ['19:00', '19 giờ 00'],
    ['07:05', '07 giờ 05'],
  ])('%s is %s', (time, expected) => {
    expect(timePhrase(time)).toBe(expected)
  })

  it('spans a meeting, or only its beginning', () => {
    expect(timeSpanPhrase('19:30', '20:55')).toBe('từ 19 giờ 30 phút đến 20 giờ 55 phút')
    expect(timeSpanPhrase('19:30')).toBe('từ 19 giờ 30 phút')
  })

  it.each(['24:00', '19:60', '9:30', '19h30', ''])('%j is none', (time) => {
    expect(isClockTime(time)).toBe(false)
    expect(() => timePhrase(time)).toThrow(RangeError)
  })
})

describe('the length of a meeting', () => {
  it.each([
    ['19:30', '20:55', 85],
    ['19:30', '21:00', 90],
    ['19:30', '19:30', 0],
    ['23:00', '00:30', undefined],
    ['19:30', '25:00', undefined],
    ['', '21:00', undefined],
  ])('from %s to %s is %s minutes', (from, to, expected) => {
    expect(durationMinutes(from, to)).toBe(expected)
  })
})
