import type { CellValue, SheetRow } from '../../../../shared/intake/layout.ts'
import { createRun, type ReadPart, unescaped } from './parts.ts'
import type { Styles } from './styles.ts'

/** What the cells of a sheet refer to. */
export interface Lookup {
  readonly strings: readonly string[]
  readonly styles: Styles
  readonly isFrom1904: boolean
}

export interface Rows {
  /** From row 1 on, without the empty ones at the end; a row ends with its last cell that holds something. */
  readonly rows: SheetRow[]
  /** By the place of a column, the fonts of its texts. */
  readonly fonts: readonly (readonly string[])[]
  /** Whether there was more than the caller wants. */
  readonly isCut: boolean
}

const lastColumn = 16_384
const emptyRow: SheetRow = []

/** The rows of a sheet, at most `mostRows` of them. Text is trimmed; what is blank, or an error of a formula, is null. */
export async function readRowsOf(
  read: ReadPart,
  part: string,
  lookup: Lookup,
  mostRows: number,
): Promise<Rows> {
  const rows: SheetRow[] = []
  let isCut = false

  let row: CellValue[] = []
  let rowNumber = 0
  let column = 0
  let type = ''
  let style = ''
  let isValue = false
  let isCell = false
  let value = ''
  let inline: string | undefined
  const run = createRun()
  const toValue = createConverter(lookup)
  const fonts = createFonts(lookup.styles)

  const finishCell = () => {
    isCell = false
    const content = toValue(type, style, type === 'inlineStr' ? (inline ?? '') : value)
    if (content === null) return
    if (typeof content === 'string') fonts.note(column - 1, style)
    while (row.length < column - 1) row.push(null)
    row.push(content)
  }
  const finishRow = () => {
    if (row.length === 0) return
    if (rowNumber > mostRows) {
      isCut = true
      return
    }
    while (rows.length < rowNumber - 1) rows.push(emptyRow)
    // A copy of the right length: the row that grew cell by cell has room to spare.
    rows.push(row.slice())
  }

  await read(part, {
    open: (name, attribute) => {
      if (name === 'c') {
        isCell = true
        column = columnOf(attribute('r'), column)
        type = attribute('t') ?? 'n'
        style = attribute('s') ?? ''
        value = ''
        inline = undefined
      } else if (name === 'row') {
        const number = attribute('r')
        const next = number === undefined ? rowNumber + 1 : Number(number)
        if (!(next > rowNumber)) throw new Error('rows out of order')
        rowNumber = next
        column = 0
        row = []
      } else if (isCell) {
        if (name === 'v') isValue = true
        else if (name === 'is') run.begin()
        else run.open(name)
      }
    },
    text: (readText) => {
      if (isValue) value += readText()
      else if (isCell) run.text(readText)
    },
    close: (name) => {
      if (name === 'c') finishCell()
      else if (name === 'row') finishRow()
      else if (isCell) {
        if (name === 'v') isValue = false
        else if (name === 'is') inline = run.finish()
        else run.close(name)
      }
    },
  })
  return { rows, isCut, fonts: fonts.all() }
}

/** The column of an address such as `AB12`, counted from 1; without an address the one after `last`. */
function columnOf(address: string | undefined, last: number): number {
  let column = 0
  if (address === undefined) column = last + 1
  else {
    for (let at = 0; at < address.length; at += 1) {
      const letter = address.charCodeAt(at) - 64
      if (letter < 1 || letter > 26) break
      column = column * 26 + letter
    }
  }
  if (column <= last || column > lastColumn) throw new Error('cells out of order')
  return column
}

/** Most cells of a column are of one style: only a change of it is looked at. */
function createFonts({ fonts }: Styles) {
  const last: string[] = []
  const found: Set<string>[] = []
  return {
    note: (place: number, style: string) => {
      if (last[place] === style) return
      last[place] = style
      const font = fonts[style === '' ? 0 : Number(style)] ?? ''
      if (font === '') return
      found[place] ??= new Set()
      found[place].add(font)
    },
    all: () => Array.from(found, (names) => [...(names ?? [])]),
  }
}

const internedAtMost = 20_000

function createConverter({ strings, styles: { dates }, isFrom1904 }: Lookup) {
  // Strings that stand in their cells repeat a few words thousands of times.
  const interned = new Map<string, string>()
  const text = (written: string): string | null => {
    const trimmed = written.trim()
    if (trimmed === '') return null
    const known = interned.get(trimmed)
    if (known !== undefined) return known
    if (interned.size < internedAtMost) interned.set(trimmed, trimmed)
    return trimmed
  }
  const shared = (index: number): string | null => {
    const found = strings[index]
    if (found === undefined) throw new Error('a string that is not there')
    return found === '' ? null : found
  }
  const number = (written: string) => {
    const read = Number(written)
    if (Number.isNaN(read)) throw new Error('a number that is none')
    return read
  }

  return (type: string, style: string, written: string): CellValue => {
    if (written === '') return null
    switch (type) {
      case 's':
        return shared(Number(written))
      case 'n':
        return style !== '' && dates[Number(style)] === true
          ? dateOf(number(written), isFrom1904)
          : number(written)
      case 'inlineStr':
        return text(written)
      case 'str':
        return text(unescaped(written))
      case 'b':
        if (written !== '1' && written !== '0') throw new Error('neither true nor false')
        return written === '1'
      case 'd': {
        const date = new Date(written)
        if (Number.isNaN(date.getTime())) throw new Error('a date that is none')
        return date
      }
      case 'e':
        return null
      default:
        throw new Error(`a cell of type ${type}`)
    }
  }
}

const day = 24 * 60 * 60 * 1000
/** Days from Excel's beginning to 01/01/1970; its year 1900 has a 29/02 that never was. */
const daysBefore1970 = 25_569
const daysTo1904 = 1462

const dateOf = (days: number, isFrom1904: boolean) =>
  new Date(Math.floor((days + (isFrom1904 ? daysTo1904 : 0) - daysBefore1970) * day))
