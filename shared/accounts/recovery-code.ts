/**
 * Mã khôi phục: six groups of five characters, "7KQ2M-...". Four characters of a group are random (20 bits), the fifth
 * tells whether the group was copied well, so that whoever types it from paper learns which group is wrong.
 *
 * Characters as in Crockford's base 32: none that are taken for each other (no I, L, O, U).
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 6
const randomOfGroup = 4

/** Bytes that a code is made of: 6 x 4 x 5 bits. */
export const recoveryBytes = 15

const digitOf = (character: string): number => alphabet.indexOf(character)

/** Different for any one changed character, and for two neighbours that changed places unless they are 16 apart. */
const check = (group: string, position: number): string => {
  const sum = [...group].reduce(
    (before, character, index) => before + digitOf(character) * (2 * index + 1),
    position,
  )
  return alphabet[sum % 32] ?? ''
}

/** A code from random bytes. */
export function writeRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== recoveryBytes) throw new RangeError(`a recovery code needs ${recoveryBytes} bytes`)
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return Array.from({ length: groups }, (_, position) => {
    const group = Array.from({ length: randomOfGroup }, (_each, index) => {
      const from = (position * randomOfGroup + index) * 5
      return alphabet[Number.parseInt(bits.slice(from, from + 5), 2)] ?? ''
    }).join('')
    return group + check(group, position)
  }).join('-')
}

/** As it may be typed: small letters, spaces, O for 0, I and L for 1. */
const tidied = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')

export type ReadCode = { readonly code: string } | { readonly problem: string }

/** The code as it was printed, or what is wrong with what was typed. */
export function readRecoveryCode(typed: string): ReadCode {
  const all = tidied(typed)
  if (all.length !== groups * (randomOfGroup + 1)) {
    return {
      problem: `Mã khôi phục có ${groups} nhóm, mỗi nhóm ${randomOfGroup + 1} ký tự; đang có ${all.length} ký tự.`,
    }
  }
  const parts = Array.from({ length: groups }, (_, index) => all.slice(index * 5, index * 5 + 5))
  const wrong = parts.findIndex((part, index) => {
    const group = part.slice(0, randomOfGroup)
    return (
      [...part].some((character) => digitOf(character) < 0) ||
      check(group, index) !== part.slice(randomOfGroup)
    )
  })
  if (wrong >= 0)
    return {
      problem: `Nhóm thứ ${wrong + 1} (${parts[wrong]}) chép chưa đúng. Hãy xem lại trên tờ mã khôi phục.`,
    }
  return { code: parts.join('-') }
}
