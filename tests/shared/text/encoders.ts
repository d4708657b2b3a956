/** Writers of the old encodings, from the rules of each and not from the tables that read them. */

const TONES = {
  '\u0300': 'huyền',
  '\u0301': 'sắc',
  '\u0303': 'ngã',
  '\u0309': 'hỏi',
  '\u0323': 'nặng',
} as const
type Tone = (typeof TONES)[keyof typeof TONES] | 'ngang'

interface Letter {
  readonly base: string
  readonly mark: '' | '\u0302' | '\u0306' | '\u031b'
  readonly tone: Tone
  readonly isCapital: boolean
}

/** A Vietnamese letter taken apart; undefined for any other character. */
function apart(char: string): Letter | undefined {
  const [base = '', ...marks] = char.normalize('NFD').toLowerCase()
  if (!/[a-zđ]/.test(base)) return undefined
  const mark = marks.find((each): each is '\u0302' => /[\u0302\u0306\u031b]/.test(each)) ?? ''
  const tone = marks.find((each): each is keyof typeof TONES => each in TONES)
  return { base, mark, tone: tone ? TONES[tone] : 'ngang', isCapital: char !== char.toLowerCase() }
}

const write = (text: string, letter: (letter: Letter) => string): string =>
  [...text.normalize('NFC')]
    .map((char) => {
      const found = apart(char)
      if (found === undefined) return char
      const written = letter(found)
      return found.isCapital ? written.toUpperCase() : written
    })
    .join('')

const plain = { ngang: '', sắc: 'ù', huyền: 'ø', hỏi: 'û', ngã: 'õ', nặng: 'ï' }
const hat = { ngang: 'â', sắc: 'á', huyền: 'à', hỏi: 'å', ngã: 'ã', nặng: 'ä' }
const breve = { ngang: 'ê', sắc: 'é', huyền: 'è', hỏi: 'ú', ngã: 'ü', nặng: 'ë' }
const onI = { ngang: 'i', sắc: 'í', huyền: 'ì', hỏi: 'æ', ngã: 'ó', nặng: 'ò' }

/** VNI-Windows: letter and sign, the sign of a capital a capital. */
export const toVni = (text: string): string =>
  write(text, ({ base, mark, tone }) => {
    if (base === 'đ') return 'ñ'
    if (base === 'i') return onI[tone]
    if (base === 'y' && tone === 'nặng') return 'î'
    if (mark === '\u031b') return (base === 'o' ? 'ô' : 'ö') + plain[tone]
    if (mark === '\u0302') return base + hat[tone]
    return base + (mark === '\u0306' ? breve : plain)[tone]
  })

/** Codes of TCVN 5712 (VN3) in the order huyền, hỏi, ngã, sắc, nặng. */
const codes: readonly (readonly [letters: string, codes: readonly number[]])[] = [
  ['àảãáạ', [0xb5, 0xb6, 0xb7, 0xb8, 0xb9]],
  ['ằẳẵắặ', [0xbb, 0xbc, 0xbd, 0xbe, 0xc6]],
  ['ầẩẫấậ', [0xc7, 0xc8, 0xc9, 0xca, 0xcb]],
  ['èẻẽéẹ', [0xcc, 0xce, 0xcf, 0xd0, 0xd1]],
  ['ềểễếệ', [0xd2, 0xd3, 0xd4, 0xd5, 0xd6]],
  ['ìỉĩíị', [0xd7, 0xd8, 0xdc, 0xdd, 0xde]],
  ['òỏõóọ', [0xdf, 0xe1, 0xe2, 0xe3, 0xe4]],
  ['ồổỗốộ', [0xe5, 0xe6, 0xe7, 0xe8, 0xe9]],
  ['ờởỡớợ', [0xea, 0xeb, 0xec, 0xed, 0xee]],
  ['ùủũúụ', [0xef, 0xf1, 0xf2, 0xf3, 0xf4]],
  ['ừửữứự', [0xf5, 0xf6, 0xf7, 0xf8, 0xf9]],
  ['ỳỷỹýỵ', [0xfa, 0xfb, 0xfc, 0xfd, 0xfe]],
  ['ăâêôơưđ', [0xa8, 0xa9, 0xaa, 0xab, 0xac, 0xad, 0xae]],
  ['ĂÂÊÔƠƯĐ', [0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7]],
]
const codeOf = new Map(
  codes.flatMap(([letters, places]) =>
    [...letters].map((letter, index) => [letter, String.fromCharCode(places[index] ?? 0)] as const),
  ),
)

/** TCVN3 read as Windows-1252: a capital with a tone has no code and is written small. */
export const toTcvn3 = (text: string): string =>
  [...text.normalize('NFC')]
    .map((char) => codeOf.get(char) ?? codeOf.get(char.toLowerCase()) ?? char)
    .join('')

const asWindows1252 = (bytes: Iterable<number>): string => {
  // The five bytes that Windows-1252 leaves empty come out as control characters, as programs of Windows do.
  const decoder = new TextDecoder('windows-1252')
  return [...bytes].map((byte) => decoder.decode(Uint8Array.of(byte))).join('')
}

/** UTF-8 read as Windows-1252. */
export const toMojibake = (text: string): string => asWindows1252(new TextEncoder().encode(text))

/** UTF-8 read as Latin-1. */
export const toLatin1Mojibake = (text: string): string =>
  String.fromCharCode(...new TextEncoder().encode(text))

const codes1258 = new Map(
  'Ă\u00c3ă\u00e3Đ\u00d0đ\u00f0Ơ\u00d5ơ\u00f5Ư\u00ddư\u00fd\u0300\u00cc\u0309\u00d2\u0303\u00de\u0301\u00ec\u0323\u00f2'
    .match(/../gsu)
    ?.map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
)

/** Windows-1258 read as Windows-1252: the tone always apart. */
export const toWindows1258 = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/([aeouAEOU])([\u0300\u0301\u0309\u0303\u0323]?)([\u0302\u0306\u031b])/g, '$1$3$2')
    .replace(/[aeouAEOU][\u0302\u0306\u031b]/g, (letter) => letter.normalize('NFC'))
    .replace(/[^\0-\x7f]/g, (char) => codes1258.get(char) ?? char)
