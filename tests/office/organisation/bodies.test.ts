import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice } from '../filled-office.ts'
import { auditOf, beside } from '../meetings/database.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

const body = (id: string | null) => filled.office.ask('organisation.body', { id })
const tree = async (on?: string, withEnded = false) =>
  (await filled.office.ask('organisation.tree', { ...(on && { on }), withEnded })).bodies
const none = { cellKind: '', code: '', distanceMetres: null, foundedOn: null, foundedBy: '' }
const addGroup = (name = 'Tổ đảng số 1', from: string | null = '2026-01-01') =>
  filled.office.ask('organisation.addBody', { kind: 'group', name, parentId: filled.cells[0], from })

describe('the tree', () => {
  it('of a commune without bodies between is its cells, with numbers and leaders', async () => {
    expect(await tree()).toMatchObject([
      { id: filled.cells[0], kind: 'cell', parentId: null, leader: '', numbers: { official: 3, total: 3 } },
      { id: filled.cells[1], kind: 'cell', parentId: null, numbers: { total: 2 } },
    ])
  })

  it('puts a cell under another body from a day on, and counts it there', async () => {
    const { id } = await filled.office.ask('organisation.addBody', {
      kind: 'intermediate',
      name: 'Đảng bộ Ủy ban nhân dân xã',
      parentId: null,
    })
    const request = { kind: 'move', bodyId: filled.cells[1], parentId: id, on: '2026-10-01' } as const
    await filled.office.ask('organisation.change', { request })
    const of = async (on: string) => (await tree(on)).find((node) => node.id === filled.cells[1])?.parentId
    expect([await of('2026-09-30'), await of('2026-10-01')]).toEqual([null, id])
    const { commune, bodies } = await filled.office.ask('organisation.tree', {})
    expect(bodies.find((node) => node.id === id)).toMatchObject({ numbers: { total: 2 } })
    expect(commune).toMatchObject({ name: 'Đảng bộ xã Mường Than', numbers: { total: 5 } })
    expect((await body(filled.cells[1])).parent).toEqual({ id, name: 'Đảng bộ Ủy ban nhân dân xã' })
  })

  it('shows bodies that have ended on request, as they last were, and none that had not begun', async () => {
    await filled.office.ask('organisation.change', {
      request: {
        kind: 'merge',
        sourceIds: [...filled.cells],
        into: { key: 'new-1', name: 'Chi bộ bản Sen' },
        on: '2026-10-01',
      },
    })
    expect((await tree()).map(({ name }) => name)).toEqual(['Chi bộ bản Sen'])
    expect((await tree(undefined, true)).map(({ name, endedOn }) => [name, endedOn])).toEqual([
      ['Chi bộ bản Sen', null],
      ['Chi bộ thôn Sen Đông', '2026-10-01'],
      ['Chi bộ Trường Mầm non', '2026-10-01'],
    ])
    expect((await tree('2026-09-30', true)).map(({ name }) => name)).not.toContain('Chi bộ bản Sen')
    expect(await body(filled.cells[0])).toMatchObject({
      end: { on: '2026-10-01', by: 'merge', into: [{ name: 'Chi bộ bản Sen' }] },
      name: 'Chi bộ thôn Sen Đông',
      numbers: { total: 3 },
    })
  })
})

describe('what is kept of a body', () => {
  it('is its kind, code, distance and founding decision', async () => {
    const fields = {
      cellKind: 'village',
      code: '12168053000001',
      distanceMetres: 3500,
      foundedOn: '1999-05',
      foundedBy: '12-QĐ/ĐU',
    }
    const { revision } = await filled.office.ask('organisation.saveBody', {
      id: filled.cells[0],
      revision: 1,
      ...fields,
    })
    expect(await body(filled.cells[0])).toMatchObject({ ...fields, code: '12.168.053.000.001', revision })
    expect(auditOf(filled.office, 'organisation.saveBody')[0]?.changes).toMatchObject({
      distanceMetres: [null, 3500],
      code: ['', '12.168.053.000.001'],
    })
  })

  it.each([
    [{ code: '1216805300000' }, 'code', '14 chữ số'],
    [{ code: '12.168.053.000.00A' }, 'code', 'chỉ gồm chữ số'],
    [{ cellKind: 'Thôn' }, 'cellKind', 'danh mục'],
  ])('is refused for %j', async (part, field, words) => {
    const refused = await filled.office.refusal('organisation.saveBody', {
      id: filled.cells[0],
      revision: 1,
      ...none,
      ...part,
    })
    expect(refused.message).toContain(words)
    expect(Object.keys(refused.fields ?? {})).toEqual([field])
    expect((await body(filled.cells[0])).revision).toBe(1)
  })

  it('has a code of its own, and one that does not fit the commune is pointed out', async () => {
    const save = (id: string | null, code: string, revision: number) =>
      filled.office.call('organisation.saveBody', { id, revision, ...none, code })
    await save(null, '12.168.053.000.000', 0)
    await save(filled.cells[0], '12.168.053.000.001', 1)
    const twin = await save(filled.cells[1], '12 168 053 000 001', 1)
    expect(twin).toMatchObject({ ok: false, error: { message: expect.stringContaining('Sen Đông') } })
    expect((await body(filled.cells[0])).hints.join(' ')).not.toContain('không cùng phần đầu')
    await save(filled.cells[1], '12.168.054.000.001', 1)
    expect((await body(filled.cells[1])).hints.join(' ')).toContain('không cùng phần đầu với mã đảng bộ xã')
  })

  it('of an old revision is refused with the newer one', async () => {
    const first = { id: filled.cells[0], revision: 1, ...none, distanceMetres: 1200 }
    await filled.office.ask('organisation.saveBody', first)
    const refused = await filled.office.refusal('organisation.saveBody', { ...first, distanceMetres: 900 })
    expect(refused).toMatchObject({ code: 'conflict', current: { distanceMetres: 1200, revision: 2 } })
  })
})

describe('a cell to be strengthened', () => {
  const mark = (rows: { from: string | null; to: string | null }[], revision: number) =>
    filled.office.call('organisation.saveWeaknesses', {
      id: filled.cells[0],
      revision,
      rows: rows.map((row) => ({ ...row, reason: 'Ít đảng viên', paperNumber: '' })),
    })
  const isWeak = async (on: string) => (await tree(on)).find(({ id }) => id === filled.cells[0])?.isWeak

  it('is one in its times, with the reason', async () => {
    await mark(
      [
        { from: '2026-06-01', to: null },
        { from: '2025', to: '2025-10-01' },
      ],
      1,
    )
    expect(await Promise.all(['2024-12-31', '2025-01-01', '2025-10-01', '2026-06-01'].map(isWeak))).toEqual([
      false,
      true,
      false,
      true,
    ])
    expect((await body(filled.cells[0])).weaknesses).toEqual([
      { from: '2026-06-01', to: null, reason: 'Ít đảng viên', paperNumber: '' },
      { from: '2025', to: '2025-10-01', reason: 'Ít đảng viên', paperNumber: '' },
    ])
  })

  it('is not twice so at one time, nor until before it was', async () => {
    const refused = [
      await mark(
        [
          { from: '2026', to: null },
          { from: '2026-03-01', to: null },
        ],
        1,
      ),
      await mark([{ from: '2026-03-01', to: '2026-03-01' }], 1),
    ]
    expect(refused.map((answer) => answer.ok)).toEqual([false, false])
    expect((await body(filled.cells[0])).weaknesses).toEqual([])
  })
})

describe('a group of a cell', () => {
  const groupOf = async (on: string) =>
    (await filled.office.ask('organisation.groups', { cellId: filled.cells[0], on })).members.map(
      ({ groupName }) => groupName,
    )

  it('has its members from a day on, and nobody is in two', async () => {
    const one = await addGroup()
    const two = await addGroup('Tổ đảng số 2')
    const [first = '', second = '', third = ''] = filled.members
    const set = (id: string, revision: number, on: string, personIds: string[]) =>
      filled.office.ask('organisation.setGroup', { id, revision, on, personIds })
    await set(one.id, 1, '2026-02-01', [first, second])
    await set(two.id, 1, '2026-05-01', [second, third])
    // By given name: Ánh, Hặc, Ước.
    expect(await groupOf('2026-01-31')).toEqual(['', '', ''])
    expect(await groupOf('2026-04-30')).toEqual(['Tổ đảng số 1', 'Tổ đảng số 1', ''])
    expect(await groupOf('2026-05-01')).toEqual(['Tổ đảng số 2', 'Tổ đảng số 1', 'Tổ đảng số 2'])
    expect((await body(filled.cells[0])).below).toMatchObject([
      { name: 'Tổ đảng số 1', total: 1 },
      { name: 'Tổ đảng số 2', total: 2 },
    ])
    await set(two.id, 2, '2026-05-01', [])
    expect(await groupOf('2026-05-01')).toEqual(['', 'Tổ đảng số 1', ''])
  })

  it('takes no one of another cell, and has a name of its own in its cell', async () => {
    const { id } = await addGroup()
    const personIds = [filled.members[3] ?? '']
    const refused = await filled.office.refusal('organisation.setGroup', {
      id,
      revision: 1,
      on: '2026-02-01',
      personIds,
    })
    expect(refused.message).toContain('không sinh hoạt tại chi bộ này')
    const twin = { kind: 'group', name: 'TỔ ĐẢNG SỐ 1', parentId: filled.cells[0] } as const
    expect((await filled.office.refusal('organisation.addBody', twin)).code).toBe('invalid')
    await filled.office.ask('organisation.addBody', { ...twin, parentId: filled.cells[1] })
  })

  it('ends with its cell, and lives again with it when that is taken back', async () => {
    const { id } = await addGroup()
    const personIds = filled.members.slice(0, 2)
    await filled.office.ask('organisation.setGroup', { id, revision: 1, on: '2026-02-01', personIds })
    await filled.office.ask('organisation.appoint', {
      bodyId: id,
      revision: 2,
      person: { personId: filled.members[0] ?? '', fullName: '' },
      post: 'group-leader',
      from: '2026-02-01',
    })
    const rows = () =>
      beside(filled.office, (database) => [
        database.prepare('SELECT * FROM group_membership ORDER BY person_id').all(),
        database.prepare('SELECT * FROM post').all(),
        database.prepare('SELECT id, ended_on FROM body ORDER BY id').all(),
      ])
    const before = rows()
    const { actId } = await filled.office.ask('organisation.change', {
      request: { kind: 'dissolve', bodyId: filled.cells[0], toBodyId: filled.cells[1], on: '2026-10-01' },
    })
    expect(await body(id)).toMatchObject({ end: { on: '2026-10-01' } })
    expect((await filled.office.ask('organisation.posts', { bodyId: id })).posts).toMatchObject([
      { name: 'Tổ trưởng tổ đảng', to: '2026-10-01' },
    ])
    const open = beside(filled.office, (database) =>
      database.prepare('SELECT count(*) FROM group_membership WHERE valid_to IS NULL').pluck().get(),
    )
    expect(open).toBe(0)
    const [recorded] = await filled.office.ask('organisation.changes', {})
    expect(recorded?.sources.map(({ name }) => name)).toEqual(['Chi bộ thôn Sen Đông'])
    await filled.office.ask('organisation.undoChange', { actId })
    expect(rows()).toEqual(before)
  })

  it('can be dissolved, and stands in its own lineage', async () => {
    const { id } = await addGroup()
    await filled.office.ask('organisation.change', {
      request: { kind: 'dissolve', bodyId: id, toBodyId: null, on: '2026-10-01' },
    })
    expect(await filled.office.ask('organisation.changes', { bodyId: id })).toMatchObject([
      { kind: 'dissolve', sources: [{ name: 'Tổ đảng số 1' }] },
    ])
  })

  it('is left by whoever goes to another cell', async () => {
    const { id } = await addGroup()
    const [first = ''] = filled.members
    await filled.office.ask('organisation.setGroup', {
      id,
      revision: 1,
      on: '2026-02-01',
      personIds: [first],
    })
    const { revision } = await filled.office.ask('people.card', { id: first })
    await filled.office.ask('movements.record', {
      personId: first,
      revision,
      kind: 'cell-change',
      on: '2026-10-20',
      cellId: filled.cells[1],
    })
    expect((await body(id)).numbers.total).toBe(0)
    expect((await tree('2026-10-19')).find((node) => node.id === id)?.numbers.total).toBe(1)
  })

  it('with members stays, an empty one can be removed, and a cell with groups stays', async () => {
    const { id } = await addGroup()
    const [first = ''] = filled.members
    await filled.office.ask('organisation.setGroup', {
      id,
      revision: 1,
      on: '2026-02-01',
      personIds: [first],
    })
    const remove = (revision: number) => ({ id, revision, reason: 'Nhập nhầm' })
    const refused = await filled.office.refusal('organisation.removeCell', remove(2))
    expect(refused.message).toContain('Tổ đảng này còn 1 đảng viên')
    await filled.office.ask('organisation.setGroup', { id, revision: 2, on: '2026-02-01', personIds: [] })
    await filled.office.ask('organisation.removeCell', remove(3))
    expect((await body(filled.cells[0])).below).toEqual([])
  })
})
