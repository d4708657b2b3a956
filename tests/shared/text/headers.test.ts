import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerKey } from '../../../shared/text/headers.ts'
import { anyText } from './samples.ts'

describe('worksheet headers', () => {
  it.each([
    ['  Họ và tên *', 'Ho va ten'],
    ['Sinh ngày * (dd/mm/yyyy)', 'sinh ngay'],
    ['Số thẻ Đảng* (12 số theo HD38-HD/BTCTW)', 'SỐ THẺ ĐẢNG'],
    ['Quê quán (theo mô hình 2 cấp) - Quốc gia *', 'Quê quán - quốc gia'],
    [
      'Đề nghị xóa (do đang viên không thuộc chi bộ)/ (Nếu muốn xóa chọn "có", còn không bỏ qua)',
      'đề nghị xoá',
    ],
    [
      'Ngày rời khỏi/ Ngày mất/ Ngày miễn sinh hoạt Đảng (dd/mm/yyyy)',
      'ngày rời khỏi, ngày mất, ngày miễn sinh hoạt đảng',
    ],
    ['Ngày vào Đảng\n(dd/mm', 'Ngày vào Đảng:'],
    ['Họ và tên'.normalize('NFD'), 'họ và tên'],
  ])('%j is the same column as %j', (a, b) => {
    expect(headerKey(a)).toBe(headerKey(b))
    expect(headerKey(a)).not.toBe('')
  })

  it.each([
    ['Ngày vào Đảng* (dd/mm/yyyy)', 'Ngày vào Đảng chính thức* (dd/mm/yyyy)'],
    ['Quê quán - Tỉnh *', 'Thường trú - Tỉnh *'],
  ])('%j is another column than %j', (a, b) => {
    expect(headerKey(a)).not.toBe(headerKey(b))
  })

  it('keep their key when it is taken twice', () => {
    fc.assert(fc.property(anyText, (s) => headerKey(headerKey(s)) === headerKey(s)))
  })
})
