/** Which column of a member workbook holds what (domain.md 4.3). */
import { tidy } from '../text/fold.ts'
import { headerKey } from '../text/headers.ts'
import { type Encoding, looksLikeTcvn3 } from '../text/legacy.ts'
import { type Column, columns, knownHeadings, type ListColumn } from './columns/headings.ts'
import type { IntakePlan } from './plan.ts'

export type { Column } from './columns/headings.ts'

/** The value of one worksheet cell; null is an empty one. */
export type CellValue = string | number | boolean | Date | null
export type SheetRow = readonly CellValue[]

const columnOf = new Map(
  columns.flatMap((column) => knownHeadings[column].map((key) => [key, column] as const)),
)

/** What a layout must have to be that layout; the fullest comes first. */
const layouts = [
  {
    id: 'national-29',
    name: 'Mẫu cập nhật thông tin đảng viên (29 cột)',
    required: ['fullName', 'birthDate', 'personalId', 'cell', 'joinedOn', 'officialOn', 'status'],
  },
  {
    id: 'superior-export',
    name: 'Danh sách đảng viên xuất từ hệ thống của cấp trên',
    required: ['fullName', 'cell', 'joinedOn'],
  },
] as const satisfies readonly { id: string; name: string; required: readonly Column[] }[]

export interface Layout {
  readonly id: string
  /** In words, for the preview. */
  readonly name: string
  /** Row number of the header as Excel shows it; 0 where the list has none. */
  readonly headerRow: number
  /** The first row that may hold a member. */
  readonly dataRow: number
  /** Where each column stands, counted from 0. */
  readonly places: Readonly<Partial<Record<ListColumn, number>>>
  /** The header as the workbook writes it, for messages. */
  readonly labels: Readonly<Partial<Record<ListColumn, string>>>
  /** Headers that are not known; their columns are passed over. */
  readonly unknown: readonly string[]
  /** By the place of a column, the old encoding that the clerk has agreed to read it in. */
  readonly encodings: ReadonlyMap<number, { readonly encoding: Encoding; readonly capitals: boolean }>
  /** The cell of rows that name none. */
  readonly cellName: string
}

/** The column of reasons in the workbook of wrong rows that the office writes; passed over when it is read again. */
export const reasonHeader = 'Lý do chưa nhập được'
const reasonKey = headerKey(reasonHeader)
export const isReasonHeader = (label: string): boolean => headerKey(label) === reasonKey

/** The layout that the clerk has made of a list; `labels` are its headers in Unicode, by place. */
export function plannedLayout(plan: IntakePlan, labels: readonly string[], dataRow: number): Layout {
  const labelAt = (place: number) => shortLabel(labels[place] ?? '') || columnLetters(place)
  const used = new Set(plan.columns.map(({ place }) => place))
  return {
    id: 'by-hand',
    name: 'Danh sách riêng của cơ quan',
    headerRow: plan.lastRow,
    dataRow,
    places: Object.fromEntries(plan.columns.map(({ column, place }) => [column, place])),
    labels: Object.fromEntries(plan.columns.map(({ column, place }) => [column, labelAt(place)])),
    unknown: labels.filter(
      (label, place) => !used.has(place) && tidy(label) !== '' && !isReasonHeader(label),
    ),
    encodings: new Map(plan.encodings.map(({ place, ...reading }) => [place, reading])),
    cellName: plan.cellName,
  }
}

/** `A`, `B`, ... `AA`, as Excel names a column counted from 0. */
export function columnLetters(place: number): string {
  const rest = String.fromCharCode(65 + (place % 26))
  return place < 26 ? rest : columnLetters(Math.floor(place / 26) - 1) + rest
}

type LayoutFinding =
  | { readonly kind: 'found'; readonly layout: Layout }
  /** `message` is a sentence for the clerk. */
  | { readonly kind: 'unknown'; readonly message: string }

/** Merged title rows stand above the header; further down than this there is none. */
const searchedRows = 30
const leastKnownColumns = 3

/**
 * Finds the header row of a sheet and says which layout it is. Headers are compared by `headerKey` (fact 61); unknown
 * ones are named, and of two that mean the same the first counts.
 */
export function findLayout(rows: readonly SheetRow[]): LayoutFinding {
  let nearest: Candidate | undefined
  for (const [index, row] of rows.slice(0, searchedRows).entries()) {
    const candidate = readHeaders(row, index + 1)
    if (candidate.places.fullName === undefined || candidate.known < leastKnownColumns) continue
    const found = layouts.find(({ required }) =>
      required.every((column) => candidate.places[column] !== undefined),
    )
    if (found) {
      const { headerRow, places, labels, unknown } = candidate
      const { id, name } = found
      const dataRow = headerRow + 1
      const plain = { encodings: new Map(), cellName: '' }
      return { kind: 'found', layout: { id, name, headerRow, dataRow, places, labels, unknown, ...plain } }
    }
    nearest ??= candidate
  }
  return { kind: 'unknown', message: nearest ? missingColumns(nearest) : noHeader(rows) }
}

interface Candidate {
  readonly headerRow: number
  readonly places: Partial<Record<Column, number>>
  readonly labels: Partial<Record<Column, string>>
  readonly unknown: string[]
  known: number
}

function readHeaders(row: SheetRow, headerRow: number): Candidate {
  const candidate: Candidate = { headerRow, places: {}, labels: {}, unknown: [], known: 0 }
  for (const [place, value] of row.entries()) {
    const label = typeof value === 'string' ? tidy(value) : ''
    if (label === '' || isReasonHeader(label)) continue
    const column = columnOf.get(headerKey(label))
    if (column === undefined || candidate.places[column] !== undefined) {
      candidate.unknown.push(label)
      continue
    }
    candidate.places[column] = place
    candidate.labels[column] = shortLabel(label)
    candidate.known += 1
  }
  return candidate
}

/** `Sinh ngày * (dd/mm/yyyy)` -> `Sinh ngày`. */
function shortLabel(label: string): string {
  return tidy(label.replace(/\s*[(*].*$/s, '')) || label
}

const required: Readonly<Partial<Record<Column, string>>> = {
  cell: 'Tổ chức Đảng đang sinh hoạt',
  joinedOn: 'Ngày vào Đảng',
}

function missingColumns({ headerRow, places }: Candidate): string {
  const names = Object.entries(required)
    .filter(([column]) => places[column as Column] === undefined)
    .map(([, name]) => `"${name}"`)
  return (
    `Dòng ${headerRow} là dòng tiêu đề nhưng thiếu cột ${names.join(' và ')}. Chưa ghi gì vào sổ. ` +
    'Hãy thêm cột còn thiếu, hoặc dùng mẫu 29 cột của cấp trên, rồi nhập lại.'
  )
}

function noHeader(rows: readonly SheetRow[]): string {
  const texts = rows.slice(0, searchedRows).flatMap((row) => row.filter((value) => typeof value === 'string'))
  if (looksLikeTcvn3(texts)) {
    return (
      'Tệp dùng phông chữ cũ (TCVN3, .VnTime) và không theo mẫu 29 cột nên cần chỉ rõ từng cột. ' +
      'Chưa ghi gì vào sổ. Hãy chọn lại tệp ở trang Nhập từ Excel rồi làm theo từng bước.'
    )
  }
  return (
    'Không tìm thấy dòng tiêu đề có "Họ và tên", "Tổ chức Đảng đang sinh hoạt" và "Ngày vào Đảng". ' +
    'Chưa ghi gì vào sổ. Hãy dùng mẫu 29 cột của cấp trên rồi nhập lại.'
  )
}
