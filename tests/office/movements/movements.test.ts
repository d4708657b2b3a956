import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { movementKinds, possibleMovements } from '../../../shared/people/movements.ts'
import { emptyPerson, isPresent, type Standing } from '../../../shared/people/person.ts'
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
