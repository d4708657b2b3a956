import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import { sexNames } from '../../shared/people/person.ts'
import { benchMember, cellName } from './people.ts'

/** The header of the national member workbook (domain.md 4.3). */
const header = [
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
  'Đề nghị xóa (do đảng viên không thuộc chi bộ)',
]

const membersOfCell = 25

/** Writes a member workbook in the layout of 29 columns. */
export async function makeWorkbook(file: string, members: number): Promise<void> {
  const cells = Math.max(1, Math.round(members / membersOfCell))
  const date = (written: string | null) => (written === null ? null : formatPartialDate(written))
  const rows = Array.from({ length: members }, (_, index) => {
    const { fields, cell } = benchMember(index, cells)
    const { birthplace, hometown, residence } = fields
    return [
      index + 1,
      fields.externalId,
      fields.fullName,
      null,
      fields.sex && sexNames[fields.sex],
      date(fields.birthDate),
      fields.ethnicity,
      fields.religion,
      fields.personalId,
      fields.cardNumber || null,
      fields.cardPlace || null,
      date(fields.cardDate),
      fields.oldCardNumber || null,
      `${cellName(cell)}, Đảng bộ xã Mường Than`,
      ...[birthplace, hometown, residence].flatMap(({ country, province, detail }) => [
        country,
        province,
        detail,
      ]),
      date(fields.joinedOn),
      date(fields.officialOn),
      null,
      'Đang sinh hoạt',
      null,
      null,
    ]
  })
  await writeXlsxFile([header, ...rows] satisfies SheetData).toFile(file)
}
