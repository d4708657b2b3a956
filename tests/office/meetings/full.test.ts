import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingContent } from '../../../shared/meetings/meeting.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { mergeCells } from '../months/commune.ts'
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
  it('are not recorded of a day on which the cell had ended, though the meeting was opened before', async () => {
    const other = await foundCell(office, 'Chi bộ bản Đông', ['Lò Văn Hặc'])
    const late = await openMeeting(office, cell.id, '2026-11', '2026-11-18')
    await mergeCells(office, [cell, other], 'Chi bộ bản Sen và Đông', '2026-11-10')
    const content = await contentOf(late.id)
    const refusal = await office.refusal('meetings.record', { id: late.id, revision: 1, content })
    expect(refusal.message).toContain('đã kết thúc hoạt động từ ngày 10/11/2026')
    await record(office, late.id, { heldOn: '2026-11-08' })
    expect((await contentOf(late.id)).heldOn).toBe('2026-11-08')
  })

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
