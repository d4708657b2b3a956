import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { person } from '../filled-office.ts'
import { type Cell, foundCell, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cell: Cell
const [secretary = '', deputy = ''] = seedNames

beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 3))
})
afterEach(() => discard(office))

type Fields = Input<'contributions.save'>
const gift = (part: Partial<Fields>): Fields => ({
  ...{ id: null, revision: 0, cellId: cell.id, given: '2026-05', personId: null, giver: '' },
  ...{ kind: 'money', amount: 500_000, unit: 'đồng', work: 'Nhà văn hóa bản', note: '', ...part },
})
const give = (part: Partial<Fields>) => office.ask('contributions.save', gift(part))
const idOf = (name: string) => cell.people[name] ?? ''

describe('a contribution to a common work', () => {
  it('is of a member by the name in the register, or of a household by the name that was written', async () => {
    expect(await give({ personId: idOf(secretary), giver: 'tên viết vội' })).toMatchObject({
      ...{ giverName: secretary, giver: '', cellName: 'Chi bộ bản Sen Đông', revision: 1 },
    })
    expect(await give({ giver: 'Hộ ông Vàng A Dơ' })).toMatchObject({ giverName: 'Hộ ông Vàng A Dơ' })
    expect((await office.refusal('contributions.save', gift({}))).fields).toHaveProperty('giver')
  })

  it('has a positive amount, a unit and a day that is not to come', async () => {
    const wrong = async (part: Partial<Fields>) =>
      Object.keys(
        (await office.refusal('contributions.save', gift({ giver: 'Hộ ông Dơ', ...part }))).fields ?? {},
      )
    expect(await wrong({ amount: 0 })).toEqual(['amount'])
    expect(await wrong({ unit: ' ' })).toEqual(['unit'])
    expect(await wrong({ given: '2026-12' })).toEqual(['given'])
    expect(await wrong({ given: '2027' })).toEqual(['given'])
    expect(await wrong({ given: '' })).toEqual(['given'])
    expect(await wrong({ given: '1900' })).toEqual(['given'])
    // The month is not over, and the day of it may have been.
    expect((await give({ giver: 'Hộ ông Dơ', given: '2026-11' })).given).toBe('2026-11')
  })

  it('is found in its year however well its day is known', async () => {
    for (const given of ['2025', '2025-12-31', '2026', '2026-01', '2026-01-01']) {
      await give({ giver: 'Hộ ông Dơ', given })
    }
    const of = async (year: number) => (await office.ask('contributions.list', { year })).total
    expect([await of(2025), await of(2026), await of(2027)]).toEqual([2, 3, 0])
  })

  it('adds up by kind and unit, of members and of households, and by work', async () => {
    await give({ personId: idOf(secretary), amount: 500_000 })
    await give({ giver: 'Hộ ông Dơ', amount: 200_000, unit: 'Đồng', work: 'nhà văn hóa BẢN' })
    await give({ personId: idOf(deputy), kind: 'labour', amount: 0.1, unit: 'công', work: '' })
    await give({ personId: idOf(secretary), kind: 'labour', amount: 0.2, unit: 'công', work: '' })
    await give({ giver: 'Hộ bà Mỷ', kind: 'labour', amount: 0.2, unit: 'công', work: '' })
    await give({ giver: 'Hộ bà Mỷ', kind: 'land', amount: 120, unit: 'm²', given: '2025' })
    const { sums, works } = await office.ask('contributions.sums', { year: 2026 })
    const labour = {
      ...{ kind: 'labour', unit: 'công' },
      ...{ members: { count: 2, amount: 0.3 }, households: { count: 1, amount: 0.2 } },
    }
    const money = {
      ...{ kind: 'money', unit: 'đồng' },
      ...{ members: { count: 1, amount: 500_000 }, households: { count: 1, amount: 200_000 } },
    }
    expect(sums).toMatchObject([labour, { ...money, unit: expect.stringMatching(/đồng/i) }])
    expect(works.map(({ work }) => work.toLocaleLowerCase('vi'))).toEqual(['', 'nhà văn hóa bản'])
    const listed = async (part: Input<'contributions.list'>) =>
      (await office.ask('contributions.list', part)).total
    expect(await listed({ work: 'Nhà văn hóa bản' })).toBe(3)
    expect(await listed({ work: '' })).toBe(3)
    expect(await listed({ kind: 'money', givers: 'members' })).toBe(1)
    expect(await listed({ personId: idOf(deputy) })).toBe(1)
  })

  it('is put right, unless another window did so meanwhile, and goes to the recycle bin and back', async () => {
    const { id } = await give({ giver: 'Hộ ông Dơ' })
    expect(await give({ id, revision: 1, giver: 'Hộ ông Dơ', amount: 300_000 })).toMatchObject({
      ...{ id, revision: 2, amount: 300_000 },
    })
    const late = gift({ id, revision: 1, giver: 'Hộ ông Dơ', amount: 1 })
    expect((await office.refusal('contributions.save', late)).code).toBe('conflict')
    await office.ask('contributions.remove', { id, revision: 2, reason: 'Ghi hai lần' })
    expect((await office.ask('contributions.sums', {})).sums).toEqual([])
    expect(await office.ask('recycle.list', {})).toMatchObject([
      { kind: 'contribution', id, title: 'Đóng góp của Hộ ông Dơ: 300.000 đồng', reason: 'Ghi hai lần' },
    ])
    await office.ask('recycle.restore', { kind: 'contribution', id })
    expect((await office.ask('contributions.list', {})).total).toBe(1)
  })

  it('goes over with the record of its giver when two records are made one, and comes back with it', async () => {
    const same = {
      ...person('Bùi Thị Nhạn'),
      cellId: cell.id,
      from: '2026-03-01',
      standing: 'official',
    } as const
    const { id: keptId } = await office.ask('people.add', same)
    const { id: givenId } = await office.ask('people.add', same)
    const { id } = await give({ personId: givenId })
    await office.ask('duplicates.merge', { keptId, keptRevision: 1, givenId, givenRevision: 1 })
    const of = async (personId: string) =>
      (await office.ask('contributions.list', { personId })).contributions.map((row) => [
        row.id,
        row.personId,
      ])
    expect(await of(keptId)).toEqual([[id, keptId]])
    const [merger] = (await office.ask('duplicates.decided', {})).merged
    await office.ask('duplicates.undo', { actId: merger?.actId ?? '' })
    expect(await of(keptId)).toEqual([])
    expect(await of(givenId)).toEqual([[id, givenId]])
  })

  it('goes into a workbook as it is listed', async () => {
    await give({ giver: 'Hộ ông Dơ' })
    await give({ personId: idOf(secretary) })
    expect(await office.ask('contributions.workbook', { year: 2026, givers: 'members' })).toMatchObject({
      ...{ rows: 1, name: 'Đóng góp năm 2026 2026-11-22.xlsx' },
    })
  })

  it('offers the works that were written before, each once, the last one first', async () => {
    await give({ giver: 'Hộ ông Dơ', work: 'Đường nội bản' })
    await give({ giver: 'Hộ ông Dơ', work: 'Nhà văn hóa bản' })
    await give({ giver: 'Hộ ông Dơ', work: 'đường nội bản' })
    expect(await office.ask('contributions.works', { cellId: cell.id })).toEqual([
      'đường nội bản',
      'Nhà văn hóa bản',
    ])
  })
})
