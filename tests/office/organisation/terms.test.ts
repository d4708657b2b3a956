import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice } from '../filled-office.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

const ask: Filled['office']['ask'] = (name, input) => filled.office.ask(name, input)
const terms = () => ask('organisation.terms', {})
const begins = async (index: number, termStart: string) => {
  const facts = (await ask('organisation.startingFacts', {})).find(
    ({ cellId }) => cellId === filled.cells[index],
  )
  if (!facts) throw new Error('no facts of the cell')
  const { name: _name, total: _total, official: _official, ...row } = facts
  const secretary = { personId: filled.members[index === 0 ? 0 : 3] ?? null, fullName: '' }
  await ask('organisation.saveStartingFacts', { rows: [{ ...row, secretary, termStart }] })
}

// Today is 22/11/2026; a term that began before 01/7/2025 lasts 30 months, and the office reminds 6 months before.
describe('terms that run out', () => {
  it('are listed with their holders, the earliest first, and the cells of which none is known', async () => {
    expect((await terms()).rows).toEqual([])
    expect((await terms()).unknown.map(({ name }) => name)).toEqual([
      'Chi bộ thôn Sen Đông',
      'Chi bộ Trường Mầm non',
    ])
    await begins(0, '2024-08')
    await begins(1, '2023-01-10')
    expect(await terms()).toMatchObject({
      unknown: [],
      rows: [
        {
          body: { name: 'Chi bộ Trường Mầm non' },
          first: '2025-07-10',
          last: '2025-07-10',
          isOver: true,
          holders: [{ fullName: 'Vàng A Dơ', post: 'Bí thư' }],
        },
        { body: { name: 'Chi bộ thôn Sen Đông' }, first: '2027-02-01', last: '2027-02-28', isOver: false },
      ],
    })
  })

  it('are none that still have long to go, nor of a cell that has ended', async () => {
    await begins(0, '2025-08-01')
    await begins(1, '2023-01-10')
    const request = {
      kind: 'dissolve',
      bodyId: filled.cells[1],
      toBodyId: filled.cells[0],
      on: '2026-10-01',
    } as const
    await ask('organisation.change', { request })
    expect(await terms()).toEqual({ rows: [], unknown: [] })
  })

  it('follow the reminder of the rule book', async () => {
    await begins(0, '2024-08-01')
    expect((await terms()).rows).toHaveLength(1)
    await ask('rulebook.set', {
      ruleId: 'cell.termReminderMonths',
      from: '2026-11-01',
      value: 2,
      reason: 'Nhắc gần hơn',
    })
    expect((await terms()).rows).toEqual([])
  })

  it('are those of single posts, too, whose last day is written', async () => {
    const { revision } = await ask('organisation.posts', { bodyId: null })
    const person = { personId: filled.members[1] ?? '', fullName: '' }
    const given = { bodyId: null, revision, person, post: 'board-deputy', from: '2024-01-01' }
    const { id, revision: next } = await ask('organisation.appoint', given)
    await ask('organisation.endPost', { id, revision: next, on: '2027-01-01' })
    expect((await terms()).rows).toMatchObject([
      {
        body: { name: 'Đảng bộ xã Mường Than' },
        post: 'Phó Bí thư Đảng ủy',
        last: '2027-01-01',
        holders: [{ fullName: 'Đặng Thị Ánh' }],
      },
    ])
  })
})
