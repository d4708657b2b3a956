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

/** Six cities that stand where a province does (from 01/7/2025). */
const cities = /^(hà nội|hồ chí minh|hải phòng|đà nẵng|cần thơ|huế)$/iu

/** The head of the commune's own papers: ĐẢNG BỘ TỈNH LÀO CAI over ĐẢNG ỦY XÃ LÙNG VAI (domain.md 10.5). */
export function communeHeading(communeName: string, province: string): Heading {
  const commune = communeName.trim().replace(/^đảng (bộ|ủy)\s+/iu, '') || unknownCommune
  const own = province.trim().replace(/^đảng bộ\s+/iu, '') || `tỉnh ${unknownCommune}`
  const kind = cities.test(own) ? 'thành phố' : 'tỉnh'
  const superior = withKind(kind, /^(tỉnh|thành phố|tp\.?)(?=\s|$)/iu, own).replace(
    /^tp\.?\s/iu,
    'thành phố ',
  )
  return {
    superior: `Đảng bộ ${superior}`.toLocaleUpperCase('vi'),
    issuing: `Đảng ủy ${commune}`.toLocaleUpperCase('vi'),
  }
}

/** "xã Mường Than" -> "Đảng ủy xã Mường Than". */
export const committeeNameOf = (communeName: string): string =>
  `Đảng ủy ${communeName.trim().replace(/^đảng (bộ|ủy)\s+/iu, '') || 'xã'}`
