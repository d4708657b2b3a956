import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StartingFacts } from '../../../shared/organisation/contract.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { auditOf, beside } from '../meetings/database.ts'
import { type Cell, foundCell, openMeeting, personIn, seedNames } from '../meetings/samples.ts'
import { becomes, movesTo } from '../movements/moving.ts'

let office: OfficeUnderTest
let cell: Cell

beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 9))
})
afterEach(() => discard(office))

const factsOf = async (id = cell.id): Promise<StartingFacts> => {
  const found = (await office.ask('organisation.startingFacts', {})).find((row) => row.cellId === id)
  if (!found) throw new Error('no such cell')
  const { name, total, official, ...facts } = found
  return facts
}
const save = async (change: Partial<StartingFacts>) =>
  office.ask('organisation.saveStartingFacts', { rows: [{ ...(await factsOf()), ...change }] })
const named = (fullName: string, personId: string | null = null) => ({ personId, fullName })
const personCount = () =>
  beside(office, (database) => database.prepare('SELECT count(*) FROM person').pluck().get()) as number

describe('the facts that no workbook holds', () => {
  it('are saved row by row, and are there again with the next revision', async () => {
    const before = await factsOf()
    expect(before).toMatchObject({
      secretary: null,
      committeeMembers: [],
      termStart: null,
      habit: { day: null, time: null, place: '' },
      numbers: [
        { kind: 'minutes', lastNumber: null, symbol: '' },
        { kind: 'resolution', lastNumber: null, symbol: '' },
        { kind: 'committee-minutes', lastNumber: null, symbol: '' },
      ],
    })
    const change = {
      secretary: named('La Văn Đường', personIn(cell, 'La Văn Đường')),
      deputy: named('Hoàng Văn Hoan', personIn(cell, 'Hoàng Văn Hoan')),
      committeeMembers: [named('Phan Thanh Sơn', personIn(cell, 'Phan Thanh Sơn'))],
      habit: { day: 5, time: '19:30', place: 'Nhà văn hóa bản' },
      termStart: '2025-03',
      numbers: [
        { kind: 'minutes' as const, lastNumber: 8, symbol: 'BB/CB' },
        { kind: 'resolution' as const, lastNumber: 9, symbol: 'NQ/CB' },
        { kind: 'committee-minutes' as const, lastNumber: 4, symbol: 'BB/CU' },
      ],
    }
    const { saved, revisions } = await save(change)
    expect({ saved, revisions }).toEqual({ saved: 1, revisions: { [cell.id]: 2 } })
    expect(await factsOf()).toEqual({ ...before, ...change, revision: 2 })
    expect(await office.ask('organisation.cell', { id: cell.id })).toMatchObject({
      facts: change,
      revision: 2,
    })
    expect(
      Object.keys(auditOf(office, 'organisation.saveStartingFacts')[0]?.changes ?? {}).toSorted(),
    ).toEqual(['committeeMembers', 'deputy', 'habit', 'numbers', 'secretary', 'termStart'])
  })

  it('of an old revision are refused, and none of the rows is saved', async () => {
    const other = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
    const stale = await factsOf()
    await save({ termStart: '2025' })
    const rows = [
      { ...(await factsOf(other.id)), termStart: '2024' },
      { ...stale, termStart: '2024' },
    ]
    expect((await office.refusal('organisation.saveStartingFacts', { rows })).code).toBe('conflict')
    expect((await factsOf(other.id)).termStart).toBeNull()
  })

  it('know a member of the cell by the name alone', async () => {
    await save({ secretary: named('La Văn Đường') })
    expect((await factsOf()).secretary).toEqual(named('La Văn Đường', personIn(cell, 'La Văn Đường')))
  })

  it('make a person outside the register of a free name, once', async () => {
    const before = personCount()
    await save({ inCharge: named('Hà Thị Liên'), secretary: named('Lù Văn Mới') })
    const first = await factsOf()
    await save({
      inCharge: named('Hà Thị Liên'),
      secretary: named('Lù Văn Mới'),
      committeeMembers: [named('Lù Văn Mới')],
    })
    expect((await factsOf()).inCharge?.personId).toBe(first.inCharge?.personId)
    expect(personCount()).toBe(before + 2)
    expect((await office.ask('people.search', { query: 'lien', standing: 'all' })).total).toBe(0)
    expect(await office.ask('people.pick', { query: 'lien' })).toMatchObject([
      { fullName: 'Hà Thị Liên', cellName: '' },
    ])
  })

  it('tell names apart by their tones', async () => {
    await save({ inCharge: named('Lê Thị Hoa'), secretary: named('Lê Thị Hòa') })
    const { inCharge, secretary } = await factsOf()
    expect(inCharge?.personId).not.toBe(secretary?.personId)
    expect([inCharge?.fullName, secretary?.fullName]).toEqual(['Lê Thị Hoa', 'Lê Thị Hòa'])
  })

  it('replace who holds a post, and take it away', async () => {
    await save({ secretary: named('La Văn Đường'), deputy: named('Hoàng Văn Hoan') })
    await save({ secretary: named('Hoàng Văn Hoan'), deputy: null })
    expect(await office.ask('organisation.cells', {})).toMatchObject([
      { secretary: 'Hoàng Văn Hoan', deputy: '' },
    ])
    const { rows } = await office.ask('people.search', {})
    expect(rows.filter((row) => row.posts !== '').map((row) => [row.fullName, row.posts])).toEqual([
      ['Hoàng Văn Hoan', 'Bí thư'],
    ])
  })

  it('ask which of two members of one name is meant, and make nobody', async () => {
    const khu8 = await foundCell(office, 'Chi bộ khu 8', ['Lò Văn Phong'])
    const second = await foundCell(office, 'Chi bộ khu 9', ['Lò Văn Phong'])
    const personId = personIn(second, 'Lò Văn Phong')
    await movesTo(office, personId, khu8.id, '2026-01-01')
    const before = personCount()
    const rows = [{ ...(await factsOf(khu8.id)), secretary: named('Lò Văn Phong') }]
    const refused = await office.refusal('organisation.saveStartingFacts', { rows })
    expect(refused).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('Có 2 đồng chí cùng tên Lò Văn Phong, hãy chọn một người trong gợi ý'),
      fields: { secretary: 'Có 2 đồng chí cùng tên' },
    })
    expect(personCount()).toBe(before)
    const chosen = [{ ...(await factsOf(khu8.id)), secretary: named('Lò Văn Phong', personId) }]
    await office.ask('organisation.saveStartingFacts', { rows: chosen })
    // The name alone now means the one who holds the post.
    const again = [{ ...(await factsOf(khu8.id)), secretary: named('Lò Văn Phong'), termStart: '2025' }]
    await office.ask('organisation.saveStartingFacts', { rows: again })
    expect((await factsOf(khu8.id)).secretary?.personId).toBe(personId)
  })

  it.each([
    ['Số 07-BB/CB', 'BB/CB'],
    ['CT/CB', 'CT/CB'],
    ['', ''],
  ])('keep the symbol "%s" as "%s"', async (written, kept) => {
    await save({ numbers: [{ kind: 'minutes', lastNumber: 7, symbol: written }] })
    expect((await factsOf()).numbers[0]).toEqual({ kind: 'minutes', lastNumber: 7, symbol: kept })
  })

  it('refuse a symbol that no number could be made of', async () => {
    const rows = [
      { ...(await factsOf()), numbers: [{ kind: 'minutes' as const, lastNumber: 7, symbol: 'BB' }] },
    ]
    expect((await office.refusal('organisation.saveStartingFacts', { rows })).code).toBe('invalid')
  })
})

describe('a post that changes hands', () => {
  const liveOn = async (day: string) => {
    await office.close()
    office = await officeAt({ folder: office.folder, now: `${day}T03:00:00Z` })
  }
  const secretaryOn = async (on: string) => (await office.ask('organisation.cells', { on }))[0]?.secretary
  const postRows = () =>
    beside(office, (database) =>
      database.prepare('SELECT valid_from, valid_to FROM post ORDER BY valid_from').raw().all(),
    )

  it('on a later day leaves the former holder in the rolls of the days before', async () => {
    await save({ secretary: named('La Văn Đường') })
    await liveOn('2026-12-05')
    await save({ secretary: named('Hoàng Văn Hoan') })
    expect(await secretaryOn('2026-12-04')).toBe('La Văn Đường')
    expect(await secretaryOn('2026-12-05')).toBe('Hoàng Văn Hoan')
    const { roll } = await openMeeting(office, cell.id, '2026-11', '2026-11-25')
    expect(roll.filter((line) => line.post !== '').map((line) => [line.fullName, line.post])).toEqual([
      ['La Văn Đường', 'Bí thư'],
    ])
    const card = await office.ask('people.card', { id: personIn(cell, 'La Văn Đường') })
    expect(card.posts).toEqual([
      { post: 'Bí thư', cellName: 'Chi bộ bản Sen Đông', from: null, to: '2026-12-05' },
    ])
  })

  it('by a slip of the same day leaves no trace in the rolls', async () => {
    await save({ secretary: named('La Văn Đường') })
    await save({ secretary: named('Hoàng Văn Hoan') })
    expect(await secretaryOn('2020-01-01')).toBe('Hoàng Văn Hoan')
    expect(postRows()).toEqual([['1930-02-03', null]])
  })

  it('by a slip on a later day still ends the former holder, once the slip is corrected', async () => {
    await save({ secretary: named('La Văn Đường') })
    await liveOn('2026-12-05')
    await save({ secretary: named('Phan Thanh Sơn') })
    await save({ secretary: named('Hoàng Văn Hoan') })
    expect(await secretaryOn('2026-12-04')).toBe('La Văn Đường')
    expect(await secretaryOn('2026-12-05')).toBe('Hoàng Văn Hoan')
    expect(postRows()).toHaveLength(2)
  })

  it('and is given back the same day has not changed hands', async () => {
    await save({ secretary: named('La Văn Đường') })
    await liveOn('2026-12-05')
    await save({ secretary: named('Hoàng Văn Hoan') })
    await save({ secretary: named('La Văn Đường') })
    expect(postRows()).toEqual([['1930-02-03', null]])
    await save({ secretary: named('Hoàng Văn Hoan') })
    expect(await secretaryOn('2026-12-04')).toBe('La Văn Đường')
  })

  it('begins for a deputy who becomes secretary on the day of the change', async () => {
    await save({ deputy: named('Hoàng Văn Hoan') })
    await liveOn('2026-12-05')
    await save({ secretary: named('Hoàng Văn Hoan'), deputy: null })
    expect(await secretaryOn('2026-12-04')).toBe('')
    expect(await secretaryOn('2026-12-05')).toBe('Hoàng Văn Hoan')
  })
})

describe('a cell', () => {
  it('of 9 official members must have a committee', async () => {
    const [row] = await office.ask('organisation.cells', {})
    expect(row).toMatchObject({
      numbers: { official: 9, probationary: 0, exempt: 0, total: 9 },
      hints: ['Có 9 đảng viên chính thức: từ 9 trở lên thì chi bộ bầu chi ủy.'],
    })
    await save({ committeeMembers: [named('La Văn Đường')] })
    expect((await office.ask('organisation.cells', {}))[0]?.hints).toEqual([])
  })

  it('of 9 with one visiting has 8 of its own', async () => {
    const personId = personIn(cell, 'La Văn Đường')
    await becomes(office, personId, 'visiting', '2026-01-01')
    expect((await office.ask('organisation.cells', {}))[0]).toMatchObject({
      numbers: { official: 8, total: 9 },
      hints: [],
    })
  })

  it('of 2 members is pointed out', async () => {
    await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình', 'Lê Thị Hòa'])
    const khu8 = (await office.ask('organisation.cells', {})).find((row) => row.name === 'Chi bộ khu 8')
    expect(khu8?.hints).toEqual(['Có 2 đảng viên chính thức, dưới mức 3: chưa đủ điều kiện là một chi bộ.'])
  })

  it('is listed by name, numbers by value', async () => {
    for (const name of ['Chi bộ khu 10', 'Chi bộ khu 2', 'Chi bộ Đội 5', 'Chi bộ Ao Sen']) {
      await office.ask('organisation.addCell', { name })
    }
    expect((await office.ask('organisation.cells', {})).map((row) => row.name)).toEqual([
      'Chi bộ Ao Sen',
      'Chi bộ bản Sen Đông',
      'Chi bộ Đội 5',
      'Chi bộ khu 2',
      'Chi bộ khu 10',
    ])
  })

  it('of a name that is taken is refused, whatever its capitals and accents', async () => {
    expect((await office.refusal('organisation.addCell', { name: 'chi bộ bản sen đông' })).code).toBe(
      'invalid',
    )
    const { id, revision } = await office.ask('organisation.addCell', { name: 'Chi bộ khu 8' })
    expect(
      (await office.refusal('organisation.correctName', { id, revision, name: 'Chi Bộ Bản Sen Đông' })).code,
    ).toBe('invalid')
  })

  it('with its name corrected has its heading to be looked at again', async () => {
    await office.ask('setup.begin', { communeName: 'xã Mường Than', province: 'Lai Châu', placeName: '' })
    const heading = async () => (await office.ask('organisation.headings', {}))[0]
    expect(await heading()).toEqual({
      cellId: cell.id,
      superior: 'ĐẢNG BỘ XÃ MƯỜNG THAN',
      issuing: 'CHI BỘ BẢN SEN ĐÔNG',
      confirmed: false,
    })
    await office.ask('organisation.confirmHeadings', { cellIds: [cell.id] })
    expect((await heading())?.confirmed).toBe(true)
    await office.ask('organisation.correctName', { id: cell.id, revision: 1, name: 'Chi bộ bản Sen' })
    expect(await heading()).toMatchObject({ issuing: 'CHI BỘ BẢN SEN', confirmed: false })
    expect((await office.ask('organisation.cell', { id: cell.id })).names).toEqual([
      { name: 'Chi bộ bản Sen', from: null, to: null },
    ])
  })

  it('with members, also those away, cannot be removed; an empty one can, and comes back', async () => {
    const { id, people } = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
    const personId = people['Nguyễn Văn Bình'] ?? ''
    const remove = { id, revision: 1, reason: 'sáp nhập' }
    expect((await office.refusal('organisation.removeCell', remove)).message).toContain('còn 1 đảng viên')
    await becomes(office, personId, 'away', '2026-01-01')
    expect((await office.refusal('organisation.removeCell', remove)).message).toContain('còn 1 đảng viên')
    await movesTo(office, personId, cell.id, '2026-02-01')
    await office.ask('organisation.removeCell', remove)
    expect(await office.ask('organisation.cells', {})).toHaveLength(1)
    expect(await office.ask('recycle.list', {})).toMatchObject([
      { kind: 'body', title: 'Chi bộ khu 8', reason: 'sáp nhập' },
    ])
    await office.ask('recycle.restore', { kind: 'body', id })
    expect(await office.ask('organisation.cells', {})).toHaveLength(2)
  })

  it('does not come back beside another of its name', async () => {
    const { id } = await office.ask('organisation.addCell', { name: 'Chi bộ khu 8' })
    await office.ask('organisation.removeCell', { id, revision: 1, reason: 'nhầm' })
    await office.ask('organisation.addCell', { name: 'Chi bộ Khu 8' })
    expect((await office.refusal('recycle.restore', { kind: 'body', id })).message).toContain(
      'vẫn nằm trong thùng rác',
    )
  })
})
