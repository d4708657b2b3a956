import { describe, expect, it } from 'vitest'
import { isIsoDate } from '../../../shared/calendar/dates.ts'
import type { Entry, Rule } from '../../../shared/rulebook/rule.ts'
import { openRulebook, type RuleId, rules } from '../../../shared/rulebook/rules.ts'

const book = openRulebook()
const all = Object.entries(rules) as [RuleId, Rule<unknown>][]

describe('the rule book', () => {
  it.each([
    ['meeting.minimumMinutes', '2025-10-27', 90, '12-HD/BTCTW'],
    ['meeting.minimumMinutes', '2025-10-28', 90, '42-HD/BTCTW'],
    ['meeting.minimumMinutesCombined', '2025-10-27', 90, '12-HD/BTCTW'],
    ['meeting.minimumMinutesCombined', '2025-10-28', 120, '42-HD/BTCTW'],
    ['attendance.targetPercent', '2025-10-27', 85, '12-HD/BTCTW'],
    ['attendance.targetPercent', '2025-10-28', 90, '42-HD/BTCTW'],
    ['attendance.targetIsStrict', '2025-10-27', 1, '12-HD/BTCTW'],
    ['attendance.targetIsStrict', '2025-10-28', 0, '42-HD/BTCTW'],
    ['cell.minimumOfficial', '2026-11-22', 3, 'Điều 24.1'],
    ['cell.committeeFrom', '2026-11-22', 9, 'Điều 24.4'],
    ['cell.committeeMaximum', '2026-11-22', 7, '29-QĐ/TW'],
  ] as const)('%s on %s is %i by %s', (id, day, value, basis) => {
    expect(book.rule(id, day)).toBe(value)
    expect(book.entry(id, day).basis).toContain(basis)
  })

  it('answers the first entry for a day before it, as the best that is known', () => {
    expect(book.rule('attendance.targetPercent', '2001-01-01')).toBe(85)
  })

  it.each(all)('%s has entries in order, each with a basis and a confidence', (_id, rule) => {
    expect(rule.title).not.toBe('')
    expect(rule.entries.length).toBeGreaterThan(0)
    const entries: readonly Entry<unknown>[] = rule.entries
    for (const [index, entry] of entries.entries()) {
      expect(isIsoDate(entry.from)).toBe(true)
      expect(entry.basis.trim()).not.toBe('')
      expect(['quoted', 'second-hand', 'local']).toContain(entry.confidence)
      expect(entry.value).not.toBeUndefined()
      const before = entries[index - 1]
      if (before) expect(entry.from > before.from).toBe(true)
      if (entry.to !== undefined) expect(entry.to > entry.from).toBe(true)
    }
  })

  it.each(all)('%s lets itself be set to every value of its own, if it is a number', (_id, rule) => {
    const { range, entries } = rule
    for (const { value } of entries as readonly Entry<unknown>[]) {
      expect(range === undefined).toBe(typeof value !== 'number')
      if (range === undefined || typeof value !== 'number') continue
      expect(value >= range.least && value <= range.most).toBe(true)
      expect(!range.isWhole || Number.isInteger(value)).toBe(true)
    }
  })

  it('says until when an entry held, and leaves the one in force open', () => {
    expect(book.entry('attendance.targetPercent', '2025-01-01').to).toBe('2025-10-28')
    expect(book.entry('attendance.targetPercent', '2026-01-01').to).toBeUndefined()
  })

  it('lets the office put its own value in place of the book’s, from a day on', () => {
    const own = openRulebook([{ ruleId: 'meeting.minimumMinutes', from: '2026-01-01', value: 120 }])
    expect(own.rule('meeting.minimumMinutes', '2025-12-31')).toBe(90)
    expect(own.rule('meeting.minimumMinutes', '2026-01-01')).toBe(120)
    expect(own.entry('meeting.minimumMinutes', '2026-01-01').confidence).toBe('local')
    expect(own.entry('meeting.minimumMinutes', '2025-12-31').to).toBe('2026-01-01')
    expect(own.rule('meeting.minimumMinutesCombined', '2026-06-01')).toBe(120)
    expect(own.rule('attendance.targetPercent', '2026-06-01')).toBe(90)
  })

  it('lets a later rule of the book replace the office’s older habit', () => {
    const own = openRulebook([{ ruleId: 'attendance.targetPercent', from: '2020-01-01', value: 80 }])
    expect(own.rule('attendance.targetPercent', '2025-10-27')).toBe(80)
    expect(own.rule('attendance.targetPercent', '2025-10-28')).toBe(90)
    expect(own.entry('attendance.targetPercent', '2025-10-27').to).toBe('2025-10-28')
  })

  it('takes the latest of two own values', () => {
    const own = openRulebook([
      { ruleId: 'meeting.minimumMinutes', from: '2026-01-01', value: 100 },
      { ruleId: 'meeting.minimumMinutes', from: '2026-01-01', value: 110 },
      { ruleId: 'meeting.minimumMinutes', from: '2026-06-01', value: 95 },
    ])
    expect(own.rule('meeting.minimumMinutes', '2026-02-01')).toBe(110)
    expect(own.rule('meeting.minimumMinutes', '2026-07-01')).toBe(95)
  })

  it('gives a paper every rule with its value and its basis', () => {
    const snapshot = book.snapshot('2025-01-01')
    expect(Object.keys(snapshot).toSorted()).toEqual(Object.keys(rules).toSorted())
    expect(snapshot['attendance.targetPercent']).toEqual({
      value: 85,
      basis: 'Hướng dẫn 12-HD/BTCTW, ngày 06/7/2018',
    })
  })
})
