import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { foundCell, newId, openMeeting, record, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  const sheet = [
    ['Chi bộ bản Sen Đông', 'Đường bê tông', 'km', 4, '2026-11-10'],
    ['Chi bộ bản Mường', 'đường bê tông', 'Km', 2.5, '2026-12-10'],
    ['Chi bộ bản Phiêng Ban', 'Cây ăn quả', 'ha', 0.1, null],
  ] as const
  for (const [name, indicator, unit, target, dueOn] of sheet) {
    const cell = await foundCell(office, name, seedNames.slice(0, 2))
    const { id } = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
    const task = { taskId: newId(), title: indicator, personId: null, who: 'Chi ủy', dueOn }
    await record(office, id, { assignedTasks: [{ ...task, indicator, unit, target }] })
  }
})
afterEach(() => discard(office))

const titles = async (wish: Parameters<typeof office.ask<'tasks.list'>>[1]) =>
  (await office.ask('tasks.list', wish)).tasks.map(({ title }) => title)

describe('the list of tasks', () => {
  it('is narrowed to deadlines in a span, both days counted', async () => {
    expect(await titles({ dueFrom: '2026-11-10', dueBy: '2026-12-09' })).toEqual(['Đường bê tông'])
    expect(await titles({ dueFrom: '2026-11-11' })).toEqual(['đường bê tông'])
  })

  it('sums indicators of one name and unit however they are written, and the sum opens its tasks', async () => {
    const measure = { indicator: 'ĐƯỜNG BÊ TÔNG', unit: 'km' }
    const [road] = (await office.ask('tasks.list', { measure })).tasks
    const note = { taskId: road?.id ?? '', notedOn: '2026-11-01', content: 'Đã đổ', achieved: 1.5 }
    await office.ask('tasks.note', note)
    expect(await office.ask('tasks.indicators', {})).toEqual([
      { indicator: 'Cây ăn quả', unit: 'ha', tasks: 1, target: 0.1, achieved: 0 },
      { indicator: 'Đường bê tông', unit: 'km', tasks: 2, target: 6.5, achieved: 1.5 },
    ])
    expect(await titles({ measure: { indicator: 'Đường bê tông', unit: 'km' } })).toHaveLength(2)
    expect(await office.ask('tasks.indicators', { dueFrom: '2026-12-01' })).toMatchObject([
      { tasks: 1, target: 2.5 },
    ])
  })

  it('takes the figure of a note over that of an earlier meeting, and of a later meeting over the note', async () => {
    const cells = await office.ask('organisation.cells', {})
    const cell = cells.find(({ name }) => name.includes('Phiêng Ban'))
    const [task] = (await office.ask('tasks.list', { cellId: cell?.id ?? '' })).tasks
    const say = async (period: string, achieved: number) => {
      const opened = await openMeeting(office, cell?.id ?? '', period, `${period}-15`)
      const reportedTasks = opened.content.reportedTasks.map((row) => ({
        ...{ ...row, state: 'doing' as const, achieved },
      }))
      await record(office, opened.id, { reportedTasks })
    }
    const achieved = async () =>
      (await office.ask('tasks.indicators', { cellId: cell?.id ?? '' })).map((row) => row.achieved)
    await say('2026-11', 0.02)
    const note = { taskId: task?.id ?? '', notedOn: '2026-11-20', content: 'Trồng thêm', achieved: 0.05 }
    await office.ask('tasks.note', note)
    expect(await achieved()).toEqual([0.05])
    await say('2026-12', 0.08)
    expect(await achieved()).toEqual([0.08])
  })

  it('goes into a workbook as it is listed', async () => {
    const file = await office.ask('tasks.workbook', { hasIndicator: true, dueFrom: '2026-11-10' })
    expect(file).toMatchObject({ rows: 2, name: 'Danh sách nhiệm vụ 2026-11-22.xlsx' })
  })
})
