import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice } from '../filled-office.ts'
import { beside } from '../meetings/database.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

type Request = Input<'organisation.change'>['request']
const change = (request: Request) => filled.office.ask('organisation.change', { request })
const plan = (request: Request) => filled.office.ask('organisation.planChange', { request })
const undo = (actId: string) => filled.office.ask('organisation.undoChange', { actId })
const cellsOn = async (on: string) =>
  (await filled.office.ask('organisation.cells', { on })).map(({ name, numbers }) => [name, numbers.total])
const cellOf = async (index: number) =>
  (await filled.office.ask('people.card', { id: filled.members[index] ?? '' })).cellName

const merged = (): Request => ({
  kind: 'merge',
  sourceIds: [...filled.cells],
  into: { key: 'new-1', name: 'Chi bộ bản Sen' },
  on: '2026-10-01',
  decisionNumber: '15-QĐ/ĐU',
})

describe('cells that are merged', () => {
  it('end on the day, their members meet in the new one, and the days before stay as they were', async () => {
    const { bodyIds } = await change(merged())
    expect(bodyIds).toHaveLength(1)
    expect(await cellsOn('2026-09-30')).toEqual([
      ['Chi bộ thôn Sen Đông', 3],
      ['Chi bộ Trường Mầm non', 2],
    ])
    expect(await cellsOn('2026-10-01')).toEqual([['Chi bộ bản Sen', 5]])
    expect(await cellOf(0)).toBe('Chi bộ bản Sen')
  })

  it('are shown in names before anything is written', async () => {
    const seen = await plan(merged())
    expect(seen).toMatchObject({
      why: [],
      begun: ['Chi bộ bản Sen'],
      ended: ['Chi bộ thôn Sen Đông', 'Chi bộ Trường Mầm non'],
      sizes: [{ name: 'Chi bộ bản Sen', after: { official: 5, members: 5 } }],
    })
    expect(seen.moved).toContainEqual({
      personId: filled.members[0],
      fullName: 'Lò Văn Hặc',
      from: 'Chi bộ thôn Sen Đông',
      to: 'Chi bộ bản Sen',
    })
    expect(seen.warnings.join(' ')).toContain('buổi sinh hoạt ghi từ ngày này trở đi')
    expect(await cellsOn('2026-10-01')).toHaveLength(2)
  })

  it('stand in the ledger as moves between cells, and the commune counts the same', async () => {
    await change(merged())
    const span = { from: '2026-10-01', last: '2026-10-31' }
    const all = await filled.office.ask('movements.ledger', span)
    expect([all.opening, all.increases, all.decreases, all.closing]).toEqual([5, [], [], 5])
    const old = await filled.office.ask('movements.ledger', { ...span, cellId: filled.cells[0] })
    expect([old.opening, old.decreases[0]?.name, old.closing]).toEqual([
      3,
      'Chuyển sang chi bộ khác trong đảng bộ',
      0,
    ])
  })

  it('keep their lineage with the decision', async () => {
    const { bodyIds } = await change(merged())
    const [recorded] = await filled.office.ask('organisation.changes', { bodyId: bodyIds[0] ?? '' })
    expect(recorded).toMatchObject({
      kind: 'merge',
      name: 'Sáp nhập',
      on: '2026-10-01',
      decisionNumber: '15-QĐ/ĐU',
      results: [{ name: 'Chi bộ bản Sen' }],
      moved: 5,
    })
    expect(recorded?.sources.map(({ name }) => name).toSorted()).toEqual([
      'Chi bộ Trường Mầm non',
      'Chi bộ thôn Sen Đông',
    ])
  })

  it('take nobody and hold no meeting after their end', async () => {
    await change(merged())
    const meeting = {
      cellId: filled.cells[0],
      period: '2026-12',
      kind: 'regular',
      heldOn: '2026-12-03',
    } as const
    const refused = await filled.office.refusal('meetings.open', meeting)
    expect(refused.message).toContain('đã kết thúc hoạt động từ ngày 01/10/2026')
  })

  it('are two again when the merger is taken back', async () => {
    const { actId } = await change(merged())
    await undo(actId)
    expect(await cellsOn('2026-11-22')).toEqual([
      ['Chi bộ thôn Sen Đông', 3],
      ['Chi bộ Trường Mầm non', 2],
    ])
    expect(await cellOf(3)).toBe('Chi bộ Trường Mầm non')
  })

  it('stay merged while something later stands on it', async () => {
    const { actId, bodyIds } = await change(merged())
    const person = await filled.office.ask('people.card', { id: filled.members[0] ?? '' })
    const movement = await filled.office.ask('movements.record', {
      personId: person.id,
      revision: person.revision,
      kind: 'departure',
      on: '2026-10-20',
    })
    const meeting = {
      cellId: bodyIds[0] ?? '',
      period: '2026-11',
      kind: 'regular',
      heldOn: '2026-11-05',
    } as const
    const { id } = await filled.office.ask('meetings.open', meeting)
    expect((await filled.office.refusal('organisation.undoChange', { actId })).code).toBe('refused')
    await filled.office.ask('meetings.remove', { id, revision: 1, reason: 'Mở nhầm' })
    await filled.office.ask('movements.undo', { actId: movement.actId })
    // The meeting lies in the recycle bin and still names the cell.
    expect((await filled.office.refusal('organisation.undoChange', { actId })).message).toContain(
      'Chưa hoàn tác được',
    )
  })
})

describe('a cell that is renamed', () => {
  const rename: () => Request = () => ({
    kind: 'rename',
    bodyId: filled.cells[0],
    name: 'Chi bộ bản Sen Đông Mới',
    on: '2026-11-10',
  })

  it('has its old name on the papers of meetings before that day', async () => {
    await change(rename())
    const [old] = await filled.office.ask('meetings.month', { period: '2026-10' })
    expect(old?.cellName).toBe('Chi bộ thôn Sen Đông')
    const view = await filled.office.ask('meetings.get', { id: filled.meeting })
    expect(view.cellName).toBe('Chi bộ thôn Sen Đông')
    expect(await cellsOn('2026-11-10')).toContainEqual(['Chi bộ bản Sen Đông Mới', 3])
  })

  it('may not take the name of another', async () => {
    const { why } = await plan({
      ...rename(),
      kind: 'rename',
      bodyId: filled.cells[0],
      name: 'chi bộ trường mầm non',
    })
    expect(why).toEqual([expect.stringContaining('đang dùng cho một tổ chức khác')])
  })
})

describe('a cell that is split', () => {
  it('goes on with whoever is named to no part', async () => {
    const [first = '', second = ''] = filled.members
    await change({
      kind: 'split',
      sourceId: filled.cells[0],
      sourceGoesOn: true,
      parts: [{ key: 'new-1', name: 'Chi bộ bản Sen Tây', personIds: [first, second] }],
      on: '2026-10-01',
    })
    expect(await cellsOn('2026-10-01')).toEqual([
      ['Chi bộ bản Sen Tây', 2],
      ['Chi bộ thôn Sen Đông', 1],
      ['Chi bộ Trường Mầm non', 2],
    ])
  })
})

describe('a cell that is dissolved', () => {
  it('gives its members to the cells named', async () => {
    await change({
      kind: 'dissolve',
      bodyId: filled.cells[1],
      toBodyId: filled.cells[0],
      on: '2026-10-01',
    })
    expect(await cellsOn('2026-10-01')).toEqual([['Chi bộ thôn Sen Đông', 5]])
  })

  it('is refused while somebody has nowhere to go, and nothing changes', async () => {
    const request: Request = { kind: 'dissolve', bodyId: filled.cells[1], toBodyId: null, on: '2026-10-01' }
    const refused = await filled.office.refusal('organisation.change', { request })
    expect(refused.message).toContain('Còn 2 đảng viên chưa có chi bộ nơi đến')
    expect(await cellsOn('2026-10-01')).toHaveLength(2)
  })
})

describe('any changes one after another', () => {
  it('leave nobody in two cells on one day, lose nobody, and taken back leave everything as it was', async () => {
    const { office, members } = filled
    const tables = ['body_name', 'body_parent', 'cell_membership', 'member_standing', 'post'] as const
    const state = () =>
      beside(office, (database) => [
        ...tables.map((table) => database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all()),
        database.prepare('SELECT id, ended_on, parent_id FROM body ORDER BY id').all(),
      ])
    const before = state()
    const step = fc.record({
      kind: fc.constantFrom('merge', 'split', 'dissolve', 'rename'),
      pick: fc.nat(1000),
    })
    for (const [run, steps] of fc
      .sample(fc.array(step, { minLength: 8, maxLength: 12 }), { numRuns: 4, seed: 5 })
      .entries()) {
      const acts: string[] = []
      for (const [index, { kind, pick }] of steps.entries()) {
        const on = `2026-${String(index + 1).padStart(2, '0')}-0${1 + run}`
        if (on > '2026-11-22') break
        const cells = await office.ask('organisation.cells', { on })
        const first = cells[pick % cells.length]
        const second = cells[(pick + 1) % cells.length]
        if (!first || !second) continue
        const people = await office.ask('people.search', { cellId: first.id, limit: 100 })
        const half = people.rows.slice(0, Math.floor(people.rows.length / 2)).map(({ id }) => id)
        const name = `Chi bộ số ${run}.${index}`
        const request = {
          merge: { kind, on, sourceIds: [first.id, second.id], into: { bodyId: second.id, name: null } },
          split: {
            kind,
            on,
            sourceId: first.id,
            sourceGoesOn: true,
            parts: [{ key: 'new-1', name, personIds: half }],
          },
          dissolve: { kind, on, bodyId: first.id, toBodyId: second.id },
          rename: { kind, on, bodyId: first.id, name },
        }[kind] as Request
        const answer = await office.call('organisation.change', { request })
        if (answer.ok) acts.push((answer.value as { actId: string }).actId)
        const total = (await cellsOn(on)).reduce((sum, [, count]) => sum + Number(count), 0)
        expect(total).toBe(members.length)
      }
      expect(acts.length).toBeGreaterThan(2)
      for (const actId of acts.reverse()) await undo(actId)
      expect(state()).toEqual(before)
    }
  })
})
