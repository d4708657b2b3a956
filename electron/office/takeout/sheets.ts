import { formatDate, isIsoDate } from '../../../shared/calendar/dates.ts'
import { formatPartialDate, isPartialDate } from '../../../shared/calendar/partial-dates.ts'
import { formatMoment } from '../../../shared/calendar/wall.ts'
import { columnTitle } from '../../../shared/takeout/page.ts'
import { takeoutHidden, takeoutHiddenOf } from '../../../shared/takeout/tables.ts'
import { createExecutor } from '../database/executor.ts'
import { type Connection, type DataKey, openDatabase } from '../database/open.ts'
import { sheetsBytes, type WorkbookFacts, type WorkbookSheet } from '../forms/workbook.ts'
import { unknownBeginning } from '../people/store.ts'
import { codeInWords } from './codes.ts'
import { namesById } from './names.ts'

/** Rows of a table from one on, as a sheet. */
export interface SheetWish {
  readonly table: string
  readonly title: string
  readonly from: number
  readonly count: number
}

/** What one cell of a spreadsheet holds, less what is told of a cut. */
const mostLetters = 32_000

const cut = (text: string): string =>
  text.length <= mostLetters
    ? text
    : `${text.slice(0, mostLetters)}… (còn ${text.length - mostLetters} ký tự)`

interface TableColumn {
  readonly name: string
  readonly pk: number
}

export const columnsOf = (connection: Connection, table: string): readonly TableColumn[] =>
  connection.pragma(`table_info("${table}")`) as TableColumn[]

const isReference = (column: string): boolean => /_(id|by)$/.test(column)
const isFlag = (column: string): boolean => /^(is_|in_base$)/.test(column)

const isMoment = (column: string): boolean => column === 'at' || column.endsWith('_at')

/** Days as the clerk writes them, as far as they are known; a column of months has its own form. */
function dayInWords(column: string, text: string): string | undefined {
  if (isIsoDate(text)) return formatDate(text)
  return /period|_written$/.test(column) && isPartialDate(text) ? formatPartialDate(text) : undefined
}

const isMomentText = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))

/** A value as it is read: codes, flags, days and moments in words, everything else as it is kept. */
function shown(table: string, column: string, value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return isFlag(column) ? (value === 1 ? 'có' : 'không') : value
  const text = String(value)
  // The bound of an interval whose beginning nobody knows is no day that anybody wrote.
  if (text === unknownBeginning && /^(valid_from|from_on)$/.test(column)) return null
  const words = isMoment(column) && isMomentText(text) ? formatMoment(text) : dayInWords(column, text)
  return cut(words ?? codeInWords(table, column, text) ?? text)
}

function sheetOf(
  connection: Connection,
  { table, title, from, count }: SheetWish,
  names: ReadonlyMap<string, string>,
): WorkbookSheet {
  const hidden = new Set([...takeoutHidden, ...(takeoutHiddenOf[table] ?? [])])
  const all = columnsOf(connection, table)
  const columns = all.map(({ name }) => name).filter((name) => !hidden.has(name))
  const order = all.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
  const sorted = order.length > 0 ? order.map(({ name }) => `"${name}"`).join(', ') : '1'
  const rows = connection
    .prepare(`SELECT * FROM "${table}" ORDER BY ${sorted} LIMIT ? OFFSET ?`)
    .all(count, from) as Readonly<Record<string, unknown>>[]
  const named = new Set(
    columns.filter((column) => isReference(column) && rows.some((row) => names.has(String(row[column])))),
  )
  return {
    sheet: title,
    headers: columns.flatMap((column) =>
      named.has(column) ? [`${columnTitle(column)} (mã)`, columnTitle(column)] : [columnTitle(column)],
    ),
    rows: rows.map((row) =>
      columns.flatMap((column) => {
        const value = shown(table, column, row[column])
        return named.has(column) ? [value, names.get(String(row[column])) ?? null] : [value]
      }),
    ),
  }
}

/** A workbook of some tables of a copy of the office. Runs in the workshop. */
export async function takeoutWorkbook(input: {
  readonly file: string
  readonly key: DataKey | undefined
  readonly sheets: readonly SheetWish[]
  readonly facts: WorkbookFacts
}): Promise<Uint8Array> {
  const connection = openDatabase(input.file, { key: input.key, readonly: true })
  try {
    const names = namesById(createExecutor(connection))
    return await sheetsBytes(
      input.sheets.map((wish) => sheetOf(connection, wish, names)),
      input.facts,
    )
  } finally {
    connection.close()
  }
}
