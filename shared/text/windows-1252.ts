/** Windows-1252, as which Western programs show bytes that meant something else. */

/** The signs of bytes 0x80 to 0x9f; a space stands where the byte has none. */
const SIGNS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const BYTE_OF_SIGN: ReadonlyMap<string, number> = new Map(
  [...SIGNS].flatMap((sign, index) => (sign === ' ' ? [] : [[sign, 0x80 + index] as const])),
)

/** The byte that Windows-1252 or Latin-1 shows as this character; undefined if there is none. */
export function byteOf(char: string): number | undefined {
  const code = char.charCodeAt(0)
  return code <= 0xff ? code : BYTE_OF_SIGN.get(char)
}

/** The character that Windows-1252 shows for a byte; a byte without a sign gives its control character. */
export function charOf(byte: number): string {
  const sign = byte >= 0x80 && byte <= 0x9f ? SIGNS.charAt(byte - 0x80) : ' '
  return sign === ' ' ? String.fromCharCode(byte) : sign
}

/** All characters that stand for the bytes of a range, for a character class of a regular expression. */
export function charsOf(first: number, last: number): string {
  let chars = ''
  for (let byte = first; byte <= last; byte += 1) {
    const hex = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`
    chars += hex(byte)
    if (charOf(byte).charCodeAt(0) !== byte) chars += hex(charOf(byte).charCodeAt(0))
  }
  return chars
}
