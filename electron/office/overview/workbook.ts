import type { Output, Parsed } from '../../../shared/contract.ts'
import type { JobContext } from '../context.ts'
import { behindDoor } from '../documents/printing.ts'
import { fileName, recordExport } from '../forms/exporting.ts'
import { sheetsBytes, workbookType } from '../forms/workbook.ts'
import { sheetOf } from './table.ts'

/** Tổng hợp sinh hoạt as a workbook: what the page shows, in its order. */
export async function overviewWorkbook(
  span: Parsed<'overview.workbook'>,
  context: JobContext,
): Promise<Output<'overview.workbook'>> {
  const table = context.read((read) => sheetOf(span, read))
  const title = `Tổng hợp sinh hoạt ${span.from === span.to ? span.from : `${span.from} - ${span.to}`}`
  const author = context.write((write) =>
    recordExport(write, { exported: 'overview', ...span, rows: table.rows.length }),
  )
  context.progress('Đang ghi tệp Excel', null)
  const bytes = await sheetsBytes([{ sheet: 'Tổng hợp', ...table }], { title, author, at: context.now() })
  return {
    ...behindDoor(context, fileName(title, context.today(), 'xlsx'), workbookType, bytes),
    rows: table.rows.length,
  }
}
