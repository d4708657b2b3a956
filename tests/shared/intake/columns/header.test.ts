import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessColumns } from '../../../../shared/intake/columns/guess.ts'
import { findHeader } from '../../../../shared/intake/columns/header.ts'
import { headings } from '../../../../shared/intake/columns/headings.ts'
import type { CellValue, SheetRow } from '../../../../shared/intake/layout.ts'
import { nationalHeaders } from '../../../fixtures/books.ts'
import { toMojibake, toVni } from '../../text/encoders.ts'

const title: SheetRow = ['DANH SÁCH ĐẢNG VIÊN CHI BỘ BẢN SEN', null, null]
const member: SheetRow = [1, 'Lò Văn Đôi', '05/02/1980', 'Thái', '03/02/2005']

describe('the header of a member list', () => {
  it('stands below merged titles and empty rows', () => {
    const plain: SheetRow = ['TT', 'Họ và tên', 'Năm sinh', 'Dân tộc', 'Ngày vào Đảng']
    expect(findHeader([title, ['Tháng 11/2026', 'Số 5'], [], plain, member])).toEqual({
      firstRow: 4,
      lastRow: 4,
      dataRow: 5,
      labels: plain,
      encoding: 'unicode',
    })
  })

  it('is that of the national layout', () => {
    expect(findHeader([title, [], nationalHeaders])).toMatchObject({
      firstRow: 3,
      lastRow: 3,
      labels: nationalHeaders,
    })
  })

  it('may have two rows, the upper over several columns, and a row of column numbers below', () => {
    const found = findHeader([
      title,
      ['STT', 'Họ và tên', 'Năm sinh', null, 'Dân tộc', 'Ngày vào Đảng', null, 'Quê quán', null],
      [null, null, 'Nam', 'Nữ', null, 'Dự bị', 'Chính thức', 'Tỉnh', 'Địa chỉ chi tiết'],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)'],
      [1, 'Lò Văn Đôi', '1980', null, 'Thái', '03/02/2005', '03/02/2006', 'Lào Cai', 'xã Mường Than'],
    ])
    expect(found).toEqual({
      firstRow: 2,
      lastRow: 3,
      dataRow: 5,
      encoding: 'unicode',
      labels: [
        'STT',
        'Họ và tên',
        'Năm sinh - Nam',
        'Năm sinh - Nữ',
        'Dân tộc',
        'Ngày vào Đảng - Dự bị',
        'Ngày vào Đảng - Chính thức',
        'Quê quán - Tỉnh',
        'Quê quán - Địa chỉ chi tiết',
      ],
    })
  })

  it('keeps a span to the columns beside each other', () => {
    const found = findHeader([
      ['Họ và tên', 'Năm sinh', null, null, null],
      [null, 'Nam', 'Nữ', null, 'Dân tộc'],
    ])
    expect(found?.labels).toEqual(['Họ và tên', 'Năm sinh - Nam', 'Năm sinh - Nữ', '', 'Dân tộc'])
  })

  it('may have its words below a title of several columns', () => {
    const found = findHeader([
      ['Thông tin cá nhân', null, null, 'Thông tin về Đảng', null],
      ['Họ và tên', 'Ngày sinh', 'Giới tính', 'Số thẻ', 'Ngày vào Đảng'],
      ['Lò Văn Đôi', '05/02/1980', 'Nam', '077000000006', '03/02/2005'],
    ])
    expect(found).toMatchObject({ firstRow: 2, lastRow: 2, dataRow: 3 })
  })

  it('has one row where members of plain text follow at once', () => {
    const found = findHeader([
      ['Họ và tên', 'Giới tính', 'Dân tộc', 'Chi bộ'],
      ['Lò Văn Đôi', 'Nam', 'Thái', 'Chi bộ bản Sen'],
    ])
    expect(found).toMatchObject({ firstRow: 1, lastRow: 1, dataRow: 2 })
  })

  it.each<[string, SheetRow[], string]>([
    [
      'TCVN3',
      [
        ['TT', 'Hä vµ tªn', 'Ngµy sinh', 'Sè thÎ'],
        [1, 'Vò Minh §¹t', '1960', 134000000011],
      ],
      'tcvn3',
    ],
    ['VNI', [['TT', 'Họ và tên', 'Ngày sinh', 'Số thẻ'].map(toVni), [1, toVni('Vũ Minh Đạt')]], 'vni'],
    ['UTF-8 read wrongly', [['TT', 'Họ và tên', 'Ngày sinh', 'Số thẻ'].map(toMojibake)], 'mojibake'],
    ['NFD', [['TT', 'Họ và tên', 'Ngày sinh', 'Số thẻ'].map((label) => label.normalize('NFD'))], 'nfd'],
  ])('is read in %s', (_what, rows, encoding) => {
    expect(findHeader(rows)).toMatchObject({ encoding, labels: ['TT', 'Họ và tên', 'Ngày sinh', 'Số thẻ'] })
  })

  it.each<[string, SheetRow[]]>([
    [
      'goods',
      [
        ['Mã hàng', 'Tên hàng', 'Giá'],
        ['A1', 'Giấy', 5000],
      ],
    ],
    ['members without a header', [member, member]],
    ['nothing', []],
    ['empty rows', [[null, ''], []]],
  ])('is not found in a table of %s', (_what, rows) => {
    expect(findHeader(rows)).toBeUndefined()
  })

  it('is not looked for below the thirtieth row', () => {
    const far: SheetRow[] = [...Array.from({ length: 30 }, () => [null]), ['Họ và tên', 'Ngày sinh']]
    expect(findHeader(far)).toBeUndefined()
    expect(findHeader(far.slice(1))?.firstRow).toBe(30)
  })

  it('lies within the sheet and is a proposal only of columns that there are, whatever the sheet holds', () => {
    const value: fc.Arbitrary<CellValue> = fc.oneof(
      fc.constantFrom(null, true, 12, 21186, 1958, new Date('1980-02-05'), new Date(Number.NaN)),
      fc.constantFrom(...headings.map(({ key }) => key), 'Hä vµ tªn', 'Lò Văn Đôi', 'x', '(1)'),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 8 }), (rows) => {
        const header = findHeader(rows)
        if (header === undefined) return
        expect(header.firstRow).toBeGreaterThan(0)
        expect(header.lastRow).toBeLessThanOrEqual(rows.length)
        expect(header.dataRow).toBeGreaterThan(header.lastRow)
        const guesses = Object.values(guessColumns(header.labels, rows.slice(header.dataRow - 1)))
        const places = guesses.map(({ place }) => place)
        expect(new Set(places).size).toBe(places.length)
        for (const { place, score } of guesses) {
          expect(place).toBeLessThan(8)
          expect(score).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
