import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingContent, MeetingKind } from '../../../shared/meetings/meeting.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { becomes } from '../movements/moving.ts'
import { auditOf, beside } from './database.ts'
import { type Cell, foundCell, newId, openMeeting, personIn, record, seedNames } from './samples.ts'

let office: OfficeUnderTest
let cell: Cell

beforeEach(async () => {
  office = await officeAt({ now: '2026-12-20T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 5))
})
afterEach(() => discard(office))

const contentOf = async (id: string) => (await office.ask('meetings.get', { id })).content
const petition = (content: string, answer = '') => ({
  petitionId: newId(),
  content,
  raisedBy: 'Trưởng bản',
  answerer: 'UBND xã',
  dueOn: '2026-12-31',
  answer,
})

describe('minutes in full', () => {
  it('keep late comers, criticism, petitions, ballots and the talk on the example as they were written', async () => {
    const { id, roll } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const [first, second, ...others] = roll.map(({ personId }) => personId)
    if (first === undefined || second === undefined) throw new Error('nobody on the roll')
    const part: Partial<MeetingContent> = {
      marks: [
        { personId: first, state: 'present', reason: '', isLate: true },
        { personId: second, state: 'present', reason: '', isOnline: true },
        ...others.map((personId) => ({ personId, state: 'present' as const, reason: '' })),
      ],
      praise: 'Biểu dương đồng chí Vy',
      criticism: 'Không',
      exampleTopic: 'Nêu gương',
      exampleMinutes: 20,
      speakers: 4,
      opinions: [
        { speakerId: first, speaker: 'Một', text: 'nhất trí' },
        { speakerId: second, speaker: 'Hai', text: 'chưa sâu sát', kind: 'self-criticism' },
      ],
      votes: [
        {
          ...{ kind: 'exemption', question: 'Miễn sinh hoạt', inFavour: 5, against: 0, other: 0 },
          method: 'ballot',
          about: { personId: personIn(cell, 'La Văn Đường'), fullName: 'La Văn Đường' },
        },
      ],
      petitions: [petition('Sửa đường'), petition('Mua loa', 'Đã mua')],
    }
    await record(office, id, part)
    expect(await contentOf(id)).toMatchObject(part)
    expect(beside(office, (db) => db.prepare('SELECT depth FROM meeting').pluck().get())).toBe('full')
    expect(auditOf(office, 'meetings.record')[0]?.changes.marks).toEqual([
      {},
      expect.objectContaining({ [first]: 'present, late' }),
    ])
  })

  it('take nobody away as late', async () => {
    const { id, roll } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const personId = roll[0]?.personId ?? ''
    await record(office, id, { marks: [{ personId, state: 'excused', reason: 'ốm', isLate: true }] })
    expect((await contentOf(id)).marks).toEqual([{ personId, state: 'excused', reason: 'ốm' }])
  })

  it('keep who came late when the roll is taken anew', async () => {
    const { id, roll } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const personId = personIn(cell, 'La Văn Đường')
    await record(office, id, {
      marks: roll.map((line) => ({
        ...{ personId: line.personId, state: 'present' as const, reason: '' },
        ...(line.personId === personId && { isLate: true as const, isOnline: true as const }),
      })),
    })
    await becomes(office, personIn(cell, 'Đặng Đình Vy'), 'transferred', '2026-11-01')
    const { revision } = await office.ask('meetings.get', { id })
    await office.ask('meetings.acceptRoll', { id, revision })
    const { marks } = await contentOf(id)
    expect(marks).toHaveLength(4)
    expect(marks.find((mark) => mark.personId === personId)).toMatchObject({ isLate: true, isOnline: true })
  })

  it('refuse a vote about somebody who is in no register, and keep nothing of it', async () => {
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const { revision, draftRevision, content } = await office.ask('meetings.get', { id })
    const about = { personId: newId(), fullName: 'Ai đó' }
    const vote = { kind: 'admission' as const, question: 'Kết nạp', inFavour: 5, against: 0, other: 0, about }
    const refusal = await office.refusal('meetings.record', {
      ...{ id, revision, draftRevision },
      content: { ...content, votes: [vote] },
    })
    expect(refusal.message).toContain('"Kết nạp" không có trong sổ')
    expect((await contentOf(id)).votes).toEqual([])
  })
})

describe('a draft of the program before', () => {
  it('opens in full with what was typed', async () => {
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const { content } = await office.ask('meetings.get', { id })
    await office.ask('meetings.keep', { id, draftRevision: 0, content: { ...content, agenda: 'Thời sự' } })
    const parts = [
      'praise',
      'criticism',
      'exampleTopic',
      'exampleMinutes',
      'speakers',
      'petitions',
      'unconfirmed',
    ]
    beside(office, (db) => {
      for (const part of parts) {
        db.prepare(`UPDATE draft SET body = json_remove(body, '$.${part}') WHERE record_id = ?`).run(id)
      }
    })
    expect(await contentOf(id)).toEqual({ ...content, agenda: 'Thời sự' })
  })
})

describe('petitions', () => {
  const rows = () =>
    beside(office, (db) =>
      db.prepare('SELECT content, answer, answered_on, withdrawn_at IS NOT NULL AS gone FROM petition').all(),
    )

  it('answered at the meeting carry its day; taken off the list they are withdrawn and not erased', async () => {
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const road = petition('Sửa đường', 'Đã có kế hoạch')
    await record(office, id, { petitions: [road, petition('Mua loa')] })
    await record(office, id, { petitions: [road], heldOn: '2026-11-06' })
    expect(rows()).toEqual([
      { content: 'Sửa đường', answer: 'Đã có kế hoạch', answered_on: '2026-11-06', gone: 0 },
      { content: 'Mua loa', answer: '', answered_on: null, gone: 1 },
    ])
  })

  it('answered later keep that answer, which the minutes neither show nor erase', async () => {
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await record(office, id, { petitions: [petition('Sửa đường')] })
    beside(office, (db) => db.exec("UPDATE petition SET answer = 'Xong', answered_on = '2026-11-20'"))
    const [shown] = (await contentOf(id)).petitions
    expect(shown?.answer).toBe('')
    await record(office, id, { agenda: 'Sửa biên bản' })
    expect(rows()).toMatchObject([{ answer: 'Xong', answered_on: '2026-11-20' }])
  })

  it('without a content are refused by who raised them', async () => {
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const { revision, draftRevision, content } = await office.ask('meetings.get', { id })
    const refusal = await office.refusal('meetings.record', {
      ...{ id, revision, draftRevision },
      content: { ...content, petitions: [petition('')] },
    })
    expect(refusal.message).toContain('Kiến nghị của Trưởng bản chưa ghi nội dung')
  })
})

const appoint = async (name: string, post: 'secretary' | 'deputy' | 'committee-member') => {
  const { revision } = await office.ask('organisation.posts', { bodyId: cell.id })
  await office.ask('organisation.appoint', {
    ...{ bodyId: cell.id, revision, post, from: '2025-01-01' },
    person: { personId: personIn(cell, name), fullName: name },
  })
}
const open = (kind: MeetingKind, heldOn: string) =>
  office.ask('meetings.open', { cellId: cell.id, period: '2026-11', kind, heldOn })

describe('the meeting of a committee', () => {
  it('calls its own members, whichever day of the period, as often as it meets', async () => {
    await appoint('La Văn Đường', 'secretary')
    await appoint('Đặng Đình Vy', 'committee-member')
    for (const heldOn of ['2026-11-02', '2026-11-03']) {
      const { roll, kind, preparation } = await office.ask('meetings.get', await open('committee', heldOn))
      expect(kind).toBe('committee')
      expect(preparation).toBeNull()
      expect(roll.map(({ fullName, number, post }) => [number, fullName, post])).toEqual([
        [1, 'La Văn Đường', 'Bí thư'],
        [2, 'Đặng Đình Vy', 'Chi ủy viên'],
      ])
    }
  })

  it('leaves what was given last month to the meeting of the cell', async () => {
    await appoint('Đặng Đình Vy', 'committee-member')
    const { id } = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
    const task = { taskId: newId(), title: 'Làm đường', personId: null, who: 'Cả chi bộ', dueOn: null }
    await record(office, id, { assignedTasks: [task] })
    const told = async (kind: MeetingKind) =>
      (await contentOf((await open(kind, '2026-11-02')).id)).reportedTasks.map(({ title }) => title)
    expect(await told('committee')).toEqual([])
    expect(await told('regular')).toEqual(['Làm đường'])
  })

  it('is refused where the cell has none, and the way to note a consultation is named', async () => {
    await appoint('La Văn Đường', 'secretary')
    const refusal = await office.refusal('meetings.open', {
      ...{ cellId: cell.id, period: '2026-11', kind: 'committee' as const, heldOn: '2026-11-02' },
    })
    expect(refusal.message).toContain('không có họp chi ủy')
  })
})

describe('meetings of a period', () => {
  it.each(['extraordinary', 'review', 'committee'] as const)(
    'may be several of the kind %s',
    async (kind) => {
      await appoint('Đặng Đình Vy', 'committee-member')
      const ids = [await open(kind, '2026-11-02'), await open(kind, '2026-11-20')]
      expect(ids[0]?.id).not.toBe(ids[1]?.id)
    },
  )
})

describe('how a cell prepared its meeting', () => {
  const prepared = async (heldOn = '2026-11-05') =>
    (await office.ask('meetings.get', await open('regular', heldOn))).preparation

  it('with a secretary alone asks nothing of it', async () => {
    await appoint('La Văn Đường', 'secretary')
    expect(await prepared()).toMatchObject({ way: 'alone', committeeMeeting: null, consultedOn: null })
  })

  it('with a deputy is a consultation', async () => {
    await appoint('La Văn Đường', 'secretary')
    await appoint('Hoàng Văn Hoan', 'deputy')
    expect(await prepared()).toMatchObject({ way: 'consultation' })
  })

  it('with a committee names its last meeting of the period before the day', async () => {
    await appoint('Đặng Đình Vy', 'committee-member')
    await open('committee', '2026-11-01')
    const before = await open('committee', '2026-11-03')
    await open('committee', '2026-11-20')
    expect(await prepared()).toMatchObject({
      way: 'committee',
      committeeMeeting: { id: before.id, heldOn: '2026-11-03', isRecorded: false },
    })
  })

  it('keeps the days of its way, also while a draft is being typed, and refuses days that cannot be', async () => {
    const { id } = await open('regular', '2026-11-05')
    const { revision, content } = await office.ask('meetings.get', { id })
    await office.ask('meetings.keep', { id, draftRevision: 0, content })
    const days = { consultedOn: '2026-11-02', notifiedOn: '2026-11-03', uploadedOn: '2026-11-04' }
    await office.ask('meetings.noteDays', { id, revision, ...days, postedOn: '2026-11-07' })
    const view = await office.ask('meetings.get', { id })
    expect(view.preparation).toMatchObject({ ...days, postedOn: '2026-11-07' })
    expect(view.hasUnrecordedChanges).toBe(true)
    const wrong = { consultedOn: '2026-11-06', notifiedOn: null, uploadedOn: '2027-01-01' }
    const refusal = await office.refusal('meetings.noteDays', {
      ...{ id, revision: view.revision, ...wrong, postedOn: '2026-11-04' },
    })
    expect(Object.keys(refusal.fields ?? {})).toEqual(['consultedOn', 'uploadedOn', 'postedOn'])
  })
})

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
