import { describe, expect, it } from 'vitest'
import { filledColumns, printedRows } from '../../../shared/forms/list-table.ts'
import { tableRow } from '../../../shared/forms/parts.ts'

describe('a list of the office on paper', () => {
  const table = {
    headers: ['Chi bộ', 'Số lượng', 'Hộ nghèo', 'Ghi chú'],
    rows: [
      ['Chi bộ bản Mường', 1_500_000, 0, ''],
      ['Chi bộ bản Giẳng', null, null, ''],
    ],
  } as const

  it('leaves out the columns in which nothing stands, but not a row or a zero', () => {
    expect(filledColumns(table).headers).toEqual(['Chi bộ', 'Số lượng', 'Hộ nghèo'])
    expect(printedRows(filledColumns(table))).toEqual([
      ['Chi bộ bản Mường', '1.500.000', '0'],
      ['Chi bộ bản Giẳng', '', ''],
    ])
  })

  it('draws the lines of a cell below each other and lets no markup in', () => {
    const { html } = tableRow([{ title: 'Nhiệm vụ', share: 1 }], ['Làm đường\nSản phẩm: <2 km>'])
    expect(html).toContain('Làm đường<br>Sản phẩm: &lt;2 km&gt;')
  })
})
