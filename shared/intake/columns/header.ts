/** Where the header of a member list stands (domain.md 4.3, 10.3). */
import { fold, tidy } from '../../text/fold.ts'
import { decodeAs, detectEncoding, type Encoding } from '../../text/legacy.ts'
import type { CellValue, SheetRow } from '../layout.ts'
import { mostColumns } from './headings.ts'
import { matchHeading, PART_SIGN } from './matching.ts'

export interface Header {
  /** First and last row of the header as Excel shows them; the same for a header of one row. */
  readonly firstRow: number
  readonly lastRow: number
  /** The first row below it, after a row of column numbers such as (1) (2) (3). */
  readonly dataRow: number
  /** What each column is called, in Unicode, counted from 0; a header below another as `Quê quán - Tỉnh`. */
  readonly labels: readonly string[]
  /** The encoding in which the header was written; its columns may have others. */
  readonly encoding: Encoding
}

/** Merged title rows stand above the header; further down than this there is none. */
const searchedRows = 30
/** Rows below the header help to tell its encoding. */
const sampledRows = 60
const fewest = 2
const longestHeader = 200

/**
 * Finds the header of any member list: the row, or two rows of which the upper spans several columns, with the most
 * headings that are known. Undefined where no row has two of them: then the clerk must show it.
 */
export function findHeader(rows: readonly SheetRow[]): Header | undefined {
  const texts = rows.slice(0, sampledRows).flatMap((row) => row.filter((value) => typeof value === 'string'))
  const { encoding } = detectEncoding(texts)
  const read = (row: SheetRow | undefined) =>
    (row ?? []).slice(0, mostColumns).map((value) => labelOf(value, encoding))

  let found: (Header & { readonly score: number }) | undefined
  for (const [index, row] of rows.slice(0, searchedRows).entries()) {
    const upper = read(row)
    if (upper.filter((label) => label !== '').length < fewest) continue
    const below = rows[index + 1]
    const choices = [{ labels: upper, height: 1 }]
    if (below?.every((value) => value === null || typeof value === 'string')) {
      choices.push({ labels: joinLabels(upper, read(below)), height: 2 })
    }
    for (const { labels, height } of choices) {
      const score = scoreOf(labels)
      if (score < fewest * leastMatch || (found !== undefined && score <= found.score)) continue
      const lastRow = index + height
      const isNumbered = isNumberRow(rows[lastRow])
      found = {
        firstRow: index + 1,
        lastRow,
        dataRow: lastRow + (isNumbered ? 2 : 1),
        labels,
        encoding,
        score,
      }
    }
  }
  if (found === undefined) return undefined
  const { score: _, ...header } = found
  return header
}

/**
 * The header that the clerk points at, by its rows as Excel shows them; row 0 for a list without one. A second row of
 * headers counts as the lower one.
 */
export function headerAt(rows: readonly SheetRow[], firstRow: number, lastRow: number): Header {
  const texts = rows.slice(0, sampledRows).flatMap((row) => row.filter((value) => typeof value === 'string'))
  const { encoding } = detectEncoding(texts)
  const read = (number: number) =>
    (rows[number - 1] ?? []).slice(0, mostColumns).map((value) => labelOf(value, encoding))
  if (firstRow === 0) return { firstRow, lastRow: 0, dataRow: 1, labels: [], encoding }
  const labels = lastRow > firstRow ? joinLabels(read(firstRow), read(lastRow)) : read(firstRow)
  return { firstRow, lastRow, dataRow: lastRow + (isNumberRow(rows[lastRow]) ? 2 : 1), labels, encoding }
}

const leastMatch = 0.7

/** The sum of how well its columns are known, each heading counted once. */
function scoreOf(labels: readonly string[]): number {
  const known = new Map<string, number>()
  for (const label of labels) {
    const [best] = label === '' ? [] : matchHeading(label)
    if (best && best.score >= leastMatch)
      known.set(best.column, Math.max(best.score, known.get(best.column) ?? 0))
  }
  if (known.size < fewest) return 0
  return [...known.values()].reduce((sum, score) => sum + score, 0)
}

/** The upper header of a merged cell holds for the columns to its right that have one of their own below. */
function joinLabels(upper: readonly string[], lower: readonly string[]): string[] {
  const labels: string[] = []
  let spanning = ''
  for (let place = 0; place < Math.max(upper.length, lower.length); place += 1) {
    const [over = '', under = ''] = [upper[place], lower[place]]
    if (over !== '') spanning = over
    else if (under === '') spanning = ''
    labels.push(under === '' ? over : spanning === '' ? under : spanning + PART_SIGN + under)
  }
  return labels
}

/** `(1)`, `2`, `A`, `B`: the columns counted, below the header. */
export function isNumberRow(row: SheetRow | undefined): boolean {
  const marks = (row ?? [])
    .map((value) => fold(labelOf(value, 'unicode')).replace(/[()]/g, ''))
    .filter((mark) => mark !== '')
  if (new Set(marks).size < marks.length || marks.length < fewest) return false
  if (!marks.every((mark) => /^(?:\d{1,2}|[a-z])$/.test(mark))) return false
  const numbers = marks.filter((mark) => /\d/.test(mark)).map(Number)
  return numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1)
}

function labelOf(value: CellValue | undefined, encoding: Encoding): string {
  if (value === null || value === undefined || value instanceof Date) return ''
  const text = typeof value === 'string' ? tidy(decodeAs(value, encoding)) : String(value)
  return text.length > longestHeader ? '' : text
}
