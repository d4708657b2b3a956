import { findLayout, type Layout, type SheetRow } from '../../../shared/intake/layout.ts'
import { type PackedRecord, packRecord } from '../../../shared/intake/record.ts'
import { type RowReading, readRows } from '../../../shared/intake/rows.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { TaskTools } from '../workshop/tasks.ts'
import { readSheets, type Sheet } from './xlsx/sheets.ts'
import { checkBeginning } from './zip.ts'

/** More rows than any office has members: beyond it somebody chose the wrong file. */
const mostRows = 100_000
const recordsInChunk = 250

export interface WorkbookReading extends RowReading {
  readonly sheet: string
  readonly layout: Pick<Layout, 'id' | 'name' | 'headerRow'>
  readonly chunks: readonly Chunk[]
}

/** Some of the good rows, as JSON of `PackedRecord`s. */
export interface Chunk {
  readonly records: number
  readonly bytes: Uint8Array
}

/**
 * Reads a member workbook, in the workshop. The rows become small records here, and leave as bytes: copied as objects
 * they would stand in memory twice, beside the rows.
 */
export async function readWorkbook(
  input: { readonly bytes: Uint8Array; readonly today: string },
  tools: TaskTools,
): Promise<WorkbookReading> {
  const bytes = Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength)
  checkBeginning(bytes)
  const { sheet, rows, layout } = await chooseSheet(
    readSheets(bytes, { mostRows, onProgress: (fraction) => tools.progress(fraction * 0.8) }),
  )

  const chunks: Chunk[] = []
  let waiting: PackedRecord[] = []
  const flush = () => {
    if (waiting.length > 0) chunks.push({ records: waiting.length, bytes: shared(JSON.stringify(waiting)) })
    waiting = []
  }
  const reading = readRows(drain(rows), layout, input.today, (record) => {
    waiting.push(packRecord(record))
    if (waiting.length >= recordsInChunk) flush()
  })
  flush()
  if (reading.rows === 0) {
    throw new Refusal(
      'refused',
      `Trang "${sheet}" có dòng tiêu đề nhưng không có đảng viên nào bên dưới. Chưa ghi gì vào sổ. Hãy chọn đúng tệp danh sách.`,
    )
  }
  const { id, name, headerRow } = layout
  return { ...reading, sheet, layout: { id, name, headerRow }, chunks }
}

/** In memory that both threads see: handing it over copies nothing. */
function shared(text: string): Uint8Array {
  const bytes = Buffer.from(new SharedArrayBuffer(Buffer.byteLength(text)))
  bytes.write(text)
  return bytes
}

/** The first sheet with a known header; without one, what is wrong with the first that is not empty. */
async function chooseSheet(
  sheets: AsyncIterable<Sheet>,
): Promise<{ sheet: string; rows: SheetRow[]; layout: Layout }> {
  let why: string | undefined
  for await (const { name, rows, isCut } of sheets) {
    if (rows.length === 0) continue
    const finding = findLayout(rows)
    if (finding.kind === 'unknown') {
      why ??= finding.message
      continue
    }
    if (isCut) {
      throw new Refusal(
        'refused',
        `Trang "${name}" có hơn ${mostRows / 1000} nghìn dòng, quá nhiều so với một danh sách đảng viên. Chưa ghi gì vào sổ. Hãy chép riêng các dòng có dữ liệu sang một tệp mới rồi nhập lại.`,
      )
    }
    return { sheet: name, rows, layout: finding.layout }
  }
  throw new Refusal(
    'refused',
    why ?? 'Tệp không có dữ liệu: mọi trang đều trống. Chưa ghi gì vào sổ. Hãy chọn đúng tệp danh sách.',
  )
}

/** Lets go of each row once it has been read, so that the records may take its room. */
function* drain(rows: SheetRow[]): Generator<SheetRow> {
  for (const [index, row] of rows.entries()) {
    yield row
    rows[index] = []
  }
}

/** The records of one chunk. */
export const packedIn = ({ bytes }: Chunk): readonly PackedRecord[] =>
  JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
