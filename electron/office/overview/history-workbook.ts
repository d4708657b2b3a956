import type { Output, Parsed } from '../../../shared/contract.ts'
import { historySheets } from '../../../shared/overview/history-sheets.ts'
import type { JobContext } from '../context.ts'
import { behindDoor } from '../documents/printing.ts'
import { fileName, recordExport } from '../forms/exporting.ts'
import { sheetsBytes, workbookType } from '../forms/workbook.ts'
import { historyOf } from './history.ts'

/** Tình hình chi bộ as a workbook: the page's parts, a sheet each. */
export async function historyWorkbook(
  { cellId }: Parsed<'overview.historyWorkbook'>,
  context: JobContext,
): Promise<Output<'overview.historyWorkbook'>> {
  const history = context.read((read) => historyOf(read, cellId))
  const sheets = historySheets(history)
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  const title = `Tình hình 12 tháng ${history.cellName}`
  const author = context.write((write) => recordExport(write, { exported: 'history', cellId, rows }))
  context.progress('Đang ghi tệp Excel', null)
  const bytes = await sheetsBytes(sheets, { title, author, at: context.now() })
  return { ...behindDoor(context, fileName(title, context.today(), 'xlsx'), workbookType, bytes), rows }
}
