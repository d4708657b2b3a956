import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { foundCell } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cellId: string
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  ;({ id: cellId } = await foundCell(office, 'Chi bộ bản Sen Đông', ['Lò Văn Hặc']))
  await foundCell(office, 'Chi bộ Trạm Y tế', ['Lò Thị Ban'])
})
afterEach(() => discard(office))

const set = (year: number, fact: string, value: number | null, seen: number | null = null) =>
  office.ask('villages.set', { cellId, year, fact, seen, value })
const ofYear = async (year: number) => (await office.ask('villages.ofYear', { year })).villages

describe('the yearly figures of villages', () => {
  it('are asked of village cells, and shown of another cell that has some', async () => {
    expect((await ofYear(2026)).map(({ cellName }) => cellName)).toEqual(['Chi bộ bản Sen Đông'])
    const cells = await office.ask('organisation.cells', {})
    const health = cells.find(({ name }) => name.includes('Y tế'))?.id ?? ''
    const asked = { cellId: health, year: 2026, fact: 'households', seen: null, value: 5 }
    await office.ask('villages.set', asked)
    expect(await ofYear(2026)).toHaveLength(2)
  })

  it('stand beside those of the year before, which another year does not touch', async () => {
    await set(2025, 'poor', 20)
    await set(2026, 'poor', 17)
    expect(await ofYear(2026)).toMatchObject([{ values: { poor: 17 }, before: { poor: 20 }, revision: 1 }])
    await set(2026, 'poor', null, 17)
    expect(await ofYear(2026)).toMatchObject([{ values: {}, before: { poor: 20 }, revision: 2 }])
  })

  it('are not written over another window, nor for a year to come, nor under a fact nobody asks', async () => {
    await set(2026, 'poor', 17)
    const wish = { cellId, year: 2026, fact: 'poor', seen: null, value: 18 }
    expect((await office.refusal('villages.set', wish)).code).toBe('conflict')
    const code = async (part: object) => (await office.refusal('villages.set', { ...wish, ...part })).code
    expect(await code({ year: 2027 })).toBe('refused')
    expect(await code({ fact: 'no-such-fact' })).toBe('not-found')
    expect(await code({ value: -1 })).toBe('invalid')
  })

  it('keep a wrong pair as the paper has it: it is marked, not refused', async () => {
    await set(2026, 'households', 20)
    await set(2026, 'poor', 21)
    expect((await ofYear(2026))[0]?.values).toEqual({ households: 20, poor: 21 })
  })

  it('have a history and a source, of each year its own', async () => {
    await set(2025, 'income', 36.5)
    await set(2026, 'income', 38)
    const described = { cellId, year: 2026, revision: 1, source: 'Trưởng bản báo', note: 'Số sơ bộ' }
    expect(await office.ask('villages.describe', described)).toEqual({ revision: 2 })
    expect((await office.refusal('villages.describe', described)).code).toBe('conflict')
    const { years } = await office.ask('villages.ofCell', { cellId })
    expect(years).toMatchObject([
      { year: 2026, source: 'Trưởng bản báo', note: 'Số sơ bộ', values: { income: 38 } },
      { year: 2025, source: '', values: { income: 36.5 } },
    ])
  })

  it('go into a workbook with the commune at the end', async () => {
    await set(2026, 'income', 38)
    expect(await office.ask('villages.workbook', { year: 2026 })).toMatchObject({ rows: 2 })
  })
})

describe('the list of facts', () => {
  const facts = async (year: number) => (await office.ask('villages.ofYear', { year })).facts
  const water = {
    ...{ key: 'clean-water', name: 'Hộ dùng nước sạch', unit: 'hộ', isWhole: true, partOf: 'households' },
    ...{ isApart: false, weight: '', doubtAbove: null },
  }

  it('is changed from a day on with a reason; earlier years keep theirs', async () => {
    const before = await facts(2025)
    const change = { from: '2026-01-01', facts: [...before, water], reason: 'Xã yêu cầu thêm' }
    await office.ask('villages.setFacts', change)
    expect(await facts(2025)).toEqual(before)
    expect((await facts(2026)).at(-1)).toEqual(water)
    await set(2026, 'clean-water', 12)
    const listed = (await office.ask('rulebook.list', { on: '2026-11-22' })).find(
      ({ id }) => id === 'village.facts',
    )
    expect(listed).toMatchObject({ changedBecause: 'Xã yêu cầu thêm', from: '2026-01-01' })
  })

  it('keeps the figures of a fact that is left out and shows them when it comes back', async () => {
    const all = await facts(2026)
    await set(2026, 'cultural', 15)
    const without = all.filter(({ key }) => key !== 'cultural')
    await office.ask('villages.setFacts', { from: '2026-01-01', facts: without, reason: 'Bỏ' })
    expect(
      (await office.refusal('villages.set', { cellId, year: 2026, fact: 'cultural', seen: 15, value: 1 }))
        .code,
    ).toBe('not-found')
    await office.ask('villages.setFacts', { from: '2026-02-01', facts: all, reason: 'Lấy lại' })
    expect((await ofYear(2026))[0]?.values).toEqual({ cultural: 15 })
  })

  it('does not lose the whole of which another is a part', async () => {
    const without = (await facts(2026)).filter(({ key }) => key !== 'households')
    const wish = { from: '2026-01-01', facts: without, reason: 'Bỏ' }
    expect((await office.refusal('villages.setFacts', wish)).message).toContain('Hộ nghèo')
  })
})
