import { describe, expect, it } from 'vitest'
import { readGroupRow } from '../../../shared/intake/groups.ts'
import type { SheetRow } from '../../../shared/intake/layout.ts'

describe('a row above a group of members', () => {
  it.each<[string, string, number | null]>([
    ['Chi bộ thôn Đông', 'Chi bộ thôn Đông', null],
    ['Chi bộ thôn Đông (12 đảng viên)', 'Chi bộ thôn Đông', 12],
    ['Chi bộ thôn Đông (12)', 'Chi bộ thôn Đông', 12],
    ['Chi bộ thôn Đông: 12 đ/c', 'Chi bộ thôn Đông', 12],
    ['Chi bộ thôn Đông - 12 ĐV', 'Chi bộ thôn Đông', 12],
    ['Chi bộ thôn Đông: 12', 'Chi bộ thôn Đông', 12],
    ['Chi bộ thôn Đông (có 12 đồng chí)', 'Chi bộ thôn Đông', 12],
    ['Chi bộ thôn Đông gồm 12 đồng chí.', 'Chi bộ thôn Đông', 12],
    ['II. CHI BỘ BẢN SEN', 'CHI BỘ BẢN SEN', null],
    ['IV/ Chi bộ Trạm Y tế xã', 'Chi bộ Trạm Y tế xã', null],
    ['XII CHI BỘ KHU 8', 'CHI BỘ KHU 8', null],
    ['3. Chi bộ Trường THCS Lùng Vai: 9 đảng viên', 'Chi bộ Trường THCS Lùng Vai', 9],
    ['a) Chi bộ Cơ quan Đảng - Đoàn thể xã', 'Chi bộ Cơ quan Đảng - Đoàn thể xã', null],
    ['Chi bộ: Thôn Đông', 'Chi bộ Thôn Đông', null],
    ['Chi bộ 5', 'Chi bộ 5', null],
    ['Chi bộ khu phố 2 (15 đ/c)', 'Chi bộ khu phố 2', 15],
    ['Chi bộ thôn 7 12 đảng viên', 'Chi bộ thôn 7', 12],
    ['Chi bộ khu 3 (Tân Lập)', 'Chi bộ khu 3 (Tân Lập)', null],
    ['Chi bộ Công an xã', 'Chi bộ Công an xã', null],
    ['Chi bộ thôn Chợ Chậu, Đảng bộ xã Lùng Vai', 'Chi bộ thôn Chợ Chậu', null],
    ['CB thôn Đông', 'CB thôn Đông', null],
    ['Chi bộ cơ sở Trường THPT Mường Than', 'Chi bộ cơ sở Trường THPT Mường Than', null],
    ['  Chi bộ\u00a0bản  Sen ', 'Chi bộ bản Sen', null],
  ])('%s names the cell %s', (written, name, members) => {
    expect(readGroupRow([written, null, null, ''])).toEqual({ name, members })
  })

  it.each<[SheetRow, string, number | null]>([
    [['II', 'Chi bộ bản Sen', null, null], 'Chi bộ bản Sen', null],
    [[1, null, 'Chi bộ bản Sen', 14], 'Chi bộ bản Sen', 14],
    [[null, null, 'Chi bộ bản Sen'], 'Chi bộ bản Sen', null],
  ])('may carry its number and its count in other cells: %j', (cells, name, members) => {
    expect(readGroupRow(cells)).toEqual({ name, members })
  })

  it.each<[string, SheetRow]>([
    ['a member', [1, 'Lò Văn Đôi', '05/02/1980', 'Chi bộ bản Sen']],
    ['a member without anything else', ['Lò Văn Đôi', null]],
    ['a member with the cell alone', ['Lò Văn Đôi', 'Chi bộ bản Sen']],
    ['a line of figures', [1, 'Chi bộ bản Sen', 14, 6]],
    ['a sum', ['Tổng cộng: 12 đảng viên']],
    ['the sum of a cell', ['Tổng số chi bộ: 22']],
    ['a signature', ['TM. CHI BỘ']],
    ['another signature', ['T/M CHI ỦY', null, 'BÍ THƯ']],
    ['a sentence', ['Chi bộ có 12 đảng viên']],
    ['a wish', ['Chi bộ đề nghị Đảng ủy xem xét']],
    ['a title', ['DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN ĐÔNG']],
    ['the words alone', ['Chi bộ:']],
    ['officials', ['CB, CC xã']],
    ['a group of another kind', ['I. Đảng viên chính thức']],
    ['a number', [12]],
    ['a name that nobody would read', [`Chi bộ ${':.'.repeat(50_000)}x`]],
    ['nothing', [null, '', ' ']],
  ])('is none for %s', (_what, cells) => {
    expect(readGroupRow(cells)).toBeUndefined()
  })
})
