import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listLayout } from '../../../shared/forms/member-list.ts'
import { widthOf } from '../../../shared/forms/page.ts'

const layoutOf = (columns: readonly string[], row: readonly string[], isSigned = false) =>
  listLayout({ columns, rows: Array.from({ length: 30 }, () => row), isSigned })

describe('the sheets of a list', () => {
  it('stand upright for a few columns and lie for many', () => {
    const few = layoutOf(['Họ và tên', 'Sinh ngày'], ['Hoàng Văn Hoan', '19/05/1970'])
    expect(few.style.page.width).toBe(210)
    const titles = [
      'Họ và tên',
      'Sinh ngày',
      'Chi bộ',
      'Chức vụ',
      'Số định danh cá nhân',
      'Số thẻ',
      'Ngày vào Đảng',
    ]
    const cells = [
      'Hoàng Văn Hoan',
      '19/05/1970',
      'Chi bộ bản Sen Đông',
      'Phó bí thư',
      '012345678901',
      '012345678901',
      '03/02/1995',
    ]
    const many = layoutOf(titles, cells, true)
    expect(many.style.page.width).toBe(297)
    expect(many.style.font.size).toBeGreaterThanOrEqual(11)
  })

  it('take smaller letters for 20 columns', () => {
    const many = layoutOf(
      Array.from({ length: 20 }, (_, index) => `Cột ${index}`),
      Array.from({ length: 20 }, () => '01/01/2000'),
    )
    expect(many.style.page.width).toBe(297)
    expect(many.style.font.size).toBeLessThan(11)
  })

  it('give the columns together the width of the sheet, whatever stands in them', () => {
    const text = fc.string({ maxLength: 120 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }).chain((count) =>
          fc.record({
            columns: fc.array(text, { minLength: count, maxLength: count }),
            rows: fc.array(fc.array(text, { minLength: count, maxLength: count }), { maxLength: 12 }),
            isSigned: fc.boolean(),
          }),
        ),
        (list) => {
          const { style, widths } = listLayout(list)
          expect(widths.every((width) => width > 0)).toBe(true)
          expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(widthOf(style), 6)
        },
      ),
      { numRuns: 200 },
    )
  })
})
