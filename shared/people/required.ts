import type { PersonFields, Standing } from './person.ts'

/**
 * What must not stay empty: the starred columns of the national workbook (domain.md 4.3, two-level addresses), with
 * the words of the list to chase: the column of that workbook, counted from 1, and the item of the Phiếu đảng viên (Mẫu
 * 2-HSĐV, domain.md 4.2; '' for its head) that ask for it. A probationary member has neither card nor official day yet.
 */
export const requiredParts = [
  { name: 'sex', label: 'Giới tính', column: 5, item: '02' },
  { name: 'birthDate', label: 'Sinh ngày', column: 6, item: '04' },
  { name: 'ethnicity', label: 'Dân tộc', column: 7, item: '08' },
  { name: 'religion', label: 'Tôn giáo', column: 8, item: '09' },
  { name: 'personalId', label: 'Số định danh cá nhân', column: 9, item: '19' },
  { name: 'cardNumber', label: 'Số thẻ đảng viên', column: 10, item: '' },
  { name: 'birthplace.country', label: 'Nơi đăng ký khai sinh: quốc gia', column: 15, item: '05' },
  { name: 'birthplace.province', label: 'Nơi đăng ký khai sinh: tỉnh', column: 16, item: '05' },
  { name: 'birthplace.detail', label: 'Nơi đăng ký khai sinh: địa chỉ', column: 17, item: '05' },
  { name: 'hometown.country', label: 'Quê quán: quốc gia', column: 18, item: '06' },
  { name: 'hometown.province', label: 'Quê quán: tỉnh', column: 19, item: '06' },
  { name: 'hometown.detail', label: 'Quê quán: địa chỉ', column: 20, item: '06' },
  { name: 'residence.country', label: 'Thường trú: quốc gia', column: 21, item: '07' },
  { name: 'residence.province', label: 'Thường trú: tỉnh', column: 22, item: '07' },
  { name: 'residence.detail', label: 'Thường trú: địa chỉ', column: 23, item: '07' },
  { name: 'joinedOn', label: 'Ngày vào Đảng', column: 24, item: '12' },
  { name: 'officialOn', label: 'Ngày vào Đảng chính thức', column: 25, item: '12' },
] as const
export type RequiredName = (typeof requiredParts)[number]['name']
export const requiredNames: readonly RequiredName[] = requiredParts.map(({ name }) => name)

const labels = new Map<RequiredName, string>(requiredParts.map(({ name, label }) => [name, label]))
export const requiredLabel = (name: RequiredName): string => labels.get(name) ?? name

/** Which papers ask for a part, in words. */
export function askedBy(name: RequiredName): string {
  const part = requiredParts.find((each) => each.name === name)
  if (part === undefined) return ''
  const item = part.item === '' ? 'đầu phiếu đảng viên' : `mục ${part.item} của phiếu đảng viên`
  return `Cột ${part.column} của mẫu 29 cột, ${item}`
}

const notOfProbationers: readonly RequiredName[] = ['cardNumber', 'officialOn']

/** Whether a part is asked of a member of this standing. */
export const isAskedOf = (name: RequiredName, standing: Standing): boolean =>
  standing !== 'probationary' || !notOfProbationers.includes(name)

const partOf = (fields: PersonFields, name: RequiredName): unknown => {
  const [key, part] = name.split('.')
  const value = fields[key as keyof PersonFields]
  return part !== undefined && typeof value === 'object' && value !== null
    ? value[part as keyof typeof value]
    : value
}

/** The required parts that are empty, in the order of the workbook. */
export const missingParts = (fields: PersonFields, standing: Standing): RequiredName[] =>
  requiredParts
    .map(({ name }) => name)
    .filter((name) => isAskedOf(name, standing))
    .filter((name) => {
      const value = partOf(fields, name)
      return value === '' || value === null
    })
