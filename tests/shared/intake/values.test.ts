import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellNameOf, isRural } from '../../../shared/intake/cells.ts'
import { readText } from '../../../shared/intake/values.ts'
import { toEthnicGroup, toReligion, toSex, toStatus } from '../../../shared/intake/words.ts'
import { ethnicGroups } from '../../../shared/lists/ethnic-groups.ts'
import { religions } from '../../../shared/lists/religions.ts'

describe('a text of a worksheet', () => {
  it('that is too long is a fault, never cut', () => {
    expect(readText('a'.repeat(121), 120)).toMatchObject({ value: '', fault: expect.stringContaining('121') })
  })
})

describe('listed words', () => {
  it('hold the ethnic groups, each found by its own name and no two by one', () => {
    for (const { label } of ethnicGroups.entries) expect(toEthnicGroup(label)).toBe(label)
  })

  it.each([
    ["H'Mông", 'Mông'],
    ['MÔNG', 'Mông'],
    ['Cao Lan', 'Sán Chay'],
    ['Khơ Mú', 'Khơ-mú'],
    ['tay', 'Tày'],
  ])('%s is %s', (written, group) => {
    expect(toEthnicGroup(written)).toBe(group)
  })

  it('hold the religions', () => {
    for (const { label } of religions.entries) expect(toReligion(label)).toBe(label)
    expect(toReligion('Thiên Chúa giáo')).toBe('Công giáo')
    expect(toReligion('không')).toBe('Không')
    expect(toReligion('Đạo lạ')).toBeUndefined()
  })

  it.each([
    ['Nam', 'male'],
    ['NỮ', 'female'],
    ['nu', 'female'],
    ['x', undefined],
  ])('%s is %s', (written, sex) => {
    expect(toSex(written)).toBe(sex)
  })

  it.each([
    ['', 'present'],
    ['Đang sinh hoạt', 'present'],
    ['Đảng viên dự bị', 'present'],
    ['Chuyển chính thức', 'present'],
    ['Miễn công tác và sinh hoạt Đảng', 'exempt'],
    ['Miễn SHĐ', 'exempt'],
    ['Tạm chuyển đi', 'away'],
    ['Tạm chuyển đến', 'visiting'],
    ['Chuyển đi', 'transferred'],
    ['Đã chuyển sinh hoạt đảng', 'transferred'],
    ['Từ trần', 'died'],
    ['Đã mất', 'died'],
    ['Xóa tên', 'struck-off'],
    ['Xoá tên', 'struck-off'],
    ['Khai trừ', 'expelled'],
    ['Xin ra khỏi Đảng', 'resigned'],
    ['Đình chỉ sinh hoạt', 'suspended'],
    ['Chưa rõ', undefined],
  ])('the status "%s" is %s', (written, status) => {
    expect(toStatus(written)).toBe(status)
  })
})

describe('the name of a cell', () => {
  it.each([
    ['Chi bộ thôn Chợ Chậu, Đảng bộ xã Lùng Vai', 'Chi bộ thôn Chợ Chậu'],
    ['Chi bộ  khu 8 - Đảng bộ xã Na Hang', 'Chi bộ khu 8'],
    ['Chi bộ bản Sen Đông trực thuộc Đảng bộ xã Mường Than', 'Chi bộ bản Sen Đông'],
    ['Chi bộ Trạm Y tế (Đảng ủy xã Y)', 'Chi bộ Trạm Y tế'],
    ['Chi bộ Cơ quan Đảng - Đoàn thể xã, Đảng bộ xã Lùng Vai', 'Chi bộ Cơ quan Đảng - Đoàn thể xã'],
    ['Chi bộ Cơ quan Đảng ủy', 'Chi bộ Cơ quan Đảng ủy'],
    ['Chi bộ Trường TH & THCS Chợ Chậu', 'Chi bộ Trường TH & THCS Chợ Chậu'],
  ])('%s is %s', (written, name) => {
    expect(cellNameOf(written)).toBe(name)
  })

  it('is the same when read once more', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(cellNameOf(cellNameOf(text))).toBe(cellNameOf(text))
      }),
    )
  })

  it.each([
    ['Chi bộ thôn Đông', true],
    ['Chi bộ bản Noong Thăng', true],
    ['Chi bộ Bản Tùn', true],
    ['Chi bộ Trường Bản Sinh', false],
    ['Chi bộ Công an xã', false],
    ['Chi bộ khu phố 2', false],
  ])('%s lies in the country: %s', (name, rural) => {
    expect(isRural(name)).toBe(rural)
  })
})
