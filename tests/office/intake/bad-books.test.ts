import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MemberLine, memberLine, nationalBook, nationalHeaders, workbook } from '../../fixtures/books.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { zipOf } from './zip-of.ts'

let office: OfficeUnderTest
beforeAll(async () => {
  office = await officeAt({ now: '2026-11-22T01:00:00Z' })
})
afterAll(() => discard(office))

const send = (bytes: Uint8Array) => ({ upload: office.door.put({ name: 'ds.xlsx', mediaType: '', bytes }) })
const members = async () => (await office.ask('people.search', { standing: 'all' })).total

const compoundFile = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1500),
    ...streams.map((name) => Buffer.from(name, 'utf16le')),
  ])

const noise = (bytes: number) => Buffer.from('Đây là một đoạn văn bản bình thường. '.repeat(bytes / 40))

describe('a file that is no member list ends in a sentence, and nothing is written', () => {
  const header = () =>
    workbook([
      ['Mã hàng', 'Tên hàng', 'Đơn giá'],
      ['A1', 'Giấy A4', 65000],
    ])
  const whole = () => nationalBook({})
  it.each([
    ['a text file', () => Promise.resolve(noise(4000)), 'không phải là bảng tính Excel'],
    ['a file of one byte', () => Promise.resolve(Buffer.from('P')), 'không phải là bảng tính Excel'],
    ['a file of the two letters of a zip', () => Promise.resolve(Buffer.from('PK')), 'không phải là bảng'],
    ['an empty file', () => Promise.resolve(Buffer.alloc(0)), 'Tệp trống'],
    [
      'an encrypted workbook',
      () => Promise.resolve(compoundFile('EncryptionInfo', 'EncryptedPackage')),
      'đặt mật khẩu',
    ],
    ['an old .xls', () => Promise.resolve(compoundFile('Workbook')), 'kiểu cũ (.xls'],
    [
      'a zip of something else',
      () => Promise.resolve(zipOf({ name: 'other/thing.xml', content: noise(4000) })),
      'không phải là bảng tính Excel',
    ],
    [
      'a Word file',
      () => Promise.resolve(zipOf({ name: 'word/document.xml', content: noise(4000) })),
      'tệp Word',
    ],
    ['an old Word file', () => Promise.resolve(compoundFile('WordDocument')), 'tệp Word'],
    ['a Word file in RTF', () => Promise.resolve(Buffer.from('{\\rtf1\\ansi')), 'tệp Word'],
    ['an .ods', () => Promise.resolve(zipOf({ name: 'content.xml', content: noise(4000) })), 'LibreOffice'],
    ['a PDF', () => Promise.resolve(Buffer.from('%PDF-1.7\n%âãÏÓ\n')), 'tệp PDF'],
    ['a picture', () => Promise.resolve(Buffer.from('89504e470d0a1a0a', 'hex')), 'không phải là bảng tính'],
    [
      'a web page named .xls',
      () => Promise.resolve(Buffer.from('<html><table><tr><td>Họ và tên</td></tr></table></html>')),
      'trang web',
    ],
    ['a workbook cut off in the middle', async () => (await whole()).slice(0, 1500), 'bị hỏng'],
    [
      'a zip that lies about its size',
      () => Promise.resolve(zipOf({ name: 'xl/workbook.xml', content: Buffer.alloc(90_000_000), told: 900 })),
      'bị hỏng',
    ],
    [
      'a zip that swells beyond measure',
      () => Promise.resolve(zipOf({ name: 'xl/workbook.xml', content: Buffer.alloc(90_000_000) })),
      'lớn bất thường',
    ],
    ['a workbook without a known header', header, 'Không tìm thấy dòng tiêu đề'],
    [
      'a header without the cell',
      () =>
        workbook([
          ['Họ và tên', 'Sinh ngày', 'Ngày vào Đảng', 'Dân tộc'],
          ['Lò Thị Mai', '1980', '2004', 'Thái'],
        ]),
      '"Tổ chức Đảng đang sinh hoạt"',
    ],
    ['a header with nobody below', () => workbook([nationalHeaders]), 'không có đảng viên nào'],
    ['100,000 empty rows', () => workbook(Array.from({ length: 100_000 }, () => [])), 'không có dữ liệu'],
    [
      'an old list in TCVN3',
      () =>
        Promise.resolve(
          readFileSync(join(import.meta.dirname, '../../fixtures/workbooks/danh-sach-cu-tcvn3.xlsx')),
        ),
      'TCVN3',
    ],
  ])('%s', async (_what, make, sentence) => {
    const { code, message } = await office.refusal('intake.preview', send(await make()))
    expect(message).toContain(sentence)
    expect(message).toContain('Chưa ghi gì vào sổ')
    expect(code).toBe('refused')
    expect(await members()).toBe(0)
  })

  it('100,000 empty rows below the members are passed over', async () => {
    const rows = [nationalHeaders, memberLine(), ...Array.from({ length: 100_000 }, () => [])]
    const { counts, rows: filled } = await office.ask('intake.preview', send(await workbook(rows)))
    expect([filled, counts.new, counts.wrong]).toEqual([1, 1, 0])
  })

  it('an upload that is gone is said to be gone', async () => {
    const { code, message } = await office.refusal('intake.preview', { upload: 'a'.repeat(24) })
    expect([code, message]).toEqual(['not-found', expect.stringContaining('chọn lại tệp')])
  })
})

describe('a wrong row ends in a sentence with its row, and nothing is written', () => {
  const second = { name: 'Lò Văn Tâm', sex: 'Nam', personalId: '010181000001', card: '123456789099' }
  it.each<[string, MemberLine, string, string]>([
    [
      'a birth date 31/02',
      { ...second, born: '31/02/1980' },
      'Sinh ngày',
      '"31/02/1980" không phải là một ngày',
    ],
    [
      'the same personal id',
      { ...second, personalId: '010180001234' },
      'Số định danh cá nhân',
      'Trùng số định danh với dòng 4',
    ],
    [
      'the same card',
      { ...second, card: '123456789012' },
      'Số thẻ Đảng',
      'Trùng số thẻ đảng viên với dòng 4',
    ],
    [
      'the same name and birth date',
      { personalId: null, card: null },
      'Họ và tên',
      'Trùng họ tên và ngày sinh với dòng 4',
    ],
    [
      'official before admission',
      { ...second, official: '18/05/2004' },
      'Ngày vào Đảng chính thức',
      'ở trước ngày vào Đảng',
    ],
    ['admission before birth', { ...second, born: '20/05/2004' }, 'Ngày vào Đảng', 'ở trước ngày sinh'],
    [
      'a date in the future',
      { ...second, official: '23/11/2026' },
      'Ngày vào Đảng chính thức',
      'ở sau ngày hôm nay',
    ],
    ['no name', { ...second, name: null }, 'Họ và tên', 'Chưa có họ và tên'],
    ['no cell', { ...second, cell: null }, 'Tổ chức Đảng đang sinh hoạt', 'Chưa có tổ chức đảng'],
    ['a card of eight digits', { ...second, card: 71454832 }, 'Số thẻ Đảng', 'cần đủ 12 chữ số'],
  ])('%s', async (_what, line, column, sentence) => {
    const { errors, counts, previewId } = await office.ask(
      'intake.preview',
      send(await nationalBook({}, line)),
    )
    expect(counts).toMatchObject({ new: 1, wrong: 1 })
    expect(errors).toEqual([
      {
        row: 5,
        column,
        name: 'name' in line ? (line.name ?? '') : 'Lò Thị Mai',
        message: expect.stringContaining(sentence),
      },
    ])
    expect((await office.refusal('intake.apply', { previewId })).code).toBe('refused')
    expect(await members()).toBe(0)
  })
})
