import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { record } from '../meetings/samples.ts'
import { cellMeeting, openAll } from './commune.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
})
afterEach(() => discard(office))

const period = '2026-11'
const reason = 'Mưa lũ, đường vào bản sạt lở'
const monthOf = async (cellId: string) => {
  const row = (await office.ask('meetings.month', { period })).find((each) => each.cellId === cellId)
  if (!row) throw new Error('the cell is not in the month')
  return row
}
const miss = (cellId: string, why = reason) => office.ask('months.setMissed', { cellId, period, reason: why })

describe('a cell that held no meeting in a period', () => {
  it('says why wherever the month is shown, and is not called late', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3)
    const late = await office.ask('home.overview', {})
    expect(late.notMet).toMatchObject([{ cellId: cell.id, missed: null, isUnwritten: true }])
    await miss(cell.id)
    expect(await monthOf(cell.id)).toMatchObject({ missed: reason, meetings: [] })
    const home = await office.ask('home.overview', {})
    expect(home).toMatchObject({ met: 0, notMet: [{ cellId: cell.id, missed: reason, isUnwritten: false }] })
    expect(await office.ask('figures.sheet', { period })).toMatchObject([
      { cellId: cell.id, state: 'open', missed: reason, texts: { heldOn: '' } },
    ])
    expect(await office.ask('months.preview', { period })).toMatchObject([{ state: 'missed' }])
    await miss(cell.id, '')
    expect(await monthOf(cell.id)).toMatchObject({ missed: null })
  })

  it('takes the meeting with it that was opened and not held, which can be brought back', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3)
    await openAll(office, period)
    const id = (await monthOf(cell.id)).meetings[0]?.id ?? ''
    await miss(cell.id)
    expect(await monthOf(cell.id)).toMatchObject({ missed: reason, meetings: [] })
    expect(await office.ask('recycle.list', {})).toMatchObject([
      { kind: 'meeting', id, reason: `Chi bộ không họp: ${reason}` },
    ])
    await office.ask('recycle.restore', { kind: 'meeting', id })
    expect(await monthOf(cell.id)).toMatchObject({ missed: null, meetings: [{ id }] })
  })

  it('has met after all once its meeting is opened', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3)
    await miss(cell.id)
    const { id } = await office.ask('meetings.open', {
      ...{ cellId: cell.id, period, kind: 'regular', heldOn: '2026-11-20' },
    })
    expect(await monthOf(cell.id)).toMatchObject({ missed: null, meetings: [{ id }] })
    const { revision } = await office.ask('meetings.get', { id })
    await office.ask('meetings.remove', { id, revision, reason: 'Mở nhầm' })
    expect(await monthOf(cell.id)).toMatchObject({ missed: null, meetings: [] })
  })

  it('is refused where the meeting is on record, and nothing changes', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3)
    await openAll(office, period)
    const id = (await monthOf(cell.id)).meetings[0]?.id ?? ''
    await record(office, id, {})
    const refusal = await office.refusal('months.setMissed', { cellId: cell.id, period, reason })
    expect(refusal.message).toContain('đã ghi buổi sinh hoạt kỳ tháng 11 năm 2026 vào sổ')
    expect(await monthOf(cell.id)).toMatchObject({ missed: null, meetings: [{ id, isRecorded: true }] })
  })
})
