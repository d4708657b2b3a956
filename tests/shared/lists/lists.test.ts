import { describe, expect, it } from 'vitest'
import { type CodedList, entryOf, listKey, recognise } from '../../../shared/lists/coded-list.ts'
import { ethnicGroups, isEthnicMinority } from '../../../shared/lists/ethnic-groups.ts'
import { disciplineForms } from '../../../shared/lists/kinds.ts'
import { generalSchooling, schoolClass } from '../../../shared/lists/levels.ts'
import { codedLists } from '../../../shared/lists/lists.ts'
import { provinceOf, provinces } from '../../../shared/lists/provinces.ts'
import { isBeliever, religions } from '../../../shared/lists/religions.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'

const all = Object.entries(codedLists) as [string, CodedList][]

describe('every list', () => {
  it.each(all)('%s has each code once and no spelling that means two things', (_name, list) => {
    const codes = list.entries.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    const owner = new Map<string, string>()
    for (const { code, label, variants } of list.entries) {
      for (const spelling of [label, ...variants]) {
        expect(spelling).toBe(spelling.normalize('NFC').trim())
        expect([code, undefined], spelling).toContain(owner.get(listKey(spelling)))
        owner.set(listKey(spelling), code)
      }
    }
  })

  it.each(all)('%s knows its own spellings in capitals, without marks and decomposed', (_name, list) => {
    expect(list.title).not.toBe('')
    expect(list.basis).not.toBe('')
    for (const entry of list.entries) {
      for (const spelling of [entry.label, ...entry.variants]) {
        for (const written of [
          spelling.toUpperCase(),
          spelling.normalize('NFD'),
          listKey(spelling),
          ` ${spelling} `,
        ]) {
          expect(recognise(list, written)?.code, written).toBe(entry.code)
        }
      }
      expect(entryOf(list, entry.code)).toBe(entry)
    }
    expect(recognise(list, '')).toBeUndefined()
    expect(recognise(list, 'không có trong danh mục nào')).toBeUndefined()
  })
})

describe('ethnic groups', () => {
  it('are 54 with the codes 01 to 54, and two more values', () => {
    expect(ethnicGroups.entries.map(({ code }) => code)).toEqual(
      Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0')),
    )
  })

  it.each([
    ['Kinh', '01', false],
    ['Việt', '01', false],
    ["H'Mông", '08', true],
    ['H’MÔNG', '08', true],
    ['Hmong', '08', true],
    ['Mèo', '08', true],
    ['dân tộc Dao', '09', true],
    ['Gia Rai', '10', true],
    ['Ê Đê', '12', true],
    ['Cao Lan', '15', true],
    ["K'Ho", '16', true],
    ['Bru - Vân Kiều', '23', true],
    ['Khơ Mú', '29', true],
    ['Người nước ngoài', '55', false],
    ['Không rõ', '56', undefined],
    ['Sao Hỏa', undefined, undefined],
    ['', undefined, undefined],
  ])('%s is %s, a minority: %s', (text, code, isMinority) => {
    expect(recognise(ethnicGroups, text)?.code).toBe(code)
    expect(isEthnicMinority(text)).toBe(isMinority)
  })
})

describe('religions', () => {
  it.each([
    ['Không', 'Không'],
    ['không có', 'Không'],
    ['0', 'Không'],
    ['Thiên Chúa giáo', 'Công giáo'],
    ['Hòa Hảo', 'Phật giáo Hòa Hảo'],
    ['Hoà Hảo', 'Phật giáo Hòa Hảo'],
    ['TIN LÀNH', 'Tin lành'],
  ])('%s is %s', (text, label) => {
    expect(recognise(religions, text)?.label).toBe(label)
  })

  it.each([
    ['', false],
    ['Không', false],
    ['không có', false],
    ['Phật', true],
    ['Đạo lạ', true],
  ])('%s is counted as a believer: %s', (text, expected) => {
    expect(isBeliever(text)).toBe(expected)
  })
})

describe('provinces', () => {
  it('are 34', () => {
    expect(provinces.entries).toHaveLength(34)
  })

  it.each([
    ['Lai Châu', '12', false],
    ['Tỉnh Lai Châu', '12', false],
    ['tỉnh Thanh Hoá', '38', false],
    ['TP. Hà Nội', '01', false],
    ['TP Hồ Chí Minh', '79', false],
    ['TP.HCM', '79', false],
    ['Thành phố Huế', '46', false],
    ['Thừa Thiên - Huế', '46', false],
    ['Hà Giang', '08', true],
    ['Tỉnh Yên Bái', '15', true],
    ['Bắc Cạn', '19', true],
    ['Bà Rịa-Vũng Tàu', '79', true],
    ['Nam Định', '37', true],
    ['Bình Thuận', '68', true],
    ['Ninh Thuận', '56', true],
  ])('%s is %s, an old name: %s', (text, code, isOldName) => {
    const found = provinceOf(text)
    expect(found?.entry.code).toBe(code)
    expect(found?.isOldName).toBe(isOldName)
  })

  it('leave a place that is none alone', () => {
    expect(provinceOf('Luông Pra Băng')).toBeUndefined()
    expect(provinceOf('Tỉnh')).toBeUndefined()
  })

  it('know the 63 of before', () => {
    const before =
      'Hà Nội,Hà Giang,Cao Bằng,Bắc Kạn,Tuyên Quang,Lào Cai,Điện Biên,Lai Châu,Sơn La,Yên Bái,Hòa Bình,Thái Nguyên,' +
      'Lạng Sơn,Quảng Ninh,Bắc Giang,Phú Thọ,Vĩnh Phúc,Bắc Ninh,Hải Dương,Hải Phòng,Hưng Yên,Thái Bình,Hà Nam,' +
      'Nam Định,Ninh Bình,Thanh Hóa,Nghệ An,Hà Tĩnh,Quảng Bình,Quảng Trị,Thừa Thiên Huế,Đà Nẵng,Quảng Nam,' +
      'Quảng Ngãi,Bình Định,Phú Yên,Khánh Hòa,Ninh Thuận,Bình Thuận,Kon Tum,Gia Lai,Đắk Lắk,Đắk Nông,Lâm Đồng,' +
      'Bình Phước,Tây Ninh,Bình Dương,Đồng Nai,Bà Rịa - Vũng Tàu,Hồ Chí Minh,Long An,Tiền Giang,Bến Tre,Trà Vinh,' +
      'Vĩnh Long,Đồng Tháp,An Giang,Kiên Giang,Cần Thơ,Hậu Giang,Sóc Trăng,Bạc Liêu,Cà Mau'
    const names = before.split(',')
    expect(names).toHaveLength(63)
    for (const name of names) expect(provinceOf(name), name).toBeDefined()
    expect(new Set(names.map((name) => provinceOf(name)?.entry.code)).size).toBe(34)
  })
})

describe('levels and kinds', () => {
  it.each([
    ['12/12', '12/12'],
    ['7 / 10', '7/10'],
    ['10/10', '10/10'],
    ['11/10', undefined],
    ['0/12', undefined],
    ['THPT', undefined],
    ['12/7/2020', undefined],
  ])('class %s of the schools is %s', (text, expected) => {
    expect(schoolClass(text)).toBe(expected)
  })

  it('schooling takes free text beside the suggestions', () => {
    expect(generalSchooling.isOpen).toBe(true)
    expect(recognise(generalSchooling, 'Trung học cơ sở')?.label).toBe('THCS')
  })

  it('the forms of discipline are those of the rule book; probationers have the first two', () => {
    const book = openRulebook()
    const labels = disciplineForms.entries.map(({ label }) => label)
    expect(book.rule('discipline.official', '2026-11-22')).toEqual(labels)
    expect(book.rule('discipline.probationary', '2026-11-22')).toEqual(labels.slice(0, 2))
  })
})
