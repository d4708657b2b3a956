/** Rows that stand above a group of members and name their cell, as in lists without a column for the cell. */
import { tidy } from '../text/fold.ts'
import { cellNameOf } from './cells.ts'
import type { CellValue, SheetRow } from './layout.ts'

export interface GroupRow {
  /** The cell's own name as it is written, without number, count and superior. */
  readonly name: string
  /** How many members the row promises; null where it says nothing. */
  readonly members: number | null
}

/** `II.`, `1)`, `a/`, `3 -` at the beginning. */
const ORDINAL = /^(?:(?:[IVX]+|\d{1,3}|[a-zđ])\s*[.):/–-]+|[IVX]+(?=\s))\s*/i
const ONLY_ORDINAL = /^(?:[IVX]+|\d{1,3}|[a-zđ])[.)/]?$/i
const PEOPLE = '(?:đảng\\s*viên|đồng\\s*chí|đ\\s*[/.]\\s*c|đc|đv|người|đ\\s*[/.]\\s*v)'
/** `(12 đảng viên)`, `: 12 đ/c`, `- 12`, `12 ĐV`; a number alone needs a colon, so that `Chi bộ 5` keeps its own. */
const COUNT = new RegExp(
  `\\s*(?:[([]\\s*(?:có|gồm|tổng số)?:?\\s*(\\d+)\\s*${PEOPLE}?\\.?\\s*[)\\]]|[-–:,;]?\\s*(?:có|gồm)?:?\\s*(\\d+)\\s*${PEOPLE}\\.?|:\\s*(\\d+))\\s*$`,
  'iu',
)
/** What a cell is called; `TM. chi bộ` and `Tổng số chi bộ` do not begin so, and `CB` alone may mean cán bộ. */
const CELL =
  /^(?:chi bộ|cb(?=\s*:?\s*(?:thôn|bản|xóm|ấp|khu|tdp|tổ|trường|trạm|cơ quan|công an|quân sự|ubnd|htx|số|\d)))[\s:]+\S/iu
/** Sentences that begin like the name of a cell; accents count, for `Chi bộ Cơ quan` is one. */
const NO_CELL = /^\S+(?:\s+bộ)?\s+(?:có|gồm|hiện|hiện nay|nay|đề nghị|đã|đang|và|nơi|ký|xác nhận)(?=\s|$)/iu
const longest = 200

/**
 * Reads the row above a group: one filled cell (merged over the table), with nothing beside it but a number in order
 * or the count of members. Undefined for every other row.
 */
export function readGroupRow(cells: SheetRow): GroupRow | undefined {
  // Most rows are no group, and some have thousands of cells.
  if (!hasAtMost(cells, mostFilled)) return undefined
  const filled = cells.map(textOf).filter((text) => text !== '')
  const [first = '', ...rest] =
    ONLY_ORDINAL.test(filled[0] ?? '') && filled.length > 1 ? filled.slice(1) : filled
  if (rest.length > 1 || !rest.every((text) => /^\d+$/.test(text))) return undefined

  // No name is so long, and the patterns below are not made for long texts.
  if (first.length > 2 * longest) return undefined
  const written = first.replace(ORDINAL, '')
  const count = COUNT.exec(written)
  const bare = (count ? written.slice(0, count.index) : written).replace(/[\s:;,.–-]+$/, '')
  const name = cellNameOf(bare.replace(/^(chi bộ|cb)\s*:\s*/i, '$1 '))
  if (!CELL.test(name) || NO_CELL.test(name) || name.length > longest) return undefined
  const members = count?.slice(1).find((part) => part !== undefined) ?? rest[0]
  return { name, members: members === undefined ? null : Number(members) }
}

/** A number in order, the name of the cell, the count of its members. */
const mostFilled = 3

function hasAtMost(cells: SheetRow, most: number): boolean {
  let filled = 0
  for (const value of cells) {
    if (value === null || (typeof value === 'string' && value.trim() === '')) continue
    filled += 1
    if (filled > most) return false
  }
  return true
}

const textOf = (value: CellValue): string => {
  if (typeof value === 'string') return tidy(value)
  return value === null || value === undefined ? '' : String(value)
}
