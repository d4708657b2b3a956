/** How the clerk says that a workbook is to be read, and what of it is to be written. */
import { z } from 'zod'
import { line } from '../fields.ts'
import { encodings } from '../text/encoding.ts'
import { columns, type ListColumn, mostColumns, splitColumns } from './columns/headings.ts'
import { formTextNames } from './form-texts.ts'

export const listColumns = [...columns, ...splitColumns] as const

/** What a column is called in the wizard. */
export const columnNames: Readonly<Record<ListColumn, string>> = {
  ordinal: 'Số thứ tự',
  externalId: 'ID trên hệ thống',
  fullName: 'Họ và tên',
  familyAndMiddle: 'Họ và tên đệm',
  givenName: 'Tên',
  otherName: 'Tên gọi khác',
  sex: 'Giới tính',
  male: 'Nam (ô đánh dấu)',
  female: 'Nữ (ô đánh dấu)',
  birthDate: 'Sinh ngày',
  maleBirth: 'Ngày sinh, ghi ở cột Nam',
  femaleBirth: 'Ngày sinh, ghi ở cột Nữ',
  ethnicity: 'Dân tộc',
  religion: 'Tôn giáo',
  personalId: 'Số định danh cá nhân',
  oldIdNumber: 'Số CMND cũ',
  cardNumber: 'Số thẻ đảng viên',
  cardPlace: 'Nơi cấp thẻ Đảng',
  cardDate: 'Ngày cấp thẻ Đảng',
  oldCardNumber: 'Số thẻ theo Quyết định 85',
  cell: 'Chi bộ đang sinh hoạt',
  birthplaceCountry: 'Nơi khai sinh, quốc gia',
  birthplaceProvince: 'Nơi khai sinh, tỉnh',
  birthplaceDetail: 'Nơi khai sinh, địa chỉ',
  hometownCountry: 'Quê quán, quốc gia',
  hometownProvince: 'Quê quán, tỉnh',
  hometownDetail: 'Quê quán, địa chỉ',
  residenceCountry: 'Thường trú, quốc gia',
  residenceProvince: 'Thường trú, tỉnh',
  residenceDetail: 'Thường trú, địa chỉ',
  joinedOn: 'Ngày vào Đảng',
  officialOn: 'Ngày chính thức',
  status: 'Trạng thái',
  statusDate: 'Ngày miễn, chuyển đi, từ trần',
  removal: 'Đề nghị xóa',
  ...formTextNames,
}

const rowNumber = z.number().int().min(0).max(200_000)
const place = z
  .number()
  .int()
  .min(0)
  .max(mostColumns - 1)

/** Of which column the clerk has agreed to which reading of its letters. */
const columnEncoding = z.object({
  place,
  encoding: z.enum(encodings),
  capitals: z.boolean().default(false),
})
const columnMeaning = z.object({ place, column: z.enum(listColumns) })
const cellOfSheet = z.object({ row: rowNumber, column: z.enum(columns) })

const isOnce = (items: readonly unknown[]) => new Set(items).size === items.length

export const intakePlan = z.object({
  sheet: z.string().max(300),
  /** Rows of the header as Excel shows them; 0 where the list has none. */
  firstRow: rowNumber,
  lastRow: rowNumber,
  columns: z
    .array(columnMeaning)
    .max(listColumns.length)
    .refine(
      (all) => isOnce(all.map(({ column }) => column)) && isOnce(all.map((each) => each.place)),
      'Hai cột được hiểu là cùng một mục',
    ),
  encodings: z.array(columnEncoding).max(mostColumns).default([]),
  /** The cell of all rows that name none and stand below no row of a cell. */
  cellName: line(200).default(''),
})
export type IntakePlan = z.infer<typeof intakePlan>

/** Proposals for doubtful values that the clerk has said yes to. */
export const acceptedValues = z.union([z.literal('all'), z.array(cellOfSheet).max(20_000)])
export type AcceptedValues = z.infer<typeof acceptedValues>

/** What of a layout is remembered for the next time: no sheet, no cell, and no consent to change letters. */
export const rememberedLayout = z.object({ columns: z.array(columnMeaning) })

/** What a plan lacks, as a sentence; undefined for one that can be read. */
export function lackOf(meanings: readonly ListColumn[]): string | undefined {
  const has = (column: ListColumn) => meanings.includes(column)
  return has('fullName') || (has('givenName') && has('familyAndMiddle'))
    ? undefined
    : 'Chưa có cột Họ và tên. Hãy chỉ cột nào là Họ và tên, hoặc hai cột Họ và tên đệm, Tên.'
}
