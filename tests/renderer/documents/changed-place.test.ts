import { describe, expect, it } from 'vitest'
import { firstChange, type Piece, scrollTo } from '../../../renderer/documents/changed-place.ts'

/** A page with one line a text, evenly down the page. */
const page = (...texts: readonly string[]): readonly Piece[] =>
  texts.map((text, index) => ({ text, below: (index + 1) / 10 }))

const first = page('BIÊN BẢN', 'Hôm nay', 'Chủ trì')
const second = page('2', 'Ý kiến', 'Biểu quyết')

describe('where a paper changed since it was drawn last', () => {
  it.each([
    ['nowhere', [first, second], [first, second], undefined],
    [
      'in a line of the first page',
      [first, second],
      [page('BIÊN BẢN', 'Hôm qua', 'Chủ trì'), second],
      [0, 0.2],
    ],
    ['in a line of the second', [first, second], [first, page('2', 'Ý kiến hay', 'Biểu quyết')], [1, 0.2]],
    ['at its end, where a line was added', [first], [page('BIÊN BẢN', 'Hôm nay', 'Chủ trì', 'A')], [0, 0.4]],
    ['at its end, where a line was taken away', [first, second], [first, page('2', 'Ý kiến')], [1, 0.2]],
    ['on a page that was added', [first], [first, second], [1, 0.1]],
    ['at the end of a page whose text ran over', [first], [page('BIÊN BẢN', 'Hôm nay'), page('2')], [0, 0.2]],
    ['at the end, where a page was taken away', [first, second], [first], [0, 0.3]],
    ['on the only page that has become empty', [first], [[]], [0, 0]],
  ] as const)('%s', (_, before, after, place) => {
    expect(firstChange(before, after)).toEqual(place && { page: place[0], below: place[1] })
  })
})

describe('the view', () => {
  const view = { top: 1000, height: 600 }

  it.each([1024, 1300, 1576])('stays when the place %i is in it', (place) => {
    expect(scrollTo(place, view)).toBe(1000)
  })

  it.each([
    [400, 200],
    [1020, 820],
    [1590, 1390],
    [3000, 2800],
    [50, 0],
  ])('comes to the place %i that is outside or at its edge', (place, top) => {
    expect(scrollTo(place, view)).toBe(top)
  })
})
