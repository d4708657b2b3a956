/**
 * The 104 types of paper in a member's file (hồ sơ đảng viên), Công văn 1361-CV/BTCTW, Phụ lục 1 (domain.md 4.1). The
 * names are those that the reference has, in its words; what it does not name has no name here either, so that the
 * office can write in the name that stands in its own copy.
 */

/** `group`: only a run of numbers has the name, not each of them. */
export type NameKnown = 'named' | 'group' | 'unnamed'

export interface DossierType {
  readonly number: number
  /** Three digits: `065`. */
  readonly code: string
  /** Mức ưu tiên: 1 for the numbers 1-36, 2 for 37-85, 3 for 86-104. */
  readonly priority: 1 | 2 | 3
  readonly name: string
  readonly confidence: NameKnown
}

/** Công văn 1361-CV/BTCTW, Phụ lục 1. */
const lastOfFirstPriority = 36
const lastOfSecondPriority = 85
const last = 104

const named: Readonly<Record<number, string>> = {
  1: 'Lý lịch người xin vào Đảng',
  2: 'Lý lịch đảng viên',
  3: 'Phiếu đảng viên',
  4: 'Phiếu bổ sung hồ sơ đảng viên',
  5: 'Quyết định kết nạp',
  6: 'Quyết định kết nạp lại',
  7: 'Quyết định công nhận chính thức',
  16: 'Xóa tên',
  17: 'Cho ra khỏi Đảng',
  18: 'Giấy xác nhận tuổi Đảng',
  19: 'Quyết định phát thẻ',
  20: 'Quyết định tặng Huy hiệu',
  21: 'Truy tặng Huy hiệu',
  22: 'Kỷ luật',
  37: 'Đơn xin vào Đảng',
  38: 'Giấy chứng nhận lớp nhận thức',
  39: 'Giấy giới thiệu',
  40: 'Nghị quyết đoàn',
  41: 'Nghị quyết công đoàn',
  42: 'Tổng hợp ý kiến',
  43: 'Nghị quyết chi bộ',
  44: 'Báo cáo thẩm định của đảng ủy bộ phận',
  45: 'Nghị quyết đảng ủy',
  46: 'Giấy chứng nhận lớp đảng viên mới',
  47: 'Tự kiểm điểm của đảng viên dự bị',
  48: 'Nhận xét của người giúp đỡ',
  49: 'Tổng hợp ý kiến',
  60: 'Phiếu báo chuyển',
  65: 'Bản tự kiểm điểm đảng viên vi phạm',
  79: 'Đơn xin miễn',
  80: 'Giấy y tế',
  81: 'Nghị quyết miễn',
  100: 'Phiếu báo chính thức',
  101: 'Phiếu báo ra khỏi Đảng',
  102: 'Phiếu báo từ trần',
  103: 'Tờ khai Huy hiệu',
  104: 'Truy tặng',
}

const groups: readonly (readonly [first: number, last: number, name: string])[] = [
  [50, 52, 'Nghị quyết chính thức'],
  [54, 59, 'Giấy giới thiệu sinh hoạt đảng'],
  [61, 64, 'Tự kiểm điểm'],
]

const priorityOf = (number: number): 1 | 2 | 3 => {
  if (number <= lastOfFirstPriority) return 1
  return number <= lastOfSecondPriority ? 2 : 3
}

/** The number of a type with leading zeros; how many digits is `dossier.codeDigits` of the rule book in file names. */
export const dossierCode = (number: number, digits = 3): string => String(number).padStart(digits, '0')

function describe(number: number): Pick<DossierType, 'name' | 'confidence'> {
  const name = named[number]
  if (name !== undefined) return { name, confidence: 'named' }
  const group = groups.find(([first, end]) => first <= number && number <= end)
  if (group === undefined)
    return { name: `Loại tài liệu số ${dossierCode(number, 2)}`, confidence: 'unnamed' }
  return { name: `${group[2]} (nhóm ${group[0]}-${group[1]}, số ${number})`, confidence: 'group' }
}

export const dossierTypes: readonly DossierType[] = Array.from({ length: last }, (_, index) => {
  const number = index + 1
  return { number, code: dossierCode(number), priority: priorityOf(number), ...describe(number) }
})

/** Whether the office may write in a name: where the reference names nothing, or only a run of numbers. */
export const isNameable = (code: string): boolean =>
  dossierTypes.some((type) => type.code === code && type.confidence !== 'named')

/** The types with the names that the office wrote in, by code; an empty name leaves the printed one. */
export const withOwnNames = (own: Readonly<Record<string, string>>): readonly DossierType[] =>
  dossierTypes.map((type) => {
    const name = own[type.code]?.trim()
    return name && isNameable(type.code) ? { ...type, name, confidence: 'named' } : type
  })
