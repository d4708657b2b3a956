import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readSheets } from '../../../electron/office/intake/xlsx/sheets.ts'
import type { IntakePreview } from '../../../shared/intake/contract.ts'
import type { SheetRow } from '../../../shared/intake/layout.ts'
import { proposedPlan } from '../../../shared/intake/proposal.ts'
import { workbook } from '../../fixtures/books.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'

const books = join(import.meta.dirname, '../../fixtures/workbooks')
const expected = JSON.parse(readFileSync(join(books, 'expected.json'), 'utf8'))
const national = 'dang-vien-29-cot.xlsx'
const superiors = 'DS_DANGVIEN.xlsx'
const old = 'danh-sach-cu-tcvn3.xlsx'

const opened: OfficeUnderTest[] = []
const begin = async () => {
  const office = await officeAt({ now: `${expected.asOf}T01:00:00Z` })
  opened.push(office)
  return office
}
afterEach(async () => {
  for (const office of opened.splice(0)) await discard(office)
})

/** As the clerk goes through the wizard who agrees to all that it proposes. */
async function preview(office: OfficeUnderTest, name: string): Promise<IntakePreview> {
  const upload = office.door.put({ name, mediaType: '', bytes: readFileSync(join(books, name)) })
  const { look, preview: known } = await office.ask('intake.open', { upload })
  if (known !== null) return known
  return office.ask('intake.preview', { upload, plan: proposedPlan(look, () => true) })
}
/** A look at a workbook that is of no known layout. */
async function lookAt(office: OfficeUnderTest, bytes: Uint8Array) {
  const upload = office.door.put({ name: old, mediaType: '', bytes })
  const { look } = await office.ask('intake.open', { upload })
  if (look === null) throw new Error('the layout is known')
  return { upload, look }
}
const apply = (office: OfficeUnderTest, { previewId }: IntakePreview, base: 'all' | 'empty' = 'all') =>
  office.ask('intake.apply', { previewId, choices: { base } })

/** The old list as it is but for some rows, numbered as Excel shows them. */
async function changedOldList(change: (row: SheetRow, number: number) => SheetRow): Promise<Buffer> {
  for await (const { rows } of readSheets(readFileSync(join(books, old)), { mostRows: 1000 })) {
    const changed = rows.map((row, index) => change(row, index + 1))
    return Buffer.from(
      await workbook(changed.map((row) => row.map((value) => (value === true ? 1 : value || null)))),
    )
  }
  throw new Error('no sheet')
}

const orders = [national, superiors, old].flatMap((first, _, all) =>
  all
    .filter((name) => name !== first)
    .flatMap((second) =>
      all.filter((name) => name !== first && name !== second).map((third) => [first, second, third]),
    ),
)

describe('the three books of an office', () => {
  it.each(orders)('are taken back one after the other, the last one first: %s, %s, %s', async (...order) => {
    const office = await begin()
    const batches: string[] = []
    for (const name of order) {
      const seen = await preview(office, name)
      if (seen.counts.new + seen.counts.changed > 0) batches.push((await apply(office, seen)).batchId)
    }
    for (const batchId of batches.toReversed()) {
      expect((await office.ask('intake.undo', { batchId })).kept).toEqual([])
    }
    expect((await office.ask('people.search', {})).total).toBe(0)
    expect(await office.ask('organisation.cells', {})).toEqual([])
  })

  it.each(orders)('hold what is expected of each in the order %s, %s, %s', async (...order) => {
    const office = await begin()
    const seen = new Set<string>()
    for (const name of order) {
      const { counts, errors, swapped, questions, ...rest } = await preview(office, name)
      const { members, ...sums } = expected[name]
      expect([name, errors, swapped, questions]).toEqual([name, [], [], []])
      expect(counts).toMatchObject({ ...sums, wrong: 0 })
      expect(counts.new + counts.changed + counts.same).toBe(members)
      const isAllKnown = seen.has(national) || seen.has(superiors)
      const added = isAllKnown ? 0 : name === old ? 120 : 337 - (seen.has(old) ? 120 : 0)
      expect([name, counts.new]).toEqual([name, added])
      await apply(office, { counts, errors, swapped, questions, ...rest })
      seen.add(name)
    }
    const cells = await office.ask('organisation.cells', {})
    const total = cells.reduce((sum, { numbers }) => sum + numbers.total, 0)
    expect([cells.length, total]).toEqual([22, 337])
  })

  it('the old list adds nobody to the members who are there and, as it is, changes nothing', async () => {
    const office = await begin()
    await apply(office, await preview(office, national))
    const { counts } = await preview(office, old)
    expect(counts).toMatchObject({ new: 0, changed: 0, same: 120, newCells: 0, wrong: 0 })
  })

  it('what an old list says otherwise is offered, old and new, and taken over value by value', async () => {
    const office = await begin()
    await apply(office, await preview(office, national))
    // Vũ Minh Đạt is a Tày there and became official a month later; of Trần Thị Ngọc Hiền only the group differs.
    const bytes = await changedOldList((row, number) =>
      number === 6 ? row.with(4, 'Tµy').with(6, '26/06/1999') : number === 7 ? row.with(4, 'Nïng') : row,
    )
    const { upload, look } = await lookAt(office, bytes)
    const seen = await office.ask('intake.preview', { upload, plan: proposedPlan(look, () => true) })
    expect(seen.counts).toMatchObject({ new: 0, changed: 2, same: 118, wrong: 0 })
    expect(seen.changed).toMatchObject([
      {
        row: 6,
        name: 'Vũ Minh Đạt',
        fields: [
          { field: 'Dân tộc', before: 'Kinh', after: 'Tày' },
          { field: 'Ngày chính thức', before: '26/05/1999', after: '26/06/1999' },
        ],
      },
      { row: 7, name: 'Trần Thị Ngọc Hiền', fields: [{ field: 'Dân tộc', before: 'Kinh', after: 'Nùng' }] },
    ])
    expect(seen.changedFields).toEqual([
      { field: 'Dân tộc', rows: 2, empty: 0 },
      { field: 'Ngày chính thức', rows: 1, empty: 0 },
    ])
    const values = [{ row: 7, field: 'Dân tộc', isTaken: false }]
    const fields = [{ field: 'Dân tộc', isTaken: true }]
    const choices = { base: 'none', fields, values } as const
    const applied = await office.ask('intake.apply', { previewId: seen.previewId, choices })
    expect(applied).toMatchObject({ new: 0, changed: 1, same: 119 })
    const { rows } = await office.ask('people.search', { query: 'vu minh dat' })
    const card = await office.ask('people.card', { id: rows[0]?.id ?? '' })
    expect([card.ethnicity, card.officialOn]).toEqual(['Tày', '1999-05-26'])

    await office.ask('intake.undo', { batchId: applied.batchId })
    expect((await office.ask('people.card', { id: rows[0]?.id ?? '' })).ethnicity).toBe('Kinh')
  })

  it('the old list is remembered by its headers, and its letters are changed only with consent again', async () => {
    const office = await begin()
    const { upload, look: first } = await lookAt(office, readFileSync(join(books, old)))
    expect(first.rememberedAt).toBeNull()
    const plan = proposedPlan(first, () => true)
    const columns = plan.columns.filter(({ column }) => column !== 'ethnicity')
    const chosen = await office.ask('intake.preview', { upload, plan: { ...plan, columns } })
    await apply(office, chosen)
    const { look } = await lookAt(office, readFileSync(join(books, old)))
    expect(look.rememberedAt).not.toBeNull()
    expect(proposedPlan(look, () => false)).toMatchObject({ columns, encodings: [] })
  })

  it('without consent the letters of the old list stay as they are', async () => {
    const office = await begin()
    const { upload, look } = await lookAt(office, readFileSync(join(books, old)))
    const names = look.columns.find(({ label }) => label === 'Họ và tên')
    expect(names?.encoding).toMatchObject({
      encoding: 'tcvn3',
      confidence: 'certain',
      evidence: [{ before: 'Vò Minh §¹t', after: 'Vũ Minh Đạt' }, {}, {}],
    })
    const plan = proposedPlan(look, (place) => place !== names?.place)
    const { sample } = await office.ask('intake.preview', { upload, plan })
    expect(sample[0]).toMatchObject({ name: 'Vò Minh §¹t', cellName: 'Chi bộ Công an xã' })
  })
})
