import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TaskState, taskStates } from '../../../shared/meetings/meeting.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { now } from '../filled-office.ts'
import { addMember, communeOf, type Led, taskFor, write } from './secretaries.ts'

let office: OfficeUnderTest
let cells: Led[]
const at = (index: number): Led => {
  const cell = cells[index]
  if (cell === undefined) throw new Error('no such cell')
  return cell
}
beforeEach(async () => {
  office = await officeAt({ now })
  cells = await communeOf(office, ['bản Đông', 'bản Đoài', 'trường Mầm non'])
})
afterEach(() => discard(office))

const open = async (heldOn = '2026-09-10') =>
  (await office.ask('briefings.open', { period: heldOn.slice(0, 7), heldOn })).id
const linesOf = async (id: string) => (await office.ask('meetings.get', { id })).content.assignedTasks
const openOf = async (cellId: string) =>
  (await office.ask('tasks.list', { cellId, state: 'open' })).tasks.map(({ title, who }) => [title, who])
/** Opens the cell's meeting of a month and answers what it is to report on. */
const meetingOf = async (cellId: string, heldOn: string) => {
  const { id } = await office.ask('meetings.open', {
    ...{ cellId, period: heldOn.slice(0, 7), kind: 'regular' as const, heldOn },
  })
  return { id, reported: (await office.ask('meetings.get', { id })).content.reportedTasks }
}

describe('a task that a briefing gives', () => {
  it('arrives at the next meeting of each cell, and each closes its own', async () => {
    const id = await open()
    await write(office, id, { assignedTasks: [taskFor('Thu đảng phí quý III', [at(0).id, at(1).id])] })
    expect(await openOf(at(2).id)).toEqual([])
    const east = await meetingOf(at(0).id, '2026-10-03')
    const west = await meetingOf(at(1).id, '2026-10-04')
    expect(east.reported.map(({ title, who, dueOn }) => [title, who, dueOn])).toEqual([
      ['Thu đảng phí quý III', 'Chi bộ', '2026-11-30'],
    ])
    await write(office, east.id, {
      reportedTasks: east.reported.map((task) => ({ ...task, state: 'done' as const })),
    })
    await write(office, west.id, {
      reportedTasks: west.reported.map((task) => ({ ...task, state: 'doing' as const })),
    })
    expect(await openOf(at(0).id)).toEqual([])
    expect(await openOf(at(1).id)).toEqual([['Thu đảng phí quý III', 'Chi bộ']])
    const [row] = await office.ask('briefings.ofYear', { year: 2026 })
    expect(row?.tasks).toEqual({ given: 2, done: 1, overdue: 0 })
    const later = await office.ask('briefings.around', { id: await open('2026-11-10') })
    expect(later.previous?.tasks).toMatchObject([
      {
        title: 'Thu đảng phí quý III',
        cells: [
          { cellName: 'Chi bộ bản Đoài', state: 'doing' },
          { cellName: 'Chi bộ bản Đông', state: 'done' },
        ],
      },
    ])
  })

  it('given to the secretaries by name stands with each of them', async () => {
    const id = await open()
    await write(office, id, { assignedTasks: [taskFor('Nộp báo cáo', [at(0).id], { toLeaders: true })] })
    const { tasks } = await office.ask('tasks.list', { personId: at(0).secretary, state: 'open' })
    expect(tasks.map(({ title, who }) => [title, who])).toEqual([['Nộp báo cáo', 'Lò Văn Bí Thư 0']])
    expect(await linesOf(id)).toMatchObject([{ title: 'Nộp báo cáo', cellIds: [at(0).id], toLeaders: true }])
  })

  it('keeps product, whom it is for, indicator and target', async () => {
    const id = await open()
    const said = { product: 'Báo cáo', forWhom: 'hộ nghèo', indicator: 'Nhà tạm xóa', unit: 'nhà', target: 3 }
    await write(office, id, { assignedTasks: [taskFor('Xóa nhà tạm', [at(0).id, at(1).id], said)] })
    expect(await linesOf(id)).toMatchObject([said])
    const { reported } = await meetingOf(at(1).id, '2026-10-03')
    expect(reported).toMatchObject([{ measure: { indicator: 'Nhà tạm xóa', unit: 'nhà', target: 3 } }])
  })

  it('is one line of the briefing, which can lose and win cells without giving any task anew', async () => {
    const id = await open()
    const [first, second] = [
      taskFor('Làm đường', [at(0).id, at(2).id]),
      taskFor('Trồng rừng', [at(0).id, at(1).id]),
    ]
    await write(office, id, { assignedTasks: [first, second] })
    const kept = (await office.ask('tasks.list', { cellId: at(1).id, state: 'open' })).tasks
    const [, line] = await linesOf(id)
    if (line === undefined) throw new Error('no second line')
    await write(office, id, { assignedTasks: [{ ...line, cellIds: [at(1).id, at(2).id] }] })
    expect(await openOf(at(0).id)).toEqual([])
    expect(await openOf(at(2).id)).toEqual([['Trồng rừng', 'Chi bộ']])
    const still = (await office.ask('tasks.list', { cellId: at(1).id, state: 'open' })).tasks
    expect(still.map((task) => task.id)).toEqual(kept.map((task) => task.id))
    // What was taken off at that place does not come back with the line that stands there now.
    await write(office, id, { assignedTasks: await linesOf(id) })
    expect(await openOf(at(2).id)).toEqual([['Trồng rừng', 'Chi bộ']])
  })

  it.each([
    ['to no cell', () => taskFor('Làm đường', []), 'chưa chọn giao cho chi bộ nào'],
    ['to a cell that is none', () => taskFor('Làm đường', [crypto.randomUUID()]), 'không hoạt động'],
  ])('is refused %s', async (_why, task, words) => {
    const id = await open()
    const { revision, content } = await office.ask('meetings.get', { id })
    const refusal = await office.refusal('meetings.record', {
      ...{ id, revision, content: { ...content, assignedTasks: [task()] } },
    })
    expect(refusal.message).toContain(words)
  })

  it('goes with a cell into the one it is merged into', async () => {
    const id = await open()
    await write(office, id, { assignedTasks: [taskFor('Làm đường', [at(0).id, at(1).id])] })
    await office.ask('organisation.change', {
      request: {
        ...{ kind: 'merge', on: '2026-10-01', sourceIds: [at(0).id, at(1).id] },
        into: { bodyId: at(0).id, name: null },
      },
    })
    expect(await openOf(at(0).id)).toHaveLength(2)
    // The briefing goes on saying it once, and writing it again changes nothing.
    expect(await linesOf(id)).toMatchObject([{ title: 'Làm đường', cellIds: [at(0).id] }])
    await write(office, id, { conclusion: 'Thống nhất' })
    expect(await openOf(at(0).id)).toHaveLength(2)
  })
})

describe('who stands under two records', () => {
  it('goes on standing in briefings, tasks and chair when they are made one, and again when that is taken back', async () => {
    const twin = await addMember(office, at(0).id, 'Lò Văn Bí Thư 0')
    const id = await open()
    const { roll } = await office.ask('meetings.get', { id })
    const marks = roll
      .filter(({ personId }) => personId === at(0).secretary)
      .map(({ personId }) => ({ personId, state: 'present' as const, reason: '' }))
    await write(office, id, {
      ...{ marks, chairId: at(0).secretary },
      assignedTasks: [taskFor('Nộp báo cáo', [at(0).id], { toLeaders: true })],
    })
    const revisionOf = async (personId: string) =>
      (await office.ask('people.card', { id: personId })).revision
    const { actId } = await office.ask('duplicates.merge', {
      ...{ keptId: twin, keptRevision: await revisionOf(twin) },
      ...{ givenId: at(0).secretary, givenRevision: await revisionOf(at(0).secretary) },
    })
    const seen = async (personId: string) => ({
      tasks: (await office.ask('tasks.list', { personId, state: 'open' })).tasks.length,
      figures: (await office.ask('briefings.ofYear', { year: 2026 }))[0]?.figures.represented,
    })
    expect(await seen(twin)).toEqual({ tasks: 1, figures: 1 })
    const { revision, rollDifferences } = await office.ask('meetings.get', { id })
    expect(rollDifferences.length).toBeGreaterThan(0)
    await office.ask('meetings.acceptRoll', { id, revision })
    expect(await seen(twin)).toEqual({ tasks: 1, figures: 1 })
    await office.ask('duplicates.undo', { actId })
    expect(await seen(at(0).secretary)).toMatchObject({ tasks: 1 })
  })
})

describe('the tasks of the cells', () => {
  it('balance whatever briefings gave and meetings said: open equals carried plus closed', async () => {
    const reports = fc.array(fc.constantFrom<TaskState>(...taskStates), { minLength: 3, maxLength: 3 })
    const chosen = fc.subarray([0, 1, 2], { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(reports, chosen, chosen, fc.boolean(), async (states, now1, now2, isShrunk) => {
        const own = await officeAt({ now })
        try {
          const led = await communeOf(own, ['A', 'B', 'C'])
          const ids = (places: readonly number[]) => places.flatMap((place) => led[place]?.id ?? [])
          const { id } = await own.ask('briefings.open', { period: '2026-08', heldOn: '2026-08-20' })
          await write(own, id, { assignedTasks: [taskFor('Một', ids(now1)), taskFor('Hai', ids(now2))] })
          if (isShrunk) {
            const { content } = await own.ask('meetings.get', { id })
            await write(own, id, { assignedTasks: content.assignedTasks.slice(1) })
          }
          for (const [index, state] of states.entries()) {
            const cellId = led[index]?.id ?? ''
            const period = '2026-09'
            const meeting = { cellId, period, kind: 'regular' as const, heldOn: '2026-09-05' }
            const { id: held } = await own.ask('meetings.open', meeting)
            const { content } = await own.ask('meetings.get', { id: held })
            await write(own, held, {
              reportedTasks: content.reportedTasks.map((task) => ({ ...task, state })),
            })
          }
          let openBefore = 0
          for (const [from, last] of [
            ['2026-08-01', '2026-08-31'],
            ['2026-09-01', '2026-09-30'],
            ['2026-10-01', '2026-12-31'],
          ] as const) {
            const sums = await own.ask('tasks.sums', { from, last })
            expect(sums.openBefore).toBe(openBefore)
            expect(sums.openBefore + sums.given + sums.reopened).toBe(
              sums.closed + sums.withdrawn + sums.openAfter,
            )
            openBefore = sums.openAfter
          }
          const listed = await own.ask('tasks.list', { state: 'open' })
          expect(listed.tasks).toHaveLength(openBefore)
        } finally {
          await discard(own)
        }
      }),
      { numRuns: 6 },
    )
  }, 60_000)
})
