/** From the rows of a member workbook to records, or to what is wrong with them (domain.md 4.3, facts 58, 61, 62). */
import { isEthnicMinority } from '../lists/ethnic-groups.ts'
import { isBeliever } from '../lists/religions.ts'
import { isPresent } from '../people/person.ts'
import { fold, tidy } from '../text/fold.ts'
import { headerKey } from '../text/headers.ts'
import { decodeAs } from '../text/legacy.ts'
import { cellKey, isRural } from './cells.ts'
import { isNumberRow } from './columns/header.ts'
import { type IntakePreview, listedAtMost, type RowError, type RowQuestion } from './contract.ts'
import { createDoubles, type Remark } from './doubles.ts'
import { type GroupRow, readGroupRow } from './groups.ts'
import type { CellValue, Layout, SheetRow } from './layout.ts'
import type { IntakeRecord } from './record.ts'
import { remember } from './remember.ts'
import { isBlank, labelOf, type RowFinding, type RowRules, readRow } from './row.ts'
import { plainText } from './values.ts'

export type { RowRules } from './row.ts'

type RowCounts = Pick<
  IntakePreview['counts'],
  'women' | 'minority' | 'rural' | 'probationary' | 'exempt' | 'religious' | 'wrong'
>

export interface RowReading {
  /** Rows that are not empty, wrong ones included. */
  readonly rows: number
  readonly counts: RowCounts
  readonly errors: readonly RowError[]
  readonly questions: readonly RowQuestion[]
  /** All questions, those that are not listed included. */
  readonly asked: number
  readonly notices: readonly string[]
  /** The cells in the order of their first row; of two spellings that mean one cell the first. */
  readonly cells: readonly { readonly name: string; readonly members: number }[]
}

/** What happens to each row; of somebody who stands twice in the book only the first row is a record. */
export interface RowTakers {
  readonly record: (record: IntakeRecord) => void
  readonly wrong?: (row: WrongRow) => void
  readonly good?: (row: WrittenRow) => void
}

/** A row as it stands in the workbook. */
export interface WrittenRow {
  readonly number: number
  /** In Unicode. */
  readonly row: SheetRow
  /** The row above it that names its cell, as it stands in the workbook; '' where there is none. */
  readonly group: string
}

export interface WrongRow extends WrittenRow {
  /** Sentences, each with its column. */
  readonly reasons: readonly string[]
}

/** Reads the rows below the header. `rows` may be emptied on the way: a row is looked at once. */
export function readRows(
  rows: Iterable<SheetRow>,
  layout: Layout,
  rules: RowRules,
  take: RowTakers,
): RowReading {
  const errors: RowError[] = []
  const questions: RowQuestion[] = []
  const counts = { women: 0, minority: 0, rural: 0, probationary: 0, exempt: 0, religious: 0, wrong: 0 }
  const cells = new Map<string, { name: string; members: number }>()
  const notices = createNotices()
  const doubleOf = createDoubles()
  const inUnicode = decoder(layout)
  const passesOver = createRemarks(layout, notices.note)
  const groups = createGroups(layout, notices.note)
  let filled = 0
  let asked = 0

  if (layout.unknown.length > 0) {
    notices.note(`Bỏ qua cột không biết: ${layout.unknown.map((label) => `"${tidy(label)}"`).join(', ')}.`)
  }
  let number = 0
  for (const written of rows) {
    number += 1
    if (number < layout.dataRow || written.length === 0) continue
    const row = inUnicode(written)
    if (groups.isGroup(row) || passesOver(row, number)) continue
    filled += 1
    groups.countRow()
    const finding = readRow(row, number, layout, groups.cell(), rules)
    const { record } = finding
    const faults = faultsOf(finding, doubleOf)
    if (faults.length > 0) {
      counts.wrong += 1
      const told = faults.map(({ column, message }) => ({ column: labelOf(layout, column), message }))
      for (const { column, message } of told) {
        if (errors.length >= listedAtMost) break
        errors.push({ row: number, column, name: record.fields.fullName, message })
      }
      take.wrong?.({
        ...{ number, row, group: groups.written() },
        reasons: told.map(({ column, message }) => (column === '' ? message : `${column}: ${message}`)),
      })
      continue
    }
    for (const { column, message } of finding.mended) {
      notices.note(`Dòng ${number}, ${record.fields.fullName}, ${labelOf(layout, column)}: ${message}`)
    }
    for (const question of finding.questions) {
      asked += 1
      if (questions.length >= listedAtMost) continue
      const { fullName } = record.fields
      questions.push({ ...question, row: number, label: labelOf(layout, question.column), name: fullName })
    }
    const key = cellKey(record.cellName)
    const cell = cells.get(key) ?? { name: record.cellName, members: 0 }
    cell.members += 1
    cells.set(key, cell)
    count(counts, record)
    take.good?.({ number, row, group: groups.written() })
    take.record(cell.name === record.cellName ? record : { ...record, cellName: cell.name })
  }
  groups.finish()
  return {
    rows: filled,
    counts,
    errors,
    questions,
    asked,
    notices: notices.all(),
    cells: [...cells.values()],
  }
}

const faultsOf = (
  { faults, record }: RowFinding,
  doubleOf: (record: IntakeRecord) => Remark | undefined,
): readonly Remark[] => {
  const double = faults.length === 0 ? doubleOf(record) : undefined
  return double === undefined ? faults : [double]
}

function createNotices() {
  const notices: string[] = []
  let untold = 0
  return {
    note: (sentence: string) => {
      if (notices.length < listedAtMost) notices.push(sentence)
      else untold += 1
    },
    all: () => (untold === 0 ? notices : [...notices, `Còn ${untold} lưu ý khác không hiện ở đây.`]),
  }
}

/** Rows in Unicode: each column by the encoding that the clerk has agreed to. */
function decoder({ encodings, places }: Layout): (row: SheetRow) => SheetRow {
  if (encodings.size === 0) return (row) => row
  const nameColumns = ['fullName', 'familyAndMiddle', 'givenName', 'otherName'] as const
  const names = new Set(nameColumns.map((column) => places[column]))
  const decoders = new Map(
    [...encodings].map(([place, { encoding, capitals }]) => {
      const options = { names: names.has(place), capitals }
      return [place, remember((text) => decodeAs(text, encoding, options))] as const
    }),
  )
  return (row) =>
    row.map((value, place) => (typeof value === 'string' ? (decoders.get(place)?.(value) ?? value) : value))
}

/** Rows that name the cell of the rows below them. */
function createGroups(layout: Layout, note: (sentence: string) => void) {
  let group: GroupRow | undefined
  let written = ''
  let members = 0
  const end = () => {
    if (group !== undefined && group.members !== null && group.members !== members) {
      note(`"${group.name}" ghi ${group.members} đảng viên, bên dưới có ${members} dòng.`)
    }
  }
  return {
    isGroup: (row: SheetRow): boolean => {
      const place = layout.places.cell
      if (place !== undefined && !isBlank(row[place])) return false
      const found = readGroupRow(row)
      if (found === undefined) return false
      end()
      group = found
      written = row.map((value) => plainText(value ?? null)).find((text) => /\p{L}{2}/u.test(text)) ?? ''
      members = 0
      return true
    },
    countRow: () => {
      members += 1
    },
    cell: () => group?.name ?? '',
    written: () => written,
    finish: end,
  }
}

const TOTAL = /^(?:tong|cong)(?: so| cong)?\b/

/** A function that says whether a row is no member; of those that hold something else than dirt the clerk is told. */
function createRemarks(layout: Layout, note: (sentence: string) => void) {
  const { places, labels } = layout
  const ordinal = places.ordinal
  const name = places.fullName ?? places.familyAndMiddle
  const nameLabel = labels.fullName ?? labels.familyAndMiddle ?? ''
  const facts = Object.entries(places)
    .filter(([column]) => !['ordinal', 'fullName', 'familyAndMiddle', 'givenName'].includes(column))
    .map(([, place]) => place)
  const isEmpty = (row: SheetRow) => row.every((value, place) => place === ordinal || isBlank(value))
  const isHeaderAgain = (row: SheetRow) => {
    const value = name === undefined ? null : row[name]
    if (typeof value !== 'string') return isNumberRow(row)
    return nameLabel !== '' && value.startsWith(nameLabel) && headerKey(value) === headerKey(nameLabel)
  }
  /** A heading of a group, a sum, or the place of a signature: a value or two, but nothing of a member. */
  const isRemark = (row: SheetRow): boolean => {
    const called = name === undefined ? null : row[name]
    if (countFilled(row) > 2) return isBlank(called) && TOTAL.test(fold(firstText(row)))
    const cell = places.cell === undefined ? null : row[places.cell]
    if (isBlank(called)) return isBlank(cell)
    if (TOTAL.test(fold(plainText(called ?? null)))) return true
    const isNumbered = ordinal !== undefined && !isBlank(row[ordinal])
    return facts.length > 1 && !isNumbered && facts.every((place) => isBlank(row[place]))
  }
  return (row: SheetRow, number: number): boolean => {
    if (isEmpty(row) || isHeaderAgain(row)) return true
    if (!isRemark(row)) return false
    note(`Bỏ qua dòng ${number} vì không phải là một đảng viên: "${firstText(row)}".`)
    return true
  }
}

const countFilled = (row: SheetRow) => row.reduce<number>((sum, value) => sum + (isBlank(value) ? 0 : 1), 0)

const firstText = (row: SheetRow) => {
  const value: CellValue = row.find((each) => !isBlank(each)) ?? null
  return plainText(value).slice(0, 60)
}

function count(counts: Record<keyof RowCounts, number>, { fields, cellName, standing }: IntakeRecord): void {
  // Whoever has died or left is taken over, but is no member to be counted.
  if (!isPresent(standing)) return
  if (fields.sex === 'female') counts.women += 1
  if (isEthnicMinority(fields.ethnicity) === true) counts.minority += 1
  if (isBeliever(fields.religion)) counts.religious += 1
  if (isRural(cellName)) counts.rural += 1
  if (standing === 'probationary') counts.probationary += 1
  if (standing === 'exempt') counts.exempt += 1
}
