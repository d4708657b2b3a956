import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingKind } from '../../../shared/meetings/meeting.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { type Cell, foundCell, newId, openMeeting, personIn, record, seedNames } from './samples.ts'

let office: OfficeUnderTest
let cell: Cell

beforeEach(async () => {
  office = await officeAt({ now: '2026-12-20T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 5))
})
afterEach(() => discard(office))

const contentOf = async (id: string) => (await office.ask('meetings.get', { id })).content

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

  it('keeps what it gave itself for its own next meeting, and out of that of the cell', async () => {
    await appoint('Đặng Đình Vy', 'committee-member')
    const task = { taskId: newId(), title: 'Dự thảo nghị quyết', personId: null, who: 'Chi ủy', dueOn: null }
    await record(office, (await open('committee', '2026-11-01')).id, { assignedTasks: [task] })
    const told = async (kind: MeetingKind, heldOn: string) =>
      (await contentOf((await open(kind, heldOn)).id)).reportedTasks
    expect(await told('regular', '2026-11-03')).toEqual([])
    const next = await open('committee', '2026-11-20')
    const [own] = (await contentOf(next.id)).reportedTasks
    expect(own).toMatchObject({ title: 'Dự thảo nghị quyết', state: 'not-started' })
    if (own) await record(office, next.id, { reportedTasks: [{ ...own, state: 'done' }] })
    expect(await told('committee', '2026-12-01')).toEqual([])
    expect(await office.ask('tasks.open', { cellId: cell.id })).toEqual([])
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
