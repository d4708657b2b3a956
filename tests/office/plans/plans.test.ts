import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { auditOf } from '../meetings/database.ts'
import { cellMeeting, mergeCells } from '../months/commune.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
})
afterEach(() => discard(office))

const withHabit = (name: string, day: number | null) => cellMeeting(office, name, day)
const yearOf = async (year: number) => (await office.ask('plans.year', { year })).cells

const fields = {
  ...({ period: '2027-03', kind: 'thematic', plannedOn: '2027-03-15', startsAt: '14:00' } as const),
  ...{ place: 'Nhà văn hóa', topic: 'Chuyển đổi số', speaker: 'Lò Văn Hặc', drafter: '', approver: '' },
  note: '',
}

describe('the plan of a year', () => {
  it('is proposed for all cells from their habits in one action, and taken back as one', async () => {
    const cell = await withHabit('Chi bộ bản Sen Đông', 3)
    await withHabit('Chi bộ khu 8', null)
    const { actId, added } = await office.ask('plans.propose', { year: 2027, thematic: 'combined' })
    expect(added).toBe(24)
    const [first, second] = await yearOf(2027)
    expect(first?.plans[1]).toMatchObject({
      cellId: cell.id,
      period: '2027-02',
      kind: 'combined',
      plannedOn: '2027-02-03',
      startsAt: '19:30',
      place: 'Nhà văn hóa bản',
    })
    expect(second?.plans[1]).toMatchObject({ kind: 'combined', plannedOn: null })
    expect([first?.missingThematic, second?.missingThematic]).toEqual([[], []])
    expect(auditOf(office, 'plans.propose')).toHaveLength(1)

    expect(await office.ask('plans.propose', { year: 2027, thematic: 'combined' })).toEqual({
      actId: null,
      added: 0,
    })
    expect(await office.ask('plans.undo', { actId: actId ?? '' })).toEqual({ removed: 24 })
    expect((await yearOf(2027)).map(({ plans }) => plans.length)).toEqual([0, 0])
  })

  it('is not taken back once somebody changed it', async () => {
    await withHabit('Chi bộ bản Sen Đông', 3)
    const { actId } = await office.ask('plans.propose', { year: 2027, thematic: 'none' })
    const [plan] = (await yearOf(2027))[0]?.plans ?? []
    if (!plan || actId === null) throw new Error('nothing was proposed')
    await office.ask('plans.save', { ...plan, plannedOn: '2027-01-10' })
    expect((await office.refusal('plans.undo', { actId })).message).toContain('Chưa hoàn tác được')
    expect((await yearOf(2027))[0]?.plans).toHaveLength(12)
  })

  it('names the quarters in which a cell has no thematic meeting, planned or held', async () => {
    const cell = await withHabit('Chi bộ khu 8', 5)
    expect((await yearOf(2026))[0]?.missingThematic).toEqual([1, 2, 3, 4])
    const held = { cellId: cell.id, period: '2026-02', kind: 'combined', heldOn: '2026-02-05' } as const
    await office.ask('meetings.open', held)
    await office.ask('plans.save', { ...fields, cellId: cell.id, period: '2026-12', id: null, revision: 0 })
    expect((await yearOf(2026))[0]?.missingThematic).toEqual([2, 3])
  })

  it('has one meeting of a kind in a month', async () => {
    const cell = await withHabit('Chi bộ khu 8', 5)
    const wish = { ...fields, cellId: cell.id, id: null, revision: 0 }
    const saved = await office.ask('plans.save', wish)
    expect((await office.refusal('plans.save', wish)).fields).toEqual({
      period: 'Kỳ này đã có trong kế hoạch',
    })
    await office.ask('plans.remove', { ...saved, reason: 'Hoãn' })
    await office.ask('plans.save', wish)
    const bin = await office.ask('recycle.list', {})
    expect(bin).toMatchObject([
      { kind: 'plan', title: 'Kế hoạch sinh hoạt chuyên đề tháng 3 năm 2027, Chi bộ khu 8', reason: 'Hoãn' },
    ])
    expect((await office.refusal('recycle.restore', { kind: 'plan', id: saved.id })).code).toBe('refused')
  })

  it('is changed by whoever saw the newest', async () => {
    const cell = await withHabit('Chi bộ khu 8', 5)
    const wish = { ...fields, cellId: cell.id }
    const saved = await office.ask('plans.save', { ...wish, id: null, revision: 0 })
    await office.ask('plans.save', { ...wish, ...saved, topic: 'Nông thôn mới' })
    expect((await office.refusal('plans.save', { ...wish, ...saved })).code).toBe('conflict')
    expect((await yearOf(2027))[0]?.plans[0]?.topic).toBe('Nông thôn mới')
  })

  it('is that of the cells of the year: one that ended is in the year of its end', async () => {
    const cell = await withHabit('Chi bộ khu 8', 5)
    const other = await withHabit('Chi bộ khu 9', 5)
    await mergeCells(office, [cell, other], 'Chi bộ khu 8 và 9', '2026-06-10')
    const names = async (year: number) => (await yearOf(year)).map(({ cellName }) => cellName)
    expect(await names(2026)).toEqual(['Chi bộ khu 8', 'Chi bộ khu 8 và 9', 'Chi bộ khu 9'])
    expect(await names(2027)).toEqual(['Chi bộ khu 8 và 9'])
    const late = { ...fields, cellId: cell.id, period: '2026-07', plannedOn: '2026-07-05' }
    expect((await office.refusal('plans.save', { ...late, id: null, revision: 0 })).message).toContain(
      'đã kết thúc hoạt động',
    )
  })

  it('tells the month when a cell is to meet, before its habit does', async () => {
    const cell = await withHabit('Chi bộ khu 8', 5)
    const expectedOn = async () => (await office.ask('meetings.month', { period: '2027-03' }))[0]?.expectedOn
    expect(await expectedOn()).toBe('2027-03-05')
    await office.ask('plans.save', { ...fields, cellId: cell.id, kind: 'regular', id: null, revision: 0 })
    expect(await expectedOn()).toBe('2027-03-15')
  })
})
