import { describe, expect, it } from 'vitest'
import { findLayout } from '../../../shared/intake/layout.ts'
import { nationalHeaders } from '../../fixtures/books.ts'

const found = (rows: Parameters<typeof findLayout>[0]) => {
  const finding = findLayout(rows)
  if (finding.kind !== 'found') throw new Error(finding.message)
  return finding.layout
}

describe('the layout of a member workbook', () => {
  it('is the national one, each of its 29 headers known, below merged title rows', () => {
    const layout = found([['DANH SÁCH'], [null, null], [], nationalHeaders])
    expect(layout.id).toBe('national-29')
    expect(layout.headerRow).toBe(4)
    expect(Object.values(layout.places).sort((a, b) => a - b)).toEqual(
      nationalHeaders.map((_, index) => index),
    )
    expect(layout.unknown).toEqual([])
  })

  it.each([
    [
      'without accents, star and note',
      ['  Ho va ten', 'sinh ngay', 'SO THE DANG', 'Chi bộ đang sinh hoạt', 'ngay ket nap'],
    ],
    [
      'in NFD with a hard space',
      ['Họ và tên *'.normalize('NFD'), 'Sinh\u00a0ngày', 'Số thẻ Đảng', 'Chi bộ', 'Ngày vào Đảng'],
    ],
  ])('is found by tolerant headers: %s', (_how, headers) => {
    expect(found([headers]).places).toMatchObject({
      fullName: 0,
      birthDate: 1,
      cardNumber: 2,
      cell: 3,
      joinedOn: 4,
    })
  })

  it('names the headers it does not know, and of two that mean the same takes the first', () => {
    const { places, unknown } = found([['Họ và tên', 'Chi bộ', 'Ngày kết nạp', 'Nhóm máu', 'Họ tên']])
    expect(places.fullName).toBe(0)
    expect(unknown).toEqual(['Nhóm máu', 'Họ tên'])
  })

  it('is not found in an ordinary table, and the sentence says what was looked for', () => {
    expect(findLayout([['Mã hàng', 'Giá']])).toMatchObject({ kind: 'unknown' })
  })

  it('names the columns that are missing', () => {
    expect(findLayout([['Họ và tên', 'Sinh ngày', 'Dân tộc']])).toEqual({
      kind: 'unknown',
      message: expect.stringContaining('"Tổ chức Đảng đang sinh hoạt" và "Ngày vào Đảng"'),
    })
  })
})
