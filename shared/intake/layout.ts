/** Which column of a member workbook holds what (domain.md 4.3). */
import { tidy } from '../text/fold.ts'
import { headerKey } from '../text/headers.ts'
import { looksLikeTcvn3 } from '../text/legacy.ts'
import { type Column, columns, knownHeadings } from './columns/headings.ts'

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
  /** Row number of the header as Excel shows it. */
  readonly headerRow: number
  /** Where each column stands, counted from 0. */
  readonly places: Readonly<Partial<Record<Column, number>>>
  /** The header as the workbook writes it, for messages. */
  readonly labels: Readonly<Partial<Record<Column, string>>>
  /** Headers that are not known; their columns are passed over. */
  readonly unknown: readonly string[]
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
      return { kind: 'found', layout: { id: found.id, name: found.name, headerRow, places, labels, unknown } }
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
    if (label === '') continue
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
      'Tệp dùng phông chữ cũ (TCVN3, .VnTime) và không theo mẫu 29 cột nên chưa đọc được. Chưa ghi gì vào sổ. ' +
      'Hãy chuyển tệp sang Unicode và mẫu 29 cột rồi nhập lại.'
    )
  }
  return (
    'Không tìm thấy dòng tiêu đề có "Họ và tên", "Tổ chức Đảng đang sinh hoạt" và "Ngày vào Đảng". ' +
    'Chưa ghi gì vào sổ. Hãy dùng mẫu 29 cột của cấp trên rồi nhập lại.'
  )
}
