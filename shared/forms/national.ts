import { formatPartialDate, type PartialDate } from '../calendar/partial-dates.ts'
import { type Address, type PersonFields, type Standing, sexNames, standingNames } from '../people/person.ts'

/**
 * The 29 headers of the national member workbook, word for word with their slips of the pen (domain.md 4.3): the
 * superior's system knows its columns by them.
 */
export const nationalHeaders = [
  'STT',
  'ID',
  'Họ và tên *',
  'Tên gọi khác',
  'Giới tính *',
  'Sinh ngày * (dd/mm/yyyy)',
  'Dân tộc *',
  'Tôn giáo *',
  'Số định danh cá nhân *',
  'Số thẻ Đảng* (12 số theo HD38-HD/BTCTW)',
  'Nơi cấp thẻ Đảng',
  'Ngày cấp thẻ Đảng (dd/mm/yyyy)',
  'Số thẻ theo Đảng quyết định 85',
  'Tổ chức Đảng đang sinh hoạt * (không sửa)',
  'Nơi đăng ký khai sinh - Quốc gia *',
  'Nơi đăng ký khai sinh - Tỉnh *',
  'Nơi đăng ký khai sinh - Địa chỉ chi tiết *',
  'Quê quán (theo mô hình 2 cấp) - Quốc gia *',
  'Quê quán (theo mô hình 2 cấp) - Tỉnh *',
  'Quê quán (theo mô hình 2 cấp) - Địa chỉ chi tiết *',
  'Thường trú (theo mô hình 2 cấp) - Quốc gia *',
  'Thường trú (theo mô hình 2 cấp) - Tỉnh *',
  'Thường trú (theo mô hình 2 cấp) - Địa chỉ chi tiết *',
  'Ngày vào Đảng* (dd/mm/yyyy)',
  'Ngày vào Đảng chính thức* (dd/mm/yyyy)',
  'Số CMND cũ (nếu có)',
  'Trạng thái hoạt động',
  'Ngày rời khỏi/ Ngày mất/ Ngày miễn sinh hoạt Đảng (dd/mm/yyyy)',
  'Đề nghị xóa (do đang viên không thuộc chi bộ)/ (Nếu muốn xóa chọn "có", còn không bỏ qua)',
] as const

export interface NationalMember {
  readonly fields: PersonFields
  readonly cellName: string
  readonly standing: Standing
  /** Since when, where the book has a column for it; null while the member is simply on the register. */
  readonly standingOn: PartialDate | null
}

/** What the workbook calls a standing: it knows members who meet, those exempt, and those gone. */
const statusText = (standing: Standing): string => {
  if (standing === 'official' || standing === 'probationary') return 'Đang sinh hoạt'
  return standing === 'exempt' ? 'Miễn công tác và sinh hoạt Đảng' : standingNames[standing]
}

/** "Chi bộ thôn X, Đảng bộ xã Y", as the workbook names an organisation. */
export function organisationText(cellName: string, communeName: string): string {
  if (communeName.trim() === '') return cellName
  const name = communeName.trim()
  const superior = /^đảng bộ\s/iu.test(name) ? name : `Đảng bộ ${name}`
  return cellName === '' ? superior : `${cellName}, ${superior}`
}

type NationalValue = string | number | null

/** One row of the workbook: every number a text, so that no zero is lost; what is unknown an empty cell. */
export function nationalRow(
  { fields, cellName, standing, standingOn }: NationalMember,
  ordinal: number,
  communeName: string,
): readonly NationalValue[] {
  const text = (value: string): string | null => (value === '' ? null : value)
  const date = (value: PartialDate | null) => (value === null ? null : formatPartialDate(value))
  const address = ({ country, province, detail }: Address) => [text(country), text(province), text(detail)]
  const isPlain = standing === 'official' || standing === 'probationary'
  return [
    ordinal,
    text(fields.externalId),
    fields.fullName,
    text(fields.otherName),
    fields.sex && sexNames[fields.sex],
    date(fields.birthDate),
    text(fields.ethnicity),
    text(fields.religion),
    text(fields.personalId),
    text(fields.cardNumber),
    text(fields.cardPlace),
    date(fields.cardDate),
    text(fields.oldCardNumber),
    text(organisationText(cellName, communeName)),
    ...address(fields.birthplace),
    ...address(fields.hometown),
    ...address(fields.residence),
    date(fields.joinedOn),
    date(fields.officialOn),
    text(fields.oldIdNumber),
    statusText(standing),
    isPlain ? null : date(standingOn),
    null,
  ]
}
