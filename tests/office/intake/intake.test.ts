import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IntakePreview } from '../../../shared/intake/contract.ts'
import { type MemberLine, nationalBook } from '../../fixtures/books.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { becomes } from '../movements/moving.ts'

const books = join(import.meta.dirname, '../../fixtures/workbooks')
const expected = JSON.parse(readFileSync(join(books, 'expected.json'), 'utf8'))
const national = 'dang-vien-29-cot.xlsx'
const superiors = 'DS_DANGVIEN.xlsx'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: `${expected.asOf}T01:00:00Z` })
})
afterEach(() => discard(office))

const upload = (name: string, bytes: Uint8Array) => office.door.put({ name, mediaType: '', bytes })
const preview = (name: string): Promise<IntakePreview> =>
  office.ask('intake.preview', { upload: upload(name, readFileSync(join(books, name))) })
const previewOf = async (...lines: MemberLine[]): Promise<IntakePreview> =>
  office.ask('intake.preview', { upload: upload('ds.xlsx', await nationalBook(...lines)) })
const apply = ({ previewId }: IntakePreview, skipWrongRows = false) =>
  office.ask('intake.apply', { previewId, skipWrongRows })
const load = async (...lines: MemberLine[]) => apply(await previewOf(...lines))
const find = async (query: string) => (await office.ask('people.search', { query, standing: 'all' })).rows
const card = async (query: string) => {
  const [row] = await find(query)
  if (row === undefined) throw new Error(`nobody named ${query}`)
  return office.ask('people.card', { id: row.id })
}

describe('the office loads the national workbook', () => {
  it('sees the counts of the sample before anything is written', async () => {
    const { counts, errors, headerRow } = await preview(national)
    const { members, cells, ...rest } = expected[national]
    expect(counts).toMatchObject({
      ...rest,
      cells,
      new: members,
      newCells: cells,
      changed: 0,
      same: 0,
      wrong: 0,
    })
    expect(errors).toEqual([])
    expect(headerRow).toBe(3)
    expect(await find('')).toEqual([])
  })

  it('holds them afterwards, each in the cell without its superior', async () => {
    await apply(await preview(national))
    const { members, cells, probationary, exempt } = expected[national]
    const rows = await office.ask('organisation.cells', {})
    expect(rows).toHaveLength(cells)
    expect(rows.map((row) => row.name)).toContain('Chi bộ thôn Chợ Chậu')
    const sum = (of: 'total' | 'probationary' | 'exempt') =>
      rows.reduce((total, row) => total + row.numbers[of], 0)
    expect([sum('total'), sum('probationary'), sum('exempt')]).toEqual([members, probationary, exempt])
  })

  it('finds nothing new and nothing changed in the same file', async () => {
    await apply(await preview(national))
    const { counts } = await preview(national)
    expect(counts).toMatchObject({ new: 0, changed: 0, same: 337, newCells: 0 })
  })

  it("finds nothing new in the superior's export of the same members, names in capitals", async () => {
    await apply(await preview(national))
    const { counts } = await preview(superiors)
    expect(counts).toMatchObject({ new: 0, changed: 0, same: 337, newCells: 0 })
  })

  it('is an empty register again after the undo', async () => {
    const { batchId } = await apply(await preview(national))
    expect(await office.ask('intake.undo', { batchId })).toEqual({ reverted: 337, kept: [] })
    expect(await find('')).toEqual([])
    expect(await office.ask('organisation.cells', {})).toEqual([])
    const [batch] = await office.ask('intake.batches', {})
    expect(batch?.undoneAt).not.toBeNull()
    expect((await office.refusal('intake.undo', { batchId })).message).toContain('đã được hoàn tác')
    expect(await apply(await preview(national))).toMatchObject({ new: 337, newCells: 22 })
  })
})

describe("the superior's export alone", () => {
  it('counts its members, cells and exempt members, and writes names as names', async () => {
    const first = await preview(superiors)
    const { members, cells, exempt } = expected[superiors]
    expect(first.counts).toMatchObject({ new: members, cells, exempt, probationary: 16 })
    expect(first.sample[0]?.name).toBe('Vàng Thế Long')
    await apply(first)
    const second = await preview(national)
    expect(second.counts).toMatchObject({ new: 0, newCells: 0 })
    await apply(second)
    expect((await preview(national)).counts).toMatchObject({ new: 0, changed: 0 })
    expect((await card('vang the long')).officialOn).toBe('1999-05-12')
  })
})

describe('a member who is already in the register', () => {
  it('is changed where the workbook says something else, and shown old and new', async () => {
    await load({})
    const { counts, changed } = await previewOf({ residence: 'bản Noong Thăng, xã Mường Than', card: null })
    expect(counts).toMatchObject({ new: 0, changed: 1, same: 0 })
    expect(changed[0]?.fields).toEqual([
      {
        field: 'Thường trú, địa chỉ chi tiết',
        before: 'bản Sen Đông, xã Mường Than',
        after: 'bản Noong Thăng, xã Mường Than',
      },
    ])
  })

  it('keeps what the workbook leaves empty', async () => {
    await load({})
    await load({ card: null, religion: null, official: null, residence: 'nơi khác' })
    expect(await card('lo thi mai')).toMatchObject({
      cardNumber: '123456789012',
      religion: 'Không',
      officialOn: '2005-05-19',
      standing: 'official',
      residence: { detail: 'nơi khác' },
    })
  })

  it('becomes official when the workbook brings the official date', async () => {
    await load({ card: null, joined: '19/05/2025', official: null })
    expect((await card('lo thi mai')).standing).toBe('probationary')
    await load({ joined: '19/05/2025', official: '19/05/2026' })
    const { standing, standingsHeld } = await card('lo thi mai')
    expect(standing).toBe('official')
    expect(standingsHeld).toEqual([
      { standing: 'probationary', from: '2025-05-19', to: '2026-05-19' },
      { standing: 'official', from: '2026-05-19', to: null },
    ])
  })

  it('moves to another cell from the day of the import, with the history kept, and back with the undo', async () => {
    await load({})
    const before = await card('lo thi mai')
    const { batchId } = await load({
      cell: 'Chi bộ bản Noong Thăng',
      status: 'Miễn công tác và sinh hoạt Đảng',
      statusDate: '01/10/2026',
    })
    const after = await card('lo thi mai')
    expect(after.cells.map(({ cellName, to }) => [cellName, to])).toEqual([
      ['Chi bộ bản Sen Đông', expected.asOf],
      ['Chi bộ bản Noong Thăng', null],
    ])
    expect(after).toMatchObject({ standing: 'exempt', standingFrom: '2026-10-01' })
    expect(await office.ask('intake.undo', { batchId })).toEqual({ reverted: 1, kept: [] })
    expect(await card('lo thi mai')).toEqual({ ...before, revision: after.revision + 1 })
    expect((await office.ask('organisation.cells', {})).map((row) => row.name)).toEqual([
      'Chi bộ bản Sen Đông',
    ])
  })

  it.each<[string, MemberLine, string, string | null]>([
    // A committee member follows a cell wherever his own is; the dead hold no post in the Party.
    ['moves to another cell', { cell: 'Chi bộ bản Noong Thăng' }, expected.asOf, null],
    ['has died', { status: 'Đã từ trần', statusDate: '01/10/2026' }, '2026-10-01', '2026-10-01'],
  ])(
    'who %s leaves the posts of the cell, and has them again with the undo',
    async (_what, line, day, inChargeTo) => {
      await load({})
      const { id } = await card('lo thi mai')
      const posts = async () => (await card('lo thi mai')).posts.map(({ post, to }) => [post, to])
      const secretary = { personId: id, fullName: '' }
      const saveSecretary = async (
        named: typeof secretary | { personId: null; fullName: string },
        inCharge: typeof secretary | null,
      ) => {
        const facts = (await office.ask('organisation.startingFacts', {})).find(
          ({ name }) => name === 'Chi bộ bản Sen Đông',
        )
        if (facts === undefined) throw new Error('no cell')
        await office.ask('organisation.saveStartingFacts', {
          rows: [{ ...facts, secretary: named, inCharge }],
        })
      }
      await saveSecretary(secretary, secretary)
      const ended = [
        ['Bí thư', day],
        ['Cấp ủy viên phụ trách', inChargeTo],
      ]
      const first = await load(line)
      expect((await posts()).toSorted()).toEqual(ended)
      await office.ask('intake.undo', { batchId: first.batchId })
      expect((await posts()).map(([, to]) => to)).toEqual([null, null])

      const second = await load(line)
      await saveSecretary(
        { personId: null, fullName: 'Lò Văn Phong' },
        inChargeTo === null ? secretary : null,
      )
      await office.ask('intake.undo', { batchId: second.batchId })
      expect((await posts()).toSorted()).toEqual([
        ['Bí thư', day],
        ['Cấp ủy viên phụ trách', null],
      ])
    },
  )

  it('who moves to another cell keeps the posts that outlast the membership', async () => {
    await load({})
    const { id } = await card('lo thi mai')
    const cell = (await office.ask('organisation.cells', {})).find(
      ({ name }) => name === 'Chi bộ bản Sen Đông',
    )
    const bodyId = cell?.id ?? ''
    for (const post of ['village-head', 'deputy']) {
      const { revision } = await office.ask('organisation.posts', { bodyId })
      const person = { personId: id, fullName: '' }
      await office.ask('organisation.appoint', { bodyId, revision, person, post, from: '2025-01-01' })
    }
    await load({ cell: 'Chi bộ bản Noong Thăng' })
    const posts = (await card('lo thi mai')).posts.map(({ post, to }) => [post, to])
    expect(posts.toSorted()).toEqual([
      ['Phó bí thư', expected.asOf],
      ['Trưởng thôn, bản, tổ dân phố', null],
    ])
  })

  it('who left a post by the hand of the office does not get it back with the undo', async () => {
    await load({})
    const { id } = await card('lo thi mai')
    const saveDeputy = async (deputy: { personId: string; fullName: string } | null) => {
      const [facts] = await office.ask('organisation.startingFacts', {})
      if (facts === undefined) throw new Error('no cell')
      await office.ask('organisation.saveStartingFacts', { rows: [{ ...facts, deputy }] })
    }
    await saveDeputy({ personId: id, fullName: '' })
    const { batchId } = await load({ residence: 'nơi khác' })
    await office.close()
    office = await officeAt({ folder: office.folder, now: '2027-01-05T01:00:00Z' })
    await saveDeputy(null)
    expect(await office.ask('intake.undo', { batchId })).toEqual({ reverted: 1, kept: [] })
    expect((await card('lo thi mai')).posts).toMatchObject([{ post: 'Phó bí thư', to: '2027-01-05' }])
  })

  it('is told apart from a namesake of the same day by the personal id', async () => {
    await load({})
    const { counts } = await previewOf({ personalId: '010180009999', card: '999999999999' })
    expect(counts).toMatchObject({ new: 1, same: 0 })
  })

  it('is told apart from a namesake of another day where nobody has numbers', async () => {
    await load({ personalId: null, card: null })
    const { counts } = await previewOf({ personalId: null, card: null, born: '03/09/1980' })
    expect(counts).toMatchObject({ new: 1, same: 0 })
  })

  it('is found by name and birth date where the workbook has no numbers, whatever the tone style', async () => {
    await load({ name: 'Lò Thị Hoà' })
    const { counts } = await previewOf({ name: 'LÒ THỊ HÒA', personalId: null, card: null })
    expect(counts).toMatchObject({ new: 0, changed: 0, same: 1 })
  })
})

describe('what was done since is safe', () => {
  it('an import is refused when the register changed after the preview in a record of the workbook', async () => {
    await load({})
    const seen = await previewOf({ residence: 'nơi khác' })
    const { id, fullName } = await card('lo thi mai')
    await becomes(office, id, 'away', '2026-11-01')
    const refused = await office.refusal('intake.apply', { previewId: seen.previewId })
    expect(refused.code).toBe('conflict')
    expect(refused.message).toContain('Chưa ghi gì')
    expect(fullName).toBe('Lò Thị Mai')
  })

  it('an import goes on when only other records changed', async () => {
    await load({})
    const seen = await previewOf({ name: 'Lò Văn Tâm', sex: 'Nam', personalId: '010181000001', card: null })
    await office.ask('organisation.addCell', { name: 'Chi bộ khác' })
    expect(await apply(seen)).toMatchObject({ new: 1 })
  })

  it('the undo keeps a member who was edited and the cell that holds him, and says so', async () => {
    const { batchId } = await load(
      {},
      { name: 'Lò Văn Tâm', sex: 'Nam', personalId: '010181000001', card: null },
    )
    const { id } = await card('lo van tam')
    await becomes(office, id, 'away', '2026-11-01')
    const { reverted, kept } = await office.ask('intake.undo', { batchId })
    expect(reverted).toBe(1)
    expect(kept.map(({ name }) => name)).toEqual(['Lò Văn Tâm', 'Chi bộ bản Sen Đông'])
    expect((await find('')).map((row) => row.fullName)).toEqual(['Lò Văn Tâm'])
  })

  it('the undo keeps a member who was at a meeting', async () => {
    const { batchId } = await load({})
    const [cell] = await office.ask('organisation.cells', {})
    await office.ask('meetings.open', {
      cellId: cell?.id ?? '',
      period: '2026-11',
      kind: 'regular',
      heldOn: '2026-11-03',
    })
    const { reverted, kept } = await office.ask('intake.undo', { batchId })
    expect(reverted).toBe(0)
    expect(kept).toHaveLength(2)
  })
})

describe('wrong rows', () => {
  const wrong = {
    name: 'Lò Văn Tâm',
    sex: 'Nam',
    born: '31/02/1980',
    personalId: '010181000001',
    card: null,
  } as const

  it('refuse the whole import', async () => {
    const { counts, errors, previewId } = await previewOf({}, wrong)
    expect(counts).toMatchObject({ new: 1, wrong: 1 })
    expect(errors).toMatchObject([{ row: 5, column: 'Sinh ngày', name: 'Lò Văn Tâm' }])
    expect((await office.refusal('intake.apply', { previewId })).message).toContain('1 dòng sai')
    expect(await find('')).toEqual([])
  })

  it('are passed over when the clerk says so', async () => {
    expect(await apply(await previewOf({}, wrong), true)).toMatchObject({ new: 1 })
    expect((await find('')).map((row) => row.fullName)).toEqual(['Lò Thị Mai'])
  })

  it('are also two rows that mean the same member of the register', async () => {
    await load({})
    const { counts, errors } = await previewOf({ card: null }, { personalId: null })
    expect(counts).toMatchObject({ same: 1, wrong: 1 })
    expect(errors[0]?.message).toContain('dòng 4')
  })
})
