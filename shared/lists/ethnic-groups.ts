/** Dân tộc: 54 groups with the codes of the statistics (domain.md Appendix A). Minority is every group but Kinh. */
import { type CodedList, codedList, recognise } from './coded-list.ts'

const listed = codedList(
  { title: 'Dân tộc', basis: 'Quyết định 121-TCTK/PPCĐ, ngày 02/3/1979', confidence: 'second-hand' },
  [
    ['01', 'Kinh', 'Việt', 'Kinh (Việt)'],
    ['02', 'Tày'],
    ['03', 'Thái'],
    ['04', 'Hoa'],
    ['05', 'Khơ-me', 'Khmer'],
    ['06', 'Mường'],
    ['07', 'Nùng'],
    ['08', 'Mông', 'Hmông', 'H’Mông', 'Mèo'],
    ['09', 'Dao'],
    ['10', 'Gia-rai', 'Jrai'],
    ['11', 'Ngái'],
    ['12', 'Ê-đê'],
    ['13', 'Ba-na', 'Bahnar'],
    ['14', 'Xơ-đăng'],
    ['15', 'Sán Chay', 'Cao Lan', 'Sán Chỉ'],
    ['16', 'Cơ-ho', 'K’Ho'],
    ['17', 'Chăm', 'Chàm'],
    ['18', 'Sán Dìu'],
    ['19', 'Hrê'],
    ['20', 'Mnông', 'M’nông'],
    ['21', 'Ra-glai', 'Raglay'],
    ['22', 'Xtiêng', 'Stiêng'],
    ['23', 'Bru-Vân Kiều'],
    ['24', 'Thổ'],
    ['25', 'Giáy'],
    ['26', 'Cơ-tu'],
    ['27', 'Gié-Triêng', 'Giẻ Triêng'],
    ['28', 'Mạ'],
    ['29', 'Khơ-mú'],
    ['30', 'Co'],
    ['31', 'Tà-ôi'],
    ['32', 'Chơ-ro'],
    ['33', 'Kháng'],
    ['34', 'Xinh-mun'],
    ['35', 'Hà Nhì'],
    ['36', 'Chu-ru'],
    ['37', 'Lào'],
    ['38', 'La Chí'],
    ['39', 'La Ha'],
    ['40', 'Phù Lá'],
    ['41', 'La Hủ'],
    ['42', 'Lự'],
    ['43', 'Lô Lô'],
    ['44', 'Chứt'],
    ['45', 'Mảng'],
    ['46', 'Pà Thẻn'],
    ['47', 'Cơ Lao', 'Cờ Lao'],
    ['48', 'Cống'],
    ['49', 'Bố Y'],
    ['50', 'Si La'],
    ['51', 'Pu Péo'],
    ['52', 'Brâu'],
    ['53', 'Ơ-đu'],
    ['54', 'Rơ-măm'],
  ],
)

export const ethnicGroups: CodedList = {
  ...listed,
  prefixes: ['dantoc'],
  entries: [
    ...listed.entries,
    // Codes that stand beside the 54 in use, but not in the decision.
    { code: '55', label: 'Người nước ngoài', variants: [], confidence: 'local' },
    { code: '56', label: 'Không rõ', variants: [], confidence: 'local' },
  ],
}

const NOT_A_MINORITY: readonly string[] = ['01', '55', '56']

/**
 * Whether the statistics count the text as an ethnic minority (dân tộc thiểu số): every one of the 54 groups but
 * Kinh. Undefined where the text is empty, unknown to the list, or says that nobody knows.
 */
export function isEthnicMinority(text: string): boolean | undefined {
  const group = recognise(ethnicGroups, text)
  if (group === undefined || group.code === '56') return undefined
  return !NOT_A_MINORITY.includes(group.code)
}
