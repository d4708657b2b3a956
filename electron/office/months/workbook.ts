import { formatDate } from '../../../shared/calendar/dates.ts'
import { formatPartialDate } from '../../../shared/calendar/partial-dates.ts'
import { formatPeriod } from '../../../shared/calendar/periods.ts'
import type { Output, Parsed } from '../../../shared/contract.ts'
import type { JobContext } from '../context.ts'
import { behindDoor } from '../documents/printing.ts'
import { fileName, recordExport } from '../forms/exporting.ts'
import { workbookBytes, workbookType } from '../forms/workbook.ts'
import { studiesRegister } from './studies.ts'

const headers = [
  'STT',
  'Kỳ',
  'Văn bản',
  'Số, ký hiệu',
  'Ngày văn bản',
  'Cơ quan ban hành',
  'Chi bộ',
  'Ngày quán triệt',
  'Số đảng viên',
]

/** Sổ theo dõi quán triệt văn bản; a cell that has not studied a document has its row with an empty day. */
export async function studiesWorkbook(
  span: Parsed<'months.studiesWorkbook'>,
  context: JobContext,
): Promise<Output<'months.studiesWorkbook'>> {
  const register = context.read((read) => studiesRegister(span, read))
  const rows = register.flatMap(({ period, title, number, issuedOn, issuer, studied, missing }) => {
    const document = [
      formatPeriod(period),
      title,
      number || null,
      issuedOn === null ? null : formatPartialDate(issuedOn),
      issuer || null,
    ]
    return [
      ...studied.map(({ cellName, heldOn, members }) => [...document, cellName, formatDate(heldOn), members]),
      ...missing.map(({ cellName }) => [...document, cellName, null, null]),
    ]
  })
  const title = `Văn bản đã quán triệt ${span.from} - ${span.to}`
  const author = context.write((write) =>
    recordExport(write, { exported: 'studies', ...span, rows: rows.length }),
  )
  context.progress('Đang ghi tệp Excel', null)
  const bytes = await workbookBytes(
    'Quán triệt',
    headers,
    rows.map((row, index) => [index + 1, ...row]),
    { title, author, at: context.now() },
  )
  return {
    ...behindDoor(context, fileName(title, context.today(), 'xlsx'), workbookType, bytes),
    rows: rows.length,
  }
}
