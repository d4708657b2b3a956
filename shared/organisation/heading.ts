/** The two lines at the head of a cell's papers: ĐẢNG BỘ XÃ MƯỜNG THAN over CHI BỘ BẢN SEN ĐÔNG (domain.md 10.5). */
export interface Heading {
  readonly superior: string
  readonly issuing: string
}

export function cellHeading(communeName: string, cellName: string): Heading {
  const superior = /^đảng bộ\b/i.test(communeName) ? communeName : `Đảng bộ ${communeName}`
  return { superior: superior.toLocaleUpperCase('vi'), issuing: cellName.toLocaleUpperCase('vi') }
}

/** "xã Mường Than" -> "Mường Than": the place of the date line is the commune's name alone. */
export const placeNameOf = (communeName: string): string =>
  communeName.replace(/^(đảng bộ\s+)?(xã|phường|thị trấn|đặc khu)\s+/iu, '').trim()
