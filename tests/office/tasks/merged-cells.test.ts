import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { taskStates } from '../../../shared/meetings/meeting.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { type Cell, foundCell, newId, openMeeting, record } from '../meetings/samples.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-12-20T03:00:00Z' })
})
afterEach(() => discard(office))

const given = (title: string) => ({ taskId: newId(), title, personId: null, who: '', dueOn: null })
const openOf = async (cellId: string) =>
  (await office.ask('tasks.list', { state: 'open', cellId })).tasks.map(({ title }) => title).toSorted()
const twoCells = async (): Promise<readonly [Cell, Cell]> => [
  await foundCell(office, `Chi bộ bản Sen ${newId()}`, ['Lò Văn Hặc']),
  await foundCell(office, `Chi bộ bản Ban ${newId()}`, ['Lò Thị Ban']),
]
const merge = (from: Cell, into: Cell) =>
  office.ask('organisation.change', {
    request: {
      ...{ kind: 'merge', sourceIds: [from.id, into.id], into: { bodyId: into.id, name: null } },
      ...{ on: '2026-11-15', decisionNumber: '15-QĐ/ĐU' },
    },
  })
/** Minutes of a month: what they say of the tasks that arrived, and the one task that they give. */
async function write(
  cell: Cell,
  period: string,
  title: string,
  state: (typeof taskStates)[number] = 'doing',
) {
  const { id, content } = await openMeeting(office, cell.id, period, `${period}-05`)
  const reportedTasks = content.reportedTasks.map((task) => ({ ...task, state }))
  await record(office, id, { reportedTasks, assignedTasks: [given(title)] })
  return content.reportedTasks.map((task) => task.title)
}

describe('minutes of an ended cell that are written after its merger', () => {
  it('carry what was open then; what they give goes to the cell that goes on', async () => {
    const [gone, kept] = await twoCells()
    await write(gone, '2026-09', 'Làm đường')
    await merge(gone, kept)
    expect(await openOf(kept.id)).toEqual(['Làm đường'])
    expect(await write(gone, '2026-10', 'Trồng cây')).toEqual(['Làm đường'])
    expect(await write(gone, '2026-11', 'Thu hoạch')).toEqual(['Làm đường', 'Trồng cây'])
    expect(await openOf(gone.id)).toEqual([])
    expect(await openOf(kept.id)).toEqual(['Làm đường', 'Thu hoạch', 'Trồng cây'])
  })

  it('and those of the cell that goes on carry of the other one nothing before, everything after', async () => {
    const [gone, kept] = await twoCells()
    await write(gone, '2026-09', 'Làm đường')
    await merge(gone, kept)
    await write(gone, '2026-10', 'Trồng cây')
    expect(await write(kept, '2026-11', 'Việc của bản Ban')).toEqual([])
    expect(await write(kept, '2026-12', 'Việc chung')).toEqual(['Làm đường', 'Trồng cây', 'Việc của bản Ban'])
  })

  it('leave open what was carried and was not closed, in whatever order they are written', async () => {
    const months = ['2026-08', '2026-09', '2026-10', '2026-11'] as const
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: months.length }),
        fc.array(fc.constantFrom(...taskStates), { minLength: 4, maxLength: 4 }),
        async (before, states) => {
          const [gone, kept] = await twoCells()
          let open: string[] = []
          for (const [index, period] of months.entries()) {
            if (index === before) await merge(gone, kept)
            expect((await write(gone, period, period, states[index])).toSorted()).toEqual(open)
            open = [...(states[index] === 'done' ? [] : open), period]
          }
          if (before === months.length) await merge(gone, kept)
          expect(await openOf(kept.id)).toEqual(open)
          expect(await write(kept, '2026-12', 'Việc chung')).toEqual(open)
        },
      ),
      { numRuns: 6 },
    )
  })
})
