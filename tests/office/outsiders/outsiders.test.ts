import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { residentRole, roleToBeWon } from '../../../shared/outsiders/roles.ts'
import { noAdmission, noDetails, noLists } from '../../../shared/people/details.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { auditOf, beside } from '../meetings/database.ts'
import { foundCell, member, personIn } from '../meetings/samples.ts'

const now = '2026-11-22T03:00:00Z'

let office: OfficeUnderTest
let cells: readonly [string, string]
beforeEach(async () => {
  office = await officeAt({ now })
  const first = await foundCell(office, 'Chi bộ bản Sen Đông', ['Lò Văn Hặc'])
  const second = await foundCell(office, 'Chi bộ khu 8', [])
  cells = [first.id, second.id]
})
afterEach(() => discard(office))

type New = Input<'outsiders.add'>
const role = (name: string, bodyId: string, more: Partial<New['roles'][number]> = {}) => ({
  ...{ role: name, bodyId, from: null, to: null, otherOrganisation: '', note: '' },
  ...more,
})
const outsider = (fullName: string, roles: New['roles'] = [], more: Partial<New> = {}): New => ({
  ...member(fullName),
  ...{ telephone: '', occupation: '', workplace: '', youthUnionOn: null, roles },
  ...more,
})
const add = async (...input: Parameters<typeof outsider>) =>
  (await office.ask('outsiders.add', outsider(...input))).id
const names = async (input: Input<'outsiders.list'>) =>
  (await office.ask('outsiders.list', input)).rows.map(({ fullName }) => fullName)

describe('people who are no members', () => {
  it('are listed and counted apart, by given name, and nobody of the roll is among them', async () => {
    await add('Vàng Thị Mỷ', [role(roleToBeWon, cells[0])])
    await add('Giàng A Chu', [role(roleToBeWon, cells[1]), role('Khách mời thường xuyên', cells[0])])
    const head = await add('Lò Thị Ún')
    beside(office, (database) => {
      database.exec(`INSERT INTO post (id, person_id, body_id, post, valid_from)
        VALUES ('00000000-0000-7000-8000-0000000000ac', '${head}', '${cells[1]}', 'Trưởng bản', '2024-01-01')`)
    })
    await add('Sùng A Páo')
    expect(await names({})).toEqual(['Giàng A Chu', 'Vàng Thị Mỷ', 'Sùng A Páo', 'Lò Thị Ún'])
    const { total, counts } = await office.ask('outsiders.list', {})
    expect(total).toBe(4)
    expect(counts.map(({ name, total }) => [name, total])).toEqual([
      ['Trưởng bản', 1],
      [roleToBeWon, 2],
      ['Khách mời thường xuyên', 1],
      ['Chưa ghi quan hệ', 1],
    ])
    for (const count of counts) {
      expect(await names({ role: count.role })).toHaveLength(count.total)
    }
    expect((await office.ask('people.search', { standing: 'all' })).total).toBe(1)
    expect((await office.ask('setup.state', {})).revision).toBeDefined()
  })

  it('are found by a part of the name without accents, by cell and by role', async () => {
    await add('Vàng Thị Mỷ', [role(roleToBeWon, cells[0])])
    await add('Giàng A Chu', [role(roleToBeWon, cells[1])])
    expect(await names({ query: 'my vang' })).toEqual(['Vàng Thị Mỷ'])
    expect(await names({ cellId: cells[1] })).toEqual(['Giàng A Chu'])
    expect(await names({ cellId: cells[1], role: roleToBeWon, query: 'my' })).toEqual([])
  })

  it('are offered where people are picked', async () => {
    await add('Giàng A Chu')
    const found = await office.ask('people.pick', { query: 'chu' })
    expect(found.map(({ fullName }) => fullName)).toEqual(['Giàng A Chu'])
  })

  it('have a card with roles and posts, whose numbers are masked until they are asked for', async () => {
    const id = await add(
      'Quàng Văn Tướng',
      [role(residentRole, cells[0], { from: '2025-03', otherOrganisation: 'Chi bộ Điện lực Than Uyên' })],
      {
        personalId: '012060000077',
        telephone: '0912345678',
        occupation: 'Công nhân',
      },
    )
    const card = await office.ask('outsiders.card', { id })
    expect(card).toMatchObject({
      personalId: '••••••••0077',
      telephone: '••••••5678',
      occupation: 'Công nhân',
      standing: null,
      roles: [
        {
          role: residentRole,
          from: '2025-03',
          cellName: 'Chi bộ bản Sen Đông',
          otherOrganisation: 'Chi bộ Điện lực Than Uyên',
        },
      ],
    })
    expect(await office.ask('people.reveal', { id })).toMatchObject({
      personalId: '012060000077',
      telephone: '0912345678',
    })
  })

  it('are changed with masked numbers left alone, and are in the audit', async () => {
    const id = await add('Quàng Văn Tướng', [], { personalId: '012060000077', telephone: '0912345678' })
    const { roles: _, ...fields } = outsider('Quàng Văn Tướng', [], { religion: 'Không' })
    const { revision } = await office.ask('outsiders.change', {
      ...fields,
      id,
      revision: 1,
      personalId: null,
      telephone: null,
    })
    expect(revision).toBe(2)
    expect(await office.ask('people.reveal', { id })).toMatchObject({
      personalId: '012060000077',
      telephone: '0912345678',
    })
    expect(auditOf(office, 'outsiders.change').map(({ changes }) => changes)).toEqual([
      { religion: ['', 'Không'] },
    ])
    const conflict = { ...fields, id, revision: 1 }
    expect((await office.refusal('outsiders.change', conflict)).code).toBe('conflict')
  })

  it('keep what the form knows beyond these fields', async () => {
    const id = await add('Quàng Văn Tướng', [], { occupation: 'Công nhân' })
    const details = { ...noDetails, occupation: 'Công nhân', health: 'Tốt' }
    await office.ask('people.changeForm', {
      id,
      revision: 1,
      details,
      admission: noAdmission,
      lists: noLists,
    })
    const { roles: _, ...fields } = outsider('Quàng Văn Tướng', [], { occupation: 'Thợ mỏ' })
    await office.ask('outsiders.change', { ...fields, id, revision: 2 })
    const form = await office.ask('people.form', { id })
    expect([form.details.occupation, form.details.health]).toEqual(['Thợ mỏ', 'Tốt'])
  })

  it('cannot have the number of somebody who is in the register', async () => {
    await add('Quàng Văn Tướng', [], { personalId: '012060000077' })
    const error = await office.refusal(
      'outsiders.add',
      outsider('Quàng Tướng', [], { personalId: '012060000077' }),
    )
    expect(error.fields).toHaveProperty('personalId')
  })

  it('go to the recycle bin and come back', async () => {
    const id = await add('Giàng A Chu')
    await office.ask('outsiders.remove', { id, revision: 1, reason: 'Ghi nhầm' })
    expect(await names({})).toEqual([])
    await office.ask('recycle.restore', { kind: 'person', id })
    expect(await names({})).toEqual(['Giàng A Chu'])
  })

  it('leave this list when they are admitted to the Party', async () => {
    const id = await add('Giàng A Chu', [role(roleToBeWon, cells[0])])
    await office.ask('movements.record', {
      ...{ personId: id, revision: 1, kind: 'admission', on: '2026-11-03' },
      ...{ cellId: cells[0], paperNumber: '12-QĐ/ĐU' },
    })
    expect(await names({})).toEqual([])
    expect((await office.ask('outsiders.card', { id })).standing).toBe('probationary')
    const error = await office.refusal('outsiders.remove', { id, revision: 2, reason: 'Nhầm' })
    expect(error.message).toContain('là đảng viên trong sổ')
  })
})

describe('roles', () => {
  it('are intervals; one that has ended is kept and no longer counted', async () => {
    const id = await add('Giàng A Chu', [role(roleToBeWon, cells[0], { from: '2024' })])
    await office.ask('outsiders.setRoles', {
      ...{ id, revision: 1 },
      roles: [
        role(roleToBeWon, cells[0], { from: '2024', to: '2026-01-01' }),
        role(roleToBeWon, cells[0], { from: '2026-02-01' }),
      ],
    })
    expect((await office.ask('outsiders.card', { id })).roles).toHaveLength(2)
    await office.ask('outsiders.setRoles', {
      ...{ id, revision: 2 },
      roles: [role(roleToBeWon, cells[0], { from: '2024', to: '2026-01-01' })],
    })
    expect(await names({ role: roleToBeWon })).toEqual([])
    expect(await names({ role: '' })).toEqual(['Giàng A Chu'])
  })

  it.each([
    ['the same twice at a time', { from: '2025' }, 'hai lần'],
    ['an end before the beginning', { from: '2026', to: '2025-01-01' }, 'sau ngày bắt đầu'],
  ])('refuse %s', async (_what, more, word) => {
    const roles = [role(roleToBeWon, cells[0]), role(roleToBeWon, cells[0], more)]
    const error = await office.refusal('outsiders.add', outsider('Giàng A Chu', roles))
    expect(error.message).toContain(word)
  })

  it('need a body that is in the register', async () => {
    const roles = [role(roleToBeWon, '00000000-0000-7000-8000-000000000000')]
    expect((await office.refusal('outsiders.add', outsider('Giàng A Chu', roles))).code).toBe('not-found')
  })
})

describe('members who live elsewhere', () => {
  it('are listed with the cell of the place where they live', async () => {
    const { id } = await office.ask('organisation.addCell', { name: 'Chi bộ Công an' })
    const cell = await foundCell(office, 'Chi bộ Y tế', ['Nông Thị Hà'])
    const personId = personIn(cell, 'Nông Thị Hà')
    expect(id).toBeDefined()
    await office.ask('people.changeForm', {
      ...{ id: personId, revision: 1, details: noDetails, lists: noLists },
      admission: { ...noAdmission, residenceCell: 'Chi bộ tổ 4, phường Tân Phong' },
    })
    expect(await office.ask('outsiders.livingElsewhere', {})).toMatchObject([
      { fullName: 'Nông Thị Hà', cellName: 'Chi bộ Y tế', residenceCell: 'Chi bộ tổ 4, phường Tân Phong' },
    ])
  })
})
