/** What the wizard shows of a sheet before anybody has said what its columns mean. */
import { fold, tidy, toNfc } from '../text/fold.ts'
import { decodeAs, detectEncoding, type Encoding } from '../text/legacy.ts'
import { isCapitalFont } from '../text/tcvn3.ts'
import { guessColumns } from './columns/guess.ts'
import { findHeader, type Header, headerAt } from './columns/header.ts'
import { type ListColumn, mostColumns } from './columns/headings.ts'
import type { IntakeLook, LookColumn } from './contract.ts'
import { readGroupRow } from './groups.ts'
import type { CellValue, SheetRow } from './layout.ts'
import { plainText } from './values.ts'

export type HeaderRows = Pick<Header, 'firstRow' | 'lastRow'>

export type SheetLook = Pick<
  IntakeLook,
  'rows' | 'header' | 'top' | 'columns' | 'groups' | 'titleCell' | 'notices'
> & { readonly labels: readonly string[] }

/** So many rows, taken from the whole sheet, tell the encodings; as many of its beginning tell the columns. */
const sampledRows = 600
/** Enough for a yes or no. */
const fewerRows = 150
const shownSamples = 5
const topRows = 15
const topCells = 8
const shownGroups = 5
const longestSample = 80

/** Names of fonts by the place of a column. */
type Fonts = readonly (readonly string[] | undefined)[]

/** `at` is the header that the clerk points at; without it the header is searched. */
export function lookAt(rows: readonly SheetRow[], fonts: Fonts, at?: HeaderRows): SheetLook {
  const header = at === undefined ? findHeader(rows) : headerAt(rows, at.firstRow, at.lastRow)
  const dataRow = header?.dataRow ?? 1
  const narrow = (row: SheetRow) => (row.length > mostColumns ? row.slice(0, mostColumns) : row)
  const data = rows.slice(dataRow - 1, dataRow - 1 + sampledRows).map(narrow)
  const spread = everyNth(rows, dataRow - 1, sampledRows).map(narrow)
  const width = Math.max(header?.labels.length ?? 0, ...[...spread, ...data].map((row) => row.length))
  const places = Array.from({ length: width }, (_, place) => place)

  const found = places.map((place) =>
    encodingOf(textsAt(spread, place), fonts[place] ?? [], header?.encoding ?? 'unicode'),
  )
  const options = (place: number) => ({ capitals: found[place]?.capitals ?? false })
  const inUnicode = (row: SheetRow): SheetRow =>
    row.map((value, place) =>
      typeof value === 'string'
        ? decodeAs(value, found[place]?.encoding ?? 'unicode', options(place))
        : value,
    )
  const readable = data.map(inUnicode)
  const labels = (header?.labels ?? []).map(tidy)
  const isMember = (row: SheetRow) => readGroupRow(row) === undefined && !isHeaderAgain(row, labels)
  const areMembers = readable.map(isMember)
  const guesses = guessColumns(
    labels,
    readable.filter((_, index) => areMembers[index]),
  )
  const guessAt = new Map(
    Object.entries(guesses).map(([column, { place, score, why }]) => [
      place,
      { column: column as ListColumn, score, why },
    ]),
  )
  const groups = readable.flatMap((row) => readGroupRow(row)?.name ?? []).slice(0, shownGroups)
  const members = data.filter((_, index) => areMembers[index])
  const columns = places.flatMap((place): LookColumn[] => {
    const label = labels[place] ?? ''
    const samples = samplesAt(members, place)
    if (label === '' && samples.length === 0) return []
    return [{ place, label, samples, guess: guessAt.get(place) ?? null, encoding: found[place] ?? null }]
  })
  return {
    labels,
    rows: rows.filter((row) => row.length > 0).length,
    header: header === undefined ? null : { firstRow: header.firstRow, lastRow: header.lastRow },
    top: rows.slice(0, topRows).map((row, index) => ({
      row: index + 1,
      cells: row
        .filter((value) => value !== null)
        .slice(0, topCells)
        .map((value) => shortened(plainText(value))),
    })),
    columns,
    groups,
    titleCell: titleCellOf(rows.slice(0, Math.max(0, (header?.firstRow ?? 1) - 1)), header?.encoding),
    notices: isDecomposed(spread)
      ? ['Chữ trong tệp là Unicode tổ hợp; khi ghi được đổi sang Unicode dựng sẵn, nhìn không khác.']
      : [],
  }
}

/** Whether any column from a row on is in an old encoding; `dataRow` as Excel shows it. */
export function hasOldLetters(rows: readonly SheetRow[], dataRow: number): boolean {
  const spread = everyNth(rows, dataRow - 1, fewerRows)
  const width = Math.min(mostColumns, Math.max(0, ...spread.map((row) => row.length)))
  return Array.from({ length: width }, (_, place) => place).some(
    (place) => encodingOf(textsAt(spread, place), [], 'unicode') !== null,
  )
}

/** The header once more on the next page, or its columns counted: (1) (2) (3). */
function isHeaderAgain(row: SheetRow, labels: readonly string[]): boolean {
  let repeated = 0
  for (const [place, value] of row.entries()) {
    if (value === null || value === '') continue
    const text = plainText(value)
    const label = labels[place] ?? ''
    if (!(label.includes(text) && label !== '') && !/^\(?\d{1,2}\)?$/.test(text)) return false
    repeated += 1
  }
  return repeated > 1
}

/** The old encoding of a column, where one explains letters that would change; else null. */
function encodingOf(
  texts: readonly string[],
  fonts: readonly string[],
  ofHeader: Encoding,
): LookColumn['encoding'] {
  const finding = detectEncoding(texts, fonts)
  const isOwn = finding.confidence === 'certain' || !['unicode', 'nfd'].includes(finding.encoding)
  const encoding = isOwn ? finding.encoding : ofHeader
  if (encoding === 'unicode' || encoding === 'nfd') return null
  // The header above the column may be set in another font.
  const old = fonts.filter((font) => /^\.vn/i.test(font.trim()))
  const capitals = old.length > 0 && old.every(isCapitalFont)
  const evidence = [...new Set(texts)]
    .map((before) => ({
      before: shortened(before),
      after: shortened(decodeAs(before, encoding, { capitals })),
    }))
    .filter(({ before, after }) => toNfc(before) !== after)
  if (evidence.length === 0) return null
  const confidence = isOwn && finding.confidence === 'certain' ? 'certain' : 'likely'
  return { encoding, capitals, confidence, evidence: evidence.slice(0, 3) }
}

const textsAt = (rows: readonly SheetRow[], place: number): readonly string[] =>
  rows.flatMap((row) => (typeof row[place] === 'string' ? [row[place]] : []))

/** Different values, the telling ones first: those with letters beyond ASCII show what an encoding does. */
function samplesAt(rows: readonly SheetRow[], place: number): string[] {
  const values = new Set<string>()
  for (const row of rows) {
    const value: CellValue = row[place] ?? null
    if (value !== null) values.add(shortened(asShown(value)))
    if (values.size >= shownSamples * 4) break
  }
  const isTelling = (text: string) => /[^\0-\x7f]/.test(text)
  const all = [...values].filter((text) => text !== '')
  return [...all.filter(isTelling), ...all.filter((text) => !isTelling(text))].slice(0, shownSamples)
}

/** As it stands: letters of an old encoding must not be tidied away. */
const asShown = (value: CellValue): string => (typeof value === 'string' ? value.trim() : plainText(value))
const shortened = (text: string) => (text.length > longestSample ? `${text.slice(0, longestSample)}…` : text)

const isDecomposed = (rows: readonly SheetRow[]): boolean =>
  rows.some((row) => row.some((value) => typeof value === 'string' && value !== toNfc(value)))

function everyNth(rows: readonly SheetRow[], from: number, most: number): readonly SheetRow[] {
  const step = Math.max(1, Math.ceil((rows.length - from) / most))
  const taken: SheetRow[] = []
  for (let index = from; index < rows.length; index += step) taken.push(rows[index] ?? [])
  return taken
}

const CELL_IN_TITLE = /chi bộ\s.*$/iu

/** The cell that a title such as `DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN NA LANG` names. */
function titleCellOf(titles: readonly SheetRow[], encoding: Encoding = 'unicode'): string {
  for (const row of titles) {
    for (const value of row) {
      if (typeof value !== 'string' || value.length > 300) continue
      const name = CELL_IN_TITLE.exec(tidy(decodeAs(value, encoding)))?.[0]
      const group = name === undefined ? undefined : readGroupRow([name])
      if (group !== undefined) return capitalsDown(group.name)
    }
  }
  return ''
}

/** `CHI BỘ THÔN NA LANG` -> `Chi bộ thôn Na Lang`: kinds of villages are small, names keep their capitals. */
function capitalsDown(name: string): string {
  if (name !== name.toUpperCase()) return name
  const small = /^(?:bo|thon|ban|xom|ap|to|khu|dan|pho|truong|tram)$/
  return name
    .toLowerCase()
    .split(' ')
    .map((word, place) =>
      place > 0 && small.test(fold(word)) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ')
}
