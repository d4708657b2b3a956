import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../shared/text/fold.ts'
import { unifyToneStyle } from '../../../shared/text/tone.ts'
import { anyText } from './samples.ts'

describe('the two tone styles', () => {
  it.each([
    ['Hòa', 'Hoà'],
    ['HÒA BÌNH', 'HOÀ BÌNH'],
    ['Thúy', 'Thuý'],
    ['Đảng ủy', 'Đảng uỷ'],
    ['xòe', 'xoè'],
    ['họa', 'hoạ'],
    ['Hòa'.normalize('NFD'), 'Hoà'],
  ])('%s compares as %s', (older, newer) => {
    expect(unifyToneStyle(older)).toBe(newer)
    expect(unifyToneStyle(newer)).toBe(newer)
  })

  it.each(['của', 'mùa', 'lúa', 'người', 'hoàn', 'chuyện', 'cưới', 'ngồi', 'hội', 'luỵ'])(
    'leaves %s alone',
    (word) => {
      expect(unifyToneStyle(word)).toBe(word)
    },
  )

  it('moves tones only: the folded text stays the same', () => {
    fc.assert(fc.property(anyText, (s) => fold(unifyToneStyle(s)) === fold(s)))
  })
})
