import { formatDate } from '../calendar/dates.ts'
import { meetingKindNames } from '../meetings/meeting.ts'
import { formatPoints } from '../scores/points.ts'
import { formatCount, formatPercent } from '../text/numbers.ts'
import { lackNames, type MonthOverview, type SpanOverview, type SpanSums } from './contract.ts'
import { rateTrend, scoreTrend } from './trend.ts'

interface TableColumn {
  readonly title: string
  /** Share of the width of a printed table. */
  readonly share: number
  readonly alignment?: 'centered' | 'right'
}

/** A table that leaves the program: as a workbook or on paper. */
export interface OverviewTable {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly string[])[]
}

const rate = ({ present, base }: SpanSums['turns']): string =>
  base === 0 ? '' : formatPercent(present, base)
const score = (points: number | null): string => (points === null ? '' : formatPoints(points))

const monthColumns: readonly TableColumn[] = [
  { title: 'STT', share: 12, alignment: 'centered' },
  { title: 'Chi bộ', share: 45 },
  { title: 'Ngày họp', share: 23, alignment: 'centered' },
  { title: 'Loại, chuyên đề', share: 44 },
  { title: 'Phút', share: 12, alignment: 'right' },
  { title: 'Dự', share: 17, alignment: 'right' },
  { title: 'Tỷ lệ', share: 16, alignment: 'right' },
  { title: 'Vắng phép', share: 14, alignment: 'right' },
  { title: 'Vắng K.phép', share: 16, alignment: 'right' },
  { title: 'Tự chấm', share: 15, alignment: 'right' },
  { title: 'Gợi ý', share: 15, alignment: 'right' },
  { title: 'Thẩm định', share: 16, alignment: 'right' },
  { title: 'Còn thiếu', share: 36 },
]

/** A line a meeting; a cell that has not met has its line too. */
export function monthTable(overview: MonthOverview): OverviewTable {
  const lines = overview.flatMap(({ cellName, meetings }) =>
    meetings.length === 0
      ? [[cellName, '', 'Chưa sinh hoạt', ...Array.from({ length: 9 }, () => '')]]
      : meetings.map(({ meeting, minutes, turns, topic, own, suggestion, committee, lacks }) => [
          cellName,
          formatDate(meeting.heldOn),
          [meetingKindNames[meeting.kind], ...(topic === '' ? [] : [topic])].join(': '),
          ...(meeting.isRecorded
            ? [
                minutes === null ? '' : formatCount(minutes),
                `${formatCount(turns.present)}/${formatCount(turns.base)}`,
                rate(turns),
                formatCount(turns.excused),
                formatCount(turns.absent),
              ]
            : ['', '', '', '', '']),
          score(own),
          score(suggestion?.points ?? null),
          score(committee),
          lacks.map((lack) => lackNames[lack]).join('; '),
        ]),
  )
  return { columns: monthColumns, rows: lines.map((line, index) => [String(index + 1), ...line]) }
}

const spanColumns: readonly TableColumn[] = [
  { title: 'STT', share: 12, alignment: 'centered' },
  { title: 'Chi bộ', share: 58 },
  { title: 'Số buổi thường kỳ', share: 22, alignment: 'right' },
  { title: 'Chuyên đề', share: 22, alignment: 'right' },
  { title: 'Lượt dự', share: 30, alignment: 'right' },
  { title: 'Tỷ lệ dự', share: 22, alignment: 'right' },
  { title: 'So kỳ trước', share: 22, alignment: 'right' },
  { title: 'Điểm bình quân', share: 24, alignment: 'right' },
  { title: 'Số buổi có điểm', share: 22, alignment: 'right' },
  { title: 'So kỳ trước', share: 22, alignment: 'right' },
]

const spanLine = (name: string, now: SpanSums, before: SpanSums): readonly string[] => [
  name,
  formatCount(now.held),
  formatCount(now.thematic),
  now.turns.base === 0 ? '' : `${formatCount(now.turns.present)}/${formatCount(now.turns.base)}`,
  rate(now.turns),
  rateTrend(now.turns, before.turns),
  score(now.score),
  formatCount(now.scored),
  scoreTrend(now.score, before.score),
]

/** A line a cell, the whole commune last. */
export const spanTable = ({ cells, now, before }: SpanOverview): OverviewTable => ({
  columns: spanColumns,
  rows: [
    ...cells.map((cell, index) => [String(index + 1), ...spanLine(cell.cellName, cell.now, cell.before)]),
    ['', ...spanLine('Toàn đảng bộ', now, before)],
  ],
})
