import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { nothingWritten as nothing } from '../../../shared/visits/contract.ts'
import {
  byMember,
  cameWords,
  countVisits,
  proposedCame,
  standInWords,
  unfollowed,
} from '../../../shared/visits/lines.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { beginOffice, cellOf, hold } from '../attendance/held.ts'
import { now } from '../filled-office.ts'

let office: OfficeUnderTest
let cellId: string
let members: string[]
let meetingId: string
beforeEach(async () => {
  office = await officeAt({ now })
  await beginOffice(office)
  ;({ cellId, members } = await cellOf(office, 4))
})
afterEach(() => discard(office))

const appoint = async (personId: string, bodyId = cellId) =>
  office.ask('organisation.appoint', {
    ...{ bodyId, person: { personId, fullName: '' }, post: 'in-charge', from: '2026-01-01' },
    revision: (await office.ask('organisation.posts', { bodyId })).revision,
  })
type Visit = Input<'visits.set'>['visit']
const promised: Visit = { ...nothing, came: true, promise: 'Hỗ trợ xi măng', promiseDueOn: '2026-11-10' }
const set = (visit: Visit, seen: Visit | null = null, personId = members[0] ?? '') =>
  office.ask('visits.set', { meetingId, personId, seen, visit })
const ofMeeting = () => office.ask('visits.ofMeeting', { meetingId })
const withSuperior = async (fullName: string) => {
  const { revision, content } = await office.ask('meetings.get', { id: meetingId })
  const guests = [{ fullName, title: 'Đảng ủy viên', isSuperior: true }]
  await office.ask('meetings.record', { id: meetingId, revision, content: { ...content, guests } })
}

describe('the member in charge of a cell', () => {
  beforeEach(async () => {
    await appoint(members[0] ?? '')
    meetingId = await hold(office, { cellId, period: '2026-11' })
  })

  it('stands at every meeting of the cell, and nothing is known at first', async () => {
    expect(await ofMeeting()).toEqual([
      {
        ...{ personId: members[0], fullName: 'Lò Văn A0', isInCharge: true, isInMinutes: false },
        ...{ visit: nothing, isWritten: false },
      },
    ])
  })

  it('is named by the minutes whatever the accents of the name', async () => {
    await withSuperior('Lo Van A0')
    expect((await ofMeeting())[0]).toMatchObject({ isInMinutes: true, visit: { came: null } })
  })

  it('is written down and taken back', async () => {
    await set(promised)
    expect((await ofMeeting())[0]).toMatchObject({ visit: promised, isWritten: true })
    await set(nothing, promised)
    expect((await ofMeeting())[0]).toMatchObject({ visit: nothing, isWritten: false })
  })

  it('is not written over by a window that saw something older', async () => {
    await set(promised)
    expect((await office.refusal('visits.set', late())).code).toBe('conflict')
    expect((await ofMeeting())[0]?.visit).toEqual(promised)
  })
  const late = (): Input<'visits.set'> => ({
    ...{ meetingId, personId: members[0] ?? '', seen: null, visit: { ...nothing, came: false } },
  })

  it('may be written also after the minutes were held fast, and somebody else may have come', async () => {
    await set({ ...nothing, came: false })
    await set({ ...nothing, came: true, remarks: 'Dự thay' }, null, members[1])
    expect((await ofMeeting()).map(({ isInCharge, visit }) => [isInCharge, visit.came])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  it.each<[string, Partial<Visit>, string]>([
    ['a day without a promise', { promiseDueOn: '2026-12-01' }, 'promise'],
    ['an outcome without a promise', { outcome: 'Xong' }, 'promise'],
    ['a promise for a day before the meeting', { promise: 'A', promiseDueOn: '2026-11-02' }, 'promiseDueOn'],
    ['a promise kept before it was made', { promise: 'A', keptOn: '2026-11-02' }, 'keptOn'],
    ['a promise kept tomorrow', { promise: 'A', keptOn: '2026-11-23' }, 'keptOn'],
  ])('refuses %s, and nothing is written', async (_what, part, field) => {
    const error = await office.refusal('visits.set', {
      ...{ meetingId, personId: members[0] ?? '', seen: null, visit: { ...nothing, ...part } },
    })
    expect(error.fields).toHaveProperty(field)
    expect((await ofMeeting())[0]?.isWritten).toBe(false)
  })

  it('cannot have come to a meeting that is still ahead', async () => {
    const { id } = await office.ask('meetings.open', {
      ...({ cellId, period: '2026-12', kind: 'regular', heldOn: '2026-12-03' } as const),
    })
    const visit = { ...nothing, came: true }
    const error = await office.refusal('visits.set', {
      ...{ meetingId: id, personId: members[0] ?? '', seen: null, visit },
    })
    expect(error.fields).toHaveProperty('came')
  })

  it('has a stand-in named before the meeting, who is proposed after it and stands on the month', async () => {
    const { id } = await office.ask('meetings.open', {
      ...({ cellId, period: '2026-12', kind: 'regular', heldOn: '2026-11-22' } as const),
    })
    meetingId = id
    const asked = { ...nothing, standsIn: true }
    expect((await office.refusal('visits.set', { ...late(), visit: asked })).fields).toHaveProperty(
      'standsIn',
    )
    await set(asked, null, members[1])
    const words = async () => {
      const cells = await office.ask('visits.ofPeriod', { period: '2026-12' })
      return byMember(cells).flatMap(({ lines }) =>
        lines.flatMap(({ held }) =>
          held === null
            ? []
            : [
                [
                  cameWords(held.person, held.meeting.isRecorded),
                  standInWords(held),
                  proposedCame(held.person, held.standIns, held.meeting.isRecorded),
                ],
              ],
        ),
      )
    }
    expect(await words()).toEqual([
      ['Chưa họp', 'Lò Văn A1 dự thay', null],
      ['Chưa họp', 'dự thay', null],
    ])
    await withSuperior('Lò Văn A1')
    expect(await words()).toEqual([
      ['Chưa ghi', 'Lò Văn A1 dự thay', false],
      ['Chưa ghi, biên bản có tên', 'dự thay', true],
    ])
    expect(await office.ask('visits.takeFromMinutes', { period: '2026-12' })).toEqual({ taken: 1 })
    expect((await ofMeeting())[1]?.visit).toEqual({ ...asked, came: true })
    await set({ ...nothing }, { ...asked, came: true }, members[1])
    expect(await ofMeeting()).toHaveLength(1)
  })

  it('is taken over from the minutes only where nothing was written', async () => {
    await withSuperior('Lò Văn A0')
    await set({ ...nothing, came: false })
    expect(await office.ask('visits.takeFromMinutes', { period: '2026-11' })).toEqual({ taken: 0 })
    await set(nothing, { ...nothing, came: false })
    expect(await office.ask('visits.takeFromMinutes', { period: '2026-11' })).toEqual({ taken: 1 })
    expect((await ofMeeting())[0]?.visit.came).toBe(true)
  })

  it('has open promises until the day they were kept, the earliest day first', async () => {
    await set(promised)
    await set({ ...promised, promise: 'Giống ngô', promiseDueOn: null }, null, members[1])
    const open = async () => (await office.ask('visits.promises', {})).map((row) => row.visit.promise)
    expect(await open()).toEqual(['Hỗ trợ xi măng', 'Giống ngô'])
    expect((await office.ask('visits.promises', { cellId }))[0]).toMatchObject({ isOverdue: true })
    await set({ ...promised, keptOn: '2026-11-20', outcome: 'Đủ 20 tấn' }, promised)
    expect(await open()).toEqual(['Giống ngô'])
    const { revision } = await office.ask('meetings.get', { id: meetingId })
    await office.ask('meetings.remove', { id: meetingId, revision, reason: 'Mở nhầm' })
    expect(await open()).toEqual([])
  })
})

describe('the month of the members in charge', () => {
  it('shows every cell: held, only opened, without a meeting, without anybody', async () => {
    const other = await cellOf(office, 3, 'Chi bộ Bản Tùn')
    const waiting = await cellOf(office, 3, 'Chi bộ Chợ Chậu')
    const alone = await cellOf(office, 3, 'Chi bộ Đình Giã')
    for (const of of [cellId, other.cellId, waiting.cellId]) await appoint(members[0] ?? '', of)
    meetingId = await hold(office, { cellId, period: '2026-11' })
    await office.ask('meetings.open', {
      ...({ cellId: other.cellId, period: '2026-11', kind: 'regular', heldOn: '2026-11-20' } as const),
    })
    await set({ ...nothing, came: true })
    const cells = await office.ask('visits.ofPeriod', { period: '2026-11' })
    const [member, ...others] = byMember(cells)
    expect(others).toEqual([])
    expect(member?.lines.map(({ cellName, held }) => [cellName, held?.meeting.isRecorded ?? null])).toEqual([
      ['Chi bộ Bản Tùn', false],
      ['Chi bộ Chợ Chậu', null],
      ['Chi bộ thôn Sen Đông', true],
    ])
    expect(countVisits(member?.lines ?? [])).toEqual({
      ...{ due: 1, came: 1, stayedAway: 0, unknown: 0, inMinutes: 0 },
    })
    expect(unfollowed(cells).map((cell) => cell.cellId)).toEqual([alone.cellId])
  })

  it('knows who was in charge on the day of each meeting', async () => {
    await appoint(members[0] ?? '')
    meetingId = await hold(office, { cellId, period: '2026-10' })
    expect((await ofMeeting()).map(({ personId }) => personId)).toEqual([members[0]])
    const before = await hold(office, { cellId, period: '2025-12' })
    expect(await office.ask('visits.ofMeeting', { meetingId: before })).toEqual([])
  })
})
