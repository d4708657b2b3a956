import readXlsxFile from 'read-excel-file/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { auditOf } from '../meetings/database.ts'
import { personIn, record, seedNames } from '../meetings/samples.ts'
import { cellMeeting, noDirections, openAll } from './commune.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
})
afterEach(() => discard(office))

const resolution = {
  ...{ number: '57-NQ/TW', issuer: 'Bộ Chính trị', issuedOn: '2024-12-22' },
  title: 'Nghị quyết về đột phá phát triển khoa học, công nghệ',
}
const cleaning = { title: 'Tổng dọn vệ sinh đường làng', product: '', dueOn: '2026-11-25' }

const get = (period = '2026-11') => office.ask('months.get', { period })
const save = async (change: object, period = '2026-11') => {
  const { revision } = await get(period)
  return office.ask('months.saveDirections', { period, revision, ...noDirections, ...change })
}
const opened = async (day: number, name = 'Chi bộ khu 8') => {
  const cell = await cellMeeting(office, name, day, seedNames.slice(0, 4))
  await openAll(office, '2026-11')
  const row = (await office.ask('meetings.month', { period: '2026-11' })).find(
    ({ cellId }) => cellId === cell.id,
  )
  return { cell, id: row?.meetings[0]?.id ?? '' }
}
const givenBy = (meetingId: string) => office.ask('months.ofMeeting', { meetingId })

describe('the directions of a month', () => {
  it('are typed once and can be changed later, by whoever saw the newest', async () => {
    expect(await get()).toEqual({
      ...{ revision: 0, news: '', directions: '', documents: [], tasks: [], openings: [] },
    })
    await save({ news: 'Bầu cử', documents: [resolution], tasks: [cleaning] })
    const before = await get()
    expect(before).toMatchObject({
      revision: 1,
      news: 'Bầu cử',
      documents: [resolution],
      tasks: [{ ...cleaning, taken: 0 }],
    })
    await save({ ...before, news: 'Mùa vụ', tasks: [] })
    expect(await get()).toMatchObject({ news: 'Mùa vụ', documents: before.documents, tasks: [] })
    const stale = { period: '2026-11', ...noDirections, revision: before.revision }
    expect((await office.refusal('months.saveDirections', stale)).code).toBe('conflict')
  })

  it('are proposed as tasks in every meeting of the month that is not recorded, and linked when it is', async () => {
    await save({ tasks: [cleaning] })
    const { id } = await opened(3)
    const other = await opened(4, 'Chi bộ khu 9')
    const first = await office.ask('meetings.get', { id })
    const [task] = (await get()).tasks
    expect(first.content.assignedTasks).toMatchObject([
      { title: cleaning.title, dueOn: '2026-11-25', who: '', commonTaskId: task?.id },
    ])
    expect((await office.ask('meetings.get', { id })).content).toEqual(first.content)
    await record(office, id, {})
    await record(office, other.id, { assignedTasks: [] })
    expect((await office.ask('meetings.get', { id })).content.assignedTasks).toEqual(
      first.content.assignedTasks,
    )
    expect((await office.ask('meetings.get', { id: other.id })).content.assignedTasks).toEqual([])
    expect((await get()).tasks[0]?.taken).toBe(1)
    // A task that comes later is no longer put into what was recorded.
    await save({ tasks: [...(await get()).tasks, { ...cleaning, title: 'Thu quỹ' }] })
    expect((await office.ask('meetings.get', { id })).content.assignedTasks).toHaveLength(1)
    expect((await givenBy(id)).tasks).toHaveLength(2)
  })

  it('are not proposed to a meeting of another kind', async () => {
    const { cell } = await opened(3)
    await save({ tasks: [cleaning] })
    const { id } = await office.ask('meetings.open', {
      ...{ cellId: cell.id, period: '2026-11', kind: 'thematic', heldOn: '2026-11-15' },
    })
    expect((await office.ask('meetings.get', { id })).content.assignedTasks).toEqual([])
  })
})

describe('documents to be studied', () => {
  it('are ticked at a meeting, with those present unless another number is typed', async () => {
    const { cell, id } = await opened(3)
    await save({ documents: [resolution, { ...resolution, title: 'Kết luận' }] })
    const [first, second] = (await get()).documents
    await record(office, id, {
      marks: seedNames.slice(0, 4).map((name, index) => ({
        personId: personIn(cell, name),
        state: index === 0 ? ('excused' as const) : ('present' as const),
        reason: '',
      })),
    })
    const documents = [
      { documentId: first?.id ?? '', members: null },
      { documentId: second?.id ?? '', members: 2 },
    ]
    await office.ask('months.setStudied', { meetingId: id, documents })
    expect(await givenBy(id)).toMatchObject({
      present: 3,
      documents: [
        { isStudied: true, members: null },
        { isStudied: true, members: 2 },
      ],
    })
    const register = await office.ask('months.studies', { from: '2026-01', to: '2026-12' })
    expect(register).toMatchObject([
      { title: resolution.title, studied: [{ cellName: 'Chi bộ khu 8', members: 3 }], missing: [] },
      { title: 'Kết luận', studied: [{ heldOn: '2026-11-03', members: 2 }] },
    ])
    await office.ask('months.setStudied', { meetingId: id, documents: [] })
    expect((await office.ask('months.studies', { from: '2026-11', to: '2026-11' }))[0]).toMatchObject({
      studied: [],
      missing: [{ cellName: 'Chi bộ khu 8' }],
    })
  })

  it('are written down for many cells at once, with those who were present at each', async () => {
    const { cell, id } = await opened(3)
    const other = await opened(4, 'Chi bộ khu 9')
    await save({ documents: [resolution] })
    const marks = seedNames.slice(0, 4).map((name) => ({
      ...{ personId: personIn(cell, name), state: 'present' as const, reason: '' },
    }))
    await record(office, id, { marks })
    const register = () => office.ask('months.studies', { from: '2026-11', to: '2026-11' })
    const [before] = await register()
    expect(before?.missing).toMatchObject([
      { cellName: 'Chi bộ khu 8', meetingId: id },
      { cellName: 'Chi bộ khu 9', meetingId: null },
    ])
    const documentId = before?.id ?? ''
    expect(await office.ask('months.addStudied', { documentId, meetings: [id, id] })).toEqual({ added: 1 })
    expect(await office.ask('months.addStudied', { documentId, meetings: [id] })).toEqual({ added: 0 })
    expect(await register()).toMatchObject([
      { studied: [{ cellId: cell.id, members: 4 }], missing: [{ cellId: other.cell.id }] },
    ])
  })

  it('wait for the cell for two more months, until it has studied them', async () => {
    const { id, cell } = await opened(3)
    const other = await opened(4, 'Chi bộ khu 9')
    await save({ documents: [resolution] }, '2026-09')
    await save({ documents: [{ ...resolution, title: 'Cũ' }] }, '2026-08')
    expect((await givenBy(id)).documents).toMatchObject([{ title: resolution.title, period: '2026-09' }])
    const october = await office.ask('meetings.open', {
      ...{ cellId: cell.id, period: '2026-10', kind: 'regular', heldOn: '2026-10-03' },
    })
    const documents = (await givenBy(id)).documents.map((row) => ({ documentId: row.id, members: null }))
    await office.ask('months.setStudied', { meetingId: october.id, documents })
    expect((await givenBy(id)).documents).toEqual([])
    expect((await givenBy(other.id)).documents).toHaveLength(1)
  })

  it('go out as a workbook, a row for each cell, also for one that has not studied them', async () => {
    const { id } = await opened(3)
    await opened(4, 'Chi bộ khu 9')
    await save({ documents: [resolution] })
    const [document] = (await get()).documents
    const documents = [{ documentId: document?.id ?? '', members: 3 }]
    await office.ask('months.setStudied', { meetingId: id, documents })
    const file = await office.ask('months.studiesWorkbook', { from: '2026-01', to: '2026-12' })
    expect(file.rows).toBe(2)
    const bytes = Buffer.from(office.door.take(file.token)?.bytes ?? [])
    const [sheet] = (await readXlsxFile(bytes)) as unknown as { readonly data: readonly unknown[][] }[]
    const named = ['11/2026', resolution.title, '57-NQ/TW', '22/12/2024', 'Bộ Chính trị']
    expect(sheet?.data.slice(1)).toEqual([
      [1, ...named, 'Chi bộ khu 8', '03/11/2026', 3],
      [2, ...named, 'Chi bộ khu 9', null, null],
    ])
    expect(auditOf(office, 'months.studiesWorkbook')).toHaveLength(1)
  })

  it('are no longer in the register once they are withdrawn, or the meeting is removed', async () => {
    const { id } = await opened(3)
    await save({ documents: [resolution] })
    const [document] = (await get()).documents
    await office.ask('months.setStudied', {
      meetingId: id,
      documents: [{ documentId: document?.id ?? '', members: 1 }],
    })
    await office.ask('meetings.remove', { id, revision: 1, reason: 'nhầm' })
    const register = () => office.ask('months.studies', { from: '2026-11', to: '2026-11' })
    expect((await register())[0]?.studied).toEqual([])
    await save({})
    expect(await register()).toEqual([])
  })
})
