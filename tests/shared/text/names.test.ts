import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, tidy } from '../../../shared/text/fold.ts'
import { nameSortKey, splitName, textSortKey, titleCaseName } from '../../../shared/text/names.ts'
import { unifyToneStyle } from '../../../shared/text/tone.ts'
import { personName } from './samples.ts'

const byKey =
  (key: (s: string) => string) =>
  (a: string, b: string): number =>
    Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b)))

/** The expected order is given; sorting starts from it reversed. */
const sorted = (texts: readonly string[], key: (s: string) => string) =>
  texts.toReversed().toSorted(byKey(key))

const list = (s: string) => s.split(', ')

describe('the parts of a name', () => {
  it.each([
    ['Hoàng Văn Hoan', 'Hoàng', 'Văn', 'Hoan'],
    ['La Văn Đường', 'La', 'Văn', 'Đường'],
    ['Nguyễn Thị Minh Khai', 'Nguyễn', 'Thị Minh', 'Khai'],
    ['Lê  An', 'Lê', '', 'An'],
    ['Đức', '', '', 'Đức'],
    [' ', '', '', ''],
  ])('%s is họ %j, đệm %j, tên %j', (full, family, middle, given) => {
    expect(splitName(full)).toEqual({ family, middle, given })
  })
})

describe('Vietnamese order', () => {
  it.each([
    ['tones', 'ma, mà, mả, mã, má, mạ'],
    ['letters before tones', 'Anh, Ánh, Ăn, Ân, Ấn, Dung, Dũng, Duy, Đông, Đức'],
    ['Đ after D and before E', 'Dy, Đa, Em'],
    [
      'every letter of its own',
      'a, ă, â, b, c, d, đ, e, ê, g, h, i, k, l, m, n, o, ô, ơ, p, q, r, s, t, u, ư, v, x, y',
    ],
    ['a beginning before the whole', 'an, án, ana, ăn'],
    ['letters of the whole text before tones', 'Bản Sen Đông, Bản Sẻn Tây, Bạn Thẳm'],
    ['the first differing tone decides', 'Ban Sén, Bản Sen, Bản Sén'],
    ['a space before letters', 'Na A, Na Ê, Nà Khoang, Nam'],
    [
      'numbers by value',
      'Chi bộ khu 1, Chi bộ khu 02, Chi bộ khu 3, Chi bộ khu 10, Chi bộ khu 10a, Chi bộ khu 101, Chi bộ khu A',
    ],
  ])('%s', (_, expected) => {
    expect(sorted(list(expected), textSortKey)).toEqual(list(expected))
  })

  it.each([
    [
      'by tên',
      'Nguyễn Văn An, Phạm Duy Anh, Trần Thị Ánh, Hoàng Văn Ân, Đặng Thị Dung, Vũ Văn Dũng, Lê Văn Đức',
    ],
    ['then đệm, then họ', 'Nguyễn Anh Hùng, Nguyễn Thị Hùng, Đỗ Văn Hùng, Lê Văn Hùng, Nguyễn Văn Hùng'],
    [
      'as in a list of a commune',
      'Hoàng Hữu An, Khuất Đăng Cao, Nguyễn Thế Đồi, La Văn Đường, Phạm Văn Hải, Hoàng Văn Hoan, Phan Thanh Sơn, Phạm Trường Sơn, Hoàng Văn Tài, Trần Văn Thành, Phạm Như Thống, Nguyễn Văn Thụ, Nguyễn Xuân Trường, Đặng Đình Vy',
    ],
    ['without a đệm first', 'An, Lê An, Lê Văn An'],
  ])('people are listed %s', (_, expected) => {
    expect(sorted(list(expected), nameSortKey)).toEqual(list(expected))
  })

  it.each([
    ['Trần Thị Hòa', 'Trần Thị Hoà'],
    ['NGUYỄN VĂN AN', 'Nguyễn Văn An'],
    ['H’Hen Niê', "H'Hen Niê"],
    ['Nguyễn Văn An', 'Nguyễn\u00a0 Văn An'.normalize('NFD')],
  ])('%j and %j are in one place', (a, b) => {
    expect(nameSortKey(a)).toBe(nameSortKey(b))
  })

  it('puts Hòa between Hoa and Hóa in either tone style', () => {
    const order = ['Hoa', 'Hòa', 'Hoà', 'Hỏa', 'Hõa', 'Hoá', 'Họa']
    expect(order.toSorted(byKey(nameSortKey))).toEqual(order)
  })

  it('is that of Intl.Collator, part by part', () => {
    const collator = new Intl.Collator('vi', { sensitivity: 'accent' })
    const part = (a: string, b: string) => collator.compare(unifyToneStyle(a), unifyToneStyle(b))
    const expected = (a: string, b: string) => {
      const [x, y] = [splitName(a), splitName(b)]
      return part(x.given, y.given) || part(x.middle, y.middle) || part(x.family, y.family)
    }
    fc.assert(
      fc.property(personName, personName, (a, b) => {
        expect(Math.sign(byKey(nameSortKey)(a, b))).toBe(Math.sign(expected(a, b)))
      }),
      { numRuns: 2000 },
    )
  })

  it('is that of Intl.Collator for near-equal words', () => {
    const collator = new Intl.Collator('vi', { sensitivity: 'accent' })
    const comparable = (s: string) => unifyToneStyle(tidy(s))
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."aàảáạăằâấdđeêếoơuưhn -'."), maxLength: 4 }),
      fc.string({ unit: fc.constantFrom(...'aàạn '), minLength: 2, maxLength: 4 }),
    )
    fc.assert(
      fc.property(word, word, (a, b) => {
        const expected = collator.compare(comparable(a), comparable(b))
        expect(Math.sign(byKey(textSortKey)(a, b))).toBe(Math.sign(expected))
      }),
      { numRuns: 2000 },
    )
  })

  it('gives keys of printable ASCII, whose code units and bytes agree', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (s) => /^[ -~]*$/.test(textSortKey(s))))
  })
})

describe('title case', () => {
  it.each([
    ['NGUYỄN ĐÌNH HẢO', 'Nguyễn Đình Hảo'],
    ['đặng đình vy', 'Đặng Đình Vy'],
    ["H'HEN NIÊ", "H'Hen Niê"],
    ['ÂU  DƯƠNG ƠN'.normalize('NFD'), 'Âu Dương Ơn'],
    ['Y-BHIÊM', 'Y-Bhiêm'],
    ['', ''],
  ])('writes %s as %s', (given, expected) => {
    expect(titleCaseName(given)).toBe(expected)
  })

  it('never changes a name but for its case', () => {
    fc.assert(fc.property(personName, (name) => fold(titleCaseName(name)) === fold(name)))
  })
})
