import { annex, bold, column, runs, table, wideColumn } from '../documents/compose.ts'
import type { Block } from '../documents/model.ts'
import { monthTable, type OverviewTable, spanTable } from '../overview/table.ts'
import { type CommuneRecord, isMonth } from './commune-facts.ts'
import { timeOf } from './names.ts'

/** The columns that an upright page has room for, and how wide each must be that no day, figure or word is torn; in mm. */
const printed: Readonly<Record<string, number>> = {
  STT: 12,
  'Ngày họp': 25,
  Dự: 20,
  'Tỷ lệ': 18,
  'Tự chấm': 16,
  'Gợi ý': 20,
  'Thẩm định': 16,
  'Số buổi thường kỳ': 17,
  'Chuyên đề': 16,
  'Lượt dự': 24,
  'Tỷ lệ dự': 17,
  'So kỳ trước': 15,
  'Điểm bình quân': 14,
}
const cellTitle = 'Chi bộ'

/** Phụ lục: every cell of the span on a line. */
export function cellsAnnex(record: CommuneRecord): Block[] {
  const { columns, rows, total }: OverviewTable = isMonth(record)
    ? monthTable(record.months.flatMap(({ overview }) => overview))
    : spanTable(record.span)
  const shown = columns.flatMap(({ title }, index) =>
    title === cellTitle || title in printed ? [index] : [],
  )
  const alignments = { centered: 'center', right: 'right', left: 'left' } as const
  return [
    annex('PHỤ LỤC', `kết quả sinh hoạt của các chi bộ ${timeOf(record.from, record.to)}`),
    table(
      shown.flatMap((index) => {
        const of = columns[index]
        if (of === undefined) return []
        const width = printed[of.title]
        const alignment = alignments[of.alignment ?? 'left']
        return [width === undefined ? wideColumn(of.title, 1, alignment) : column(of.title, width, alignment)]
      }),
      [
        ...rows.map((row) => shown.map((index) => row[index] ?? '')),
        ...(total === undefined
          ? []
          : [
              shown.map((index) => {
                const text = total[index] ?? ''
                return text === '' ? '' : runs(bold(text))
              }),
            ]),
      ],
    ),
  ]
}
