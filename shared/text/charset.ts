/** The character set of a text file (CSV) from its bytes. Decoding is left to TextDecoder, which knows these labels. */
import { detectEncoding } from './legacy.ts'
import { charOf } from './windows-1252.ts'

export interface Charset {
  /** A label of TextDecoder; it drops the byte order mark by itself. */
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1258'
  readonly hasMark: boolean
}

/** So many bytes tell UTF-16 from the rest, and one code page from the other. */
const looked = 65_536
/** Of the pairs of bytes of UTF-16, at least so many are ASCII: digits, separators, plain letters. */
const asciiPairs = 0.3

/**
 * UTF-8 and UTF-16 with or without a byte order mark; else a code page. Text in TCVN3 or VNI comes as `windows-1252`
 * and is told by `detectEncoding` then. An empty file is UTF-8.
 */
export function detectCharset(bytes: Uint8Array): Charset {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: 'utf-8', hasMark: true }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', hasMark: true }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', hasMark: true }
  return { label: utf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : codePage(bytes)), hasMark: false }
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length % 2 !== 0) return undefined
  const length = Math.min(bytes.length, looked)
  let [zerosFirst, zerosSecond] = [0, 0]
  for (let place = 0; place < length; place += 2) {
    if (bytes[place] === 0) zerosFirst += 1
    if (bytes[place + 1] === 0) zerosSecond += 1
  }
  const enough = (length / 2) * asciiPairs
  if (zerosFirst === 0 && zerosSecond > enough) return 'utf-16le'
  return zerosSecond === 0 && zerosFirst > enough ? 'utf-16be' : undefined
}

/** Whether the bytes are UTF-8 from the first to the last, without overlong forms and surrogates. */
function isUtf8(bytes: Uint8Array): boolean {
  let place = 0
  while (place < bytes.length) {
    const first = bytes[place] ?? 0
    const length =
      first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
    if (length === 0) return false
    for (let next = 1; next < length; next += 1) {
      const byte = bytes[place + next] ?? 0
      const least = next > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
      const most = next > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
      if (byte < least || byte > most) return false
    }
    place += length
  }
  return true
}

function codePage(bytes: Uint8Array): 'windows-1252' | 'windows-1258' {
  let text = ''
  for (const byte of bytes.subarray(0, looked)) text += charOf(byte)
  const { encoding } = detectEncoding(text.split(/[\r\n,;\t]+/))
  return encoding === 'windows-1258' ? 'windows-1258' : 'windows-1252'
}
