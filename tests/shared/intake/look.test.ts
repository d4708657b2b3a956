import { describe, expect, it } from 'vitest'
import { columnLetters } from '../../../shared/intake/layout.ts'
import { hasOldLetters, lookAt } from '../../../shared/intake/look.ts'
import { lackOf } from '../../../shared/intake/plan.ts'

const header = ['TT', 'Họ và tên', 'Năm sinh', 'Ghi chú']
const members = [
  [1, 'Lò Thị Mai', 1980, null],
  [2, 'Lò Văn Tâm', 1975, 'đi làm ăn xa'],
]

describe('a sheet that is looked at', () => {
  it('shows its header, its columns with values beside them, and what they may be', () => {
    const look = lookAt([['DANH SÁCH'], header, ...members], [])
    expect(look.header).toEqual({ firstRow: 2, lastRow: 2 })
    expect(look.columns.map(({ label, samples, guess }) => [label, samples, guess?.column ?? null])).toEqual([
      ['TT', ['1', '2'], 'ordinal'],
      ['Họ và tên', ['Lò Thị Mai', 'Lò Văn Tâm'], 'fullName'],
      ['Năm sinh', ['1980', '1975'], 'birthDate'],
      ['Ghi chú', ['đi làm ăn xa'], null],
    ])
  })

  it.each([
    ['DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN NA LANG', 'Chi bộ thôn Na Lang'],
    ['Danh sách đảng viên Chi bộ Trường THCS Lùng Vai', 'Chi bộ Trường THCS Lùng Vai'],
    ['DANH SÁCH ĐẢNG VIÊN', ''],
  ])('says which cell its title names: %s', (title, cell) => {
    expect(lookAt([[title], header, ...members], []).titleCell).toBe(cell)
  })

  it('keeps rows of cells, repeated headers and counted columns out of the values it shows', () => {
    const rows = [header, ['Chi bộ thôn Na Lang'], ...members, header, ['(1)', '(2)', '(3)', '(4)']]
    const { columns, groups } = lookAt(rows, [])
    expect(groups).toEqual(['Chi bộ thôn Na Lang'])
    expect(columns[0]?.samples).toEqual(['1', '2'])
  })

  it('with thousands of columns is looked at up to the 300th', () => {
    const wide = Array.from({ length: 16_000 }, () => 'Họ và tên')
    expect(lookAt([wide, wide], []).columns.length).toBeLessThanOrEqual(300)
  })

  it('in Unicode has no old letters, in TCVN3 it has', () => {
    expect(hasOldLetters([header, ...members], 2)).toBe(false)
    expect(hasOldLetters([header, [1, 'TrÇn ThÞ Ngäc HiÒn']], 2)).toBe(true)
  })
})

describe('a plan', () => {
  it.each([
    [['fullName', 'cell'], false],
    [['familyAndMiddle', 'givenName'], false],
    [['givenName'], true],
    [[], true],
  ] as const)('of %j lacks the name: %s', (columns, lacks) => {
    expect(lackOf(columns) !== undefined).toBe(lacks)
  })
})

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (place, letters) => {
  expect(columnLetters(place)).toBe(letters)
})
