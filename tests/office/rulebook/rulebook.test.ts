import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
})
afterEach(() => discard(office))

const ruleOn = async (id: string, on?: string) =>
  (await office.ask('rulebook.list', on === undefined ? {} : { on })).find((row) => row.id === id)

describe('the rule book of the office', () => {
  it('shows each rule as it holds on a day, with its basis', async () => {
    expect(await ruleOn('attendance.targetPercent', '2025-10-27')).toMatchObject({
      value: 85,
      from: '2018-07-06',
      to: '2025-10-28',
      basis: 'Hướng dẫn 12-HD/BTCTW, ngày 06/7/2018',
      changedBecause: null,
    })
    expect(await ruleOn('attendance.targetPercent')).toMatchObject({
      value: 90,
      to: null,
      basis: 'Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025',
    })
  })

  it('takes the office’s own value with its reason from its day on', async () => {
    await office.ask('rulebook.set', {
      ruleId: 'meeting.minimumMinutes',
      value: 100,
      from: '2026-06-01',
      reason: 'Theo hướng dẫn của Đảng ủy xã',
    })
    expect(await ruleOn('meeting.minimumMinutes')).toMatchObject({
      value: 100,
      confidence: 'local',
      changedBecause: 'Theo hướng dẫn của Đảng ủy xã',
    })
    expect(await ruleOn('meeting.minimumMinutes', '2026-05-31')).toMatchObject({
      value: 90,
      changedBecause: null,
    })
  })

  it.each([
    ['attendance.targetPercent', 101, 'invalid'],
    ['meeting.minimumMinutes', -1, 'invalid'],
    ['paper.numberDigits', 1e9, 'invalid'],
    ['paper.numberDigits', 0, 'invalid'],
    ['paper.numberDigits', 2.5, 'invalid'],
    ['attendance.targetIsStrict', 2, 'invalid'],
    ['backup.warnAfterDays', 0, 'invalid'],
    ['vote.admission.threshold', 2, 'refused'],
    ['no.such.rule', 2, 'not-found'],
  ])('refuses %s = %i', async (ruleId, value, code) => {
    const set = { ruleId, value, from: '2026-06-01', reason: 'thử' }
    expect((await office.refusal('rulebook.set', set)).code).toBe(code)
  })

  it('says which numbers a rule can have, and keeps the old one', async () => {
    const set = { ruleId: 'paper.numberDigits', value: 1e9, from: '2026-06-01', reason: 'thử' }
    expect(await office.refusal('rulebook.set', set)).toMatchObject({
      message: expect.stringContaining('cần số nguyên từ 1 đến 6 chữ số'),
      fields: { value: 'Cần số nguyên từ 1 đến 6 chữ số' },
    })
    expect((await ruleOn('paper.numberDigits'))?.value).toBe(2)
    await office.ask('rulebook.set', { ...set, value: 3 })
    await office.ask('rulebook.set', { ...set, ruleId: 'attendance.targetPercent', value: 92.5 })
    expect((await ruleOn('paper.numberDigits'))?.value).toBe(3)
  })

  it('wants a reason', async () => {
    const set = { ruleId: 'meeting.minimumMinutes', value: 100, from: '2026-06-01', reason: ' ' }
    expect((await office.refusal('rulebook.set', set)).fields).toHaveProperty('reason')
  })
})
