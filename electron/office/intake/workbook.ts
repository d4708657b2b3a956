import { headerAt } from '../../../shared/intake/columns/header.ts'
import type { ListColumn } from '../../../shared/intake/columns/headings.ts'
import { looksSwapped } from '../../../shared/intake/dates.ts'
import { findLayout, type Layout, plannedLayout, type SheetRow } from '../../../shared/intake/layout.ts'
import { type HeaderRows, hasOldLetters, lookAt, type SheetLook } from '../../../shared/intake/look.ts'
import { type AcceptedValues, type IntakePlan, listColumns } from '../../../shared/intake/plan.ts'
import { type PackedRecord, packRecord } from '../../../shared/intake/record.ts'
import { labelOf } from '../../../shared/intake/row.ts'
import { type RowReading, type RowRules, type RowTakers, readRows } from '../../../shared/intake/rows.ts'
import { plainText } from '../../../shared/intake/values.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { TaskTools } from '../workshop/tasks.ts'
import { type Chunk, packChunk } from './chunks.ts'
import { readCsv } from './csv.ts'
import { kindOf } from './kinds.ts'
import { readSheets, type Sheet } from './xlsx/sheets.ts'

/** More rows than any office has members: beyond it somebody chose the wrong file. */
const mostRows = 100_000
const recordsInChunk = 250

export interface WorkbookReading extends RowReading {
  readonly sheet: string
  readonly layout: Pick<Layout, 'id' | 'name' | 'headerRow'>
  /** What the workbook tells, in the order of the wizard. */
  readonly columns: readonly ListColumn[]
  /** Columns whose days and months seem to be swapped, by their headers. */
  readonly swapped: readonly string[]
  /** By which a layout made by hand is known again; empty for a known one. */
  readonly headers: readonly string[]
  readonly chunks: readonly Chunk[]
}

export interface WorkbookLook extends SheetLook {
  readonly sheet: string
  readonly sheets: readonly string[]
}

interface BookInput {
  readonly bytes: Uint8Array
  readonly today: string
}

interface Planned {
  /** Null for a workbook of a known layout. */
  readonly plan: IntakePlan | null
  readonly accepted: AcceptedValues
}

/**
 * Reads a member workbook, in the workshop. The rows become small records here, and leave as bytes: copied as objects
 * they would stand in memory twice, beside the rows.
 */
export async function readWorkbook(input: BookInput & Planned, tools: TaskTools): Promise<WorkbookReading> {
  return readingOf(await plannedTable(input, tools), input)
}

/**
 * Looks at a workbook that nobody has said anything of. One of a known layout whose letters need no change is read at
 * once: its rows are here, and would have to be read again.
 */
export async function openWorkbook(
  input: BookInput,
  tools: TaskTools,
): Promise<
  | { readonly look: WorkbookLook; readonly reading: null }
  | { readonly look: null; readonly reading: WorkbookReading }
> {
  let first: WorkbookLook | undefined
  let withHeader: WorkbookLook | undefined
  for await (const sheet of sheetsOf(input, tools)) {
    if (sheet.rows.length === 0) continue
    refuseCut(sheet)
    const finding = findLayout(sheet.rows)
    if (finding.kind === 'found' && isPlain(finding.layout, sheet.rows)) {
      const { layout } = finding
      const table = { sheet: sheet.name, rows: sheet.rows, layout, headers: [] }
      return { look: null, reading: readingOf(table, input) }
    }
    const look = { ...lookAt(sheet.rows, sheet.fonts), sheet: sheet.name, sheets: sheet.names }
    first ??= look
    if (look.header !== null) withHeader ??= look
  }
  const look = withHeader ?? first
  if (look === undefined) throw noData()
  return { look, reading: null }
}

/** Looks at one sheet, below the header that the clerk points at. */
export async function lookAtSheet(
  input: BookInput & { readonly sheet: string; readonly header: HeaderRows | null },
  tools: TaskTools,
): Promise<WorkbookLook> {
  for await (const { name, names, rows, fonts } of sheetsOf(input, tools, input.sheet)) {
    return { ...lookAt(rows, fonts, input.header ?? undefined), sheet: name, sheets: names }
  }
  throw new Refusal('refused', `Tệp không còn trang "${input.sheet}". Hãy chọn lại tệp.`)
}

/** The rows of a planned or known workbook, good and wrong, once more: for the workbook of wrong rows. */
export async function readAgain(
  input: BookInput & Planned,
  take: RowTakers,
  tools: TaskTools,
): Promise<{ readonly layout: Layout; readonly headers: readonly string[]; readonly sheet: string }> {
  const { sheet, rows, layout, headers } = await plannedTable(input, tools)
  const written =
    headers.length > 0 ? headers : (rows[layout.headerRow - 1] ?? []).map((value) => plainText(value))
  readRows(rows, layout, rulesOf(input), take)
  return { layout, headers: written, sheet }
}

interface Table {
  readonly sheet: string
  readonly rows: SheetRow[]
  readonly layout: Layout
  readonly headers: readonly string[]
}

async function plannedTable(input: BookInput & Planned, tools: TaskTools): Promise<Table> {
  const { plan } = input
  if (plan === null) return knownTable(sheetsOf(input, tools))
  for await (const sheet of sheetsOf(input, tools, plan.sheet)) {
    refuseCut(sheet)
    const { labels, dataRow } = headerAt(sheet.rows, plan.firstRow, plan.lastRow)
    const layout = plannedLayout(plan, labels, dataRow)
    return { sheet: sheet.name, rows: sheet.rows, layout, headers: labels }
  }
  throw new Refusal('refused', `Tệp không còn trang "${plan.sheet}". Chưa ghi gì vào sổ. Hãy chọn lại tệp.`)
}

async function* sheetsOf(
  { bytes: shared }: BookInput,
  tools: TaskTools,
  only?: string,
): AsyncGenerator<Sheet, void, void> {
  const bytes = Buffer.from(shared.buffer, shared.byteOffset, shared.byteLength)
  const onProgress = (fraction: number) => tools.progress(fraction * 0.8)
  if (kindOf(bytes) === 'text') yield await readCsv(bytes, { mostRows, onProgress })
  else yield* readSheets(bytes, { mostRows, onProgress, ...(only === undefined ? {} : { only }) })
}

function readingOf(table: Table, input: BookInput & Partial<Planned>): WorkbookReading {
  const { sheet, rows, layout, headers } = table
  const chunks: Chunk[] = []
  let waiting: PackedRecord[] = []
  const flush = () => {
    if (waiting.length > 0) chunks.push(packChunk(waiting))
    waiting = []
  }
  const swapped = swappedColumns(rows, layout)
  const reading = readRows(drain(rows), layout, rulesOf(input), {
    record: (record) => {
      waiting.push(packRecord(record))
      if (waiting.length >= recordsInChunk) flush()
    },
  })
  flush()
  if (reading.rows === 0) {
    throw new Refusal(
      'refused',
      `Trang "${sheet}" có dòng tiêu đề nhưng không có đảng viên nào bên dưới. Chưa ghi gì vào sổ. Hãy chọn đúng tệp danh sách.`,
    )
  }
  const { id, name, headerRow } = layout
  const columns = listColumns.filter((column) => layout.places[column] !== undefined)
  return { ...reading, sheet, columns, swapped, headers, layout: { id, name, headerRow }, chunks }
}

function rulesOf({ today, accepted = [] }: Pick<BookInput, 'today'> & Partial<Planned>): RowRules {
  if (accepted === 'all') return { today, accepts: () => true }
  const known = new Set(accepted.map(({ row, column }) => `${row} ${column}`))
  return { today, accepts: (row, column) => known.has(`${row} ${column}`) }
}

/**
 * Whether a workbook of a known layout says all there is by itself: none of its columns is in an old encoding, and
 * none that the layout passes over holds something that the register keeps.
 */
function isPlain(layout: Layout, rows: readonly SheetRow[]): boolean {
  if (hasOldLetters(rows, layout.dataRow)) return false
  if (layout.unknown.length === 0) return true
  const known = new Set(Object.values(layout.places))
  return !lookAt(rows, []).columns.some(
    ({ place, guess }) => !known.has(place) && (guess?.score ?? 0) >= sureGuess,
  )
}
const sureGuess = 0.7

const dateColumns = ['birthDate', 'maleBirth', 'femaleBirth', 'joinedOn', 'officialOn', 'cardDate'] as const

function swappedColumns(rows: readonly SheetRow[], layout: Layout): readonly string[] {
  return dateColumns.flatMap((column) => {
    const place = layout.places[column]
    if (place === undefined) return []
    const below = rows.slice(layout.dataRow - 1)
    const hasDates = below.some((row) => row[place] instanceof Date)
    return hasDates && looksSwapped(below.map((row) => row[place] ?? null)) ? [labelOf(layout, column)] : []
  })
}

/** The first sheet with a known header; without one, what is wrong with the first that is not empty. */
async function knownTable(sheets: AsyncIterable<Sheet>): Promise<Table> {
  let why: string | undefined
  for await (const sheet of sheets) {
    const { name, rows } = sheet
    if (rows.length === 0) continue
    const finding = findLayout(rows)
    if (finding.kind === 'unknown') {
      why ??= finding.message
      continue
    }
    refuseCut(sheet)
    return { sheet: name, rows, layout: finding.layout, headers: [] }
  }
  throw why === undefined ? noData() : new Refusal('refused', why)
}

const noData = () =>
  new Refusal(
    'refused',
    'Tệp không có dữ liệu: mọi trang đều trống. Chưa ghi gì vào sổ. Hãy chọn đúng tệp danh sách.',
  )

function refuseCut({ name, isCut }: Sheet): void {
  if (!isCut) return
  throw new Refusal(
    'refused',
    `Trang "${name}" có hơn ${mostRows / 1000} nghìn dòng, quá nhiều so với một danh sách đảng viên. Chưa ghi gì vào sổ. Hãy chép riêng các dòng có dữ liệu sang một tệp mới rồi nhập lại.`,
  )
}

/** Lets go of each row once it has been read, so that the records may take its room. */
function* drain(rows: SheetRow[]): Generator<SheetRow> {
  for (const [index, row] of rows.entries()) {
    yield row
    rows[index] = []
  }
}
