import type { PersonFields } from '../../shared/people/person.ts'

/** How the fields of a member stand on the card and in the form: the order and words of the national workbook. */
type FieldKey = keyof PersonFields
type FieldKind = 'text' | 'digits' | 'date' | 'sex' | 'address'

export interface Field {
  readonly key: FieldKey
  readonly label: string
  readonly kind: FieldKind
  readonly required?: boolean
  readonly hint?: string
}

export interface Section {
  readonly title: string
  readonly fields: readonly Field[]
}

export const sections: readonly Section[] = [
  {
    title: 'Bản thân',
    fields: [
      { key: 'fullName', label: 'Họ và tên', kind: 'text', required: true },
      { key: 'otherName', label: 'Tên gọi khác', kind: 'text' },
      { key: 'sex', label: 'Giới tính', kind: 'sex' },
      { key: 'birthDate', label: 'Sinh ngày', kind: 'date' },
      { key: 'ethnicity', label: 'Dân tộc', kind: 'text' },
      { key: 'religion', label: 'Tôn giáo', kind: 'text' },
      { key: 'personalId', label: 'Số định danh cá nhân', kind: 'digits', hint: '12 chữ số' },
      { key: 'oldIdNumber', label: 'Số CMND cũ', kind: 'digits' },
    ],
  },
  {
    title: 'Đảng tịch',
    fields: [
      { key: 'joinedOn', label: 'Ngày vào Đảng', kind: 'date' },
      { key: 'officialOn', label: 'Ngày vào Đảng chính thức', kind: 'date' },
      { key: 'cardNumber', label: 'Số thẻ đảng viên', kind: 'digits', hint: '12 chữ số' },
      { key: 'cardDate', label: 'Ngày cấp thẻ', kind: 'date' },
      { key: 'cardPlace', label: 'Nơi cấp thẻ', kind: 'text' },
      { key: 'oldCardNumber', label: 'Số thẻ theo Quyết định 85', kind: 'text' },
      { key: 'externalId', label: 'ID trong cơ sở dữ liệu quốc gia', kind: 'text' },
    ],
  },
  {
    title: 'Nơi đăng ký khai sinh',
    fields: [{ key: 'birthplace', label: 'Nơi đăng ký khai sinh', kind: 'address' }],
  },
  { title: 'Quê quán', fields: [{ key: 'hometown', label: 'Quê quán', kind: 'address' }] },
  { title: 'Nơi thường trú', fields: [{ key: 'residence', label: 'Nơi thường trú', kind: 'address' }] },
]
