import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectCharset } from '../../../shared/text/charset.ts'
import { toTcvn3, toVni, toWindows1258 } from './encoders.ts'
import { personName } from './samples.ts'

const list = 'Họ và tên;Ngày sinh\r\nLò Văn Đôi;05/02/1980\r\nTrần Thị Thủy;12/11/1975\r\n'
const utf8 = new TextEncoder().encode(list)
const utf16 = (text: string, isLittle: boolean) =>
  Uint8Array.from(
    [...text].flatMap((char) => {
      const code = char.charCodeAt(0)
      const pair = [code & 0xff, code >> 8]
      return isLittle ? pair : pair.reverse()
    }),
  )
const bytesOf = (text: string) => Uint8Array.from([...text], (char) => char.charCodeAt(0))

describe('the character set of a text file', () => {
  it.each([
    ['UTF-8', utf8, 'utf-8', false],
    ['UTF-8 with its mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8), 'utf-8', true],
    ['UTF-16 as Excel saves it', utf16(`\ufeff${list}`, true), 'utf-16le', true],
    ['UTF-16 of the other order', utf16(`\ufeff${list}`, false), 'utf-16be', true],
    ['UTF-16 without a mark', utf16(list, true), 'utf-16le', false],
    ['UTF-16 of the other order without a mark', utf16(list, false), 'utf-16be', false],
    ['plain ASCII', bytesOf('Ho ten,Ngay sinh\n'), 'utf-8', false],
    ['nothing', Uint8Array.of(), 'utf-8', false],
    ['TCVN3', bytesOf(toTcvn3(list)), 'windows-1252', false],
    ['VNI', bytesOf(toVni(list)), 'windows-1252', false],
    ['the Vietnamese code page', bytesOf(toWindows1258(list)), 'windows-1258', false],
    ['UTF-8 that is cut within a letter', utf8.subarray(0, 3), 'windows-1252', false],
  ])('is known for %s', (_what, bytes, label, hasMark) => {
    expect(detectCharset(bytes)).toEqual({ label, hasMark })
  })

  it.each([
    ['a byte that begins nothing', [0x56, 0xa8, 0x6e]],
    ['an overlong form', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a character beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ])('is not UTF-8 with %s', (_what, bytes) => {
    expect(detectCharset(Uint8Array.from(bytes)).label).toBe('windows-1252')
  })

  it('is found for any names in UTF-8', () => {
    fc.assert(
      fc.property(fc.array(personName), (names) => {
        expect(detectCharset(new TextEncoder().encode(names.join('\r\n'))).label).toBe('utf-8')
      }),
    )
  })
})
