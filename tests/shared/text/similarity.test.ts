import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness } from '../../../shared/text/similarity.ts'

const month =
  'Chi bộ lãnh đạo nhân dân thu hoạch vụ mùa đúng thời vụ. An ninh trật tự được giữ vững. Thu đảng phí đầy đủ.'

describe('how much of two texts is the same', () => {
  it.each([
    ['itself', month, 100],
    ['itself without marks and in capitals', month.toUpperCase(), 100],
    ['itself decomposed', month.normalize('NFD'), 100],
    ['itself with its sentences in another order', month.split('. ').toReversed().join('. '), 70],
    ['itself with one word changed', month.replace('mùa', 'chiêm'), 80],
  ])('is much for %s', (_what, other, least) => {
    expect(likeness(month, other)).toBeGreaterThanOrEqual(least)
  })

  it.each([
    ['', month],
    ['', ''],
    ['nhất trí', 'nhất trí'],
    ['Tháng này tập trung làm đường vào khu sản xuất của bản', month],
  ])('is nothing for %j', (one, other) => {
    expect(likeness(one, other)).toBe(0)
  })

  it('is the same both ways and between 0 and 100', () => {
    const text = fc
      .array(fc.constantFrom('chi', 'bộ', 'họp', 'thu', 'phí', 'đường'), { maxLength: 30 })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (one, other) => {
        const percent = likeness(one, other)
        expect(percent).toBe(likeness(other, one))
        expect(percent).toBeGreaterThanOrEqual(0)
        expect(percent).toBeLessThanOrEqual(100)
      }),
    )
  })
})
