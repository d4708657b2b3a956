import type { Turns } from '../attendance/sitting.ts'
import { formatDate } from '../calendar/dates.ts'
import { meetingKindNames } from '../meetings/meeting.ts'
import { lostWords } from '../scores/why.ts'
import {
  lackNames,
  type MeetingOfMonth,
  type MonthOverview,
  type SpanOverview,
  type SpanSums,
} from './contract.ts'
import { monthSums, unmetWords } from './table.ts'

type Cell = string | number | null

/** A table as a workbook holds it: what is counted is a number, so that it can be summed there. */
export interface OverviewSheet {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Tenths as the number that they stand for. */
const points = (tenths: number | null): Cell => (tenths === null ? null : tenths / 10)
/** Percent with one place, rounded half up as every printed percentage. */
const percent = ({ present, base }: Turns): Cell =>
  base === 0 ? null : Math.round((present * 1000) / base) / 10
const whole = 'Toàn đảng bộ'

const monthHeaders = [
  ...['STT', 'Chi bộ', 'Ngày họp', 'Loại buổi', 'Chuyên đề', 'Số phút'],
  ...['Có mặt', 'Phải dự', 'Tỷ lệ dự (%)', 'Vắng có lý do', 'Vắng không lý do'],
  ...['Chi bộ tự chấm', 'Phần mềm gợi ý', 'Điểm chưa biết', 'Đảng ủy thẩm định', 'Còn thiếu'],
  ...['Lý do của chi bộ', 'Gợi ý mất điểm vì', 'Lý do của Đảng ủy'],
]

const turnsCells = (turns: Turns): readonly Cell[] => [
  ...[turns.present, turns.base, percent(turns), turns.excused, turns.absent],
]
const noCells = (count: number): readonly Cell[] => Array.from({ length: count }, () => null)

const meetingCells = ({ meeting: { kind, heldOn, isRecorded }, ...row }: MeetingOfMonth): readonly Cell[] => [
  isRecorded ? formatDate(heldOn) : null,
  meetingKindNames[kind],
  row.topic === '' ? null : row.topic,
  isRecorded ? row.minutes : null,
  ...(isRecorded ? turnsCells(row.turns) : noCells(5)),
  ...[points(row.own), points(row.suggestion?.points ?? null), points(row.suggestion?.open ?? null)],
  points(row.committee),
  row.lacks.map((lack) => lackNames[lack]).join('; ') || null,
  ...[row.why.own || null, lostWords(row.why.lost).join('; ') || null, row.why.committee || null],
]

/** A month, a row a meeting, the whole commune last. */
export function monthSheet(overview: MonthOverview): OverviewSheet {
  const lines = overview.flatMap(({ cellName, missed, meetings }): readonly (readonly Cell[])[] =>
    meetings.length === 0
      ? [[cellName, null, unmetWords(missed), ...noCells(15)]]
      : meetings.map((row) => [cellName, ...meetingCells(row)]),
  )
  const { cells, met, turns, own, committee } = monthSums(overview)
  return {
    headers: monthHeaders,
    rows: [
      ...lines.map((line, index) => [index + 1, ...line]),
      [
        ...[null, whole, null, `${met}/${cells} chi bộ đã sinh hoạt`, null, null],
        ...(turns.base === 0 ? noCells(5) : turnsCells(turns)),
        ...[points(own), null, null, points(committee), null, null, null, null],
      ],
    ],
  }
}

const spanHeaders = [
  ...['STT', 'Chi bộ', 'Số buổi thường kỳ', 'Số buổi chuyên đề', 'Lượt có mặt', 'Lượt phải dự'],
  ...['Tỷ lệ dự (%)', 'Tỷ lệ kỳ trước (%)', 'Điểm bình quân', 'Số buổi có điểm', 'Điểm kỳ trước'],
]

const sumsCells = (now: SpanSums, before: SpanSums): readonly Cell[] => [
  ...[now.held, now.thematic, now.turns.present, now.turns.base],
  ...[percent(now.turns), percent(before.turns), points(now.score), now.scored, points(before.score)],
]

/** A longer time, a row a cell, the whole commune last. */
export const spanSheet = ({ cells, now, before }: SpanOverview): OverviewSheet => ({
  headers: spanHeaders,
  rows: [
    ...cells.map((cell, index) => [index + 1, cell.cellName, ...sumsCells(cell.now, cell.before)]),
    [null, whole, ...sumsCells(now, before)],
  ],
})
