import { describe, expect, it } from 'vitest'
import { contract } from '../../../shared/contract.ts'
import { nationalBook } from '../../fixtures/books.ts'
import { temporaryFolder } from '../../helpers/office.ts'
import { officesOfFile } from '../backup/offices.ts'
import type { Filled } from '../filled-office.ts'

const { filled } = officesOfFile()
const asked = async (office: Filled['office'], query: string) =>
  (await office.ask('audit.find', { query })).found.map(
    ({ kind, name, note }) => `${kind}: ${name} (${note})`,
  )

const rename = async ({ office, members }: Filled, index: number, fullName: string) => {
  const id = members[index] ?? ''
  const { revision } = await office.ask('people.card', { id })
  await office.ask('people.changeForm', { id, revision, fields: { fullName } })
  return id
}

describe('records of the audit are found by a name', () => {
  it('of a member, with marks or without, whole or in part', async () => {
    const { office } = await filled(temporaryFolder())
    for (const query of ['đặng thị ánh', 'dang anh', 'ÁNH', 'Đặng']) {
      expect(await asked(office, query)).toEqual([
        'person: Đặng Thị Ánh (sinh 19/05/1970 - Chi bộ thôn Sen Đông)',
      ])
    }
    expect(await office.ask('audit.find', { query: '  ' })).toEqual({ found: [], isMore: false })
    expect(await asked(office, 'nobody here')).toEqual([])
  })

  it('of a cell, with the meetings of the cell, and of an account', async () => {
    const { office } = await filled(temporaryFolder())
    expect(await asked(office, 'sen dong')).toEqual([
      'body: Chi bộ thôn Sen Đông (Chi bộ)',
      'meeting: Chi bộ thôn Sen Đông, 03/11/2026 (Sinh hoạt thường kỳ tháng 11 năm 2026)',
    ])
    // Where a day or a month is typed, the meetings come first.
    expect((await asked(office, 'sen dong 3/11'))[0]).toContain('meeting: Chi bộ thôn Sen Đông, 03/11/2026')
    expect((await asked(office, 'tháng 11/2026'))[0]).toContain('meeting: ')
    expect(await asked(office, 'văn phòng')).toEqual(['account: Văn phòng (Tài khoản)'])
  })

  it('that they bore earlier: put right, renamed, or overwritten by an import', async () => {
    const result = await filled(temporaryFolder())
    const { office, cells, members } = result
    expect(await asked(office, 'hặc')).toHaveLength(1)
    await rename(result, 0, 'Lò Văn Học')
    expect(await asked(office, 'hặc')).toEqual([
      'person: Lò Văn Học (sinh 19/05/1970 - Chi bộ thôn Sen Đông - trước đây: Lò Văn Hặc)',
    ])
    // What is written after the first search is found as well.
    await rename(result, 0, 'Lò Văn Hạc')
    expect(await asked(office, 'học')).toEqual([
      'person: Lò Văn Hạc (sinh 19/05/1970 - Chi bộ thôn Sen Đông - trước đây: Lò Văn Học)',
    ])
    const { revision } = await office.ask('organisation.cell', { id: cells[1] })
    await office.ask('organisation.correctName', { id: cells[1], revision, name: 'Chi bộ Trường Tiểu học' })
    expect((await asked(office, 'mam non'))[0]).toBe(
      'body: Chi bộ Trường Tiểu học (Chi bộ - trước đây: Chi bộ Trường Mầm non)',
    )
    const bytes = await nationalBook({
      ...{ name: 'Nguyễn Văn Ước', born: '19/05/1970', personalId: '012060000002' },
      cell: 'Chi bộ thôn Sen Đông',
    })
    const upload = office.door.put({ name: 'ds.xlsx', mediaType: '', bytes })
    const { previewId } = await office.ask('intake.preview', { upload })
    await office.ask('intake.apply', { previewId, skipWrongRows: false })
    expect(await asked(office, 'nguyen uoc')).toEqual([
      'person: Nguyễn Văn Ước (sinh 19/05/1970 - Chi bộ thôn Sen Đông - trước đây: Nguyễn Ước)',
    ])
    // The import is one row for all; it stands among those of each whom it wrote.
    const [last] = await office.ask('audit.rows', { record: { kind: 'person', id: members[2] ?? '' } })
    expect(last?.act).toBe('Nhập từ Excel')
  })

  it('also when they were removed, or went with the month that was taken back', async () => {
    const { office, members, cells } = await filled(temporaryFolder())
    const id = members[3] ?? ''
    const { revision } = await office.ask('people.card', { id })
    await office.ask('people.remove', { id, revision, reason: 'Ghi trùng' })
    expect(await asked(office, 'vàng a dơ')).toEqual([
      'person: Vàng A Dơ (sinh 19/05/1970 - Chi bộ Trường Mầm non - đã bỏ)',
    ])
    const meetings = [{ cellId: cells[0], kind: 'regular', heldOn: '2027-01-05' } as const]
    const { actId } = await office.ask('months.open', { period: '2027-01', meetings })
    await office.ask('months.undo', { actId: actId ?? '' })
    const gone = 'meeting: Chi bộ thôn Sen Đông, 05/01/2027 (đã hoàn tác mở kỳ, không còn trong sổ)'
    expect(await asked(office, 'sen dong 5/1/2027')).toContain(gone)
    const { found } = await office.ask('audit.find', { query: 'sen dong 5/1/2027' })
    const record = found.find(({ note }) => note.startsWith('đã hoàn tác')) ?? { kind: '', id: '' }
    const rows = await office.ask('audit.rows', { record: { kind: record.kind, id: record.id } })
    expect(rows.map(({ act, record }) => [act, record?.name])).toEqual([
      ['Hoàn tác mở kỳ', '01/2027'],
      ['Mở kỳ cho các chi bộ', 'Chi bộ thôn Sen Đông, 05/01/2027'],
    ])
  })

  it('and then all rows of the record are shown, those of others that name it as well', async () => {
    const result = await filled(temporaryFolder())
    const { office, cells } = result
    const id = await rename(result, 0, 'Lò Văn Học')
    const { revision } = await office.ask('organisation.body', { id: cells[0] })
    await office.ask('organisation.appoint', {
      ...{ bodyId: cells[0], revision, post: 'secretary', from: '2026-01-01' },
      person: { personId: id, fullName: '' },
    })
    const rows = await office.ask('audit.rows', { record: { kind: 'person', id } })
    expect(rows.map(({ act }) => act)).toEqual(['Ghi chức vụ', 'Sửa phiếu đảng viên', 'Thêm đảng viên'])
    expect(await office.ask('audit.record', { id })).toMatchObject({ kindName: 'Người', name: 'Lò Văn Học' })
    expect(await office.ask('audit.record', { id: crypto.randomUUID() })).toBeNull()
  })

  it('by whoever administers alone', () => {
    expect([contract['audit.find'].right, contract['audit.record'].right]).toEqual([
      'administer',
      'administer',
    ])
  })
})
