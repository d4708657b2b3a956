import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personName as demoName, institutions, villages } from '../../../electron/office/demo/names.ts'
import { createRandom } from '../../../electron/office/demo/random.ts'
import { decodeAs, detectEncoding, type Encoding } from '../../../shared/text/legacy.ts'
import { decodeMojibake } from '../../../shared/text/mojibake.ts'
import { decodeTcvn3, isCapitalFont } from '../../../shared/text/tcvn3.ts'
import { decodeVni } from '../../../shared/text/vni.ts'
import { decodeWindows1258 } from '../../../shared/text/windows-1258.ts'
import { toLatin1Mojibake, toMojibake, toTcvn3, toVni, toWindows1258 } from './encoders.ts'
import { anyText, personName } from './samples.ts'

/** Each letter of Vietnamese. */
const letters = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ'

const ordinaryName = fc
  .tuple(fc.integer({ min: 0 }), fc.constantFrom('male' as const, 'female' as const))
  .map(([seed, sex]) => demoName(createRandom(seed), sex).fullName)
const ordinaryNames = fc
  .tuple(fc.array(ordinaryName, { minLength: 5, maxLength: 30 }), fc.boolean())
  // Among the Mông and the Dao some names have no accent at all; nothing can be told of them.
  .filter(([names]) => names.filter((name) => /[^\0-\x7f]/.test(name)).length > 2)
  .map(([names, shout]) => (shout ? names.map((name) => name.toUpperCase()) : names))

const place = fc.constantFrom(...villages, ...institutions)
const address = fc
  .tuple(fc.constantFrom('Bản', 'Thôn', 'Tổ dân phố số 2,', 'Số 15/3 đường'), place)
  .map(([kind, name]) => `${kind} ${name}, xã Mường Than, tỉnh Lào Cai`)
const fewAccents = fc.constantFrom(
  'Lê Văn Ân',
  'Đỗ Thị Hà',
  'Tô Ê',
  'Tô Hoà',
  'Hà Toàn',
  'Lò Khoá',
  'Lê Bình',
  'Võ Tá',
  'Y Moan Êñuôl',
  'Niê Kđăm',
  'LÊ HÀ',
  'TÔ QUÝ',
  'XÃ\u00a0NA',
  'Chi bộ “XÔ”',
  '15 m²',
  '1½ năm',
  '§ 5',
  '« Ban Sen »',
  '30°C',
  'François',
  'Müller',
  'Noël',
  'Họ và tên (*)',
  'Kinh',
  'Không',
  'H’Hen Niê',
)
const plainText = fc.oneof(
  fc.constantFrom('', ' ', 'Ma A Chu', '05/02/1980', '1958', '012345678901', 'x', 'THCS', '12/12', 'e@x.vn'),
  fc.nat().map(String),
)
const trueUnicode = fc.oneof(personName, ordinaryName, address, fewAccents, plainText)

describe('the old encodings', () => {
  it.each<[string, (text: string) => string, (text: string) => string]>([
    ['VNI', toVni, decodeVni],
    ['Windows-1258', toWindows1258, decodeWindows1258],
    ['UTF-8 read as Windows-1252', toMojibake, decodeMojibake],
    ['UTF-8 read as Latin-1', toLatin1Mojibake, decodeMojibake],
    ['UTF-8 read wrongly twice', (text) => toMojibake(toMojibake(text)), decodeMojibake],
  ])('give back each letter, small and capital: %s', (_name, encode, decode) => {
    for (const text of [letters, letters.toUpperCase()]) expect(decode(encode(text))).toBe(text)
  })

  it('give back each letter that TCVN3 has', () => {
    expect(decodeTcvn3(toTcvn3(letters))).toBe(letters)
    expect(decodeTcvn3(toTcvn3('ĂÂÊÔƠƯĐ'))).toBe('ĂÂÊÔƠƯĐ')
    expect(decodeTcvn3(toTcvn3(letters), { capitals: true })).toBe(letters.toUpperCase())
  })

  it.each([
    ['Nguyeãn Vaên Huøng', 'Nguyễn Văn Hùng'],
    ['Ñaûng uûy xaõ', 'Đảng ủy xã'],
    ['Ñaép caùt neàn ñöôøng', 'Đắp cát nền đường'],
    ['ÑAÛNG COÄNG SAÛN VIEÄT NAM', 'ĐẢNG CỘNG SẢN VIỆT NAM'],
    ['Aùnh, AÙnh', 'Ánh, Ánh'],
    ['Quyønh, Thuî, kyõ nöõ', 'Quỳnh, Thuỵ, kỹ nữ'],
    ['Traàn Thò Lónh', 'Trần Thị Lĩnh'],
  ])('VNI: %s is %s', (given, expected) => {
    expect(decodeVni(given)).toBe(expected)
  })

  it.each([
    ['Nguyá»…n VÄƒn An', 'Nguyễn Văn An'],
    ['Ä\u0090áº·ng ThÃ¹y LÃª', 'Đặng Thùy Lê'],
    ['Nguyá»\u0085n', 'Nguyễn'],
    ['NguyÃ¡Â»â€¦n', 'Nguyễn'],
    ['HoÃ ng Thá»‹ HÃ', 'Hoàng Thị Hà'],
    ['HÃ Ná»™i', 'Hà Nội'],
    ['“CHI BỘ XÃ”', '“CHI BỘ XÃ”'],
  ])('UTF-8 read wrongly: %s is %s', (given, expected) => {
    expect(decodeMojibake(given)).toBe(expected)
  })

  it.each([
    ['Ðãòng Thiò HaÌ', 'Đặng Thị Hà'],
    ['NguyêÞn Vãn Ðýìc', 'Nguyễn Văn Đức'],
    ['TRÂÌN THIò LÝõng', 'TRẦN THỊ LƯơng'],
  ])('Windows-1258: %s is %s', (given, expected) => {
    expect(decodeWindows1258(given)).toBe(expected)
  })

  it.each([
    ['Vi Thu ¸nh', 'Vi Thu Ánh'],
    ['Lª §øc ¢n', 'Lê Đức Ân'],
    ['®inh v¨n an', 'đinh văn an'],
  ])('TCVN3: as the name of a person %s is %s', (given, expected) => {
    expect(decodeTcvn3(given, { names: true })).toBe(expected)
  })

  it.each([
    ['.VnTimeH', true],
    ['.VnArialH', true],
    ['.VnTime', false],
    ['Times New Roman', false],
    ['VNI-Helve', false],
  ])('TCVN3: the font %s draws capitals: %s', (font, isCapital) => {
    expect(isCapitalFont(font)).toBe(isCapital)
  })
})

const encoders: Readonly<Record<Exclude<Encoding, 'unicode'>, (text: string) => string>> = {
  nfd: (text) => text.normalize('NFD'),
  tcvn3: toTcvn3,
  vni: toVni,
  'windows-1258': toWindows1258,
  mojibake: toMojibake,
}
const old = Object.entries(encoders) as [Exclude<Encoding, 'unicode'>, (text: string) => string][]

describe('the encoding of a column', () => {
  it('is never an old one for Vietnamese in Unicode', () => {
    fc.assert(
      fc.property(fc.array(trueUnicode, { maxLength: 40 }), (texts) => {
        expect(detectEncoding(texts)).toMatchObject({ encoding: 'unicode', evidence: [] })
      }),
      { numRuns: 1000 },
    )
  })

  it.each(old)('is found from five names or more: %s', (encoding, encode) => {
    fc.assert(
      fc.property(ordinaryNames, (names) => {
        const found = detectEncoding(names.map(encode))
        expect(found.encoding).toBe(encoding)
        expect(found.confidence).not.toBe('unknown')
        expect(found.evidence.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    [['LOÌ VÃN DÝÕNG', 'LOÌ VÃN DÝÕNG'], 'windows-1258'],
    [['MUÌA SEO PAÌNG', 'HAÌ QUANG MUÔN', 'GIAÌNG SEO MAI'], 'windows-1258'],
    [['LOÌ QUANG XÔM', 'Tô Hà', 'Lê Bình'], 'unicode'],
  ])('is found in names whose letters are all of Unicode too: %j is %s', (names, encoding) => {
    expect(detectEncoding(names).encoding).toBe(encoding)
  })

  it.each(old)('reads each of its texts, and leaves those in Unicode as they are: %s', (encoding, encode) => {
    fc.assert(
      fc.property(ordinaryName, (name) => {
        const found = decodeAs(encode(name), encoding, { names: true })
        expect(found).toBe(name)
        if (/[ăđĩũơư\u1ea0-\u1ef9]/i.test(name)) expect(decodeAs(name, encoding)).toBe(name)
      }),
      { numRuns: 500 },
    )
  })

  it('is TCVN3 although some cells were typed in Unicode later', () => {
    const names = ['Lª V¨n Hµ', 'TrÇn ThÞ B×nh', 'Vò Minh §¹t', 'Nguyễn Thị Hương', 'Lê Bình']
    const { encoding, confidence, evidence } = detectEncoding(names)
    expect([encoding, confidence]).toEqual(['tcvn3', 'likely'])
    expect(evidence[0]).toEqual({ before: 'Lª V¨n Hµ', after: 'Lê Văn Hà' })
    expect(names.map((name) => decodeAs(name, encoding))).toEqual([
      'Lê Văn Hà',
      'Trần Thị Bình',
      'Vũ Minh Đạt',
      'Nguyễn Thị Hương',
      'Lê Bình',
    ])
  })

  it('stays Unicode for a few pasted cells of another', () => {
    expect(detectEncoding(['Nguyễn Văn An', 'Trần Thị Bình', 'NguyÔn V¨n A']).encoding).toBe('unicode')
  })

  it.each([
    [['Ma A Chu', '123'], 'unknown'],
    [[], 'unknown'],
    [['Tô Hà'], 'likely'],
    [['Nguyễn'], 'certain'],
  ])('is Unicode for %j: %s', (texts, confidence) => {
    expect(detectEncoding(texts)).toEqual({ encoding: 'unicode', confidence, evidence: [] })
  })

  it.each([
    ['.VnTime', 'tcvn3', 'Vũ Lực'],
    ['Times New Roman', 'unicode', 'Vò Lùc'],
  ])('is told by the font %s where the letters are legal in both: %s', (font, encoding, after) => {
    const found = detectEncoding(['Vò Lùc'], [font])
    expect(found.encoding).toBe(encoding)
    expect(decodeAs('Vò Lùc', found.encoding)).toBe(after)
  })

  it('is told by the letters where the font says otherwise', () => {
    expect(detectEncoding(['Nguyễn Văn An', 'Tô Lý', 'Lê Tú', 'Tô Tý'], ['.VnTime']).encoding).toBe('unicode')
    expect(detectEncoding(['Nguyeãn Vaên Huøng'], ['.VnTime']).encoding).toBe('vni')
  })

  it('is certain once three texts agree', () => {
    const names = ['Lª V¨n Hµ', 'TrÇn ThÞ B×nh', 'Vò Minh §¹t']
    expect(detectEncoding(names).confidence).toBe('certain')
    expect(detectEncoding(names.slice(1)).confidence).toBe('likely')
    expect(detectEncoding(names.slice(1), ['.VnTime']).confidence).toBe('certain')
  })

  it('gives composed Unicode for any text at all', () => {
    fc.assert(
      fc.property(
        fc.array(anyText),
        fc.constantFrom('unicode', ...old.map(([encoding]) => encoding)),
        (texts, encoding) => {
          detectEncoding(texts, ['.VnTime'])
          for (const text of texts) {
            const decoded = decodeAs(text, encoding)
            expect(decoded).toBe(decoded.normalize('NFC'))
          }
        },
      ),
    )
  })
})
