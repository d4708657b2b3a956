import {
  BorderStyle,
  type ITableBordersOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type { Kept } from '../../../shared/documents/keeping.ts'
import { columnWidths, type LayoutProfile } from '../../../shared/documents/layout.ts'
import type { Signatory, Signatures, Table as TableBlock } from '../../../shared/documents/model.ts'
import { recipientLines } from '../../../shared/documents/phrases.ts'
import { ALIGNMENT, centred, exactly, halfPoints, points, runsWord, text, twips } from './word-parts.ts'

/** What stands in columns: tables, and the unlined pairs of the header and the signatures. */

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const NO_BORDERS: ITableBordersOptions = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
}

/** Rows of two columns without lines: the header of the paper and its signatures. */
export const twoColumns = (
  rows: readonly (readonly [readonly Paragraph[], readonly Paragraph[]])[],
  { header }: LayoutProfile,
): Table => {
  const widths = [twips(header.leftWidth), twips(header.rightWidth)]
  return new Table({
    width: { size: twips(header.leftWidth + header.rightWidth), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                margins: { right: index === 0 ? twips(2) : 0 },
                children: children.length === 0 ? [new Paragraph({})] : children,
              }),
          ),
        }),
    ),
  })
}

export const tableWord = (
  table: TableBlock,
  layout: LayoutProfile,
  isKept: Kept,
): readonly (Paragraph | Table)[] => {
  const { size, lineHeight, padding, border } = layout.table
  const widths = columnWidths(table.columns, layout).map(twips)
  const line = { style: BorderStyle.SINGLE, size: Math.round(border * 8), color: '000000' }
  const spacing = exactly(lineHeight)
  const cell = (index: number, verticalAlign: 'center' | 'top', content: Paragraph): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign,
      children: [content],
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(({ title }, index) =>
      cell(
        index,
        'center',
        centred([text(title, { bold: true, size: halfPoints(size) })], { spacing, keepNext: true }),
      ),
    ),
  })
  const rows = table.rows.map(
    (row, rowIndex) =>
      new TableRow({
        cantSplit: true,
        children: row.map((runs, index) =>
          cell(
            index,
            'top',
            new Paragraph({
              alignment: ALIGNMENT[table.columns[index]?.alignment ?? 'left'],
              spacing,
              keepNext: isKept(rowIndex),
              children: runsWord(runs, { size: halfPoints(size) }),
            }),
          ),
        ),
      }),
  )
  return [
    new Table({
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: {
        top: line,
        bottom: line,
        left: line,
        right: line,
        insideHorizontal: line,
        insideVertical: line,
      },
      margins: { top: points(2), bottom: points(2), left: twips(padding), right: twips(padding) },
      rows: [head, ...rows],
    }),
    // Word joins two tables that touch.
    new Paragraph({
      spacing: exactly(layout.body.spaceAfter + 3),
      keepNext: isKept(table.rows.length - 1),
      children: [],
    }),
  ]
}

export const signaturesWord = (
  { left, right }: Signatures,
  layout: LayoutProfile,
): readonly (Paragraph | Table)[] => [
  new Paragraph({ spacing: exactly(12), keepNext: true, children: [] }),
  twoColumns(
    [
      [
        leftWord(left, right, layout),
        signatoryWord(right, left.kind === 'signatory' ? left.signatory : right, layout),
      ],
    ],
    layout,
  ),
  // Word wants a paragraph after the last table; this one takes no room.
  new Paragraph({ spacing: exactly(1), run: { size: 2 }, children: [] }),
]

const leftWord = (
  left: Signatures['left'],
  right: Signatory,
  layout: LayoutProfile,
): readonly Paragraph[] => {
  const { recipientsTitleSize, recipientsSize } = layout.signature
  switch (left.kind) {
    case 'nobody':
      return []
    case 'signatory':
      return signatoryWord(left.signatory, right, layout)
    case 'recipients':
      return [
        new Paragraph({
          children: [text('Nơi nhận:', { underline: {}, size: halfPoints(recipientsTitleSize) })],
        }),
        ...recipientLines(left.recipients).map(
          (recipient) =>
            new Paragraph({
              spacing: exactly(recipientsSize * 1.25),
              children: [text(recipient, { size: halfPoints(recipientsSize) })],
            }),
        ),
      ]
  }
}

/** Who signs for a body has a line more at the top; the names of both stand on one line. */
const signatoryWord = (
  { authority, capacity, name }: Signatory,
  beside: Signatory,
  layout: LayoutProfile,
): readonly Paragraph[] => {
  const size = halfPoints(layout.signature.size)
  const blankLines =
    layout.signature.blankLines + (authority === undefined && beside.authority !== undefined ? 1 : 0)
  return [
    ...(authority === undefined ? [] : [centred([text(authority, { bold: true, size })])]),
    centred([text(capacity, { bold: authority === undefined, size })]),
    ...Array.from({ length: blankLines }, () => centred([])),
    centred([text(name ?? '', { bold: true, size })]),
  ]
}
