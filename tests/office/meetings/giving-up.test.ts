import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { auditOf } from './database.ts'
import { type Cell, foundCell, newId, openMeeting, record, seedNames } from './samples.ts'

let office: OfficeUnderTest
let cell: Cell
beforeEach(async () => {
  office = await officeAt({ now: '2026-12-20T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 3))
})
afterEach(() => discard(office))

const typed = async (id: string, conclusion: string) => {
  const { draftRevision, content } = await office.ask('meetings.get', { id })
  return office.ask('meetings.keep', { id, draftRevision, content: { ...content, conclusion } })
}
const rowOf = async (period: string) =>
  (await office.ask('figures.sheet', { period })).find(({ cellId }) => cellId === cell.id)

describe('what is being typed of a meeting', () => {
  it('is given up: the record stands again, the sheet is open, and the words are in the audit', async () => {
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const { draftRevision } = await typed(id, 'Nhầm buổi')
    expect(await rowOf('2026-11')).toMatchObject({ state: 'closed' })
    await office.ask('meetings.dropDraft', { id, draftRevision })
    const { content, hasUnrecordedChanges } = await office.ask('meetings.get', { id })
    expect([content.conclusion, hasUnrecordedChanges]).toEqual(['', false])
    expect(await rowOf('2026-11')).toMatchObject({ state: 'open', closed: null })
    expect(auditOf(office, 'meetings.dropDraft')).toMatchObject([
      { record_id: id, changes: { draftDropped: true, conclusion: ['Nhầm buổi', ''] } },
    ])
  })

  it('is not given up over what another window has typed since, nor where nothing was typed', async () => {
    const { id, draftRevision: none } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    expect((await office.refusal('meetings.dropDraft', { id, draftRevision: none })).code).toBe('refused')
    const { draftRevision } = await typed(id, 'Một')
    await typed(id, 'Hai')
    expect((await office.refusal('meetings.dropDraft', { id, draftRevision })).code).toBe('conflict')
    expect((await office.ask('meetings.get', { id })).content.conclusion).toBe('Hai')
  })

  it('lets its tasks be changed again, as the refusal advised', async () => {
    const { id } = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
    const task = { taskId: newId(), title: 'Làm đường', personId: null, who: 'Chi ủy', dueOn: null }
    await record(office, id, { assignedTasks: [task] })
    const { draftRevision } = await typed(id, 'Đang sửa')
    const wish = { id: task.taskId, revision: 1, reason: 'Thôi làm' }
    expect((await office.refusal('tasks.withdraw', wish)).message).toContain('bỏ phần sửa dở')
    await office.ask('meetings.dropDraft', { id, draftRevision })
    expect((await office.ask('tasks.withdraw', wish)).withdrawn).toMatchObject({ reason: 'Thôi làm' })
  })
})

describe('a task of last month without its title', () => {
  it('is told instead of being dropped, with what was typed of it', async () => {
    const { id, revision, content } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const empty = { title: '', who: '', dueOn: null, state: 'doing' as const, result: '' }
    const reportedTasks = [
      { ...empty, taskId: newId() },
      { ...empty, taskId: newId(), who: 'Chi ủy' },
    ]
    const refusal = await office.refusal('meetings.record', {
      ...{ id, revision, content: { ...content, reportedTasks } },
    })
    expect(refusal.message).toContain('Nhiệm vụ tháng trước 2 chưa ghi việc đã giao.')
    expect(refusal.fields).toEqual({ 'reportedTasks.1.title': 'Chưa ghi việc đã giao' })
  })
})

describe('a given task without its title', () => {
  it('is told instead of being dropped, with what was typed of it', async () => {
    const { id, revision, content } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const assignedTasks = [
      { taskId: newId(), title: '', personId: null, who: '', dueOn: null },
      { taskId: newId(), title: '', personId: null, who: 'Chi ủy', dueOn: '2026-12-31' },
    ]
    const refusal = await office.refusal('meetings.record', {
      ...{ id, revision, content: { ...content, assignedTasks } },
    })
    expect(refusal.message).toContain('Nhiệm vụ 2 chưa ghi việc phải làm.')
    expect(refusal.fields).toEqual({ 'assignedTasks.1.title': 'Chưa ghi việc phải làm' })
  })
})
