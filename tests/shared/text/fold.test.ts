import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, matches, searchWords, tidy, toNfc } from '../../../shared/text/fold.ts'
import { anyText } from './samples.ts'

describe('tidy', () => {
  it.each([
    ['  Nguyễn\u00a0 Văn\tAn ', 'Nguyễn Văn An'],
    ['Mường\u200b Than\ufeff', 'Mường Than'],
    ['Nguyễn'.normalize('NFD'), 'Nguyễn'],
    ['e\u200b\u0302', 'ê'],
    [' \u200b\u00a0', ''],
  ])('stores %j as %j', (given, expected) => {
    expect(tidy(given)).toBe(expected)
  })

  it('keeps the soft hyphen, which in TCVN3 is the letter ư', () => {
    expect(tidy('th\u00ad')).toBe('th\u00ad')
  })

  it('changes nothing the second time', () => {
    fc.assert(fc.property(anyText, (s) => tidy(tidy(s)) === tidy(s)))
  })
})

describe('the search fold', () => {
  it.each([
    ['Đặng Đình Vy', 'dang dinh vy'],
    ['NGUYỄN  ĐÌNH HẢO ', 'nguyen dinh hao'],
    ['ươ ƯƠ', 'uo uo'],
    ['Nguyễn'.normalize('NFD'), 'nguyen'],
    ["H'Hen Niê", "h'hen nie"],
  ])('folds %j to %j', (given, expected) => {
    expect(fold(given)).toBe(expected)
  })

  it.each([
    ['Hòa', 'Hoà'],
    ['Thúy', 'Thuý'],
    ['ủy', 'uỷ'],
  ])('gives both tone styles %s and %s one key', (older, newer) => {
    expect(fold(older)).toBe(fold(newer))
  })

  it('is idempotent', () => {
    fc.assert(fc.property(anyText, (s) => fold(fold(s)) === fold(s)))
  })

  it('is the same for composed and decomposed text', () => {
    fc.assert(fc.property(anyText, (s) => fold(toNfc(s)) === fold(s.normalize('NFD'))))
  })

  it('does not see what tidying takes away', () => {
    fc.assert(fc.property(anyText, (s) => fold(tidy(s)) === fold(s)))
  })
})

describe('searching', () => {
  const vy = fold('Đặng Đình Vy')

  it.each(['dang dinh vy', 'DANG', 'vy dang', 'đặng', 'Đình, Vy', 'din', ''])(
    'finds Đặng Đình Vy by %j',
    (query) => {
      expect(matches(vy, query)).toBe(true)
    },
  )

  it.each(['dung', 'vy dang hoa', 'dangdinh'])('does not find Đặng Đình Vy by %j', (query) => {
    expect(matches(vy, query)).toBe(false)
  })

  it('finds a name stored decomposed', () => {
    expect(matches(fold('Nguyễn Văn An'.normalize('NFD')), 'nguyễn')).toBe(true)
  })

  it('asks for letters and digits only, so that a query is never a pattern', () => {
    expect(searchWords('03-NQ/CB 50%_')).toEqual(['03', 'nq', 'cb', '50'])
    fc.assert(
      fc.property(anyText, (query) => searchWords(query).every((word) => /^[\p{L}\p{N}]+$/u.test(word))),
    )
  })

  it('finds every text by itself', () => {
    fc.assert(fc.property(anyText, (s) => matches(fold(s), s)))
  })
})
