import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { auditOf } from '../meetings/database.ts'
import { member, newId, record, seedNames } from '../meetings/samples.ts'
import { cellMeeting, mergeCells, noDirections, openAll } from './commune.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
})
afterEach(() => discard(office))

const preview = (period: string) => office.ask('months.preview', { period })
const month = (period: string) => office.ask('meetings.month', { period })
const meetingOf = async (period: string, cellId: string) => {
  const row = (await month(period)).find((candidate) => candidate.cellId === cellId)
  const [meeting] = row?.meetings ?? []
  if (!meeting) throw new Error('the cell has no meeting')
  return office.ask('meetings.get', { id: meeting.id })
}

describe('opening a month for all cells', () => {
  it('opens each on its usual day with the roll of that day, and tells what it will do before', async () => {
    const known = await cellMeeting(office, 'Chi bộ bản Sen Đông', 3, seedNames)
    const unknown = await cellMeeting(office, 'Chi bộ khu 8', null)
    await office.ask('organisation.addCell', { name: 'Chi bộ Quân sự' })
    expect(await preview('2026-12')).toMatchObject([
      { cellId: known.id, heldOn: '2026-12-03', dayFrom: 'habit', state: 'ready', members: 14 },
      { cellId: unknown.id, heldOn: null, dayFrom: null, state: 'no-day' },
      { cellName: 'Chi bộ Quân sự', state: 'no-day' },
    ])
    expect(await openAll(office, '2026-12')).toMatchObject({ opened: 1, passedOver: 0 })
    const meeting = await meetingOf('2026-12', known.id)
    expect(meeting).toMatchObject({ kind: 'regular', isRecorded: false })
    expect(meeting.content).toMatchObject({
      heldOn: '2026-12-03',
      startsAt: '19:30',
      place: 'Nhà văn hóa bản',
    })
    expect(meeting.roll.map(({ number }) => number)).toEqual(Array.from({ length: 14 }, (_, i) => i + 1))
    expect(auditOf(office, 'months.open').map((row) => row.record_id)).toEqual(['2026-12', meeting.id])
  })

  it('adds only what is missing when it is opened again', async () => {
    await cellMeeting(office, 'Chi bộ bản Sen Đông', 3)
    const rows = await preview('2026-12')
    await openAll(office, '2026-12')
    const late = await cellMeeting(office, 'Chi bộ khu 8', 5)
    expect((await preview('2026-12')).map(({ state }) => state)).toEqual(['opened', 'ready'])
    // A window that still shows the first preview asks for both.
    const meetings = [
      ...rows.map(({ cellId, kind, heldOn }) => ({ cellId, kind, heldOn: heldOn ?? '' })),
      { cellId: late.id, kind: 'regular', heldOn: '2026-12-05' } as const,
      { cellId: late.id, kind: 'regular', heldOn: '2026-12-06' } as const,
    ]
    expect(await office.ask('months.open', { period: '2026-12', meetings })).toMatchObject({
      opened: 1,
      passedOver: 2,
    })
    expect((await month('2026-12')).map((row) => row.meetings.length)).toEqual([1, 1])
    expect(await office.ask('months.open', { period: '2026-12', meetings })).toEqual({
      actId: null,
      opened: 0,
      passedOver: 3,
    })
  })

  it('takes the day, the hour, the place and the topic of the plan before those of the habit', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 5)
    const plan = {
      ...{
        cellId: cell.id,
        period: '2026-12',
        plannedOn: '2026-12-09',
        startsAt: '14:00',
        place: 'Trường học',
      },
      ...{ topic: 'Nông thôn mới', speaker: 'Lò Văn Hặc', drafter: 'Lò Văn A', approver: 'Bí thư', note: '' },
      ...{ id: null, revision: 0 },
    }
    await office.ask('plans.save', { ...plan, kind: 'combined' })
    await office.ask('plans.save', { ...plan, kind: 'thematic', plannedOn: '2026-12-20', drafter: 'Lò B' })
    expect(await preview('2026-12')).toMatchObject([
      { kind: 'combined', heldOn: '2026-12-09', dayFrom: 'plan', state: 'ready' },
      { kind: 'thematic', heldOn: '2026-12-20', dayFrom: 'plan', state: 'ready' },
    ])
    expect((await openAll(office, '2026-12')).opened).toBe(2)
    expect((await meetingOf('2026-12', cell.id)).content).toMatchObject({
      heldOn: '2026-12-09',
      startsAt: '14:00',
      place: 'Trường học',
      topic: 'Nông thôn mới',
    })
    expect((await meetingOf('2026-12', cell.id)).preparation?.planned).toEqual({
      ...{ speaker: 'Lò Văn Hặc', drafter: 'Lò Văn A', approver: 'Bí thư' },
    })
  })

  it('opens a cell merged in June once: the old ones before, the new one after', async () => {
    const first = await cellMeeting(office, 'Chi bộ khu 8', 3)
    const second = await cellMeeting(office, 'Chi bộ khu 9', 20)
    await mergeCells(office, [first, second], 'Chi bộ khu 8 và 9', '2026-06-10')
    const states = async (period: string) =>
      (await preview(period)).map(({ cellName, state }) => `${cellName}: ${state}`)
    expect(await states('2026-05')).toEqual(['Chi bộ khu 8: ready', 'Chi bộ khu 9: ready'])
    expect(await states('2026-06')).toEqual([
      'Chi bộ khu 8: ready',
      'Chi bộ khu 8 và 9: not-living',
      'Chi bộ khu 9: not-living',
    ])
    expect(await states('2026-07')).toEqual(['Chi bộ khu 8 và 9: ready'])
    const [held, founded, ended] = await preview('2026-06')
    const open = (row: typeof held, heldOn: string) =>
      office.ask('months.open', {
        period: '2026-06',
        meetings: [{ cellId: row?.cellId ?? '', kind: 'regular', heldOn }],
      })
    expect((await open(held, '2026-06-03')).opened).toBe(1)
    expect((await open(founded, '2026-06-25')).opened).toBe(1)
    await expect(open(ended, '2026-06-20')).rejects.toThrow(
      /Chi bộ khu 9: .*đã kết thúc hoạt động.*Chưa mở buổi nào/,
    )
  })

  it('does not open a cell before the day on which it was founded', async () => {
    const sources = [
      await cellMeeting(office, 'Chi bộ khu 8', 3),
      await cellMeeting(office, 'Chi bộ khu 9', 3),
    ]
    await mergeCells(office, sources, 'Chi bộ khu 10', '2026-06-15')
    const founded = (await office.ask('organisation.cells', {}))[0]
    const facts = (await office.ask('organisation.startingFacts', {}))[0]
    if (!founded || !facts) throw new Error('no cell was founded')
    const { name: _name, total: _total, official: _official, ...row } = facts
    const habit = { day: 3, time: '19:30', place: '' }
    await office.ask('organisation.saveStartingFacts', { rows: [{ ...row, habit }] })
    const stateIn = async (period: string) =>
      (await preview(period)).find(({ cellId }) => cellId === founded.id)?.state
    expect([await stateIn('2026-05'), await stateIn('2026-06'), await stateIn('2026-07')]).toEqual([
      undefined,
      'not-living',
      'ready',
    ])
  })

  it('leaves out a cell whose roll is empty on that day, and opens nothing at all where one is asked for', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3, [])
    const other = await cellMeeting(office, 'Chi bộ khu 9', 3)
    expect((await preview('2026-12')).map(({ state }) => state)).toEqual(['no-members', 'ready'])
    const meetings = [other, cell].map(({ id }) => ({
      cellId: id,
      kind: 'regular' as const,
      heldOn: '2026-12-03',
    }))
    const refused = await office.refusal('months.open', { period: '2026-12', meetings })
    expect(refused.message).toMatch(/^Chi bộ khu 8: .*chưa có đảng viên nào.*Chưa mở buổi nào\.$/)
    expect((await month('2026-12')).flatMap((row) => row.meetings)).toEqual([])
    await office.ask('people.add', {
      ...member('Vàng A Dơ', { joinedOn: '2000-02-03', officialOn: '2001-02-03' }),
      cellId: cell.id,
      from: '2026-11-20',
      standing: 'official',
    })
    expect((await preview('2026-12'))[0]).toMatchObject({ state: 'ready', members: 1 })
  })

  it('counts the open tasks that come over by themselves', async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3)
    await openAll(office, '2026-11')
    const { id } = await meetingOf('2026-11', cell.id)
    const task = { taskId: newId(), title: 'Làm đường', personId: null, who: 'Chi ủy', dueOn: null }
    await record(office, id, { assignedTasks: [task] })
    expect((await preview('2026-12'))[0]?.openTasks).toBe(1)
    await openAll(office, '2026-12')
    const { content } = await meetingOf('2026-12', cell.id)
    expect(content.reportedTasks).toMatchObject([{ taskId: task.taskId, title: 'Làm đường' }])
  })

  it('is the same in whatever order and however often its cells are opened', async () => {
    const cells = [
      await cellMeeting(office, 'Chi bộ khu 1', 3),
      await cellMeeting(office, 'Chi bộ khu 2', 4),
      await cellMeeting(office, 'Chi bộ khu 3', 5),
    ]
    let tried = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.subarray(cells), { maxLength: 4 }), async (rounds) => {
        tried += 1
        const period = `${2027 + Math.floor(tried / 12)}-${String((tried % 12) + 1).padStart(2, '0')}`
        for (const round of [...rounds, cells]) {
          const meetings = round.map(({ id }) => ({
            cellId: id,
            kind: 'regular' as const,
            heldOn: `${period}-03`,
          }))
          await office.ask('months.open', { period, meetings })
        }
        expect((await month(period)).map((row) => row.meetings.length)).toEqual([1, 1, 1])
      }),
      { numRuns: 12 },
    )
  })
})

describe('an opening that was a mistake', () => {
  const opened = async () => {
    const cell = await cellMeeting(office, 'Chi bộ khu 8', 3)
    await cellMeeting(office, 'Chi bộ khu 9', 4)
    const directions = { revision: 0, ...noDirections, news: 'Đại hội thôn' }
    const meetings = (await preview('2026-12')).map(({ cellId, kind, heldOn }) => ({
      cellId,
      kind,
      heldOn: heldOn ?? '',
    }))
    const { actId } = await office.ask('months.open', { period: '2026-12', meetings, directions })
    return { actId: actId ?? '', meeting: await meetingOf('2026-12', cell.id) }
  }

  it('is taken back as one; the directions stay', async () => {
    const { actId } = await opened()
    expect((await office.ask('months.get', { period: '2026-12' })).openings).toMatchObject([
      { actId, meetings: 2 },
    ])
    expect(await office.ask('months.undo', { actId })).toEqual({ removed: 2 })
    expect((await month('2026-12')).flatMap((row) => row.meetings)).toEqual([])
    expect(await office.ask('months.get', { period: '2026-12' })).toMatchObject({
      news: 'Đại hội thôn',
      openings: [],
    })
    expect((await openAll(office, '2026-12')).opened).toBe(2)
    expect((await office.refusal('months.undo', { actId })).code).toBe('refused')
  })

  it.each([
    [
      'typed in',
      async (id: string) => {
        const { draftRevision, content } = await office.ask('meetings.get', { id })
        await office.ask('meetings.keep', { id, draftRevision, content: { ...content, place: 'Nhà riêng' } })
      },
    ],
    ['recorded', (id: string) => record(office, id, { place: 'Nhà riêng' })],
    [
      'removed',
      async (id: string) => {
        await office.ask('meetings.remove', { id, revision: 1, reason: 'nhầm' })
      },
    ],
    [
      'scored',
      async (id: string) => {
        await office.ask('scores.setOwn', { meetingId: id, seen: null, points: 900 })
      },
    ],
    [
      'asked about',
      async (id: string) => {
        await office.ask('figures.raisePoint', { meetingId: id, question: 'Ai ghi biên bản?' })
      },
    ],
  ])('stays when one of its meetings was %s, and names the cell', async (_what, change) => {
    const { actId, meeting } = await opened()
    await change(meeting.id)
    const before = await month('2026-12')
    const { message } = await office.refusal('months.undo', { actId })
    expect(message).toContain('ở buổi của Chi bộ khu 8.')
    expect(await month('2026-12')).toEqual(before)
  })
})
