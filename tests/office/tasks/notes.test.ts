import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { type Cell, foundCell, newId, openMeeting, record, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cell: Cell
let meetingId: string
const [secretary = ''] = seedNames
const taskId = newId()

beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 3))
  ;({ id: meetingId } = await openMeeting(office, cell.id, '2026-10', '2026-10-05'))
  await record(office, meetingId, {
    assignedTasks: [
      {
        ...{ taskId, title: 'Làm đường nội bản', personId: cell.people[secretary] ?? null, who: secretary },
        ...{ dueOn: '2026-11-30', indicator: 'Đường bê tông', unit: 'km', target: 4 },
      },
    ],
  })
})
afterEach(() => discard(office))

const note = (notedOn: string, content: string, achieved: number | null = null) =>
  office.ask('tasks.note', { taskId, notedOn, content, achieved })
const only = async () => {
  const [task] = (await office.ask('tasks.list', { state: 'all' })).tasks
  if (!task) throw new Error('there is no task')
  return task
}

describe('a note on a task between two meetings', () => {
  it('tells what was achieved and leaves the task open', async () => {
    const before = await office.ask('tasks.sums', { from: '2026-10-01', last: '2026-11-30' })
    const task = await note('2026-10-20', 'Đã đổ xong đoạn đầu bản', 1.5)
    expect(task).toMatchObject({ state: 'not-started', revision: 1, notes: [{ achieved: 1.5 }] })
    expect(await office.ask('tasks.sums', { from: '2026-10-01', last: '2026-11-30' })).toEqual(before)
    expect(await office.ask('tasks.open', {})).toHaveLength(1)
  })

  it('is worded anew, and a window that saw the older wording learns of it', async () => {
    const [first] = (await note('2026-10-20', 'Đã đổ 1 km', 1)).notes
    const wish = { taskId, id: first?.id ?? '', revision: 1, notedOn: '2026-10-21', content: 'Đã đổ 2 km' }
    expect((await office.ask('tasks.note', { ...wish, achieved: 2 })).notes).toMatchObject([
      { notedOn: '2026-10-21', content: 'Đã đổ 2 km', achieved: 2, revision: 2 },
    ])
    expect((await office.refusal('tasks.note', { ...wish, achieved: 3 })).code).toBe('conflict')
  })

  it('is not written of a day that has not come, and not without words', async () => {
    const later = { taskId, notedOn: '2026-11-23', content: 'Đã xong', achieved: null }
    expect((await office.refusal('tasks.note', later)).fields).toHaveProperty('notedOn')
    const empty = { ...later, notedOn: '2026-11-20', content: '  ' }
    expect((await office.refusal('tasks.note', empty)).fields).toHaveProperty('content')
  })

  it('goes to the recycle bin and comes back', async () => {
    const [first] = (await note('2026-10-20', 'Ghi nhầm')).notes
    const { id = '', revision = 0 } = first ?? {}
    expect((await office.ask('tasks.removeNote', { id, revision, reason: 'Nhầm việc' })).notes).toEqual([])
    const [thrown] = await office.ask('recycle.list', {})
    expect(thrown).toMatchObject({ kind: 'task-note', title: 'Theo dõi ngày 20/10/2026: Làm đường nội bản' })
    await office.ask('recycle.restore', { kind: 'task-note', id })
    expect((await only()).notes).toMatchObject([{ content: 'Ghi nhầm' }])
  })

  it('is brought before the next meeting, the newest one alone, until a meeting has reported', async () => {
    await note('2026-10-12', 'Đã san nền')
    await note('2026-10-25', 'Đã đổ 2 km', 2)
    await note('2026-11-10', 'Đã đổ 3 km', 3)
    const { id, content } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    expect(content.reportedTasks).toMatchObject([{ taskId, result: '' }])
    const notes = (of: string) => office.ask('tasks.notesFor', { meetingId: of })
    expect(await notes(id)).toEqual([{ taskId, notedOn: '2026-10-25', content: 'Đã đổ 2 km', achieved: 2 }])
    await record(office, id, {
      reportedTasks: content.reportedTasks.map((task) => ({ ...task, state: 'doing' as const })),
    })
    const december = await openMeeting(office, cell.id, '2026-12', '2026-12-05')
    expect(await notes(december.id)).toMatchObject([{ content: 'Đã đổ 3 km' }])
    await record(office, december.id, {
      reportedTasks: december.content.reportedTasks.map((task) => ({ ...task, state: 'doing' as const })),
    })
    const january = await openMeeting(office, cell.id, '2027-01', '2027-01-05')
    expect(await notes(january.id)).toEqual([])
  })
})

describe('a reminder of a task', () => {
  it('stands at home from its day on, until it is taken away', async () => {
    const remind = async (remindOn: string | null) => {
      return office.ask('tasks.remind', { id: taskId, seen: (await only()).remindOn, remindOn })
    }
    await remind('2026-11-23')
    expect((await office.ask('home.overview', {})).remindedTasks).toBe(0)
    await remind('2026-11-22')
    expect((await office.ask('home.overview', {})).remindedTasks).toBe(1)
    expect((await office.ask('tasks.list', { state: 'reminded' })).tasks).toMatchObject([{ id: taskId }])
    await remind(null)
    expect((await office.ask('tasks.list', { state: 'reminded' })).counts.reminded).toBe(0)
  })

  it('may be set while the minutes that gave the task are being typed anew', async () => {
    const { draftRevision, content } = await office.ask('meetings.get', { id: meetingId })
    await office.ask('meetings.keep', { id: meetingId, draftRevision, content })
    const { revision } = await only()
    const wish = { id: taskId, seen: null, remindOn: '2026-11-25' }
    expect(await office.ask('tasks.remind', wish)).toMatchObject({ remindOn: '2026-11-25', revision })
    expect((await office.refusal('tasks.remind', { ...wish, remindOn: null })).code).toBe('conflict')
  })

  it('is silent once the task is done', async () => {
    await office.ask('tasks.remind', { id: taskId, seen: null, remindOn: '2026-11-01' })
    const opened = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await record(office, opened.id, {
      reportedTasks: opened.content.reportedTasks.map((task) => ({ ...task, state: 'done' as const })),
    })
    expect((await office.ask('home.overview', {})).remindedTasks).toBe(0)
  })
})
