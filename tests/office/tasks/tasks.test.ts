import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { type Cell, foundCell, newId, openMeeting, record, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cell: Cell

beforeEach(async () => {
  office = await officeAt({ now: '2026-12-20T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 3))
})
afterEach(() => discard(office))

const given = (title: string, taskId = newId(), dueOn: string | null = null) => ({
  taskId,
  title,
  personId: null,
  who: 'Chi ủy',
  dueOn,
})
const openTitles = async () => (await office.ask('tasks.open', { cellId: cell.id })).map((task) => task.title)
const arrived = async (period: string, heldOn: string, cellId = cell.id) => {
  const view = await openMeeting(office, cellId, period, heldOn)
  return { id: view.id, tasks: view.content.reportedTasks }
}

describe('tasks given in October', () => {
  it('arrive in November by themselves; those done do not arrive in December, those under way do as such', async () => {
    const october = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
    await record(office, october.id, {
      assignedTasks: [given('Làm đường'), given('Trồng ngô', newId(), '2026-10-31'), given('Thu phí')],
    })
    const november = await arrived('2026-11', '2026-11-05')
    expect(november.tasks.map(({ title, who, dueOn, state }) => [title, who, dueOn, state])).toEqual([
      ['Làm đường', 'Chi ủy', null, 'not-started'],
      ['Trồng ngô', 'Chi ủy', '2026-10-31', 'not-started'],
      ['Thu phí', 'Chi ủy', null, 'not-started'],
    ])
    await record(office, november.id, {
      reportedTasks: november.tasks.map((task) => ({
        ...task,
        state: task.title === 'Làm đường' ? 'done' : task.title === 'Thu phí' ? 'doing' : task.state,
        result: task.title === 'Thu phí' ? 'còn 02 đồng chí' : '',
      })),
    })
    const december = await arrived('2026-12', '2026-12-05')
    expect(december.tasks.map(({ title, state, result }) => [title, state, result])).toEqual([
      ['Trồng ngô', 'not-started', ''],
      ['Thu phí', 'doing', ''],
    ])
    expect(await office.ask('tasks.open', { cellId: null })).toMatchObject([
      { title: 'Trồng ngô', state: 'not-started', isOverdue: true, cellName: 'Chi bộ bản Sen Đông' },
      { title: 'Thu phí', state: 'doing', isOverdue: false },
    ])
    const overview = await office.ask('home.overview', {})
    expect(overview).toMatchObject({ openTasks: 2, overdueTasks: 1 })
  })

  it('do not arrive when they were withdrawn, nor when their meeting was removed', async () => {
    const october = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
    const kept = given('Giữ lại')
    await record(office, october.id, { assignedTasks: [given('Thôi không làm'), kept] })
    await record(office, october.id, { assignedTasks: [kept] })
    expect(await openTitles()).toEqual(['Giữ lại'])
    const november = await arrived('2026-11', '2026-11-05')
    expect(november.tasks.map((task) => task.title)).toEqual(['Giữ lại'])

    const { revision } = await office.ask('meetings.get', { id: october.id })
    await office.ask('meetings.remove', { id: october.id, revision, reason: 'nhầm' })
    expect((await office.ask('meetings.get', { id: november.id })).content.reportedTasks).toEqual([])
    expect(await openTitles()).toEqual([])
  })

  it('do not arrive at a meeting held before they were given', async () => {
    const october = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
    await record(office, october.id, { assignedTasks: [given('Làm đường')] })
    expect((await arrived('2026-09', '2026-09-05')).tasks).toEqual([])
  })

  it('stay out of the record of a meeting that was recorded without them', async () => {
    const october = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
    await record(office, october.id, { assignedTasks: [given('Làm đường')] })
    const november = await arrived('2026-11', '2026-11-05')
    await record(office, november.id, { reportedTasks: [] })
    expect((await office.ask('meetings.get', { id: november.id })).content.reportedTasks).toEqual([])
    expect(await openTitles()).toEqual(['Làm đường'])
  })

  it('are open again when the meeting that reported them done is removed', async () => {
    const october = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
    await record(office, october.id, { assignedTasks: [given('Làm đường')] })
    const november = await arrived('2026-11', '2026-11-05')
    await record(office, november.id, {
      reportedTasks: november.tasks.map((task) => ({ ...task, state: 'done' as const })),
    })
    expect(await openTitles()).toEqual([])
    await office.ask('meetings.remove', { id: november.id, revision: 2, reason: 'nhầm' })
    expect(await openTitles()).toEqual(['Làm đường'])
    expect((await arrived('2026-12', '2026-12-05')).tasks).toMatchObject([
      { title: 'Làm đường', state: 'not-started' },
    ])
  })

  it('come back to life with their id when they are put on the list again', async () => {
    const october = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
    const task = given('Làm đường')
    await record(office, october.id, { assignedTasks: [task] })
    await record(office, october.id, { assignedTasks: [] })
    await record(office, october.id, { assignedTasks: [{ ...task, title: 'Làm đường ngõ' }] })
    expect(await openTitles()).toEqual(['Làm đường ngõ'])
  })
})

describe('a task from before this program', () => {
  const old = (title: string, state: 'done' | 'doing' = 'doing') => ({
    taskId: newId(),
    title,
    who: '',
    dueOn: null,
    state,
    result: '',
  })

  it('is known from its report, corrected by it, and arrives next month while it is open', async () => {
    const november = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const task = old('Sửa kênh')
    await record(office, november.id, { reportedTasks: [task, old('Xong rồi', 'done')] })
    await record(office, november.id, { reportedTasks: [{ ...task, title: 'Sửa kênh mương' }] })
    expect(await openTitles()).toEqual(['Sửa kênh mương'])
    expect((await arrived('2026-12', '2026-12-05')).tasks).toMatchObject([
      { title: 'Sửa kênh mương', state: 'doing' },
    ])
    expect((await arrived('2026-10', '2026-10-05')).tasks).toEqual([])
  })

  it('is gone when its line is taken off again', async () => {
    const november = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await record(office, november.id, { reportedTasks: [old('Ghi nhầm')] })
    await record(office, november.id, { reportedTasks: [] })
    expect(await openTitles()).toEqual([])
    expect((await arrived('2026-12', '2026-12-05')).tasks).toEqual([])
  })
})

describe('a task of another cell', () => {
  it('is neither stolen nor overwritten', async () => {
    const other = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Thụ'])
    const theirs = await openMeeting(office, other.id, '2026-10', '2026-10-05')
    const assigned = given('Việc của khu 8')
    const known = {
      taskId: newId(),
      title: 'Việc cũ của khu 8',
      who: 'A',
      dueOn: null,
      state: 'doing' as const,
      result: '',
    }
    await record(office, theirs.id, { assignedTasks: [assigned], reportedTasks: [known] })

    const ours = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const report = { who: 'B', dueOn: null, state: 'done' as const, result: '', title: 'Chiếm lấy' }
    for (const taskId of [assigned.taskId, known.taskId]) {
      const change = { reportedTasks: [{ ...report, taskId }] }
      expect(
        await office.refusal('meetings.record', {
          id: ours.id,
          revision: ours.revision,
          content: { ...ours.content, ...change },
        }),
      ).toMatchObject({ code: 'refused', message: expect.stringContaining('của chi bộ khác') })
    }
    expect(
      await office.refusal('meetings.record', {
        id: ours.id,
        revision: ours.revision,
        content: { ...ours.content, assignedTasks: [{ ...assigned, title: 'Chiếm lấy' }] },
      }),
    ).toMatchObject({ code: 'refused', message: expect.stringContaining('ở một buổi khác') })

    expect(await openTitles()).toEqual([])
    expect(await office.ask('tasks.open', { cellId: other.id })).toMatchObject([
      { title: 'Việc cũ của khu 8', who: 'A', state: 'doing' },
      { title: 'Việc của khu 8', who: 'Chi ủy', state: 'not-started' },
    ])
  })

  it('written on two lines is refused in words', async () => {
    const view = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const task = given('Một việc')
    const error = await office.refusal('meetings.record', {
      id: view.id,
      revision: view.revision,
      content: { ...view.content, assignedTasks: [task, task] },
    })
    expect(error.message).toContain('đang ghi hai lần')
  })
})

describe('the list of what is open, which never reads what is done', () => {
  it('follows a report that is taken back with its meeting, and one whose day is moved', async () => {
    const october = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
    await record(office, october.id, { assignedTasks: [given('Làm đường')] })
    const reportAt = async (period: string, heldOn: string, state: 'done' | 'doing') => {
      const { id, content } = await openMeeting(office, cell.id, period, heldOn)
      await record(office, id, {
        reportedTasks: content.reportedTasks.map((task) => ({ ...task, state })),
      })
      return id
    }
    await reportAt('2026-11', '2026-11-05', 'doing')
    const december = await reportAt('2026-12', '2026-12-05', 'done')
    expect(await openTitles()).toEqual([])

    const { revision } = await office.ask('meetings.get', { id: december })
    await office.ask('meetings.remove', { id: december, revision, reason: 'nhầm' })
    expect(await office.ask('tasks.open', {})).toMatchObject([{ title: 'Làm đường', state: 'doing' }])
    await office.ask('recycle.restore', { kind: 'meeting', id: december })
    expect(await openTitles()).toEqual([])

    // Held before the meeting of November after all: the last word is "đang thực hiện" again.
    await record(office, december, { heldOn: '2026-10-30' })
    expect(await openTitles()).toEqual(['Làm đường'])
  })
})
