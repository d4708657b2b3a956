import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parsePages } from '../../../shared/printing/page-range.ts'

it.each([
  ['', 3, [1, 2, 3]],
  ['2', 3, [2]],
  ['1-3, 5', 6, [1, 2, 3, 5]],
  ['5; 1 – 2', 6, [1, 2, 5]],
  ['2-4,3', 6, [2, 3, 4]],
])('reads "%s" of %i pages', (text, total, pages) => {
  expect(parsePages(text, total)).toEqual({ pages })
})

it.each([
  ['a', 'Ghi số trang như 1-3, 5.'],
  ['1,,2', 'Ghi số trang như 1-3, 5.'],
  ['3-1', 'Trang đầu ở sau trang cuối: 3-1.'],
  ['0', 'Trang đầu tiên là trang 1.'],
  ['5', 'Chỉ có 4 trang, không có trang 5.'],
  ['2-9', 'Chỉ có 4 trang, không có trang 9.'],
])('says what is wrong with "%s"', (text, problem) => {
  expect(parsePages(text, 4)).toEqual({ problem })
})

it('gives exactly the pages that were written, in their order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.tuple(fc.nat(59), fc.nat(8)), { minLength: 1 }),
      (total, spans) => {
        const meant = spans.map(([from, length]) => {
          const first = (from % total) + 1
          return [first, Math.min(total, first + length)] as const
        })
        const wanted = new Set(
          meant.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
        )
        const { pages } = parsePages(meant.map(([first, last]) => `${first}-${last}`).join(', '), total)
        expect(pages).toEqual([...wanted].toSorted((a, b) => a - b))
      },
    ),
  )
})
