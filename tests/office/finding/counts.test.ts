import { afterAll, describe, expect, it } from 'vitest'
import { countTable } from '../../../electron/office/finding/counts.ts'
import { countOf, runList } from '../../../electron/office/finding/list.ts'
import { valuesIn } from '../../../electron/office/finding/values.ts'
import {
  type Condition,
  everybody,
  filter,
  type Group,
  type ListOrder,
  narrowed,
  wholeList,
} from '../../../shared/finding/definition.ts'
import { type FieldId, fieldIds, isCountable } from '../../../shared/finding/fields.ts'
import { inventedRegister, today } from './register.ts'

const register = inventedRegister()
afterAll(register.close)
const { db, cells } = register
const asking = { db, on: today, today }
const whole = { scope: 'present' as const, filter: everybody }
const women: Condition = { field: 'sex', operator: 'is', values: ['female'] }
const lines = (field: FieldId, base: Group = everybody) =>
  countTable(asking, { ...whole, filter: base }, [field]).rows.map(({ label, total }) => `${label} ${total}`)

describe('a table of counts', () => {
  it.each<[FieldId, readonly string[]]>([
    ['sex', ['Nam 4', 'Nữ 3']],
    ['standing', ['Dự bị 1', 'Chính thức 5', 'Miễn sinh hoạt 1']],
    ['ethnicKind', ['Dân tộc thiểu số 3', 'Kinh 3', 'Chưa ghi 1']],
    ['cell', ['Chi bộ thôn Sen Đông 3', 'Chi bộ Trường Mầm non 4']],
    ['age', ['18 - 30 1', '31 - 40 1', '51 - 60 1', 'Từ 61 trở lên 3', 'Chưa rõ 1']],
    ['partyAge', ['10 - 19 1', '20 - 29 1', '30 - 39 1', '40 - 44 2', '60 - 64 1', 'Chưa rõ 1']],
    ['joinedOn', ['1966 1', '1980 1', '1986 1', '1996 2', '2015 1', '2025 1']],
    ['isMartyrFamily', ['Có 1', 'Không 6']],
    ['post', ['Bí thư 2', 'Chi ủy viên 1', 'Cấp ủy viên phụ trách 1', 'Chưa ghi 4']],
    ['badge', ['30 1', '50 1', 'Chưa ghi 6']],
  ])('by %s', (field, expected) => expect(lines(field)).toEqual(expected))

  it('counts only whom the list names', () => {
    expect(lines('cell', narrowed(everybody, [women]))).toEqual([
      'Chi bộ thôn Sen Đông 1',
      'Chi bộ Trường Mầm non 2',
    ])
  })

  it('sets two fields against each other', () => {
    const table = countTable(asking, whole, ['cell', 'sex'])
    expect(table.columns.map(({ label, total }) => `${label} ${total}`)).toEqual(['Nam 4', 'Nữ 3'])
    expect(table.rows.map(({ total }) => total)).toEqual([3, 4])
    expect(table.figures).toEqual([
      [2, 1],
      [2, 2],
    ])
    expect(table.total).toBe(7)
  })

  it('counts somebody with two posts once in the total', () => {
    const table = countTable(asking, whole, ['sex', 'post'])
    expect(table.overlaps).toBe(true)
    expect(table.rows.map(({ label, total }) => `${label} ${total}`)).toEqual(['Nam 4', 'Nữ 3'])
    expect(table.total).toBe(7)
  })

  it('is of the day on which it is asked', () => {
    const then = '2025-06-30'
    const table = countTable({ ...asking, on: then }, whole, ['cell'])
    expect(table.rows.map(({ label, total }) => `${label} ${total}`)).toEqual([
      'Chi bộ bản Sen Đông 3',
      'Chi bộ Trường Mầm non 3',
    ])
  })

  it.each(fieldIds.filter(isCountable))('by %s: every figure opens as many names as it says', (field) => {
    for (const by of [[field], [field, 'sex'], ['cell', field]] as const) {
      const table = countTable(asking, { ...whole, filter: narrowed(everybody, [women]) }, by)
      const count = (...parts: readonly (typeof table.rows)[number][]) =>
        countOf(asking, {
          ...whole,
          filter: filter.parse(
            narrowed(
              narrowed(everybody, [women]),
              parts.flatMap(({ part }) => (part === null ? [] : [part])),
            ),
          ),
        })
      for (const [place, row] of table.rows.entries()) {
        expect(`${row.label} ${count(row)}`).toBe(`${row.label} ${row.total}`)
        for (const [at, column] of table.columns.entries()) {
          expect(`${row.label} ${column.label} ${count(row, column)}`).toBe(
            `${row.label} ${column.label} ${table.figures[place]?.[at]}`,
          )
        }
      }
      for (const column of table.columns) expect(count(column)).toBe(column.total)
      expect(table.total).toBe(3)
    }
  })
})

describe('the order of a list', () => {
  const ordered = (...order: readonly ListOrder[]) =>
    runList(asking, { ...wholeList, order: [...order] }, { offset: 0, limit: 100 })
      .rows.map(({ cells: [name = ''] }) => name.split(' ').at(-1))
      .join(' ')
  const by = (field: FieldId, descending = false): ListOrder => ({ field, descending })

  it.each<[string, readonly ListOrder[], string]>([
    ['given names', [], 'Ánh Dơ Én Hặc Quay Ước Ý'],
    ['given names from the end', [by('fullName', true)], 'Ý Ước Quay Hặc Én Dơ Ánh'],
    ['posts, then names', [by('post')], 'Ánh Hặc Én Dơ Quay Ước Ý'],
    ['cells, then names', [by('cell')], 'Hặc Ước Ý Ánh Dơ Én Quay'],
    ['cells, then posts, then names', [by('cell'), by('post')], 'Hặc Ước Ý Ánh Én Dơ Quay'],
    ['ages, the oldest first', [by('age', true)], 'Ý Quay Hặc Ánh Dơ Ước Én'],
    ['days of joining', [by('joinedOn')], 'Ý Quay Hặc Ánh Én Dơ Ước'],
    ['standings as they are listed', [by('standing')], 'Ước Ánh Dơ Én Hặc Quay Ý'],
    ['ethnic groups in Vietnamese order', [by('ethnicity')], 'Dơ Ánh Quay Ý Én Hặc Ước'],
  ])('by %s', (_what, order, names) => expect(ordered(...order)).toBe(names))

  it('goes on from page to page', () => {
    const list = { ...wholeList, order: [by('cell')] }
    const pages = [0, 3, 6].flatMap((offset) => runList(asking, list, { offset, limit: 3 }).rows)
    expect(pages.map(({ id }) => id)).toEqual(
      runList(asking, list, { offset: 0, limit: 100 }).rows.map(({ id }) => id),
    )
  })
})

describe('the columns of a list', () => {
  const row = (name: string, ...columns: readonly FieldId[]) =>
    runList(asking, { ...wholeList, columns: ['fullName', ...columns] }, { offset: 0, limit: 100 }).rows.find(
      ({ cells: texts }) => texts[0] === name,
    )?.cells

  it('show what is kept in words', () => {
    expect(row('Lò Văn Hặc', 'sex', 'birthDate', 'age', 'cell', 'post', 'joinedOn', 'partyAge')).toEqual([
      'Lò Văn Hặc',
      'Nam',
      '1958',
      '67-68',
      'Chi bộ thôn Sen Đông',
      'Cấp ủy viên phụ trách, Bí thư',
      '03/1986',
      '40',
    ])
    expect(row('Trần Thị Ý', 'badge', 'householdIncome', 'isMartyrFamily', 'exemptSince')).toEqual([
      'Trần Thị Ý',
      '30, 50',
      '60.000.000',
      'Có',
      '01/05/2020',
    ])
  })

  it('mask personal numbers and telephones', () => {
    expect(row('Trần Thị Ý', 'telephone')?.[1]).toBe('••••••5678')
    expect(row('Lò Văn Hặc', 'personalId')?.[1]).toBe('••••••••0001')
  })

  it('name what is missing', () => {
    expect(row('Đặng Thị Ánh', 'missingField')?.[1]).toContain('Quê quán: tỉnh')
    expect(row('Nguyễn Ước', 'missingField')?.[1]).not.toContain('Số thẻ')
  })
})

describe('values to choose from', () => {
  it('are those of the register with their counts', () => {
    expect(valuesIn(asking, 'ethnicity')[0]).toEqual({ value: 'Kinh', label: 'Kinh', count: 4 })
    expect(valuesIn(asking, 'cell')).toEqual([
      { value: cells.A, label: 'Chi bộ thôn Sen Đông', count: 3 },
      { value: cells.B, label: 'Chi bộ Trường Mầm non', count: 4 },
    ])
    expect(valuesIn(asking, 'sex').map(({ label }) => label)).toEqual(['Nam', 'Nữ'])
  })
})
