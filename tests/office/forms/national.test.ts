import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nationalHeaders } from '../../../shared/forms/national.ts'
import { type Standing, standings } from '../../../shared/people/person.ts'
import { nationalHeaders as written } from '../../fixtures/books.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { unzip } from '../../helpers/zip.ts'
import { auditOf } from '../meetings/database.ts'
import { becomes } from '../movements/moving.ts'

const book = join(import.meta.dirname, '../../fixtures/workbooks/dang-vien-29-cot.xlsx')
const commune = { communeName: 'xã Lùng Vai', province: 'tỉnh Lào Cai', placeName: 'Lùng Vai' }

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-20T01:00:00Z' })
  await office.ask('setup.begin', commune)
})
afterEach(() => discard(office))

const load = async (bytes: Uint8Array, into = office) => {
  const upload = into.door.put({ name: 'ds.xlsx', mediaType: '', bytes })
  const preview = await into.ask('intake.preview', { upload })
  await into.ask('intake.apply', { previewId: preview.previewId })
  return preview
}

const exported = async (from = office, input: { readonly cellId?: string } = {}) => {
  const file = await from.ask('forms.nationalWorkbook', { standing: 'all', ...input })
  const bytes = from.door.take(file.token)?.bytes
  if (!bytes) throw new Error('nothing behind the door')
  return { ...file, bytes: Buffer.from(bytes) }
}

type Row = readonly unknown[]
const rowsOf = async (bytes: Buffer): Promise<Row[]> => {
  const sheets = (await readXlsxFile(bytes)) as unknown as { readonly data: Row[] }[]
  return sheets[0]?.data ?? []
}

describe('the national workbook given out', () => {
  it('has the 29 headers word for word', async () => {
    expect(nationalHeaders).toEqual(written)
    expect((await rowsOf((await exported()).bytes))[0]).toEqual([...written])
  })

  it('read back changes nothing', async () => {
    await load(readFileSync(book))
    const { bytes, rows } = await exported()
    expect(rows).toBe(337)
    const { counts } = await load(bytes)
    expect(counts).toMatchObject({ same: 337, new: 0, changed: 0, wrong: 0, newCells: 0 })
  })

  it('has every value of the book that was read, cell by cell, every number a text', async () => {
    const original = readFileSync(book)
    await load(original)
    const byId = (rows: readonly Row[]) =>
      new Map(rows.map((row) => [row[1], row.slice(1).map((value) => value ?? null)]))
    const before = byId((await rowsOf(original)).slice(3))
    const after = byId((await rowsOf((await exported()).bytes)).slice(1))
    expect(after.size).toBe(337)
    for (const [id, row] of before) expect(after.get(id)).toEqual(row)
    for (const row of after.values()) expect(row.every((value) => typeof value !== 'number')).toBe(true)
  })

  it('loaded into an empty office and given out again is the same book', async () => {
    await load(readFileSync(book))
    const first = await exported()
    const other = await officeAt({ now: '2026-11-20T01:00:00Z' })
    try {
      await other.ask('setup.begin', commune)
      await load(first.bytes, other)
      expect(await rowsOf((await exported(other)).bytes)).toEqual(await rowsOf(first.bytes))
    } finally {
      await discard(other)
    }
  })

  it('of one cell holds its members only', async () => {
    await load(readFileSync(book))
    const [cell] = await office.ask('organisation.cells', {})
    const { rows, name } = await exported(office, { cellId: cell?.id ?? '' })
    expect(rows).toBe(cell?.numbers.total)
    expect(name).toContain(cell?.name)
  })

  it('says in its properties who took it out and when, and the audit says so too', async () => {
    await load(readFileSync(book))
    const { bytes } = await exported()
    const core = (await unzip(bytes)).get('docProps/core.xml')?.toString()
    expect(core).toContain('<dc:creator>Văn phòng</dc:creator>')
    expect(core).toContain('2026-11-20T01:00:00.000Z')
    expect(auditOf(office, 'forms.nationalWorkbook').map((row) => row.changes.rows)).toEqual([337])
  })

  it.each(standings.map((standing) => [standing] as const))(
    'a member who is %s comes back as that',
    async (standing: Standing) => {
      const { id: cellId } = await office.ask('organisation.addCell', { name: 'Chi bộ thôn Đông' })
      const isNew = standing === 'official' || standing === 'probationary'
      const member = await addMember(cellId, isNew ? standing : 'official')
      if (!isNew) await becomes(office, member.personId, standing, '2026-05-19')
      const { bytes } = await exported()
      expect((await load(bytes)).counts).toMatchObject({ same: 1, changed: 0, new: 0 })
    },
  )
})

const addMember = async (cellId: string, standing: 'official' | 'probationary') => {
  const { id, revision } = await office.ask('people.add', {
    fullName: 'Lò Văn Hặc',
    otherName: '',
    sex: 'male',
    birthDate: '1970',
    ethnicity: 'Thái',
    religion: 'Không',
    personalId: '012060000001',
    oldIdNumber: '',
    birthplace: { country: 'Việt Nam', province: 'Lào Cai', detail: '' },
    hometown: { country: '', province: '', detail: '' },
    residence: { country: '', province: '', detail: '' },
    externalId: '',
    cardNumber: '012345678901',
    cardPlace: '',
    cardDate: '2025-09',
    oldCardNumber: '',
    joinedOn: '1995-02-03',
    officialOn: standing === 'official' ? '1996-02-03' : null,
    cellId,
    from: '1995-02-03',
    standing,
  })
  return { personId: id, revision }
}
