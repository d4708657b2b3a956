import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { taskStates } from '../../../shared/meetings/meeting.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { type Cell, foundCell, newId, openMeeting, record, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cell: Cell
let meetingId: string
const [secretary = '', deputy = ''] = seedNames

beforeEach(async () => {
  office = await officeAt({ now: '2026-12-20T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 3))
  ;({ id: meetingId } = await openMeeting(office, cell.id, '2026-10', '2026-10-05'))
})
afterEach(() => discard(office))

const given = (title: string, more = {}) => ({
  ...{ taskId: newId(), title, personId: cell.people[secretary] ?? null, who: secretary },
  ...{ dueOn: '2026-11-30' as string | null, ...more },
})
const list = async (state: 'open' | 'overdue' | 'done' | 'withdrawn' | 'all' = 'all', more = {}) =>
  (await office.ask('tasks.list', { state, ...more })).tasks
const only = async () => {
  const [task] = await list()
  if (!task) throw new Error('there is no task')
  return task
}
const fieldsOf = (task: Awaited<ReturnType<typeof only>>) => {
  const { id, revision, title, personId, who, dueOn, product, forWhom, indicator, unit, target } = task
  return { id, revision, title, personId, who, dueOn, product, forWhom, indicator, unit, target }
}

describe('a task that is followed', () => {
  beforeEach(() =>
    record(office, meetingId, {
      assignedTasks: [given('Làm đường', { indicator: 'Đường bê tông', unit: 'km', target: 4 })],
    }),
  )

  it('carries its indicator to the next meeting and takes what was achieved there', async () => {
    const { id, content } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const [arrived] = content.reportedTasks
    expect(arrived?.measure).toEqual({ indicator: 'Đường bê tông', unit: 'km', target: 4 })
    await record(office, id, {
      reportedTasks: content.reportedTasks.map((task) => ({ ...task, state: 'doing', achieved: 2.5 })),
    })
    expect(await only()).toMatchObject({
      ...{ state: 'doing', isOverdue: true, target: 4, given: { meetingId, period: '2026-10' } },
      reports: [{ meetingId: id, period: '2026-11', state: 'doing', achieved: 2.5 }],
    })
    const again = await office.ask('meetings.get', { id })
    expect(again.content.reportedTasks[0]?.achieved).toBe(2.5)
  })

  it('takes another deadline, which its meeting then shows too', async () => {
    expect(await list('overdue')).toHaveLength(1)
    const changed = await office.ask('tasks.change', { ...fieldsOf(await only()), dueOn: '2026-12-31' })
    expect(changed).toMatchObject({ dueOn: '2026-12-31', isOverdue: false })
    expect(await list('overdue')).toEqual([])
    const { content } = await office.ask('meetings.get', { id: meetingId })
    expect(content.assignedTasks).toMatchObject([{ dueOn: '2026-12-31', target: 4 }])
    expect(await office.refusal('tasks.change', fieldsOf({ ...changed, revision: 1 }))).toMatchObject({
      code: 'conflict',
    })
  })

  it('is not changed behind the back of whoever types its minutes', async () => {
    const { revision, draftRevision, content } = await office.ask('meetings.get', { id: meetingId })
    const wish = { ...fieldsOf(await only()), dueOn: '2026-12-31' }
    await office.ask('tasks.change', wish)
    expect(await office.refusal('meetings.record', { id: meetingId, revision, content })).toMatchObject({
      code: 'conflict',
    })
    await office.ask('meetings.keep', { id: meetingId, draftRevision, content })
    expect(await office.refusal('tasks.change', { ...wish, revision: 2 })).toMatchObject({ code: 'refused' })
  })

  it('is withdrawn with a reason and followed again; its minutes go on giving it', async () => {
    const { id, revision } = await only()
    const withdrawn = await office.ask('tasks.withdraw', { id, revision, reason: 'Xã đã làm' })
    expect(withdrawn.withdrawn).toEqual({ on: '2026-12-20', reason: 'Xã đã làm', canBeUndone: true })
    expect(await office.ask('tasks.open', {})).toEqual([])
    const titles = async () =>
      (await office.ask('meetings.get', { id: meetingId })).content.assignedTasks.map(({ title }) => title)
    expect(await titles()).toEqual(['Làm đường'])
    // Recorded anew, the minutes neither follow it again nor lose it.
    await record(office, meetingId, { conclusion: 'Thống nhất' })
    expect(await titles()).toEqual(['Làm đường'])
    expect((await only()).withdrawn?.reason).toBe('Xã đã làm')
    const { content } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    expect(content.reportedTasks).toEqual([])
    const back = await office.ask('tasks.restore', { id, revision: withdrawn.revision })
    expect(back.withdrawn).toBeNull()
    expect(await office.ask('tasks.open', {})).toHaveLength(1)
  })

  it('that was taken off the list of its meeting is put back there, not here', async () => {
    await record(office, meetingId, { assignedTasks: [] })
    const { id, revision, withdrawn } = await only()
    expect(withdrawn).toEqual({ on: '2026-12-20', reason: '', canBeUndone: false })
    expect((await office.refusal('tasks.restore', { id, revision })).code).toBe('refused')
  })

  it('is counted under its states, of its person alone', async () => {
    const { counts } = await office.ask('tasks.list', { personId: cell.people[secretary] ?? null })
    expect(counts).toMatchObject({ open: 1, overdue: 1, done: 0, all: 1 })
    const of = { personId: cell.people[deputy] ?? null }
    expect((await office.ask('tasks.list', of)).counts.all).toBe(0)
    expect((await office.ask('tasks.list', { period: '2026-09' })).counts.all).toBe(0)
  })

  it('moves to the cell that its own was merged into, and the sums of all cells stay', async () => {
    const span = { from: '2026-10-01', last: '2026-12-31' }
    const before = await office.ask('tasks.sums', span)
    const other = await foundCell(office, 'Chi bộ bản Phiêng Ban', ['Lò Văn Hặc', 'Lò Thị Ban'])
    await office.ask('organisation.change', {
      request: {
        ...{ kind: 'merge', sourceIds: [cell.id, other.id], into: { bodyId: other.id, name: null } },
        ...{ on: '2026-12-01', decisionNumber: '15-QĐ/ĐU' },
      },
    })
    expect(await list('open', { cellId: other.id })).toHaveLength(1)
    expect(await office.ask('tasks.sums', span)).toEqual(before)
  })
})

describe('tasks over the months', () => {
  it('balance at every span, whatever the meetings said and whatever was withdrawn', async () => {
    const months = ['2026-08', '2026-09', '2026-11', '2026-12']
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(...taskStates), { minLength: 4, maxLength: 4 }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.boolean(),
        async (told, isWithdrawing) => {
          const own = await foundCell(office, `Chi bộ bản ${newId()}`, ['Lò Văn Hặc'])
          for (const [month, period] of months.entries()) {
            const { id, content } = await openMeeting(office, own.id, period, `${period}-05`)
            await record(office, id, {
              reportedTasks: content.reportedTasks.map((task, row) => ({
                ...task,
                state: told[row % told.length]?.[month] ?? 'doing',
              })),
              assignedTasks: [{ ...given(`Việc tháng ${period}`), personId: null }],
            })
          }
          if (isWithdrawing) {
            const [task] = await list('open', { cellId: own.id })
            if (task) await office.ask('tasks.withdraw', { ...fieldsOf(task), reason: 'Thôi làm' })
          }
          let openBefore: number | undefined
          for (const period of ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12']) {
            const span = {
              from: `${period}-01`,
              last: `${period}-${period === '2026-11' || period === '2026-09' ? 30 : 31}`,
            }
            const sums = await office.ask('tasks.sums', { cellId: own.id, ...span })
            expect(sums.openBefore + sums.given + sums.reopened).toBe(
              sums.closed + sums.withdrawn + sums.openAfter,
            )
            if (openBefore !== undefined) expect(sums.openBefore).toBe(openBefore)
            openBefore = sums.openAfter
          }
          const { counts } = await office.ask('tasks.list', { cellId: own.id })
          expect(openBefore).toBe(counts.open)
          expect(counts.all).toBe(months.length)
        },
      ),
      { numRuns: 8 },
    )
  })
})

describe('a petition that is followed', () => {
  it('is answered after its meeting, withdrawn with a reason, followed again', async () => {
    const petition = {
      ...{ petitionId: newId(), content: 'Sửa đường điện', raisedBy: deputy },
      ...{ answerer: 'UBND xã', dueOn: '2026-11-30', answer: '' },
    }
    await record(office, meetingId, { petitions: [petition] })
    const open = await office.ask('petitions.list', {})
    expect(open).toMatchObject({ total: 1, counts: { open: 1, overdue: 1 } })
    const { id, revision } = open.petitions[0] ?? { id: '', revision: 0 }
    const moved = await office.ask('petitions.change', {
      ...{ id, revision, answerer: 'Điện lực', dueOn: '2026-12-31' },
    })
    expect(moved).toMatchObject({ answerer: 'Điện lực', isOverdue: false })
    const half = { id, revision: moved.revision, answer: 'Đã sửa xong', answeredOn: null }
    expect((await office.refusal('petitions.answer', half)).fields).toEqual({
      answeredOn: 'Chưa ghi ngày trả lời',
    })
    const answered = await office.ask('petitions.answer', { ...half, answeredOn: '2026-12-15' })
    expect((await office.ask('petitions.list', {})).counts).toMatchObject({ open: 0, answered: 1 })
    const seen = { id, revision: answered.revision }
    expect((await office.refusal('petitions.withdraw', { ...seen, reason: 'x' })).code).toBe('refused')
    const again = await office.ask('petitions.answer', { ...seen, answer: '', answeredOn: null })
    const withdrawn = await office.ask('petitions.withdraw', {
      ...{ id, revision: again.revision, reason: 'Người nêu đã rút' },
    })
    expect(withdrawn.withdrawn?.reason).toBe('Người nêu đã rút')
    const { content } = await office.ask('meetings.get', { id: meetingId })
    expect(content.petitions).toHaveLength(1)
    const back = await office.ask('petitions.restore', { id, revision: withdrawn.revision })
    expect(back.withdrawn).toBeNull()
  })
})
