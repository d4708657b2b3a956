import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingContent, MeetingKind } from '../../../shared/meetings/meeting.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { type Cell, foundCell, openMeeting, record, seedNames } from './samples.ts'

let office: OfficeUnderTest
let cell: Cell

beforeEach(async () => {
  office = await officeAt({ now: '2026-12-20T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 5))
})
afterEach(() => discard(office))

const contentOf = async (id: string) => (await office.ask('meetings.get', { id })).content

describe('words of earlier minutes', () => {
  const write = async (period: string, change: Partial<MeetingContent>, kind: MeetingKind = 'regular') => {
    const { id } = await office.ask('meetings.open', {
      ...{ cellId: cell.id, period, kind, heldOn: `${period}-05` },
    })
    await record(office, id, change)
    return id
  }

  it('are those of the cell itself, each line once, the latest first, none of other cells or later months', async () => {
    await write('2026-09', { agenda: 'Thời sự\nThu phí', opinions: [said('Nhất trí')] })
    await write('2026-10', {
      agenda: 'Thời sự\nBàn làm đường',
      opinions: [said('NHẤT TRÍ'), said('Cần sớm')],
    })
    const id = await write('2026-11', { agenda: 'Của buổi này' })
    await write('2026-12', { agenda: 'Của buổi sau' })
    const other = await foundCell(office, 'Chi bộ khu 8', ['Lò Văn Ún'])
    const elsewhere = await openMeeting(office, other.id, '2026-10', '2026-10-05')
    await record(office, elsewhere.id, { agenda: 'Của chi bộ khác' })
    expect(await office.ask('meetings.phrases', { id, part: 'agenda' })).toEqual({
      last: { heldOn: '2026-10-05', text: 'Thời sự\nBàn làm đường' },
      phrases: [
        { heldOn: '2026-10-05', text: 'Thời sự' },
        { heldOn: '2026-10-05', text: 'Bàn làm đường' },
        { heldOn: '2026-09-05', text: 'Thu phí' },
      ],
    })
    expect(await office.ask('meetings.phrases', { id, part: 'opinions' })).toEqual({
      last: null,
      phrases: [
        { heldOn: '2026-10-05', text: 'NHẤT TRÍ' },
        { heldOn: '2026-10-05', text: 'Cần sớm' },
      ],
    })
  })

  it('wait in the draft until they are confirmed and are never recorded before', async () => {
    const id = await write('2026-11', {})
    const { revision, draftRevision, content } = await office.ask('meetings.get', { id })
    const taken = { ...content, agenda: 'Thời sự', unconfirmed: ['agenda'] }
    const kept = await office.ask('meetings.keep', { id, draftRevision, content: taken })
    const refusal = await office.refusal('meetings.record', {
      ...{ id, revision, draftRevision: kept.draftRevision, content: taken },
    })
    expect(refusal.message).toContain('Còn 1 chỗ lấy từ biên bản trước chưa được xác nhận')
    expect((await contentOf(id)).unconfirmed).toEqual(['agenda'])
    await office.ask('meetings.record', {
      ...{ id, revision, draftRevision: kept.draftRevision, content: { ...taken, unconfirmed: [] } },
    })
    expect(await contentOf(id)).toMatchObject({ agenda: 'Thời sự', unconfirmed: [] })
  })

  it('are held against the minutes before, and nothing is said of the first ones', async () => {
    const review = 'Chi bộ lãnh đạo nhân dân thu hoạch vụ mùa đúng thời vụ, an ninh trật tự được giữ vững.'
    const first = await write('2026-10', { review, agenda: 'Thời sự' })
    expect(await office.ask('meetings.likeness', { id: first })).toBeNull()
    const second = await write('2026-11', { review })
    expect(await office.ask('meetings.likeness', { id: second })).toEqual({
      percent: 100,
      meetingId: first,
      heldOn: '2026-10-05',
    })
    await record(office, second, { review: 'Tháng này chi bộ tập trung làm đường vào khu sản xuất.' })
    expect(await office.ask('meetings.likeness', { id: second })).toMatchObject({ percent: 0 })
  })
})

const said = (text: string) => ({ ...emptyOpinion, text })
const emptyOpinion = { speakerId: null, speaker: 'Đồng chí Vy' }
