import type { DoorFile } from '../../../shared/documents/contract.ts'
import type { JobContext } from '../context.ts'
import { behindDoor } from '../documents/printing.ts'
import { fileName, recordExport } from './exporting.ts'
import { workbookBytes, workbookType } from './workbook.ts'

interface TableExport {
  /** Of the file and its properties. */
  readonly title: string
  readonly sheet: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** What was asked for, for the audit. */
  readonly exported: Readonly<Record<string, unknown>>
}

/** A list of the office as a workbook behind the door, told to the audit. */
export async function tableWorkbook(
  { title, sheet, headers, rows, exported }: TableExport,
  context: JobContext,
): Promise<DoorFile & { readonly rows: number }> {
  const author = context.write((write) => recordExport(write, { ...exported, rows: rows.length }))
  context.progress('Đang ghi tệp Excel', null)
  const bytes = await workbookBytes(sheet, headers, rows, { title, author, at: context.now() })
  const name = fileName(title, context.today(), 'xlsx')
  return { ...behindDoor(context, name, workbookType, bytes), rows: rows.length }
}
