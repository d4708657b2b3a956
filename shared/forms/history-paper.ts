import { formatDate } from '../calendar/dates.ts'
import { bold, paragraph, table, wideColumn } from '../documents/compose.ts'
import type { Block, PartyDocument } from '../documents/model.ts'
import {
  type CellHistory,
  monthColumns,
  monthLines,
  promiseColumns,
  promiseLines,
  taskColumns,
  taskLines,
} from './history-card.ts'
import type { Column } from './parts.ts'

/** The letters of a paper are larger than those of the card: days and months need more room. */
const monthShares = [21, 27, 40, 30, 18, 19, 20]
const roomyMonths: readonly Column[] = monthColumns.map((column, index) => ({
  ...column,
  share: monthShares[index] ?? column.share,
}))

const listed = (title: string, columns: readonly Column[], rows: readonly (readonly string[])[]): Block[] => [
  paragraph(bold(title)),
  rows.length === 0
    ? paragraph('Không có.')
    : table(
        columns.map((column) =>
          wideColumn(
            column.title,
            column.share,
            column.alignment === 'centered' ? 'center' : column.alignment,
          ),
        ),
        rows,
      ),
]

/** Tình hình chi bộ 12 tháng for Word: the same figures, every line of them, since it is no single page there. */
export const historyPaper = (cell: CellHistory): PartyDocument => ({
  schemaVersion: 1,
  draft: false,
  header: {
    ...(cell.head.heading.superior !== '' && { superior: cell.head.heading.superior }),
    issuer: cell.head.heading.issuing,
  },
  title: { type: cell.head.title, subject: cell.head.under },
  blocks: [
    ...cell.facts.map(({ label, text }) => paragraph(`${label}: `, bold(text === '' ? 'chưa ghi' : text))),
    ...listed('Sinh hoạt và chấm điểm', roomyMonths, monthLines(cell)),
    ...listed('Nhiệm vụ đang mở', taskColumns, taskLines(cell)),
    ...listed('Việc cấp ủy viên đã hứa, chưa thực hiện xong', promiseColumns, promiseLines(cell)),
    paragraph(bold('Nhận xét gần đây')),
    ...(cell.remarks.length === 0
      ? [paragraph('Chưa có.')]
      : cell.remarks.map(({ heldOn, fullName, text }) =>
          paragraph(`${formatDate(heldOn)}, ${fullName}: ${text}`),
        )),
  ],
})
