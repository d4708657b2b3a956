/** Headings of the columns that the member's form has beyond the 29 of the national workbook, by their `headerKey`. */
import type { FormText } from '../form-texts.ts'

export const knownFormHeadings: Readonly<Record<FormText, readonly string[]>> = {
  profileNumber: ['so ly lich', 'so ly lich dang vien'],
  residenceCell: ['chi bo noi cu tru'],
  telephone: ['dien thoai', 'so dien thoai'],
  occupation: ['nghe nghiep hien nay', 'nghe nghiep'],
  workplace: ['noi lam viec', 'noi cong tac'],
  generalSchooling: ['giao duc pho thong', 'trinh do giao duc pho thong'],
  professionalLevel: ['chuyen mon nghiep vu', 'trinh do chuyen mon nghiep vu', 'trinh do chuyen mon'],
  academicTitle: ['hoc vi hoc ham', 'hoc ham hoc vi'],
  politicalTheory: ['ly luan chinh tri', 'trinh do ly luan chinh tri'],
  foreignLanguages: ['ngoai ngu', 'trinh do ngoai ngu'],
  computing: ['tin hoc', 'trinh do tin hoc'],
}

/** As offices' own lists have them. */
export const otherFormHeadings: Readonly<Record<FormText, readonly string[]>> = {
  profileNumber: ['so ll', 'so ly lich dv', 'so ho so dang vien'],
  residenceCell: ['chi bo 213', 'noi sinh hoat hai chieu', 'chi bo cu tru'],
  telephone: [
    'sdt',
    'so dt',
    'dt',
    'dien thoai lien he',
    'so dien thoai lien he',
    'dien thoai di dong',
    'so dien thoai di dong',
    'di dong',
    'so zalo',
  ],
  occupation: ['nghe nghiep chinh', 'cong viec hien nay', 'nghe'],
  workplace: ['don vi cong tac', 'co quan cong tac', 'co quan', 'noi lam viec hien nay'],
  generalSchooling: [
    'trinh do van hoa',
    'van hoa',
    'trinh do hoc van',
    'hoc van',
    'trinh do pho thong',
    'trinh do gdpt',
    'gdpt',
    'trinh do van hoa pho thong',
  ],
  professionalLevel: ['chuyen mon', 'trinh do chuyen mon ky thuat', 'trinh do cm', 'cmnv', 'bang cap'],
  academicTitle: ['hoc vi', 'hoc ham'],
  politicalTheory: ['llct', 'trinh do llct', 'trinh do chinh tri', 'ly luan', 'trinh do ly luan'],
  foreignLanguages: ['trinh do nn'],
  computing: ['trinh do th'],
}
