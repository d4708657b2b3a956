import { describe, expect, it } from 'vitest'
import { countMisspelt, isSyllable } from '../../../shared/text/syllable.ts'

describe('a Vietnamese syllable', () => {
  it.each(
    'Nguyễn Quỳnh quốc giường gìn giếng Giáy khuya Thuyết xoong khuỷu Quý nghiêng Đắk uỷ ủy hoà hòa YẾN ngoằn Huỳnh trĩu ị'.split(
      ' ',
    ),
  )('%s is one', (word) => {
    expect(isSyllable(word)).toBe(true)
    expect(isSyllable(word.normalize('NFD'))).toBe(true)
  })

  it.each([
    ['a capital in the middle', 'nguyễN'],
    ['two tones', 'hòá'],
    ['a tone that a final c cannot bear', 'bàc'],
    ['no tone with a final t', 'việt'.replace('ệ', 'ê')],
    ['no rime', 'bưn'.replace('n', 'p')],
    ['a consonant alone', 'ng'],
    ['a letter of no Vietnamese word', 'Nguyeãn'],
    ['nothing', ''],
  ])('is none with %s: %s', (_what, word) => {
    expect(isSyllable(word)).toBe(false)
  })

  it('counts only words with something beyond ASCII', () => {
    expect(countMisspelt('Nguyễn Văn Smith, THCS 12')).toBe(0)
    expect(countMisspelt('NguyÔn V¨n Hµ')).toBe(3)
  })
})
