import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/calendar/dates.ts'
import type { Input } from '../../../shared/contract.ts'
import {
  type Histories,
  type MembershipSpan,
  ledger as pureLedger,
  type StandingSpan,
} from '../../../shared/people/ledger.ts'
import { movementKinds, possibleMovements } from '../../../shared/people/movements.ts'
import { emptyPerson, isPresent, type Standing } from '../../../shared/people/person.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice } from '../filled-office.ts'
import { auditOf, beside } from '../meetings/database.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

const member = (index = 0) => filled.members[index] ?? ''
const cardOf = (id: string) => filled.office.ask('people.card', { id })

type Wanted = Omit<Input<'movements.record'>, 'personId' | 'revision'>
const record = async (personId: string, wanted: Wanted) => {
  const { revision } = await cardOf(personId)
  return filled.office.ask('movements.record', { personId, revision, ...wanted })
}
const refused = async (personId: string, wanted: Wanted) => {
  const { revision } = await cardOf(personId)
  return filled.office.refusal('movements.record', { personId, revision, ...wanted })
}
const ledger = (from: string, last: string, cellId: string | null = null) =>
  filled.office.ask('movements.ledger', { from, last, cellId })
const sums = async (from: string, last: string, cellId: string | null = null) => {
  const { opening, increases, decreases, closing } = await ledger(from, last, cellId)
  const count = (lines: typeof increases) => lines.reduce((sum, line) => sum + line.steps.length, 0)
  return [opening, count(increases), count(decreases), closing]
}

describe('a movement', () => {
  it('that leaves the Party ends the posts, keeps the last cell, and stands in the ledger with its paper', async () => {
    await record(member(), {
      kind: 'death',
      on: '2026-10-12',
      paperNumber: '03/TKT',
      paperDate: '2026-10-13',
    })
    const card = await cardOf(member())
    expect([card.standing, card.standingFrom, card.cellId]).toEqual(['died', '2026-10-12', filled.cells[0]])
    const { decreases } = await ledger('2026-10-01', '2026-10-31')
    expect(decreases).toMatchObject([
      { kind: 'death', name: 'Từ trần', steps: [{ fullName: 'Lò Văn Hặc', paperNumber: '03/TKT' }] },
    ])
    expect(await sums('2026-10-01', '2026-10-31')).toEqual([5, 0, 1, 4])
  })

  it('between cells takes from the one and gives to the other, and the commune stays as it was', async () => {
    await record(member(), { kind: 'cell-change', on: '2026-10-12', cellId: filled.cells[1] })
    expect(await sums('2026-10-01', '2026-10-31', filled.cells[0])).toEqual([3, 0, 1, 2])
    expect(await sums('2026-10-01', '2026-10-31', filled.cells[1])).toEqual([2, 1, 0, 3])
    expect(await sums('2026-10-01', '2026-10-31')).toEqual([5, 0, 0, 5])
  })

  it('says which posts would end before it is recorded', async () => {
    const [facts] = await filled.office.ask('organisation.startingFacts', {})
    if (!facts) throw new Error('no facts')
    const { name: _name, total: _total, official: _official, ...row } = facts
    const secretary = { personId: member(), fullName: 'Lò Văn Hặc' }
    await filled.office.ask('organisation.saveStartingFacts', { rows: [{ ...row, secretary }] })
    const wanted = { personId: member(), kind: 'departure', on: '2026-11-10' } as const
    const look = await filled.office.ask('movements.look', wanted)
    expect(look.endingPosts).toEqual(['Bí thư'])
    expect(look.look).toContain('Chưa ghi tổ chức đảng nơi đi hoặc nơi đến; có thể bổ sung sau.')
    await record(member(), { kind: 'departure', on: '2026-11-10' })
    const [post] = (await cardOf(member())).posts
    expect(post?.to).toBe('2026-11-10')
  })

  it('into a cell that is not there is refused, and nothing is written', async () => {
    const answer = await refused(member(), { kind: 'cell-change', on: '2026-10-12', cellId: member(1) })
    expect(answer.code).toBe('not-found')
    expect(await filled.office.ask('movements.ofPerson', { personId: member() })).toEqual([])
  })

  it('that the standing does not allow is refused with the reason', async () => {
    const answer = await refused(member(), { kind: 'confirmation', on: '2026-10-12', paperNumber: '1-QĐ/TU' })
    expect(answer.message).toContain('"Chính thức" nên không ghi "Công nhận chính thức" được')
  })

  it('of a window that saw an older record is answered with the newer one', async () => {
    const { revision } = await cardOf(member())
    await record(member(), { kind: 'exemption', on: '2026-10-01', paperNumber: '7-NQ/CB' })
    const wanted = { personId: member(), kind: 'death', on: '2026-10-12', revision } as const
    expect((await filled.office.refusal('movements.record', wanted)).code).toBe('conflict')
  })

  it('is in the audit with its paper and both standings', async () => {
    await record(member(), { kind: 'exemption', on: '2026-10-01', paperNumber: '7-NQ/CB' })
    expect(auditOf(filled.office, 'movements.record')).toMatchObject([
      {
        record_id: member(),
        changes: { kind: 'exemption', paperNumber: '7-NQ/CB', standing: ['official', 'exempt'] },
      },
    ])
  })
})

describe('what somebody holds', () => {
  const appoint = async (bodyId: string | null, who: number, post: string, from: string | null) => {
    const { revision } = await filled.office.ask('organisation.posts', { bodyId })
    const person = { personId: member(who), fullName: (await cardOf(member(who))).fullName }
    await filled.office.ask('organisation.appoint', { bodyId, revision, person, post, from })
  }
  const [old, other] = [() => filled.cells[0], () => filled.cells[1]]
  const posts = async (who = 0) => (await cardOf(member(who))).posts.map(({ post, to }) => [post, to])
  const rows = () =>
    beside(filled.office, (database) =>
      ['post', 'group_membership', 'cell_membership', 'member_standing'].map((table) =>
        database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all(),
      ),
    )
  const group = async () => {
    const { id } = await filled.office.ask('organisation.addBody', {
      ...{ kind: 'group', name: 'Tổ đảng 1', parentId: old(), from: null },
    })
    await filled.office.ask('organisation.setGroup', {
      ...{ id, revision: 1, on: '2026-01-01', personIds: [member(), member(1)] },
    })
    return id
  }
  const groupOf = async (who = 0) => {
    const { members } = await filled.office.ask('organisation.groups', { cellId: old() })
    return members.find(({ personId }) => personId === member(who))?.groupId ?? null
  }

  it.each(['2026-10-12', '2026-10-20'])(
    'from %s on was given by mistake to somebody who died on the 12th, and comes back with the way back',
    async (from) => {
      await appoint(old(), 0, 'secretary', from)
      const before = rows()
      const wanted = { personId: member(), kind: 'death', on: '2026-10-12' } as const
      expect((await filled.office.ask('movements.look', wanted)).endingPosts).toEqual(['Bí thư'])
      const { actId } = await record(member(), { kind: 'death', on: '2026-10-12' })
      expect(await posts()).toEqual([])
      expect((await filled.office.ask('organisation.cells', {}))[0]?.secretary).toBe('')
      await filled.office.ask('movements.undo', { actId })
      expect(rows()).toEqual(before)
    },
  )

  it('by membership of the old cell ends with a change of cell, and nothing else does', async () => {
    await appoint(old(), 0, 'secretary', '2025-01-01')
    await appoint(old(), 0, 'village-head', '2025-01-01')
    await appoint(old(), 0, 'in-charge', '2025-01-01')
    await appoint(null, 0, 'board-member', '2025-01-01')
    await appoint(other(), 0, 'deputy', '2026-10-12')
    const wanted = { kind: 'cell-change', on: '2026-10-12', cellId: other() } as const
    const look = await filled.office.ask('movements.look', { personId: member(), ...wanted })
    expect(look.endingPosts).toEqual(['Bí thư'])
    const [line] = await filled.office.ask('movements.lookMany', {
      ...{ personIds: [member()], on: wanted.on, cellId: wanted.cellId },
    })
    expect(line?.endingPosts).toEqual(['Bí thư'])
    await record(member(), wanted)
    expect(new Map((await posts()).map(([post, to]) => [post ?? '', to]))).toEqual(
      new Map([
        ['Bí thư', '2026-10-12'],
        ['Trưởng thôn, bản, tổ dân phố', null],
        ['Cấp ủy viên phụ trách', null],
        ['Đảng ủy viên', null],
        ['Phó bí thư', null],
      ]),
    )
  })

  it('in the Party and in the commune ends with leaving the register; the village keeps its head', async () => {
    await appoint(old(), 0, 'secretary', '2025-01-01')
    await appoint(old(), 0, 'village-head', '2025-01-01')
    await appoint(other(), 0, 'in-charge', '2025-01-01')
    await appoint(null, 0, 'board-member', '2025-01-01')
    await appoint(null, 0, 'committee-chair', '2025-01-01')
    await record(member(), { kind: 'resignation', on: '2026-10-12', paperNumber: '3-QĐ/ĐU' })
    expect(new Map((await posts()).map(([post, to]) => [post ?? '', to]))).toEqual(
      new Map([
        ['Bí thư', '2026-10-12'],
        ['Trưởng thôn, bản, tổ dân phố', null],
        ['Cấp ủy viên phụ trách', '2026-10-12'],
        ['Đảng ủy viên', '2026-10-12'],
        ['Chủ tịch Ủy ban nhân dân', '2026-10-12'],
      ]),
    )
  })

  it('goes on through what leaves the member in the cell', async () => {
    await appoint(old(), 0, 'secretary', '2025-01-01')
    await group()
    await record(member(), { kind: 'exemption', on: '2026-10-12', paperNumber: '7-NQ/CB' })
    expect(await posts()).toEqual([['Bí thư', null]])
    expect(await groupOf()).not.toBeNull()
  })

  it('in a group of the cell ends with the change of cell, and does not rise again with the return', async () => {
    const id = await group()
    await appoint(id, 0, 'group-leader', '2026-01-01')
    const before = rows()
    const away = await record(member(), { kind: 'cell-change', on: '2026-05-01', cellId: other() })
    expect(await posts()).toEqual([['Tổ trưởng tổ đảng', '2026-05-01']])
    const back = await record(member(), { kind: 'cell-change', on: '2026-08-01', cellId: old() })
    expect([await groupOf(), await groupOf(1)]).toEqual([null, id])
    await filled.office.ask('movements.undo', { actId: back.actId })
    await filled.office.ask('movements.undo', { actId: away.actId })
    expect(rows()).toEqual(before)
  })

  it('in a group ends with leaving the register, also where it began after the day', async () => {
    await group()
    const before = rows()
    const { actId } = await record(member(), { kind: 'departure', on: '2025-12-15' })
    const kept = () =>
      beside(filled.office, (database) =>
        database.prepare('SELECT * FROM group_membership WHERE person_id = ?').all(member()),
      )
    expect(kept()).toEqual([])
    await filled.office.ask('movements.undo', { actId })
    expect(rows()).toEqual(before)
  })
})

describe('a movement of a day before a merger', () => {
  it('is of the cell of that day, and ends the posts on it', async () => {
    const { office, cells } = filled
    const { revision } = await office.ask('organisation.posts', { bodyId: cells[0] })
    const person = { personId: member(), fullName: 'Lò Văn Hặc' }
    const secretary = { bodyId: cells[0], revision, person, post: 'secretary', from: '2025-01-01' }
    await office.ask('organisation.appoint', secretary)
    await office.ask('organisation.change', {
      request: {
        kind: 'merge',
        sourceIds: [...cells],
        into: { key: 'new-1', name: 'Chi bộ bản Sen' },
        on: '2026-10-01',
        decisionNumber: '1',
      },
    })
    const { actId } = await record(member(), { kind: 'departure', on: '2026-09-15' })
    const kept = await office.ask('movements.ofPerson', { personId: member() })
    expect(kept.find((row) => row.actId === actId)).toMatchObject({ fromCell: 'Chi bộ thôn Sen Đông' })
    expect((await cardOf(member())).posts).toMatchObject([{ post: 'Bí thư', to: '2026-09-15' }])
    expect(await sums('2026-09-01', '2026-09-30', cells[0])).toEqual([3, 0, 1, 2])
    await office.ask('movements.undo', { actId })
    expect((await cardOf(member())).posts).toMatchObject([{ post: 'Bí thư', to: '2026-10-01' }])
  })
})

describe('somebody from outside', () => {
  it('admitted becomes a probationary member with the days of decision and ceremony', async () => {
    const [facts] = await filled.office.ask('organisation.startingFacts', {})
    if (!facts) throw new Error('no facts')
    const { name: _name, total: _total, official: _official, ...row } = facts
    const inCharge = { personId: null, fullName: 'Hà Văn Em' }
    await filled.office.ask('organisation.saveStartingFacts', { rows: [{ ...row, inCharge }] })
    const [person] = await filled.office.ask('people.pick', { query: 'ha van em' })
    const id = person?.id ?? ''
    const { actId } = await record(id, {
      kind: 'admission',
      on: '2026-09-15',
      cellId: filled.cells[0],
      paperNumber: '12-QĐ/ĐU',
      paperDate: '2026-08-25',
    })
    expect(await cardOf(id)).toMatchObject({
      standing: 'probationary',
      cellId: filled.cells[0],
      joinedOn: '2026-09-15',
    })
    const { admission } = await filled.office.ask('people.form', { id })
    expect(admission).toMatchObject({ admittedOn: '2026-08-25', ceremonyOn: '2026-09-15' })
    expect(await sums('2026-09-01', '2026-09-30')).toEqual([5, 1, 0, 6])

    await filled.office.ask('movements.undo', { actId })
    expect(await cardOf(id)).toMatchObject({ standing: null, cellId: null, joinedOn: null })
    expect(await sums('2026-09-01', '2026-09-30')).toEqual([5, 0, 0, 5])
  })
})

describe('what is due', () => {
  it('names ends of probations and of temporary stays, those longest ago first', async () => {
    const { office, cells } = filled
    const added = await office.ask('people.add', {
      ...emptyPerson,
      fullName: 'Bùi Thị Én',
      joinedOn: '2025-12-01',
      cellId: cells[0],
      from: '2025-12-01',
      standing: 'probationary',
    })
    await record(member(), {
      kind: 'temporary-departure',
      on: '2026-03-01',
      until: '2026-10-31',
      otherOrganisation: 'Đảng ủy xã Bản Lang',
    })
    const due = await office.ask('movements.due', { days: 30 })
    expect(due.map(({ personId, kind, on }) => [personId, kind, on])).toEqual([
      [member(), 'return', '2026-10-31'],
      [added.id, 'confirmation', '2026-12-01'],
    ])
    expect(await office.ask('movements.due', { days: 5 })).toHaveLength(1)
  })
})

describe('the way back', () => {
  it('is open for the latest movement only', async () => {
    const first = await record(member(), { kind: 'exemption', on: '2026-03-01', paperNumber: '7-NQ/CB' })
    const second = await record(member(), { kind: 'death', on: '2026-06-01' })
    const answer = await filled.office.refusal('movements.undo', { actId: first.actId })
    expect(answer.message).toContain('"Từ trần"')
    await filled.office.ask('movements.undo', { actId: second.actId })
    await filled.office.ask('movements.undo', { actId: first.actId })
    expect((await cardOf(member())).standing).toBe('official')
    const kept = await filled.office.ask('movements.ofPerson', { personId: member() })
    expect(kept.map((row) => row.isUndone)).toEqual([true, true])
  })

  it('leaves every history as it was, whatever was recorded, and the ledger counts heads on the way', async () => {
    const { office, members, cells } = filled
    const histories = () =>
      beside(office, (database) => [
        database.prepare('SELECT * FROM member_standing ORDER BY person_id, valid_from').all(),
        database.prepare('SELECT * FROM cell_membership ORDER BY person_id, valid_from').all(),
        database.prepare('SELECT id, standing FROM person ORDER BY id').all(),
        database.prepare('SELECT * FROM member ORDER BY person_id').all(),
      ])
    const wanted = fc.record({
      who: fc.nat(members.length - 1),
      kind: fc.nat(movementKinds.length),
      standing: fc.constantFrom<Standing>('official', 'probationary', 'exempt'),
      cell: fc.nat(1),
    })
    const before = histories()
    const runs = fc.sample(fc.array(wanted, { minLength: 20, maxLength: 30 }), { numRuns: 4, seed: 11 })
    for (const run of runs) {
      const acts: string[] = []
      for (const [day, { who, kind, standing, cell }] of run.entries()) {
        const on = `2026-${String(1 + Math.floor(day / 4)).padStart(2, '0')}-${String(3 + (day % 4) * 7).padStart(2, '0')}`
        const personId = member(who)
        const { revision, standing: held } = await cardOf(personId)
        const possible = possibleMovements(held).map((movement) => movement.kind)
        const chosen = possible[kind % possible.length] ?? 'death'
        const input = { personId, revision, kind: chosen, on, standing, cellId: cells[cell] ?? null }
        const answer = await office.call('movements.record', input)
        if (answer.ok) acts.push((answer.value as { actId: string }).actId)
        const heads = await Promise.all(members.map((id) => cardOf(id)))
        const [, , , closing] = await sums(on, on)
        const counted = heads.filter(
          (card) => card.standing !== null && isPresent(card.standing) && card.standing !== 'visiting',
        )
        expect(closing).toBe(counted.length)
      }
      expect(acts.length).toBeGreaterThan(5)
      for (const actId of acts.reverse()) await office.ask('movements.undo', { actId })
      expect(histories()).toEqual(before)
    }
  })
})

describe('several members who change cells together', () => {
  const decision = { on: '2026-10-12', paperNumber: '15-QĐ/ĐU', paperDate: '2026-10-10' }
  const seen = async (ids: readonly string[]) =>
    Promise.all(ids.map(async (personId) => ({ personId, revision: (await cardOf(personId)).revision })))
  const cellsOf = async () => Promise.all(filled.members.map(async (id) => (await cardOf(id)).cellId))

  it('are shown with what they leave before anything is written', async () => {
    const { office, cells } = filled
    const [facts] = await office.ask('organisation.startingFacts', {})
    if (!facts) throw new Error('no facts')
    const { name: _name, total: _total, official: _official, ...row } = facts
    const secretary = { personId: member(), fullName: 'Lò Văn Hặc' }
    await office.ask('organisation.saveStartingFacts', { rows: [{ ...row, secretary }] })
    const preview = await office.ask('movements.lookMany', {
      ...decision,
      personIds: [member(), member(1), member(3)],
      cellId: cells[1],
    })
    expect(
      preview.map(({ fullName, fromCell, why, endingPosts }) => [fullName, fromCell, why, endingPosts]),
    ).toEqual([
      ['Lò Văn Hặc', 'Chi bộ thôn Sen Đông', null, ['Bí thư']],
      ['Đặng Thị Ánh', 'Chi bộ thôn Sen Đông', null, []],
      ['Vàng A Dơ', 'Chi bộ Trường Mầm non', expect.stringContaining('ở chi bộ ấy rồi'), []],
    ])
    expect(await office.ask('movements.ofPerson', { personId: member() })).toEqual([])
  })

  it('are one act with one paper, one row of the audit and one way back', async () => {
    const { office, cells } = filled
    const before = await cellsOf()
    const people = await seen([member(), member(1)])
    const { actId, moved } = await office.ask('movements.moveMany', { ...decision, people, cellId: cells[1] })
    expect(moved).toBe(2)
    expect(await sums('2026-10-01', '2026-10-31', cells[0])).toEqual([3, 0, 2, 1])
    expect(await sums('2026-10-01', '2026-10-31', cells[1])).toEqual([2, 2, 0, 4])
    const [kept] = await office.ask('movements.ofPerson', { personId: member(1) })
    expect(kept).toMatchObject({ actId, kind: 'cell-change', paperNumber: '15-QĐ/ĐU', people: 2 })
    expect(auditOf(office, 'movements.moveMany')).toMatchObject([
      {
        record_id: cells[1],
        changes: {
          people: [
            [member(), cells[0]],
            [member(1), cells[0]],
          ],
        },
      },
    ])
    await office.ask('movements.undo', { actId })
    expect(await cellsOf()).toEqual(before)
  })

  it('go all or not at all', async () => {
    const { office, cells } = filled
    const before = await cellsOf()
    const people = await seen([member(), member(3)])
    const refusal = await office.refusal('movements.moveMany', { ...decision, people, cellId: cells[1] })
    expect(refusal.message).toContain('Vàng A Dơ: Đồng chí này đang sinh hoạt ở chi bộ ấy rồi.')
    expect(await cellsOf()).toEqual(before)
    const stale = people.slice(0, 1).map((each) => ({ ...each, revision: each.revision + 1 }))
    const conflict = await office.refusal('movements.moveMany', {
      ...decision,
      people: stale,
      cellId: cells[1],
    })
    expect(conflict.code).toBe('conflict')
  })
})

describe('somebody who is written into the register as they come', () => {
  const newcomer = {
    ...emptyPerson,
    fullName: 'Bùi Thị Én',
    joinedOn: '2015-05-19',
    officialOn: '2016-05-19',
  }
  const paper = { paperNumber: '9-QĐ/ĐU', otherOrganisation: 'Đảng ủy xã Bản Lang' }
  const add = (more: Partial<Input<'people.add'>>) =>
    filled.office.ask('people.add', {
      ...newcomer,
      cellId: filled.cells[0],
      from: '2026-10-05',
      standing: 'official',
      ...more,
    })

  it('stands in the ledger of that month with the paper, and was not here before', async () => {
    const { id, revision } = await add({ joining: { kind: 'arrival', ...paper } })
    expect(await sums('2026-10-01', '2026-10-31')).toEqual([5, 1, 0, 6])
    const { increases } = await ledger('2026-10-01', '2026-10-31', filled.cells[0])
    expect(increases).toMatchObject([{ kind: 'arrival', steps: [{ personId: id, ...paper }] }])
    const card = await cardOf(id)
    expect(card).toMatchObject({ revision, standing: 'official', joinedOn: '2015-05-19' })
    expect(card.standingsHeld).toEqual([{ standing: 'official', from: '2026-10-05', to: null }])
    expect(await filled.office.ask('movements.ofPerson', { personId: id })).toMatchObject([
      { kind: 'arrival' },
    ])
  })

  it('is nobody who came if they have long been a member here', async () => {
    const { id } = await add({})
    expect(await filled.office.ask('movements.ofPerson', { personId: id })).toEqual([])
    expect((await cardOf(id)).standingsHeld[0]).toMatchObject({
      standing: 'probationary',
      from: '2015-05-19',
    })
  })

  it('may have been in the cell since nobody knows when, and then was always counted', async () => {
    const { id } = await add({ from: null })
    expect((await cardOf(id)).cells).toMatchObject([{ from: null, to: null }])
    expect(await sums('2026-10-01', '2026-10-31')).toEqual([6, 0, 0, 6])
    const refusal = await filled.office.refusal('people.add', {
      ...{ ...newcomer, fullName: 'Bùi Thị Ến', cellId: filled.cells[0], from: null },
      ...{ standing: 'official', joining: { kind: 'arrival', ...paper } },
    })
    expect(refusal.message).toContain('"Chuyển đến chính thức" phải có ngày')
    expect(refusal.fields).toHaveProperty('from')
  })

  it('visits without being counted, until the day that is due', async () => {
    const { id } = await add({
      standing: 'visiting',
      joining: { kind: 'temporary-arrival', until: '2026-12-01', ...paper },
    })
    expect(await sums('2026-10-01', '2026-10-31')).toEqual([5, 0, 0, 5])
    expect(await filled.office.ask('movements.due', {})).toMatchObject([
      { personId: id, kind: 'visit-end', on: '2026-12-01' },
    ])
    const { due } = await filled.office.ask('home.overview', {})
    expect(due).toEqual({ confirmations: { count: 0, late: 0 }, stays: { count: 1, late: 0 } })
  })

  it('is refused with a standing that the movement does not give, and nobody is written', async () => {
    const refusal = await filled.office.refusal('people.add', {
      ...newcomer,
      cellId: filled.cells[0],
      from: '2026-10-05',
      standing: 'official',
      joining: { kind: 'admission' },
    })
    expect(refusal.message).toContain('"Kết nạp" là vào diện "Dự bị"')
    expect((await filled.office.ask('people.search', { query: 'bui thi en', standing: 'all' })).total).toBe(0)
  })

  it('and whose coming is taken back is outside the Party; adding them again says where they are', async () => {
    const twin = { personalId: '012060000099', joining: { kind: 'arrival' as const, ...paper } }
    const { id } = await add(twin)
    const [arrival] = await filled.office.ask('movements.ofPerson', { personId: id })
    expect(await filled.office.ask('movements.undo', { actId: arrival?.actId ?? '' })).toEqual({
      outside: ['Bùi Thị Én'],
    })
    const again = { ...newcomer, ...twin, cellId: filled.cells[0], from: '2026-10-06' }
    const refusal = await filled.office.refusal('people.add', { ...again, standing: 'official' })
    expect(refusal.message).toContain('Bùi Thị Én ở mục Người ngoài danh sách')
    expect(refusal.fields).toHaveProperty('personalId')
    const { rows } = await filled.office.ask('outsiders.list', { query: 'bui thi en' })
    expect(rows.map((row) => row.id)).toEqual([id])
    await record(id, { kind: 'arrival', on: '2026-10-06', standing: 'official', cellId: filled.cells[0] })
    expect(await cardOf(id)).toMatchObject({ standing: 'official', cellId: filled.cells[0] })
  })
})

describe('the ledger of all cells', () => {
  it('balances in every line and in the sum, with those who were in no cell', async () => {
    const { office, cells } = filled
    await record(member(), { kind: 'cell-change', on: '2026-10-12', cellId: cells[1] })
    await record(member(1), { kind: 'death', on: '2026-10-20' })
    beside(office, (database) =>
      database.prepare('DELETE FROM cell_membership WHERE person_id = ?').run(member(4)),
    )
    await record(member(4), { kind: 'death', on: '2026-10-25' })
    const { rows } = await office.ask('movements.ledgerOfCells', { from: '2026-10-01', last: '2026-10-31' })
    expect(rows).toEqual([
      {
        cellId: cells[0],
        cellName: 'Chi bộ thôn Sen Đông',
        opening: 3,
        increases: 0,
        fromCells: 0,
        decreases: 2,
        toCells: 1,
        closing: 1,
      },
      {
        cellId: cells[1],
        cellName: 'Chi bộ Trường Mầm non',
        opening: 1,
        increases: 1,
        fromCells: 1,
        decreases: 0,
        toCells: 0,
        closing: 2,
      },
      {
        cellId: null,
        cellName: '',
        opening: 1,
        increases: 0,
        fromCells: 0,
        decreases: 1,
        toCells: 0,
        closing: 0,
      },
    ])
  })

  it('counts in SQL and from changed people only what the whole histories say', async () => {
    const { office, members, cells } = filled
    const step = fc.record({
      who: fc.nat(members.length - 1),
      kind: fc.nat(movementKinds.length),
      day: fc.integer({ min: 1, max: 300 }),
      cell: fc.nat(1),
    })
    const dayOf = (days: number) => addDays('2026-01-01', days)
    const [steps] = fc.sample(fc.array(step, { minLength: 60, maxLength: 80 }), { numRuns: 1, seed: 5 })
    for (const { who, kind, day, cell } of (steps ?? []).toSorted((a, b) => a.day - b.day)) {
      const personId = member(who)
      const { revision, standing } = await cardOf(personId)
      const possible = possibleMovements(standing)
      const chosen = possible[kind % possible.length]?.kind ?? 'death'
      const input = { personId, revision, kind: chosen, on: dayOf(day), standing: 'official' as const }
      await office.call('movements.record', { ...input, cellId: cells[cell] ?? null })
    }
    await office.ask('people.remove', {
      id: member(4),
      revision: (await cardOf(member(4))).revision,
      reason: 'nhầm',
    })
    const histories = beside(office, (database): Histories => {
      const living = `person_id IN (SELECT id FROM person WHERE deleted_at IS NULL)`
      const columns = 'person_id AS personId, valid_from AS "from", valid_to AS "to"'
      return {
        memberships: database
          .prepare(`SELECT ${columns}, cell_id AS cellId FROM cell_membership WHERE ${living}`)
          .all() as MembershipSpan[],
        standings: database
          .prepare(`SELECT ${columns}, standing FROM member_standing WHERE ${living}`)
          .all() as StandingSpan[],
      }
    })
    const counted = openRulebook().rule('ledger.counted', '2026-11-22')
    const shape = (lines: readonly { readonly name: string; readonly steps: readonly object[] }[]) =>
      lines.reduce((sum, { steps: own }) => sum + own.length, 0)
    let moved = 0
    await fc.assert(
      fc.asyncProperty(
        fc.nat(300),
        fc.nat(60),
        fc.constantFrom(null, ...cells),
        async (start, length, cellId) => {
          const span = { from: dayOf(start), last: dayOf(start + length) }
          const pure = pureLedger(histories, cellId === null ? 'commune' : { cellId }, span, counted)
          const shown = await ledger(span.from, span.last, cellId)
          const expected = [
            pure.opening.length,
            shape(pure.increases),
            shape(pure.decreases),
            pure.closing.length,
          ]
          expect([shown.opening, shape(shown.increases), shape(shown.decreases), shown.closing]).toEqual(
            expected,
          )
          expect(shape(shown.within)).toBe(shape(pure.within))
          moved += shape(pure.increases) + shape(pure.decreases)
          const { rows } = await office.ask('movements.ledgerOfCells', span)
          const total = (pick: (row: (typeof rows)[number]) => number) =>
            rows.reduce((sum, row) => sum + pick(row), 0)
          for (const row of rows) {
            expect(row.opening + row.increases - row.decreases).toBe(row.closing)
            if (row.cellId !== cellId || cellId === null) continue
            expect([row.opening, row.increases, row.decreases, row.closing]).toEqual(expected)
          }
          if (cellId === null) {
            expect([total((row) => row.opening), total((row) => row.closing)]).toEqual([
              expected[0],
              expected[3],
            ])
          }
        },
      ),
      { numRuns: 60, seed: 7 },
    )
    expect(moved).toBeGreaterThan(20)
  })
})
