/**
 * The 34 provinces and cities after 01/7/2025 (domain.md Appendix C), with the names of the 63 before them: an old
 * address names the province into which its own was merged.
 */
import { type CodedEntry, type CodedList, codedList, listKey, recognise } from './coded-list.ts'

/** Which of the 63 became which of the 34: general knowledge of the mergers of 2025, so second-hand. */
const mergedInto: Readonly<Record<string, readonly string[]>> = {
  '01': ['Hà Tây'],
  '08': ['Hà Giang'],
  '15': ['Yên Bái'],
  '19': ['Bắc Kạn', 'Bắc Cạn'],
  '24': ['Bắc Giang'],
  '25': ['Vĩnh Phúc', 'Hòa Bình'],
  '31': ['Hải Dương'],
  '33': ['Thái Bình'],
  '37': ['Hà Nam', 'Nam Định'],
  '44': ['Quảng Bình'],
  '48': ['Quảng Nam'],
  '51': ['Kon Tum'],
  '52': ['Bình Định'],
  '56': ['Ninh Thuận'],
  '66': ['Phú Yên'],
  '68': ['Đắk Nông', 'Đắc Nông', 'Bình Thuận'],
  '75': ['Bình Phước'],
  '79': ['Bình Dương', 'Bà Rịa - Vũng Tàu'],
  '80': ['Long An'],
  '82': ['Tiền Giang'],
  '86': ['Bến Tre', 'Trà Vinh'],
  '91': ['Kiên Giang'],
  '92': ['Sóc Trăng', 'Hậu Giang'],
  '96': ['Bạc Liêu'],
}

const current = codedList(
  {
    title: 'Tỉnh, thành phố',
    basis: '34 đơn vị hành chính cấp tỉnh từ ngày 01/7/2025',
    confidence: 'second-hand',
    prefixes: ['thanhpho', 'tinh', 'tp'],
  },
  [
    ['01', 'Hà Nội'],
    ['04', 'Cao Bằng'],
    ['08', 'Tuyên Quang'],
    ['11', 'Điện Biên'],
    ['12', 'Lai Châu'],
    ['14', 'Sơn La'],
    ['15', 'Lào Cai', 'Lao Cai'],
    ['19', 'Thái Nguyên'],
    ['20', 'Lạng Sơn'],
    ['22', 'Quảng Ninh'],
    ['24', 'Bắc Ninh'],
    ['25', 'Phú Thọ'],
    ['31', 'Hải Phòng'],
    ['33', 'Hưng Yên'],
    ['37', 'Ninh Bình'],
    ['38', 'Thanh Hóa'],
    ['40', 'Nghệ An'],
    ['42', 'Hà Tĩnh'],
    ['44', 'Quảng Trị'],
    ['46', 'Huế', 'Thừa Thiên Huế'],
    ['48', 'Đà Nẵng'],
    ['51', 'Quảng Ngãi'],
    ['52', 'Gia Lai'],
    ['56', 'Khánh Hòa'],
    ['66', 'Đắk Lắk', 'Đắc Lắc'],
    ['68', 'Lâm Đồng'],
    ['75', 'Đồng Nai'],
    ['79', 'TP. Hồ Chí Minh', 'Hồ Chí Minh', 'TP.HCM', 'TPHCM', 'Sài Gòn'],
    ['80', 'Tây Ninh'],
    ['82', 'Đồng Tháp'],
    ['86', 'Vĩnh Long'],
    ['91', 'An Giang'],
    ['92', 'Cần Thơ'],
    ['96', 'Cà Mau'],
  ],
)

export const provinces: CodedList = {
  ...current,
  entries: current.entries.map((entry) => ({
    ...entry,
    variants: [...entry.variants, ...(mergedInto[entry.code] ?? [])],
  })),
}

const oldNames = new Set(Object.values(mergedInto).flat().map(listKey))

/**
 * The province of today that a text names, and whether the text said the name of one merged into it ("Hà Giang"),
 * in which case the change is shown to the clerk and not made silently: a form may want the name of its time.
 */
export function provinceOf(
  text: string,
): { readonly entry: CodedEntry; readonly isOldName: boolean } | undefined {
  const entry = recognise(provinces, text)
  if (entry === undefined) return undefined
  const key = listKey(text)
  const isOldName =
    oldNames.has(key) ||
    provinces.prefixes.some((word) => key.startsWith(word) && oldNames.has(key.slice(word.length)))
  return { entry, isOldName }
}
