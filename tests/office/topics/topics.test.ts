import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TopicFields } from '../../../shared/topics/contract.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { cellMeeting, mergeCells, openAll } from '../months/commune.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
})
afterEach(() => discard(office))

const wish = (cellId: string, change: Partial<TopicFields> = {}) =>
  office.ask('topics.save', {
    ...{ id: null, revision: 0, cellId, raisedOn: '2026-11-01', source: 'front' as const },
    ...{ raisedBy: 'Lò Thị Én', content: 'Làm đường ra khu sản xuất', ...change },
  })
const meetingOf = async (cellId: string, period = '2026-11') => {
  await openAll(office, period)
  const month = await office.ask('meetings.month', { period })
  return month.find((row) => row.cellId === cellId)?.meetings[0]?.id ?? ''
}
const contents = async (meetingId: string) =>
  (await office.ask('topics.ofMeeting', { meetingId })).map(({ content }) => content)

describe('what village head, Front and mass organisations wish to be taken up', () => {
  it('waits for the next meeting of the cell, and is no longer waiting once a meeting takes it up', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3)
    const { id, revision } = await wish(cell.id)
    await wish(cell.id, { raisedOn: '2026-11-10', content: 'Sau ngày họp tháng 11' })
    const november = await meetingOf(cell.id)
    expect(await contents(november)).toEqual(['Làm đường ra khu sản xuất'])
    expect(await office.ask('topics.decide', { id, revision, meetingId: november })).toMatchObject({
      takenAt: { meetingId: november, heldOn: '2026-11-03' },
    })
    const december = await meetingOf(cell.id, '2026-12')
    expect(await contents(december)).toEqual(['Sau ngày họp tháng 11'])
    expect(await contents(november)).toEqual(['Làm đường ra khu sản xuất'])
    expect(await office.ask('topics.list', { state: 'taken' })).toMatchObject({ total: 1, topics: [{ id }] })
  })

  it('is set aside with a reason, and may wait again', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3)
    const { id } = await wish(cell.id)
    const meeting = await meetingOf(cell.id)
    const aside = await office.ask('topics.decide', { id, revision: 1, setAside: 'Thuộc thẩm quyền của xã' })
    expect(aside).toMatchObject({ setAside: 'Thuộc thẩm quyền của xã', takenAt: null, revision: 2 })
    expect(await contents(meeting)).toEqual([])
    expect((await office.ask('topics.list', { state: 'set-aside' })).total).toBe(1)
    await office.ask('topics.decide', { id, revision: 2 })
    expect(await contents(meeting)).toHaveLength(1)
  })

  it('waits again where the meeting that took it up was removed', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3)
    const { id } = await wish(cell.id)
    const meetingId = await meetingOf(cell.id)
    await office.ask('topics.decide', { id, revision: 1, meetingId })
    const { revision } = await office.ask('meetings.get', { id: meetingId })
    await office.ask('meetings.remove', { id: meetingId, revision, reason: 'Mở nhầm' })
    expect(await office.ask('topics.list', {})).toMatchObject({ topics: [{ id, takenAt: null }] })
  })

  it('goes on with the cell that its own was merged into', async () => {
    const first = await cellMeeting(office, 'Chi bộ khu 8', 3)
    const second = await cellMeeting(office, 'Chi bộ khu 9', 3)
    const { id } = await wish(first.id)
    await mergeCells(office, [first, second], 'Chi bộ khu 8-9', '2026-11-15')
    const merged = (await office.ask('organisation.cells', {})).find(({ name }) => name === 'Chi bộ khu 8-9')
    const meeting = await office.ask('meetings.open', {
      ...{ cellId: merged?.id ?? '', period: '2026-11', kind: 'regular', heldOn: '2026-11-20' },
    })
    expect(await contents(meeting.id)).toEqual(['Làm đường ra khu sản xuất'])
    await office.ask('topics.decide', { id, revision: 1, meetingId: meeting.id })
  })

  it('is refused at a meeting of another cell, on a day to come, and by whoever saw an older one', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3)
    const other = await cellMeeting(office, 'Chi bộ khu 9', 4)
    const { id } = await wish(cell.id)
    const meetingId = await meetingOf(other.id)
    expect((await office.refusal('topics.decide', { id, revision: 1, meetingId })).code).toBe('invalid')
    const both = { id, revision: 1, meetingId: await meetingOf(cell.id), setAside: 'Không cần' }
    expect((await office.refusal('topics.decide', both)).code).toBe('invalid')
    const late = await office.refusal('topics.save', {
      ...{ id: null, revision: 0, cellId: cell.id, raisedOn: '2026-11-23', source: 'front' },
      ...{ raisedBy: '', content: 'Ngày mai' },
    })
    expect(late.fields).toEqual({ raisedOn: 'Ngày ở sau hôm nay' })
    expect((await office.refusal('topics.decide', { id, revision: 0, setAside: 'x' })).code).toBe('conflict')
    expect(await office.ask('topics.list', { cellId: cell.id })).toMatchObject({ topics: [{ revision: 1 }] })
  })

  it('goes to the recycle bin and comes back', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3)
    const { id, revision } = await wish(cell.id)
    await office.ask('topics.remove', { id, revision, reason: 'Ghi hai lần' })
    expect((await office.ask('topics.list', { state: 'all' })).total).toBe(0)
    expect(await office.ask('recycle.list', {})).toMatchObject([
      { kind: 'topic', id, title: 'Nội dung đề nghị: Làm đường ra khu sản xuất' },
    ])
    await office.ask('recycle.restore', { kind: 'topic', id })
    expect((await office.ask('topics.list', {})).total).toBe(1)
  })
})
