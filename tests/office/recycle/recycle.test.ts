import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { auditOf } from '../meetings/database.ts'
import { foundCell, newId, openMeeting, personIn } from '../meetings/samples.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
})
afterEach(() => discard(office))

describe('the recycle bin', () => {
  it('holds people, cells and meetings, each with who, when and why', async () => {
    const cell = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình', 'Lê Thị Hòa'])
    const empty = await office.ask('organisation.addCell', { name: 'Chi bộ khu 9' })
    const meeting = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await office.ask('meetings.remove', { id: meeting.id, revision: 1, reason: 'nhầm kỳ' })
    await office.ask('people.remove', { id: personIn(cell, 'Lê Thị Hòa'), revision: 1, reason: 'trùng' })
    await office.ask('organisation.removeCell', { id: empty.id, revision: 1, reason: 'sáp nhập' })
    const bin = await office.ask('recycle.list', {})
    expect(bin.map(({ kind, title, reason }) => [kind, title, reason]).toSorted()).toEqual([
      ['body', 'Chi bộ khu 9', 'sáp nhập'],
      ['meeting', 'Sinh hoạt thường kỳ tháng 11 năm 2026, Chi bộ khu 8', 'nhầm kỳ'],
      ['person', 'Lê Thị Hòa', 'trùng'],
    ])
    for (const entry of bin)
      expect(entry).toMatchObject({ deletedBy: 'Văn phòng', deletedAt: '2026-11-22T03:00:00.000Z' })
  })

  it('gives back with an audit row and the next revision', async () => {
    const cell = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
    const id = personIn(cell, 'Nguyễn Văn Bình')
    await office.ask('people.remove', { id, revision: 1, reason: 'nhầm' })
    await office.ask('recycle.restore', { kind: 'person', id })
    expect(await office.ask('people.card', { id })).toMatchObject({ revision: 3, deletedAt: null })
    expect(auditOf(office, 'recycle.restore')).toMatchObject([{ record_id: id, changes: { restored: true } }])
    expect(await office.ask('recycle.list', {})).toEqual([])
  })

  it.each(['person', 'body', 'meeting'] as const)('knows no %s that was never removed', async (kind) => {
    expect((await office.refusal('recycle.restore', { kind, id: newId() })).code).toBe('not-found')
  })

  it('gives back neither a person nor a meeting into a cell that is in it, until the cell is back', async () => {
    const cell = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
    const person = personIn(cell, 'Nguyễn Văn Bình')
    const meeting = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await office.ask('meetings.remove', { id: meeting.id, revision: 1, reason: 'nhầm kỳ' })
    await office.ask('people.remove', { id: person, revision: 1, reason: 'trùng' })
    await office.ask('organisation.removeCell', { id: cell.id, revision: 1, reason: 'sáp nhập' })
    const inCell = [
      { kind: 'person', id: person },
      { kind: 'meeting', id: meeting.id },
    ] as const
    for (const entry of inCell) {
      const refused = await office.refusal('recycle.restore', entry)
      expect(refused.code).toBe('refused')
      expect(refused.message).toContain('Chi bộ khu 8 đang ở trong thùng rác')
      expect(refused.message).toContain('hãy lấy lại chi bộ ấy trước')
    }
    expect(await office.ask('recycle.list', {})).toHaveLength(3)
    await office.ask('recycle.restore', { kind: 'body', id: cell.id })
    for (const entry of inCell) await office.ask('recycle.restore', entry)
    expect(await office.ask('recycle.list', {})).toEqual([])
  })

  it('takes removed people off the roll of the day, and a removal wants a reason', async () => {
    const cell = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình', 'Lê Thị Hòa'])
    const id = personIn(cell, 'Lê Thị Hòa')
    expect((await office.refusal('people.remove', { id, revision: 1, reason: ' ' })).fields).toHaveProperty(
      'reason',
    )
    await office.ask('people.remove', { id, revision: 1, reason: 'trùng' })
    expect((await openMeeting(office, cell.id, '2026-11', '2026-11-05')).roll).toHaveLength(1)
  })
})
