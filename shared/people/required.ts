import type { PersonFields, Standing } from './person.ts'

/**
 * What must not stay empty: the starred columns of the national workbook (domain.md 4.3, two-level addresses), with
 * the words of the list to chase. A probationary member has neither card nor official day yet.
 */
export const requiredParts = [
  { name: 'sex', label: 'Giới tính' },
  { name: 'birthDate', label: 'Sinh ngày' },
  { name: 'ethnicity', label: 'Dân tộc' },
  { name: 'religion', label: 'Tôn giáo' },
  { name: 'personalId', label: 'Số định danh cá nhân' },
  { name: 'cardNumber', label: 'Số thẻ đảng viên' },
  { name: 'birthplace.country', label: 'Nơi đăng ký khai sinh: quốc gia' },
  { name: 'birthplace.province', label: 'Nơi đăng ký khai sinh: tỉnh' },
  { name: 'birthplace.detail', label: 'Nơi đăng ký khai sinh: địa chỉ' },
  { name: 'hometown.country', label: 'Quê quán: quốc gia' },
  { name: 'hometown.province', label: 'Quê quán: tỉnh' },
  { name: 'hometown.detail', label: 'Quê quán: địa chỉ' },
  { name: 'residence.country', label: 'Thường trú: quốc gia' },
  { name: 'residence.province', label: 'Thường trú: tỉnh' },
  { name: 'residence.detail', label: 'Thường trú: địa chỉ' },
  { name: 'joinedOn', label: 'Ngày vào Đảng' },
  { name: 'officialOn', label: 'Ngày vào Đảng chính thức' },
] as const
export type RequiredName = (typeof requiredParts)[number]['name']
export const requiredNames: readonly RequiredName[] = requiredParts.map(({ name }) => name)

const labels = new Map<RequiredName, string>(requiredParts.map(({ name, label }) => [name, label]))
export const requiredLabel = (name: RequiredName): string => labels.get(name) ?? name

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
