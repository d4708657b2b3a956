import { type Html, html } from '../documents/markup.ts'
import type { PartyDocument } from '../documents/model.ts'
import { type FormHead, formHead } from './heading.ts'
import { type FormSheets, type FormStyle, landscape, numberedPages, portrait, widthOf } from './page.ts'
import { type Column, signsRow, tableHead, tableRow } from './parts.ts'
import { tablePaper } from './table-paper.ts'

/** A list of members to be printed: any columns, in the order in which they were asked for. */
interface PrintedList {
  readonly head: FormHead
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** A column for everybody's hand. */
  readonly isSigned: boolean
  /** "Mường Than, ngày 22 tháng 11 năm 2026" */
  readonly placeAndDay: string
}

/** About as wide as letters of Times New Roman are, in em. */
const letterWidths: readonly (readonly [RegExp, number])[] = [
  [/[MW]/, 0.92],
  [/[A-ZĐ]/, 0.72],
  [/[mw]/, 0.76],
  [/[fijlrst.,:;()/ -]/, 0.33],
]
const OTHER_LETTER = 0.5
const BOLD = 1.1

const emOf = (text: string): number =>
  [...text.normalize('NFD').replace(/\p{M}/gu, '')].reduce(
    (sum, letter) => sum + (letterWidths.find(([letters]) => letters.test(letter))?.[1] ?? OTHER_LETTER),
    0,
  )

const CELL_PADDING = 2.2
const MM_PER_POINT = 25.4 / 72
/** A column that asks for more lets its text run over several lines. */
const WIDEST = 46
const LONGEST_WORD = 30
const SIGNATURE = 30
/** How many rows tell how wide a column must be. */
const SAMPLE = 400

interface Wish {
  readonly least: number
  readonly wished: number
}

const longestIn = (texts: readonly string[]): number =>
  Math.max(...texts.flatMap((text) => text.split(/\s+/)).map((word) => emOf(word.slice(0, LONGEST_WORD))))

/** Width in mm that a column cannot do without (its longest word), and that it would like to have. */
function wishOf(title: string, cells: readonly string[], size: number): Wish {
  const mm = (em: number) => em * size * MM_PER_POINT + CELL_PADDING
  const least = mm(Math.max(longestIn([title]) * BOLD, longestIn(['', ...cells])) * 1.04)
  const lengths = cells.map(emOf).sort((a, b) => a - b)
  // One long text among short ones may run over; what nine of ten need is given.
  const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0
  return { least, wished: Math.max(least, Math.min(WIDEST, mm(usual * 1.04))) }
}

const large = { size: 13, lineHeight: 16 }
const usual = { size: 12, lineHeight: 15 }
const small = { size: 11, lineHeight: 13.5 }

/** Sheets on which every column has what it would like, in the order in which a reader would like them. */
const roomy: readonly FormStyle[] = [
  portrait(large, 15),
  portrait(usual, 15),
  landscape(large, 15),
  landscape(usual, 15),
  landscape(small, 15),
]
/** Sheets on which at least the longest word of every column has its place. */
const close: readonly FormStyle[] = [
  landscape(usual, 15),
  landscape(small, 12),
  landscape({ size: 10, lineHeight: 12.5 }, 12),
  landscape({ size: 9, lineHeight: 11 }, 10),
  landscape({ size: 8, lineHeight: 10 }, 10),
]

interface Layout {
  readonly style: FormStyle
  readonly widths: readonly number[]
}

/** The sheets and the widths of the columns, the ordinal's first, for what stands in them. */
export function listLayout({
  columns,
  rows,
  isSigned,
}: Pick<PrintedList, 'columns' | 'rows' | 'isSigned'>): Layout {
  const sample =
    rows.length <= SAMPLE ? rows : rows.filter((_, index) => index % Math.ceil(rows.length / SAMPLE) === 0)
  const ordinal = String(rows.length)
  const wishes = (size: number): readonly Wish[] => [
    wishOf('STT', [ordinal], size),
    ...columns.map((title, index) =>
      wishOf(
        title,
        sample.map((row) => row[index] ?? ''),
        size,
      ),
    ),
    ...(isSigned ? [{ least: SIGNATURE, wished: SIGNATURE }] : []),
  ]
  const sumOf = (style: FormStyle, part: keyof Wish) =>
    wishes(style.font.size).reduce((sum, wish) => sum + wish[part], 0)
  const style =
    roomy.find((candidate) => sumOf(candidate, 'wished') <= widthOf(candidate)) ??
    close.find((candidate) => sumOf(candidate, 'least') <= widthOf(candidate)) ??
    close.at(-1) ??
    landscape(small, 12)
  return { style, widths: shared(wishes(style.font.size), widthOf(style)) }
}

/** The width among the columns: what each cannot do without, the rest by what each would like more. */
function shared(wishes: readonly Wish[], width: number): readonly number[] {
  const least = wishes.reduce((sum, wish) => sum + wish.least, 0)
  if (least >= width) return wishes.map((wish) => (wish.least * width) / least)
  const more = wishes.reduce((sum, wish) => sum + (wish.wished - wish.least), 0)
  const rest = width - least
  // What is left over when everybody has his wish is for all.
  return rest >= more
    ? wishes.map((wish) => (wish.wished * width) / (least + more))
    : wishes.map((wish) => wish.least + (rest * (wish.wished - wish.least)) / more)
}

const capacity = 'NGƯỜI LẬP DANH SÁCH'

/** A list on numbered sheets; its head repeats on every page and no row is torn. */
export function memberList(list: PrintedList): {
  readonly sheets: FormSheets
  readonly parts: () => Iterable<Html>
  readonly paper: () => PartyDocument
} {
  const { style, widths } = listLayout(list)
  const titles = ['STT', ...list.columns, ...(list.isSigned ? ['Ký nhận'] : [])]
  const columns: readonly Column[] = titles.map((title, index) => ({
    title,
    share: widths[index] ?? 1,
    ...(index === 0 && { alignment: 'centered' as const }),
  }))
  const sheets: FormSheets = {
    title: list.head.title,
    style,
    css: `${numberedPages(list.head.title)}
${list.isSigned ? 'tbody tr { height: 10mm; }' : ''}
td { vertical-align: middle; }
`,
  }
  const cellsOf = (row: readonly string[], index: number) => [
    ...[String(index + 1), ...row],
    ...(list.isSigned ? [''] : []),
  ]
  function* parts(): Generator<Html> {
    yield html`${formHead(list.head)}`
    yield { html: `<table>${tableHead(columns).html}<tbody>` }
    for (const [index, row] of list.rows.entries()) yield tableRow(columns, cellsOf(row, index))
    yield signsRow(columns.length, null, { day: list.placeAndDay, capacity })
    yield { html: '</tbody></table>' }
  }
  const paper = () => tablePaper({ ...list, columns, rows: list.rows.map(cellsOf), capacity })
  return { sheets, parts, paper }
}
