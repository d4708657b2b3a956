import { describe, expect, it } from 'vitest'
import { looksLikeTcvn3, tcvn3ToUnicode } from '../../../shared/text/legacy.ts'

describe('TCVN3 text', () => {
  it.each([
    ['§¶ng ñy x·', 'Đảng ủy xã'],
    ['NguyÔn Ngäc B×nh', 'Nguyễn Ngọc Bình'],
    ['Céng hßa x· héi', 'Cộng hòa xã hội'],
    ['NguyÔn V¨n A', 'Nguyễn Văn A'],
    ['BÝ th\u00ad chi bé', 'Bí thư chi bộ'],
    ['Lª V¨n Hµ', 'Lê Văn Hà'],
    ['Vò Hµ', 'Vũ Hà'],
    ['10/12, n¨m 1986', '10/12, năm 1986'],
  ])('%s is %s', (given, expected) => {
    expect(tcvn3ToUnicode(given)).toBe(expected)
  })

  it.each([
    ['NGUYÔN V¡N MINH', 'NGUYỄN VĂN MINH'],
    ['Lª THÞ Hµ', 'LÊ THỊ HÀ'],
    ['CHI Bé B¶N SEN §¤NG', 'CHI BỘ BẢN SEN ĐÔNG'],
    ['§¶NG ñY x·', 'ĐẢNG ỦY xã'],
  ])('in capitals, %s is %s', (given, expected) => {
    expect(tcvn3ToUnicode(given)).toBe(expected)
  })

  it.each(['TRẦN', 'Nguyễn Văn An', 'Võ Tá Ngọc', 'Nguyễn'.normalize('NFD'), 'Le Van Sen', ''])(
    'leaves %s as it is',
    (text) => {
      expect(tcvn3ToUnicode(text)).toBe(text)
    },
  )
})

describe('telling TCVN3 from Unicode', () => {
  it.each([[['NguyÔn V¨n A', 'TrÇn ThÞ B×nh']], [['Tªn', 'Lª Hoa']], [['', 'Le Van Sen', '§¶ng ñy x·']]])(
    '%j is TCVN3',
    (texts) => {
      expect(looksLikeTcvn3(texts)).toBe(true)
    },
  )

  it.each([
    ['Vietnamese letters of Unicode', ['Nguyễn Văn An', 'Trần Thị Bình']],
    ['decomposed Unicode', ['Nguyễn'.normalize('NFD')]],
    ['Unicode letters that both worlds have', ['Tô Hà', 'Lê Bình', 'Hà Thái']],
    ['no accents at all', ['Le Van Sen', '12/12/2026']],
    ['signs that stand alone', ['§ 5', '© 2026', '« Ban Sen »']],
    ['one Unicode text among others', ['NguyÔn V¨n A', 'Nguyễn Văn An']],
    ['UTF-8 read as Windows-1252', ['Nguyá»…n VÄƒn An', 'Tráº§n']],
    ['VNI', ['Nguyeãn Vaên Huøng', 'Ñaûng uûy xaõ']],
    ['nothing', []],
  ])('%s is not', (_, texts) => {
    expect(looksLikeTcvn3(texts)).toBe(false)
  })
})
