import type { ListDefinition } from '../../../shared/finding/definition.ts'
import type { JobContext } from '../context.ts'
import { behindDoor } from '../documents/printing.ts'
import { fileName, recordExport } from './exporting.ts'
import { listRows } from './list-rows.ts'
import { workbookBytes, workbookType } from './workbook.ts'

const mostRows = 60_000

/** Any list of the register as a workbook: every number a text, so that no zero is lost. */
export async function listWorkbook(
  { title, list }: { readonly title: string; readonly list: ListDefinition },
  context: JobContext,
) {
  const { headers, rows } = await listRows(list, context, { isPlain: true, most: mostRows })
  // From here on it is done: whoever is named in the file is named in the audit.
  const author = context.write((write) =>
    recordExport(write, { exported: 'list', title, columns: list.columns, rows: rows.length }),
  )
  context.progress('Đang ghi tệp Excel', null)
  const bytes = await workbookBytes(
    'Danh sách',
    ['STT', ...headers],
    rows.map((row, index) => [index + 1, ...row.map((cell) => (cell === '' ? null : cell))]),
    { title, author, at: context.now() },
  )
  const name = fileName(title, context.today(), 'xlsx')
  return { ...behindDoor(context, name, workbookType, bytes), rows: rows.length }
}
