import type { Output, Parsed } from '../../../shared/contract.ts'
import type { JobContext } from '../context.ts'
import { behindDoor } from '../documents/printing.ts'
import { fileName, recordExport } from '../forms/exporting.ts'
import { workbookBytes, workbookType } from '../forms/workbook.ts'
import { sheetOf } from './table.ts'

/** Tổng hợp sinh hoạt as a workbook: what the page shows, in its order. */
export async function overviewWorkbook(
  span: Parsed<'overview.workbook'>,
  context: JobContext,
): Promise<Output<'overview.workbook'>> {
  const { headers, rows } = context.read((read) => sheetOf(span, read))
  const title = `Tổng hợp sinh hoạt ${span.from === span.to ? span.from : `${span.from} - ${span.to}`}`
  const author = context.write((write) =>
    recordExport(write, { exported: 'overview', ...span, rows: rows.length }),
  )
  context.progress('Đang ghi tệp Excel', null)
  const bytes = await workbookBytes('Tổng hợp', headers, rows, { title, author, at: context.now() })
  return {
    ...behindDoor(context, fileName(title, context.today(), 'xlsx'), workbookType, bytes),
    rows: rows.length,
  }
}
