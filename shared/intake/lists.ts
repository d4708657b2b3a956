/** Words that a member workbook takes from lists: sex, ethnic group, religion, status (domain.md 4.5, A and B). */
import type { Sex, Standing } from '../people/person.ts'
import { fold } from '../text/fold.ts'
import { remember } from './remember.ts'

/** The 54 ethnic groups (Quyết định 121-TCTK/PPCĐ, domain.md Appendix A), with other spellings behind a bar. */
const ethnicGroups =
  'Kinh|Việt,Tày,Thái,Hoa,Khơ-me|Khmer,Mường,Nùng,Mông|Hmông|H’Mông|Mèo,Dao,Gia-rai|Jrai,Ngái,Ê-đê,Ba-na|Bahnar,' +
  'Xơ-đăng,Sán Chay|Cao Lan|Sán Chỉ,Cơ-ho|K’Ho,Chăm|Chàm,Sán Dìu,Hrê,Mnông|M’nông,Ra-glai|Raglay,Xtiêng|Stiêng,' +
  'Bru-Vân Kiều,Thổ,Giáy,Cơ-tu,Gié-Triêng|Giẻ Triêng,Mạ,Khơ-mú,Co,Tà-ôi,Chơ-ro,Kháng,Xinh-mun,Hà Nhì,Chu-ru,Lào,' +
  'La Chí,La Ha,Phù Lá,La Hủ,Lự,Lô Lô,Chứt,Mảng,Pà Thẻn,Cơ Lao|Cờ Lao,Cống,Bố Y,Si La,Pu Péo,Brâu,Ơ-đu,Rơ-măm'

/** Religions to offer (domain.md Appendix B). */
const religions =
  'Không|Không có|Không tôn giáo|0,Phật giáo|Đạo Phật|Phật,Công giáo|Thiên chúa giáo|Thiên chúa,Tin lành|Đạo Tin lành,' +
  'Cao Đài|Đạo Cao Đài,Phật giáo Hòa Hảo|Hòa Hảo,Hồi giáo|Islam,Tịnh độ Cư sĩ Phật hội Việt Nam,' +
  'Đạo Tứ Ân Hiếu Nghĩa,Đạo Bửu Sơn Kỳ Hương,Minh Sư đạo,Minh Lý đạo,Bà-la-môn,Tôn giáo Baha’i|Baha’i,Cơ đốc Phục lâm,' +
  'Giáo hội Các Thánh hữu Ngày sau của Chúa Giê-su Ky-tô|Mặc Môn,Phật giáo Hiếu Nghĩa Tà Lơn'

const key = remember((text) => fold(text).replace(/[^\p{L}\p{N}]/gu, ''))

const listed = (list: string): ReadonlyMap<string, string> =>
  new Map(
    list.split(',').flatMap((entry) => {
      const spellings = entry.split('|')
      return spellings.map((spelling) => [key(spelling), spellings[0] ?? ''] as const)
    }),
  )

const ethnicGroupOf = listed(ethnicGroups)
const religionOf = listed(religions)

export const allEthnicGroups: readonly string[] = [...new Set(ethnicGroupOf.values())]
export const allReligions: readonly string[] = [...new Set(religionOf.values())]

/** The listed spelling of an ethnic group (`H'Mông` -> `Mông`), or undefined if it is not in the list. */
export const toEthnicGroup = (text: string): string | undefined => ethnicGroupOf.get(key(text))

/** The listed spelling of a religion, or undefined if it is not in the list. */
export const toReligion = (text: string): string | undefined => religionOf.get(key(text))

/** Every ethnic group but Kinh; unknown is not counted. */
export const isMinority = (ethnicity: string): boolean => ethnicity !== '' && ethnicity !== 'Kinh'
export const isReligious = (religion: string): boolean => religion !== '' && religion !== 'Không'

export function toSex(text: string): Sex | undefined {
  const word = key(text)
  if (word === 'nam') return 'male'
  return word === 'nu' ? 'female' : undefined
}

/** What a status text says. `present` is a member on the register of whom the dates say the rest. */
export type Status = Standing | 'present'

/** Beginnings of status texts, folded; the first that fits counts, so the longer stand before the shorter. */
const statuses: readonly (readonly [beginning: string, status: Status])[] = [
  ['mien', 'exempt'],
  ['dang sinh hoat', 'present'],
  ['sinh hoat', 'present'],
  ['hoat dong', 'present'],
  ['dang hoat dong', 'present'],
  ['chinh thuc', 'present'],
  ['dang vien chinh thuc', 'present'],
  ['chuyen chinh thuc', 'present'],
  ['chuyen den', 'present'],
  ['du bi', 'present'],
  ['dang vien du bi', 'present'],
  ['tam chuyen den', 'visiting'],
  ['sinh hoat tam thoi', 'visiting'],
  ['tam chuyen', 'away'],
  ['chuyen sinh hoat tam thoi', 'away'],
  ['chuyen', 'transferred'],
  ['da chuyen', 'transferred'],
  ['tu tran', 'died'],
  ['da tu tran', 'died'],
  ['da mat', 'died'],
  ['chet', 'died'],
  ['mat', 'died'],
  ['qua doi', 'died'],
  ['xoa ten', 'struck-off'],
  ['bi xoa ten', 'struck-off'],
  ['khai tru', 'expelled'],
  ['bi khai tru', 'expelled'],
  ['xin ra', 'resigned'],
  ['ra khoi dang', 'resigned'],
  ['cho ra khoi dang', 'resigned'],
  ['dinh chi', 'suspended'],
  ['bi dinh chi', 'suspended'],
]
const folding = remember(fold)
const longestFirst = [...statuses].sort(([a], [b]) => b.length - a.length)

/** The status that a text names (domain.md 4.5); an empty text is a member present, an unknown one undefined. */
export function toStatus(text: string): Status | undefined {
  const folded = folding(text)
  if (folded === '') return 'present'
  return longestFirst.find(([beginning]) => folded.startsWith(beginning))?.[1]
}
