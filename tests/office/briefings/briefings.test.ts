import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { drawingHost, now } from '../filled-office.ts'
import { appoint, communeOf, everybody, type Led, taskFor, write } from './secretaries.ts'

let office: OfficeUnderTest
let cells: Led[]
const at = (index: number): Led => {
  const cell = cells[index]
  if (cell === undefined) throw new Error('no such cell')
  return cell
}
beforeEach(async () => {
  office = await officeAt({ now, host: drawingHost })
  cells = await communeOf(office, ['bản Đông', 'bản Đoài', 'trường Mầm non'])
})
afterEach(() => discard(office))

const open = async (heldOn = '2026-11-10') =>
  (await office.ask('briefings.open', { period: heldOn.slice(0, 7), heldOn })).id
const rollOf = async (id: string) =>
  (await office.ask('meetings.get', { id })).roll.map(({ number, fullName, inBase, post }) => [
    ...[number, fullName, inBase, post],
  ])
const rowOf = async (id: string) =>
  (await office.ask('briefings.ofYear', { year: 2026 })).find((row) => row.id === id)

/** Whoever holds a post in a cell holds it no longer. */
const end = async (cell: Led, post: string) => {
  const { posts, revision } = await office.ask('organisation.posts', { bodyId: cell.id })
  const held = posts.find((each) => each.post === post)
  await office.ask('organisation.endPost', { id: held?.id ?? '', revision, on: '2026-11-01' })
}

describe('the roll of a briefing', () => {
  it('is of the secretaries of its day by cell, the deputies below them', async () => {
    expect(await rollOf(await open())).toEqual([
      [1, 'Lò Văn Bí Thư 1', true, 'Bí thư Chi bộ bản Đoài'],
      [2, 'Lò Văn Bí Thư 0', true, 'Bí thư Chi bộ bản Đông'],
      [3, 'Lò Văn Bí Thư 2', true, 'Bí thư Chi bộ trường Mầm non'],
      [4, 'Vàng Thị Phó 1', false, 'Phó Bí thư Chi bộ bản Đoài'],
      [5, 'Vàng Thị Phó 0', false, 'Phó Bí thư Chi bộ bản Đông'],
      [6, 'Vàng Thị Phó 2', false, 'Phó Bí thư Chi bộ trường Mầm non'],
    ])
  })

  it('has who leads two cells once, for both', async () => {
    await end(at(1), 'secretary')
    await appoint(office, at(1).id, 'secretary', at(0).secretary, '2026-11-01')
    const id = await open()
    const roll = await rollOf(id)
    expect(roll.filter(([, name]) => name === 'Lò Văn Bí Thư 0')).toEqual([
      [1, 'Lò Văn Bí Thư 0', true, 'Bí thư Chi bộ bản Đoài; Bí thư Chi bộ bản Đông'],
    ])
    const marks = [{ personId: at(0).secretary, state: 'present' as const, reason: '' }]
    await write(office, id, { marks })
    expect((await rowOf(id))?.figures).toMatchObject({ cells: 3, represented: 2, unmarked: 1 })
  })

  it('tells when somebody leads a second cell since it was written', async () => {
    await end(at(1), 'secretary')
    const id = await open()
    await appoint(office, at(1).id, 'secretary', at(0).secretary, '2026-11-01')
    const { rollDifferences, revision } = await office.ask('meetings.get', { id })
    expect(rollDifferences).toEqual([
      {
        ...{ personId: at(0).secretary, fullName: 'Lò Văn Bí Thư 0' },
        what: 'theo sổ là Bí thư Chi bộ bản Đoài; Bí thư Chi bộ bản Đông, danh sách đang ghi Bí thư Chi bộ bản Đông',
      },
    ])
    await office.ask('meetings.acceptRoll', { id, revision })
    expect((await office.ask('meetings.get', { id })).rollDifferences).toEqual([])
  })

  it('calls the deputy of a cell without a secretary, and tells of one that has neither', async () => {
    await end(at(2), 'secretary')
    const id = await open()
    expect((await rollOf(id)).slice(0, 3).at(-1)).toEqual([
      ...[3, 'Vàng Thị Phó 2', true, 'Phó Bí thư Chi bộ trường Mầm non'],
    ])
    await end(at(2), 'deputy')
    const { rollDifferences } = await office.ask('meetings.get', { id })
    expect(rollDifferences.map(({ fullName }) => fullName)).toEqual(['Vàng Thị Phó 2'])
    const around = await office.ask('briefings.around', { id })
    expect(around.cells.filter(({ leader }) => leader === null).map(({ cellName }) => cellName)).toEqual([
      'Chi bộ trường Mầm non',
    ])
  })

  it('is refused where nobody leads a cell yet, and on a day that has one', async () => {
    const early = await office.refusal('briefings.open', { period: '2024-01', heldOn: '2024-01-10' })
    expect(early.message).toContain('chưa ghi bí thư')
    await open()
    const again = await office.refusal('briefings.open', { period: '2026-11', heldOn: '2026-11-10' })
    expect(again.fields).toHaveProperty('heldOn')
  })
})

describe('who was there', () => {
  it('counts by cells: by the secretary, or by the deputy who stands in, and who came late', async () => {
    const id = await open()
    await write(office, id, {
      marks: [
        { personId: at(0).secretary, state: 'present', reason: '' },
        { personId: at(1).secretary, state: 'excused', reason: 'đi viện' },
        { personId: at(1).deputy, state: 'present', reason: '', isLate: true },
        { personId: at(2).secretary, state: 'absent', reason: '' },
      ],
    })
    const row = await rowOf(id)
    expect(row?.figures).toEqual({
      ...{ cells: 3, represented: 2, byStandIn: 1, late: 1, excused: 0, absent: 1, unmarked: 0 },
    })
    expect(row?.cells).toEqual([
      { cellName: 'Chi bộ bản Đoài', state: 'stand-in' },
      { cellName: 'Chi bộ bản Đông', state: 'called' },
      { cellName: 'Chi bộ trường Mầm non', state: 'absent' },
    ])
  })

  it('stays as it was when the roll is taken anew, with chair and secretary who are on no roll', async () => {
    const id = await open()
    const { roll } = await office.ask('meetings.get', { id })
    const officers = { chairId: at(0).members[2] ?? '', secretaryId: at(1).members[2] ?? '' }
    await write(office, id, { marks: everybody(roll), ...officers })
    const { revision } = await office.ask('meetings.get', { id })
    await office.ask('meetings.acceptRoll', { id, revision })
    const { content } = await office.ask('meetings.get', { id })
    expect(content).toMatchObject(officers)
    expect(content.marks).toHaveLength(3)
    const around = await office.ask('briefings.around', { id })
    expect(around.chair).toMatchObject({ fullName: 'Hà Văn Viên 0', post: '' })
  })
})

describe('the papers of a briefing', () => {
  it('are those of the commune, which its registry numbers', async () => {
    const id = await open()
    await write(office, id, {})
    const offered = await office.ask('documents.offered', { meetingId: id })
    expect(offered.map(({ kind }) => kind)).toEqual(['minutes', 'summons', 'signature-sheet'])
    const proposed = await office.ask('documents.proposeNumber', { meetingId: id, kind: 'minutes' })
    expect(proposed).toMatchObject({ isNumbered: true, proposed: null, symbol: 'BB/ĐU' })
    expect(proposed.warnings.join()).toContain('văn thư')
    const { revision } = await office.ask('meetings.get', { id })
    const given = { meetingId: id, kind: 'minutes' as const, meetingRevision: revision, number: '12-BB/ĐU' }
    await office.ask('documents.freeze', given)
    const next = await open('2026-11-20')
    const after = await office.ask('documents.proposeNumber', { meetingId: next, kind: 'minutes' })
    expect(after.proposed).toBeNull()
    const gap = await office.ask('documents.proposeNumber', {
      meetingId: next,
      kind: 'minutes',
      number: '19-BB/ĐU',
    })
    expect(gap.warnings).toEqual([])
  })
})

describe('a briefing', () => {
  it.each(['giao ban', 'giao ban tháng 11', 'tháng 11', 'giao ban 10/11'])(
    'is found by "%s"',
    async (query) => {
      const id = await open()
      const { meetings, cells: found } = await office.ask('finding.everything', { query })
      expect(meetings).toEqual([
        {
          ...{ id, title: 'Giao ban bí thư chi bộ tháng 11 năm 2026' },
          note: 'Đảng bộ xã Mường Than - họp ngày 10/11/2026',
        },
      ])
      expect(found).toEqual([])
    },
  )

  it('is chaired by whoever leads the commune, until somebody says otherwise', async () => {
    const { revision } = await office.ask('organisation.posts', { bodyId: null })
    await office.ask('organisation.appoint', {
      ...{ bodyId: null, revision, post: 'board-secretary', from: '2025-01-01' },
      person: { personId: at(0).members[2] ?? '', fullName: '' },
    })
    const around = await office.ask('briefings.around', { id: await open() })
    expect(around.chair).toMatchObject({ fullName: 'Hà Văn Viên 0', post: 'Bí thư Đảng ủy' })
  })
})

describe('a briefing in the recycle bin', () => {
  it('takes its tasks with it and brings them back', async () => {
    const id = await open()
    await write(office, id, { assignedTasks: [taskFor('Thu đảng phí', [at(0).id])] })
    const openTasks = async () =>
      (await office.ask('tasks.list', { cellId: at(0).id, state: 'open' })).tasks.length
    expect(await openTasks()).toBe(1)
    const { revision } = await office.ask('meetings.get', { id })
    await office.ask('meetings.remove', { id, revision, reason: 'Mở nhầm' })
    expect(await office.ask('briefings.ofYear', { year: 2026 })).toEqual([])
    expect(await openTasks()).toBe(0)
    const [entry] = await office.ask('recycle.list', {})
    expect(entry?.title).toBe('Giao ban bí thư chi bộ tháng 11 năm 2026, Đảng bộ xã Mường Than')
    await office.ask('recycle.restore', { kind: 'meeting', id })
    expect(await openTasks()).toBe(1)
  })
})
