/** The two lines at the head of a cell's papers: ĐẢNG BỘ XÃ MƯỜNG THAN over CHI BỘ BẢN SEN ĐÔNG (domain.md 10.5). */
export interface Heading {
  readonly superior: string
  readonly issuing: string
}

const unknownCommune = '………………'

/** A name with the word for its kind of body before it, once: "xã Mường Than" and "Đảng bộ xã Mường Than" are one. */
const withKind = (kind: string, pattern: RegExp, name: string): string => {
  const words = name.trim()
  return pattern.test(words) ? words : `${kind} ${words}`
}

/** "xã Mường Than" -> "Đảng bộ xã Mường Than". */
export const partyNameOf = (communeName: string): string =>
  withKind('Đảng bộ', /^đảng bộ(?=\s|$)/iu, communeName.trim() || 'xã')

/** Dots stand for a commune that is not known yet; a cell is named as in the register. */
export function cellHeading(communeName: string, cellName: string): Heading {
  const superior = withKind('Đảng bộ', /^đảng bộ(?=\s|$)/iu, communeName.trim() || unknownCommune)
  const issuing = withKind('Chi bộ', /^(chi bộ|đảng bộ)(?=\s|$)/iu, cellName)
  return { superior: superior.toLocaleUpperCase('vi'), issuing: issuing.trim().toLocaleUpperCase('vi') }
}

/** "xã Mường Than" -> "Mường Than": the place of the date line is the commune's name alone. */
export const placeNameOf = (communeName: string): string =>
  communeName.replace(/^(đảng bộ\s+)?(xã|phường|thị trấn|đặc khu)\s+/iu, '').trim()
