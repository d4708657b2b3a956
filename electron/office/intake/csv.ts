import type Papa from 'papaparse'
import type { SheetRow } from '../../../shared/intake/layout.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { detectCharset } from '../../../shared/text/charset.ts'
import { notTable } from './kinds.ts'
import type { Sheet } from './xlsx/sheets.ts'

export const csvSheet = 'Tệp CSV'

const delimiters = [',', ';', '\t'] as const
const mostColumns = 16_384
/** As Excel has it; a longer one is a quotation mark that never closes. */
const longestCell = 32_767
/** Excel writes the delimiter in the first line when it is asked to. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i
const steps = 20

const refuse = (message: string) => new Refusal('refused', message)
const damagedAt = (line: number) =>
  refuse(
    `Dấu ngoặc kép ở dòng ${line} của tệp CSV bị thiếu hoặc đặt sai nên không biết ô kết thúc ở đâu. Chưa ghi gì vào sổ. Hãy mở tệp bằng Excel, sửa dòng ấy, lưu dạng .xlsx rồi nhập lại.`,
  )

/** A text file as a sheet: its character set and its delimiter are found. All values are texts. */
export async function readCsv(
  bytes: Buffer,
  { mostRows, onProgress }: { readonly mostRows: number; readonly onProgress?: (fraction: number) => void },
): Promise<Sheet> {
  const { label } = detectCharset(bytes)
  const decoded = new TextDecoder(label).decode(bytes)
  const separator = SEPARATOR_LINE.exec(decoded)
  const text = separator === null ? decoded : decoded.slice(separator[0].length)
  const firstRow = separator === null ? 1 : 2
  const { default: papa } = await import('papaparse')

  const rows: SheetRow[] = Array.from({ length: firstRow - 1 }, () => [])
  let isCut = false
  let nextStep = 0
  let trouble: Refusal | undefined
  const interned = new Map<string, string>()
  papa.parse<string[]>(text, {
    ...(separator?.[1] === undefined ? { delimiter: delimiterOf(text, papa) } : { delimiter: separator[1] }),
    step: ({ data, errors, meta }, parser) => {
      const [error] = errors
      // Fields too many or too few are no fault here: the rows of a table need not be of one length.
      if (error?.type === 'Quotes') trouble = damagedAt(rows.length + 1)
      else if (data.length > mostColumns) trouble = tooWide(rows.length + 1)
      else if (rows.length >= mostRows) isCut = data.some((cell) => cell.trim() !== '')
      else {
        const long = data.some((cell) => cell.length > longestCell)
        if (long) trouble = damagedAt(rows.length + 1)
        else rows.push(toRow(data, interned))
      }
      if (trouble !== undefined || isCut) parser.abort()
      if (meta.cursor >= nextStep) {
        onProgress?.(Math.min(1, meta.cursor / text.length))
        nextStep = meta.cursor + text.length / steps
      }
    },
  })
  if (trouble !== undefined) throw trouble
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  // A text without a second column anywhere is a letter, not a list.
  if (rows.length > 0 && rows.every((row) => row.length < 2)) throw notTable()
  return { name: csvSheet, names: [csvSheet], rows, fonts: [], isCut }
}

const tooWide = (row: number) =>
  refuse(
    `Dòng ${row} của tệp CSV có hơn ${mostColumns} cột, quá nhiều so với một danh sách. Chưa ghi gì vào sổ. Hãy chọn đúng tệp danh sách.`,
  )

/** The delimiter that parts the first lines evenly; a comma within an address does not. */
function delimiterOf(text: string, papa: typeof Papa): string {
  const { meta } = papa.parse(text.slice(0, 200_000), { preview: 30, delimitersToGuess: [...delimiters] })
  return meta.delimiter
}

const internedAtMost = 20_000

/** Without blank cells at the end; a text that was seen before is the same string in memory. */
function toRow(data: readonly string[], interned: Map<string, string>): SheetRow {
  let { length } = data
  while (length > 0 && data[length - 1]?.trim() === '') length -= 1
  return data.slice(0, length).map((cell) => {
    const text = cell.trim()
    if (text === '') return null
    const known = interned.get(text)
    if (known !== undefined) return known
    // A copy: a part of the whole file's text would keep all of it in memory.
    const own = Buffer.from(text, 'utf16le').toString('utf16le')
    if (interned.size < internedAtMost) interned.set(own, own)
    return own
  })
}
