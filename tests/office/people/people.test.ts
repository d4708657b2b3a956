import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { auditOf } from '../meetings/database.ts'
import { foundCell, member, personIn, seedNames } from '../meetings/samples.ts'
import { becomes, movesTo } from '../movements/moving.ts'

const now = '2026-11-22T03:00:00Z'

describe('the member list', () => {
  let office: OfficeUnderTest
  let sonId: string
  const search = (query: Parameters<typeof office.ask<'people.search'>>[1]) =>
    office.ask('people.search', query)
  const names = async (query: Parameters<typeof search>[0]) =>
    (await search(query)).rows.map((row) => row.fullName)

  beforeAll(async () => {
    office = await officeAt({ now })
    const cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames)
    const other = await foundCell(office, 'Chi bộ khu 8', ['Lê Thị Hòa', 'Nguyễn Văn Bình'])
    sonId = personIn(cell, 'Phan Thanh Sơn')
    const { id } = await office.ask('people.add', {
      ...member('Lò Thị Ún', {
        personalId: '012185000123',
        cardNumber: '038412345678',
        oldIdNumber: '040123456',
      }),
      cellId: other.id,
      from: '2026-03-01',
      standing: 'probationary',
    })
    await becomes(office, personIn(cell, 'Nguyễn Văn Thụ'), 'exempt', '2026-01-01')
    await becomes(office, personIn(cell, 'Hoàng Hữu An'), 'transferred', '2026-01-01')
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
  })
  afterAll(() => discard(office))

  it('is sorted by given name, then middle name, then family name', async () => {
    const [cell] = await office.ask('organisation.cells', {})
    expect(await names({ cellId: cell?.id ?? null, standing: 'all' })).toEqual([
      'Hoàng Hữu An',
      'Khuất Đăng Cao',
      'Nguyễn Thế Đồi',
      'La Văn Đường',
      'Phạm Văn Hải',
      'Hoàng Văn Hoan',
      'Phan Thanh Sơn',
      'Phạm Trường Sơn',
      'Hoàng Văn Tài',
      'Trần Văn Thành',
      'Phạm Như Thống',
      'Nguyễn Văn Thụ',
      'Nguyễn Xuân Trường',
      'Đặng Đình Vy',
    ])
  })

  it.each([
    ['dang dinh vy', ['Đặng Đình Vy']],
    ['vy dang', ['Đặng Đình Vy']],
    ['VY', ['Đặng Đình Vy']],
    ['thi hoà', ['Lê Thị Hòa']],
    [
      'nguyễn'.normalize('NFD'),
      ['Nguyễn Văn Bình', 'Nguyễn Thế Đồi', 'Nguyễn Văn Thụ', 'Nguyễn Xuân Trường'],
    ],
    ['son  phan', ['Phan Thanh Sơn']],
    ['185000', ['Lò Thị Ún']],
    ['0384', ['Lò Thị Ún']],
    ['un 040123', ['Lò Thị Ún']],
    ['không có ai', []],
  ])('finds "%s"', async (query, expected) => {
    expect(await names({ query })).toEqual(expected)
  })

  it('finds everybody whose name holds the letters, whatever their accents', async () => {
    expect(await names({ query: 'DANG' })).toEqual(['Khuất Đăng Cao', 'Đặng Đình Vy'])
  })

  it('filters by cell and by standing', async () => {
    const cells = await office.ask('organisation.cells', {})
    const khu8 = cells.find((cell) => cell.name === 'Chi bộ khu 8')?.id ?? null
    expect(await names({ cellId: khu8 })).toEqual(['Nguyễn Văn Bình', 'Lê Thị Hòa', 'Lò Thị Ún'])
    expect(await names({ cellId: khu8, query: 'van' })).toEqual(['Nguyễn Văn Bình'])
    expect(await names({ standing: 'probationary' })).toEqual(['Lò Thị Ún'])
    expect(await names({ standing: 'exempt' })).toEqual(['Nguyễn Văn Thụ'])
    const full = await names({ standing: 'full' })
    expect([full.length, full.includes('Nguyễn Văn Thụ'), full.includes('Lò Thị Ún')]).toEqual([
      15,
      true,
      false,
    ])
    expect(await names({ standing: 'left' })).toEqual(['Hoàng Hữu An'])
    expect((await search({ standing: 'present' })).total).toBe(16)
    expect((await search({ standing: 'all' })).total).toBe(17)
  })

  it('says of each member where and what he is', async () => {
    const { rows } = await search({ query: 'phan thanh son' })
    expect(rows).toMatchObject([
      {
        id: sonId,
        cellName: 'Chi bộ bản Sen Đông',
        standing: 'official',
        joinedOn: '2000-02-03',
        officialOn: '2001-02-03',
        posts: '',
      },
    ])
  })

  it('offers for choosing the people of the cell first', async () => {
    const cells = await office.ask('organisation.cells', {})
    const khu8 = cells.find((cell) => cell.name === 'Chi bộ khu 8')?.id ?? null
    const picked = await office.ask('people.pick', { query: 'n', cellId: khu8, limit: 50 })
    expect(picked.slice(0, 2).map((person) => person.fullName)).toEqual(['Nguyễn Văn Bình', 'Lò Thị Ún'])
    expect(picked.map((person) => person.fullName)).not.toContain('Hoàng Hữu An')
  })

  it('offers whoever has the word for a name before those whose name only holds it', async () => {
    const { id: cellId } = await office.ask('organisation.addCell', { name: 'Chi bộ bản Inh' })
    for (const fullName of ['Lò Văn Bình', 'Lò Văn Inh', 'Lò Văn Vĩnh']) {
      await office.ask('people.add', {
        ...member(fullName),
        cellId,
        from: '2020-01-01',
        standing: 'official',
      })
    }
    const picked = await office.ask('people.pick', { query: 'inh lo', cellId, limit: 50 })
    expect(picked.slice(0, 3).map(({ fullName }) => fullName)).toEqual([
      'Lò Văn Inh',
      'Lò Văn Bình',
      'Lò Văn Vĩnh',
    ])
  })
})

describe('paging', () => {
  it('over 1,000 members is complete, in order and without repeats', async () => {
    const office = await officeAt({ now })
    try {
      const { id: cellId } = await office.ask('organisation.addCell', { name: 'Chi bộ thôn 1' })
      for (let index = 0; index < 1000; index += 1) {
        // Many of one name: only a second key keeps pages apart.
        await office.ask('people.add', {
          ...member(`Nguyễn Văn ${['An', 'Bình', 'Đức'][index % 3]}`),
          cellId,
          from: '2020-01-01',
          standing: 'official',
        })
      }
      const whole = await office.ask('people.search', { limit: 500 })
      const seen: string[] = []
      for (let offset = 0; offset < whole.total; offset += 70) {
        const page = await office.ask('people.search', { offset, limit: 70 })
        expect(page.total).toBe(1000)
        seen.push(...page.rows.map((row) => row.id))
      }
      expect(seen).toHaveLength(1000)
      expect(new Set(seen).size).toBe(1000)
      expect(seen.slice(0, 500)).toEqual(whole.rows.map((row) => row.id))
      expect(await office.ask('people.search', { offset: 1000 })).toEqual({ total: 1000, rows: [] })
      expect((await office.ask('people.search', { query: 'duc', limit: 500 })).total).toBe(333)
    } finally {
      await discard(office)
    }
  }, 60_000)
})

describe('a member', () => {
  let office: OfficeUnderTest
  let cellId: string
  const add = (
    fullName: string,
    more: Parameters<typeof member>[1] = {},
    standing: 'official' | 'probationary' = 'official',
  ) => office.ask('people.add', { ...member(fullName, more), cellId, from: '2024-08-25', standing })
  const change = async (id: string, more: Parameters<typeof member>[1], revision: number) =>
    office.call('people.changeForm', { fields: member('Lò Thị Ún', more), id, revision })

  beforeEach(async () => {
    office = await officeAt({ now })
    cellId = (await office.ask('organisation.addCell', { name: 'Chi bộ bản Sen Đông' })).id
  })
  afterEach(() => discard(office))

  it('has a card with all fields of the national workbook, and a history', async () => {
    const fields = member('Lò Thị Ún', {
      otherName: 'Ún',
      sex: 'female',
      birthDate: '1986-03',
      ethnicity: 'Thái',
      religion: 'Không',
      personalId: '012186000123',
      oldIdNumber: '040123456',
      birthplace: { country: 'Việt Nam', province: 'Lai Châu', detail: 'Bản Sen Đông' },
      hometown: { country: 'Việt Nam', province: 'Sơn La', detail: 'Bản Hua' },
      residence: { country: 'Việt Nam', province: 'Lai Châu', detail: 'Nhà 3' },
      externalId: '12345',
      cardNumber: '012345678901',
      cardPlace: 'Tỉnh ủy Lai Châu',
      cardDate: '2025-09-02',
      oldCardNumber: '12345678',
      joinedOn: '2010-08-25',
      officialOn: '2011-08-25',
    })
    const { id } = await office.ask('people.add', {
      ...fields,
      cellId,
      from: '2012-01-01',
      standing: 'official',
    })
    const card = await office.ask('people.card', { id })
    expect(card).toMatchObject({
      ...fields,
      personalId: '••••••••0123',
      oldIdNumber: '•••••3456',
      revision: 1,
      cellId,
      cellName: 'Chi bộ bản Sen Đông',
      standing: 'official',
    })
    expect(card.partyAge).toBe(16)
    expect(card.cells).toEqual([{ cellName: 'Chi bộ bản Sen Đông', from: '2012-01-01', to: null }])
    expect(card.standingsHeld).toEqual([
      { standing: 'probationary', from: '2010-08-25', to: '2011-08-25' },
      { standing: 'official', from: '2011-08-25', to: null },
    ])
    expect(Object.keys(card)).toEqual(expect.arrayContaining(Object.keys(fields)))
  })

  it.each([
    [
      { joinedOn: '2000-02-03', officialOn: '2001-02-03' },
      [
        { standing: 'probationary', from: '2000-02-03', to: '2001-02-03' },
        { standing: 'official', from: '2001-02-03', to: '2026-11-22' },
        { standing: 'exempt', from: null, to: null },
      ],
    ],
    [
      {},
      [
        { standing: 'official', from: null, to: '2026-11-22' },
        { standing: 'exempt', from: null, to: null },
      ],
    ],
  ])('added as exempt with %j was official before', async (dates, history) => {
    const { id } = await office.ask('people.add', {
      ...member('Lò Thị Ún', dates),
      cellId,
      from: '2024-08-25',
      standing: 'exempt',
    })
    const card = await office.ask('people.card', { id })
    expect(card.standingsHeld).toEqual(history)
    expect(card.standing).toBe('exempt')
  })

  it('changed in two windows is a conflict that answers the newer version and writes nothing', async () => {
    const { id } = await add('Lò Thị Ún')
    expect(await change(id, { ethnicity: 'Thái' }, 1)).toEqual({ ok: true, value: { revision: 2 } })
    expect(await change(id, { ethnicity: 'Mông' }, 1)).toMatchObject({
      ok: false,
      error: { code: 'conflict', current: { id, revision: 2 } },
    })
    expect((await office.ask('people.card', { id })).ethnicity).toBe('Thái')
    expect(auditOf(office, 'people.changeForm').map((row) => row.changes)).toEqual([
      { ethnicity: ['', 'Thái'] },
    ])
  })

  it('is found by the new name after a change of name, and not by the old one', async () => {
    const { id } = await add('Lò Thị Hoa')
    await change(id, {}, 1)
    expect((await office.ask('people.search', { query: 'ún' })).total).toBe(1)
    expect((await office.ask('people.search', { query: 'hoa' })).total).toBe(0)
  })

  it('of a personal number that somebody has is refused by name, at adding and at changing', async () => {
    await add('Lò Thị Ún', { personalId: '012186000123' })
    const twin = {
      ...member('Lò Thị Un', { personalId: '012186000123' }),
      cellId,
      from: '2024-08-25',
      standing: 'official' as const,
    }
    const error = await office.refusal('people.add', twin)
    expect(error.message).toContain('Lò Thị Ún')
    expect(error.fields).toHaveProperty('personalId')
    const { id } = await add('Lò Thị Un')
    expect(await change(id, { personalId: '012186000123' }, 1)).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
  })

  it.each([
    [{ birthDate: '2027-01-01' }, 'birthDate'],
    [{ birthDate: '1990-05-01', joinedOn: '1989-01-01' }, 'joinedOn'],
    [{ joinedOn: '2026-11-23' }, 'joinedOn'],
    [{ joinedOn: '2024-08-25', officialOn: '2024-08-24' }, 'officialOn'],
    [{ joinedOn: '2025-12-01', officialOn: '2026-12-01' }, 'officialOn'],
    [{ joinedOn: '2025', officialOn: '2027' }, 'officialOn'],
  ])('with %j is refused at %s', async (more, field) => {
    const error = await office.refusal('people.add', {
      ...member('Lò Thị Ún', more),
      cellId,
      from: '2024-08-25',
      standing: 'official',
    })
    expect(error.code).toBe('invalid')
    expect(error.fields).toHaveProperty(field)
  })

  it('cannot join the cell tomorrow', async () => {
    const from = '2026-11-23'
    const refusal = await office.refusal('people.add', { ...member('A'), cellId, from, standing: 'official' })
    expect(refusal.fields).toHaveProperty('from')
  })

  it('keeps the history of standings, and its order', async () => {
    const { id } = await add('Lò Thị Ún', { joinedOn: '2024-08-25' }, 'probationary')
    await becomes(office, id, 'official', '2025-08-25')
    const early = { personId: id, kind: 'exemption' as const, on: '2025-08-25', revision: 2 }
    expect((await office.refusal('movements.record', early)).message).toContain(
      'không sau ngày của lần thay đổi trước',
    )
    await becomes(office, id, 'exempt', '2026-10-01')
    const card = await office.ask('people.card', { id })
    expect(card.standingsHeld).toEqual([
      { standing: 'probationary', from: '2024-08-25', to: '2025-08-25' },
      { standing: 'official', from: '2025-08-25', to: '2026-10-01' },
      { standing: 'exempt', from: '2026-10-01', to: null },
    ])
    expect(card).toMatchObject({ standing: 'exempt', standingFrom: '2026-10-01', partyAge: 2 })
    expect((await office.ask('people.search', { standing: 'exempt' })).total).toBe(1)
  })

  it('who moves leaves the posts of the old cell, and keeps both cells in the history', async () => {
    const { id } = await add('Lò Thị Ún')
    const khu8 = await office.ask('organisation.addCell', { name: 'Chi bộ khu 8' })
    const [facts] = await office.ask('organisation.startingFacts', {})
    if (!facts) throw new Error('no cell')
    const asUn = { personId: id, fullName: 'Lò Thị Ún' }
    await office.ask('organisation.saveStartingFacts', {
      rows: [{ ...facts, secretary: asUn, inCharge: asUn }],
    })
    await movesTo(office, id, khu8.id, '2026-11-01')
    const card = await office.ask('people.card', { id })
    expect(card.cells).toEqual([
      { cellName: 'Chi bộ bản Sen Đông', from: '2024-08-25', to: '2026-11-01' },
      { cellName: 'Chi bộ khu 8', from: '2026-11-01', to: null },
    ])
    expect(card.posts).toEqual(
      expect.arrayContaining([
        { post: 'Bí thư', cellName: 'Chi bộ bản Sen Đông', from: null, to: '2026-11-01' },
        { post: 'Cấp ủy viên phụ trách', cellName: 'Chi bộ bản Sen Đông', from: null, to: null },
      ]),
    )
    expect(await office.ask('organisation.cells', {})).toMatchObject([
      { secretary: '', inCharge: 'Lò Thị Ún', numbers: { total: 0 } },
      { numbers: { total: 1 } },
    ])
    expect((await office.ask('organisation.cells', { on: '2026-10-31' }))[0]).toMatchObject({
      secretary: 'Lò Thị Ún',
      numbers: { official: 1 },
    })
    const again = { personId: id, kind: 'cell-change', cellId: khu8.id, on: '2026-11-02' } as const
    expect((await office.refusal('movements.record', { ...again, revision: card.revision })).code).toBe(
      'refused',
    )
  })

  it('who follows a secretary that moved away was not secretary before', async () => {
    const { id } = await add('Lò Thị Ún')
    await add('Nguyễn Văn Bình')
    const khu8 = await office.ask('organisation.addCell', { name: 'Chi bộ khu 8' })
    const saveSecretary = async (fullName: string) => {
      const [facts] = await office.ask('organisation.startingFacts', {})
      if (!facts) throw new Error('no cell')
      await office.ask('organisation.saveStartingFacts', {
        rows: [{ ...facts, secretary: { personId: null, fullName } }],
      })
    }
    await saveSecretary('Lò Thị Ún')
    await movesTo(office, id, khu8.id, '2026-11-01')
    await saveSecretary('Nguyễn Văn Bình')
    const secretaryOn = async (on: string) => (await office.ask('organisation.cells', { on }))[0]?.secretary
    expect(await secretaryOn('2026-10-31')).toBe('Lò Thị Ún')
    expect(await secretaryOn('2026-11-01')).toBe('Nguyễn Văn Bình')
  })

  it('who dies is no longer the secretary', async () => {
    const { id } = await add('Lò Thị Ún')
    const [facts] = await office.ask('organisation.startingFacts', {})
    if (!facts) throw new Error('no cell')
    await office.ask('organisation.saveStartingFacts', {
      rows: [{ ...facts, secretary: { personId: id, fullName: '' } }],
    })
    await becomes(office, id, 'died', '2026-11-01')
    expect(await office.ask('home.overview', {})).toMatchObject({ cellsWithoutSecretary: 1, members: 0 })
  })

  it('goes to the recycle bin with a reason and comes back; the number is free meanwhile', async () => {
    const { id } = await add('Lò Thị Ún', { personalId: '012186000123' })
    await office.ask('people.remove', { id, revision: 1, reason: 'nhập trùng' })
    expect((await office.ask('people.search', { standing: 'all' })).total).toBe(0)
    expect(await office.ask('recycle.list', {})).toMatchObject([
      {
        kind: 'person',
        id,
        title: 'Lò Thị Ún',
        reason: 'nhập trùng',
        deletedBy: 'Văn phòng',
        deletedAt: '2026-11-22T03:00:00.000Z',
      },
    ])
    expect((await office.ask('people.card', { id })).deletedAt).not.toBeNull()
    expect(await change(id, {}, 2)).toMatchObject({ ok: false, error: { code: 'not-found' } })

    const second = await add('Lò Thị Ún', { personalId: '012186000123' })
    expect((await office.refusal('recycle.restore', { kind: 'person', id })).code).toBe('refused')
    await office.ask('people.remove', { id: second.id, revision: 1, reason: 'thử' })
    await office.ask('recycle.restore', { kind: 'person', id })
    expect(await office.ask('people.search', { query: 'un' })).toMatchObject({ total: 1, rows: [{ id }] })
    expect((await office.refusal('recycle.restore', { kind: 'person', id })).code).toBe('not-found')
  })
})
