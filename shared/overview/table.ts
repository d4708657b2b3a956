import { formatDate } from '../calendar/dates.ts'
import { meetingKindNames } from '../meetings/meeting.ts'
import { columnFormat, formatTenths, suggestedWords, type Tenths } from '../scores/points.ts'
import { formatCount, formatPercent } from '../text/numbers.ts'
import { lackNames, type MonthOverview, type SpanOverview, type SpanSums } from './contract.ts'
import { type MonthLine, monthLines, suggestionReasons } from './lines.ts'
import { monthSums } from './sums.ts'
import { rateTrend, scoreTrend } from './trend.ts'

interface TableColumn {
  readonly title: string
  /** Share of the width of a printed table. */
  readonly share: number
  readonly alignment?: 'centered' | 'right'
}

/** A table on paper. */
export interface OverviewTable {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly string[])[]
  /** The whole commune, last; none under a list. */
  readonly total?: readonly string[]
}

/** Under a column of scores of single meetings stands what they come to. */
export const wholeName = 'Toàn đảng bộ'

const rate = ({ present, base }: SpanSums['turns']): string =>
  base === 0 ? '' : formatPercent(present, base)
const written = (points: Tenths | null, format: (points: Tenths) => string): string =>
  points === null ? '' : format(points)
const share = ({ present, base }: SpanSums['turns']): string =>
  base === 0 ? '' : `${formatCount(present)}/${formatCount(base)}`

const monthColumns: readonly TableColumn[] = [
  { title: 'STT', share: 11, alignment: 'centered' },
  { title: 'Chi bộ', share: 44 },
  { title: 'Ngày họp', share: 22, alignment: 'centered' },
  { title: 'Loại, chuyên đề', share: 38 },
  { title: 'Phút', share: 12, alignment: 'right' },
  { title: 'Dự', share: 19, alignment: 'right' },
  { title: 'Tỷ lệ', share: 16, alignment: 'right' },
  { title: 'Vắng phép', share: 14, alignment: 'right' },
  { title: 'Vắng K.phép', share: 17, alignment: 'right' },
  { title: 'Tự chấm', share: 15, alignment: 'right' },
  { title: 'Gợi ý', share: 20, alignment: 'right' },
  { title: 'Thẩm định', share: 16, alignment: 'right' },
  { title: 'Còn thiếu', share: 41 },
]

/** A line a meeting, the whole commune last; its scores are the means of those above. */
export function monthTable(overview: MonthOverview): OverviewTable {
  const lines = monthLines(overview)
  const column = (of: (held: NonNullable<MonthLine['held']>) => Tenths | null) =>
    lines.map(({ held }) => (held === null ? null : of(held)))
  const own = columnFormat([...column((held) => held.own)])
  const suggested = columnFormat(column(({ suggestion }) => suggestion?.points ?? null))
  const committee = columnFormat(column((held) => held.committee))
  const sums = monthSums(overview)
  return {
    columns: monthColumns,
    rows: lines.map(({ cellName, held, unheld, why, lacks }, index) => [
      ...[String(index + 1), cellName],
      ...(held === null
        ? [unheld, why, '', '', '', '', '', '', '', '']
        : [
            formatDate(held.meeting.heldOn),
            [meetingKindNames[held.meeting.kind], ...(held.topic === '' ? [] : [held.topic])].join(': '),
            held.minutes === null ? '' : formatCount(held.minutes),
            ...[share(held.turns), rate(held.turns)],
            ...[formatCount(held.turns.excused), formatCount(held.turns.absent)],
            written(held.own, own),
            held.suggestion === null ? '' : suggestedWords(held.suggestion, suggested),
            written(held.committee, committee),
          ]),
      lacks.map((lack) => lackNames[lack]).join('; '),
    ]),
    total: [
      ...['', wholeName, `${formatCount(sums.met)}/${formatCount(sums.cells)}`],
      ...['Chi bộ đã họp; điểm bình quân', '', share(sums.turns), rate(sums.turns)],
      ...[formatCount(sums.turns.excused), formatCount(sums.turns.absent)],
      ...[written(sums.own, formatTenths), '', written(sums.committee, formatTenths)],
      sums.lacking === 0 ? '' : `${formatCount(sums.lacking)} buổi còn thiếu`,
    ],
  }
}

/** So many losses of a suggestion are told on paper; the workbook and the page tell all. */
const mostLosses = 3

/** Why the scores of a month are not full, meeting by meeting; no rows where nobody lost any. */
export function monthReasons(overview: MonthOverview): OverviewTable {
  const lines = monthLines(overview).flatMap(({ cellName, held }) => {
    if (held === null) return []
    const { own, committee } = held.reasons
    const told = [own, suggestionReasons(held.reasons, mostLosses), committee]
    return told.every((reasons) => reasons.length === 0)
      ? []
      : [[cellName, ...told.map((reasons) => reasons.join('; '))]]
  })
  return {
    columns: [
      { title: 'Chi bộ', share: 44 },
      { title: 'Chi bộ tự chấm', share: 68 },
      { title: 'Phần mềm gợi ý (điểm mất nhiều nhất)', share: 100 },
      { title: 'Đảng ủy thẩm định', share: 68 },
    ],
    rows: lines,
  }
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
  share(now.turns),
  rate(now.turns),
  rateTrend(now.turns, before.turns),
  written(now.score, formatTenths),
  formatCount(now.scored),
  scoreTrend(now.score, before.score),
]

/** A line a cell, the whole commune last. */
export const spanTable = ({ cells, now, before }: SpanOverview): OverviewTable => ({
  columns: spanColumns,
  rows: cells.map((cell, index) => [String(index + 1), ...spanLine(cell.cellName, cell.now, cell.before)]),
  total: ['', ...spanLine(wholeName, now, before)],
})
