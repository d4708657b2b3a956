/** Trình độ: schooling, profession, degrees and titles, political theory (domain.md 4.2 item 17, 4.5). */
import { codedList } from './coded-list.ts'

const suggested = {
  basis: 'Danh mục gợi ý của chương trình (chưa đối chiếu văn bản)',
  confidence: 'local',
} as const

/** Giáo dục phổ thông: the form takes free text such as 10/10, 12/12, 7/10. */
export const generalSchooling = codedList({ title: 'Giáo dục phổ thông', isOpen: true, ...suggested }, [
  ['illiterate', 'Chưa biết chữ', 'Không biết chữ', 'Mù chữ'],
  ['literate', 'Biết đọc, biết viết', 'Biết đọc biết viết'],
  ['primary', 'Tiểu học', 'Cấp 1', 'Cấp I'],
  ['lower-secondary', 'THCS', 'Trung học cơ sở', 'Cấp 2', 'Cấp II'],
  ['upper-secondary', 'THPT', 'Trung học phổ thông', 'Cấp 3', 'Cấp III'],
  ['10/10', '10/10'],
  ['12/12', '12/12'],
])

const CLASS_OF_SYSTEM = /^(\d{1,2})\s*\/\s*(10|12)$/

/**
 * A class of the old system of ten years or of that of twelve (`7/10`, `12/12`), spaces taken out; undefined where
 * the text is no such thing or the class is not in the system.
 */
export function schoolClass(text: string): string | undefined {
  const found = CLASS_OF_SYSTEM.exec(text.trim())
  if (found === null) return undefined
  const [reached, system] = [Number(found[1]), Number(found[2])]
  return reached >= 1 && reached <= system ? `${reached}/${system}` : undefined
}

/** Chuyên môn nghiệp vụ. */
export const professionalLevels = codedList({ title: 'Trình độ chuyên môn', ...suggested }, [
  ['none', 'Chưa qua đào tạo', 'Không', 'Chưa đào tạo'],
  ['elementary', 'Sơ cấp'],
  ['intermediate', 'Trung cấp', 'Trung học chuyên nghiệp', 'TC'],
  ['college', 'Cao đẳng', 'CĐ'],
  ['university', 'Đại học', 'ĐH', 'Cử nhân', 'Kỹ sư'],
  ['master', 'Thạc sĩ', 'Thạc sỹ', 'ThS'],
  ['doctor', 'Tiến sĩ', 'Tiến sỹ', 'TS'],
])

/** Học vị, học hàm. */
export const academicTitles = codedList({ title: 'Học vị, học hàm', isOpen: true, ...suggested }, [
  ['none', 'Không', 'Không có'],
  ['bachelor', 'Cử nhân'],
  ['engineer', 'Kỹ sư'],
  ['physician', 'Bác sĩ', 'Bác sỹ'],
  ['master', 'Thạc sĩ', 'Thạc sỹ', 'ThS'],
  ['doctor', 'Tiến sĩ', 'Tiến sỹ', 'TS'],
  ['doctor-of-science', 'Tiến sĩ khoa học', 'Tiến sỹ khoa học', 'TSKH'],
  ['associate-professor', 'Phó giáo sư', 'PGS'],
  ['professor', 'Giáo sư', 'GS'],
])

/** Lý luận chính trị. */
export const politicalTheory = codedList({ title: 'Lý luận chính trị', ...suggested }, [
  ['none', 'Chưa qua đào tạo', 'Không', 'Chưa đào tạo'],
  ['elementary', 'Sơ cấp'],
  ['intermediate', 'Trung cấp', 'TC'],
  ['advanced', 'Cao cấp', 'CC'],
  ['bachelor', 'Cử nhân', 'CN'],
])
