import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { discard } from '../../helpers/office.ts'
import { content, type Filled, filledOffice, person } from '../filled-office.ts'
import { beside } from '../meetings/database.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))
const ask: Filled['office']['ask'] = (name, input) => filled.office.ask(name, input)
const member = (index = 0) => filled.members[index] ?? ''
type Request = Input<'organisation.change'>['request']
const change = (request: Request) => ask('organisation.change', { request })
const merged = (on = '2026-10-01'): Request => ({
  kind: 'merge',
  sourceIds: [...filled.cells],
  into: { key: 'new-1', name: 'Chi bộ bản Sen' },
  on,
  decisionNumber: '1',
})
const split = (on = '2026-10-01'): Request => ({
  kind: 'split',
  sourceId: filled.cells[1],
  sourceGoesOn: true,
  parts: [{ key: 'new-1', name: 'Chi bộ mới', personIds: [member(3)] }],
  on,
  decisionNumber: '',
})

describe('a change is taken back', () => {
  it('when a movement into the new cell was itself taken back', async () => {
    const { actId, bodyIds } = await change(split())
    const { revision } = await ask('people.card', { id: member() })
    const moved = await ask('movements.record', {
      personId: member(),
      revision,
      kind: 'cell-change',
      on: '2026-10-12',
      cellId: bodyIds[0],
    })
    await ask('movements.undo', { actId: moved.actId })
    await ask('organisation.undoChange', { actId })
    expect(await ask('organisation.cells', {})).toHaveLength(2)
  })

  it('not while a meeting of the new cell lies in the recycle bin, which is named', async () => {
    const { actId, bodyIds } = await change(split())
    const { id } = await ask('meetings.open', {
      cellId: bodyIds[0] ?? '',
      period: '2026-11',
      kind: 'regular',
      heldOn: '2026-11-05',
    })
    const { revision } = await ask('meetings.get', { id })
    await ask('meetings.remove', { id, revision, reason: 'nhầm' })
    await expect(ask('organisation.undoChange', { actId })).rejects.toThrow(
      /05\/11\/2026.*thùng rác|thùng rác.*5\/11\/2026/,
    )
  })

  it('not while another cell has the name that would come back', async () => {
    const { actId } = await change(merged())
    await ask('organisation.addCell', { name: 'Chi bộ thôn Sen Đông' })
    await expect(ask('organisation.undoChange', { actId })).rejects.toThrow('Chi bộ thôn Sen Đông')
    expect(await ask('organisation.cells', {})).toHaveLength(2)
  })

  it('after the new heading was confirmed, and the old one is to be looked at again', async () => {
    await ask('organisation.confirmHeadings', { cellIds: [...filled.cells] })
    const { actId } = await change({
      kind: 'rename',
      bodyId: filled.cells[0],
      name: 'Chi bộ Mới',
      on: '2026-11-20',
      decisionNumber: '',
    })
    await ask('organisation.confirmHeadings', { cellIds: [...filled.cells] })
    await ask('organisation.undoChange', { actId })
    const heading = (await ask('organisation.headings', {})).find(({ cellId }) => cellId === filled.cells[0])
    expect(heading?.confirmed).toBe(false)
  })
})

describe('a change on which an act of another capability stands', () => {
  it('is not taken back, and the act is named', async () => {
    const twin = { ...person('Lò Văn Hặc'), from: '2026-01-01', standing: 'official' } as const
    const { id: givenId } = await ask('people.add', { ...twin, cellId: filled.cells[1] })
    const { actId } = await change(merged())
    const card = async (id: string) => (await ask('people.card', { id })).revision
    await ask('duplicates.merge', {
      keptId: member(),
      givenId,
      keptRevision: await card(member()),
      givenRevision: await card(givenId),
      choices: {},
    })
    await expect(ask('organisation.undoChange', { actId })).rejects.toThrow('"Gộp hồ sơ" ngày 22/11/2026')
  })
})

describe('a cell takes nobody before it began', () => {
  it('neither a newcomer nor a move, a meeting or the members of a dissolved cell', async () => {
    const { bodyIds } = await change(split())
    const cellId = bodyIds[0] ?? ''
    const { revision } = await ask('people.card', { id: member() })
    const early = { cellId, on: '2026-05-01' }
    await expect(
      ask('movements.record', { personId: member(), revision, kind: 'cell-change', ...early }),
    ).rejects.toThrow('01/10/2026')
    await expect(
      ask('people.add', { ...person('Bùi Thị Én'), cellId, from: '2026-05-01', standing: 'official' }),
    ).rejects.toThrow('01/10/2026')
    await expect(
      ask('meetings.open', { cellId, period: '2026-05', kind: 'regular', heldOn: '2026-05-03' }),
    ).rejects.toThrow('01/10/2026')
    await expect(
      change({
        kind: 'dissolve',
        bodyId: filled.cells[0],
        toBodyId: cellId,
        others: [],
        on: '2026-05-01',
        decisionNumber: '',
      }),
    ).rejects.toThrow('đang hoạt động')
  })
})

describe('a backdated change', () => {
  it('is refused where a post of the cell was given after its day', async () => {
    const { revision } = await ask('organisation.posts', { bodyId: filled.cells[0] })
    await ask('organisation.appoint', {
      bodyId: filled.cells[0],
      revision,
      person: { personId: member(), fullName: 'Lò Văn Hặc' },
      post: 'secretary',
      from: '2026-10-20',
    })
    await expect(change(merged())).rejects.toThrow('chức vụ')
  })

  const addGroup = async (from: string) =>
    (
      await ask('organisation.addBody', {
        kind: 'group',
        name: 'Tổ đảng số 1',
        parentId: filled.cells[0],
        from,
      })
    ).id
  const lead = (bodyId: string, from: string) =>
    ask('organisation.appoint', {
      bodyId,
      revision: 1,
      person: { personId: member(), fullName: '' },
      post: 'group-leader',
      from,
    })
  const splitOff = (): Request => ({
    kind: 'split',
    sourceId: filled.cells[0],
    sourceGoesOn: true,
    parts: [{ key: 'new-1', name: 'Chi bộ Sen Tây', personIds: [member()] }],
    on: '2026-10-01',
  })

  it('ends the posts in the groups of the cell that began before, and comes back with them', async () => {
    const id = await addGroup('2026-01-01')
    await lead(id, '2026-02-01')
    const leaders = async () =>
      (await ask('organisation.posts', { bodyId: id })).posts.map(({ to, isHeld }) => [to, isHeld])
    for (const request of [merged(), splitOff()]) {
      expect((await ask('organisation.planChange', { request })).postsEnded).toMatchObject([
        { fullName: 'Lò Văn Hặc', post: 'Tổ trưởng tổ đảng', cellName: 'Tổ đảng số 1' },
      ])
      const { actId } = await change(request)
      expect((await leaders())[0]?.[0]).toBe('2026-10-01')
      await ask('organisation.undoChange', { actId })
      expect(await leaders()).toEqual([[null, true]])
    }
  })

  it('is refused where somebody who goes came to lead a group after its day', async () => {
    await lead(await addGroup('2026-01-01'), '2026-10-20')
    await expect(change(merged())).rejects.toThrow('1 chức vụ được ghi bắt đầu sau ngày 01/10/2026')
    await expect(change(splitOff())).rejects.toThrow('1 chức vụ được ghi bắt đầu sau ngày 01/10/2026')
  })

  it('is refused where the cell that ends got a group only after its day', async () => {
    await lead(await addGroup('2026-10-15'), '2026-10-20')
    await expect(change(merged())).rejects.toThrow('"Tổ đảng số 1" được lập sau ngày 01/10/2026')
    // The cell that goes on keeps its group, but not with a leader who is in another cell by then.
    await expect(change(splitOff())).rejects.toThrow('1 chức vụ được ghi bắt đầu sau ngày 01/10/2026')
  })
})

describe('the tasks of a cell that ends', () => {
  it('go to the new one, and come back with it', async () => {
    const { revision } = await ask('meetings.get', { id: filled.meeting })
    await ask('meetings.record', {
      id: filled.meeting,
      revision,
      content: content('x', {
        assignedTasks: [
          { taskId: randomUUID(), title: 'Làm đường', who: 'Hặc', personId: null, dueOn: '2026-11-10' },
        ],
      }),
    })
    const cells = () =>
      beside(filled.office, (db) => db.prepare('SELECT DISTINCT cell_id FROM task').pluck().all())
    const before = cells()
    expect(before).toHaveLength(1)
    const { actId, bodyIds } = await change(merged('2026-11-20'))
    expect(cells()).toEqual(bodyIds)
    await ask('organisation.undoChange', { actId })
    expect(cells()).toEqual(before)
  })
})

describe('a cell that has ended', () => {
  it('takes no starting facts', async () => {
    const [facts] = await ask('organisation.startingFacts', {})
    if (!facts) throw new Error('no facts')
    await change(merged())
    const { revision } = await ask('organisation.body', { id: facts.cellId })
    const { name: _n, total: _t, official: _o, ...row } = facts
    await expect(ask('organisation.saveStartingFacts', { rows: [{ ...row, revision }] })).rejects.toThrow(
      'đã kết thúc',
    )
  })
})
