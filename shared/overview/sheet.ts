import { formatDate } from '../calendar/dates.ts'
import { meetingKindNames } from '../meetings/meeting.ts'
import type { Tenths } from '../scores/points.ts'
import { lackNames, type MonthOverview, type SpanOverview, type SpanSums } from './contract.ts'
import { monthLines, suggestionReasons } from './lines.ts'
import { monthSums } from './sums.ts'
import { wholeName } from './table.ts'

/** A text, a number, or a number with how it is shown, as spreadsheets write formats. */
export type SheetValue = string | number | { readonly value: number; readonly format: string } | null

/** A table as a workbook: numbers are numbers, so that they can be summed and sorted. */
export interface OverviewSheet {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly SheetValue[])[]
  readonly total: readonly SheetValue[]
}

export const points = (tenths: Tenths | null): SheetValue =>
  tenths === null ? null : { value: tenths / 10, format: '0.0' }
const percent = ({ present, base }: SpanSums['turns']): SheetValue =>
  base === 0 ? null : { value: present / base, format: '0.0%' }
export const shares = (turns: SpanSums['turns']): readonly SheetValue[] =>
  turns.base === 0 ? [null, null, null] : [turns.present, turns.base, percent(turns)]

export function monthSheet(overview: MonthOverview): OverviewSheet {
  const sums = monthSums(overview)
  return {
    headers: [
      ...['STT', 'Chi bộ', 'Ngày họp', 'Loại', 'Chuyên đề', 'Phút'],
      ...['Có mặt', 'Phải dự', 'Tỷ lệ dự', 'Vắng có lý do', 'Vắng không lý do'],
      ...['Chi bộ tự chấm', 'Phần mềm gợi ý', 'Điểm chưa biết', 'Đảng ủy thẩm định'],
      ...['Lý do tự chấm', 'Lý do gợi ý', 'Lý do thẩm định', 'Còn thiếu'],
    ],
    rows: monthLines(overview).map(({ cellName, held, unheld, why, lacks }, index) => [
      ...[index + 1, cellName],
      ...(held === null
        ? [unheld, why, ...Array.from({ length: 14 }, () => null)]
        : [
            ...[formatDate(held.meeting.heldOn), meetingKindNames[held.meeting.kind], held.topic],
            ...[held.minutes, ...shares(held.turns), held.turns.excused, held.turns.absent],
            ...[points(held.own), points(held.suggestion?.points ?? null)],
            ...[points(held.suggestion?.open ?? null), points(held.committee)],
            held.reasons.own.join('; '),
            suggestionReasons(held.reasons).join('; '),
            held.reasons.committee.join('; '),
          ]),
      lacks.map((lack) => lackNames[lack]).join('; '),
    ]),
    total: [
      ...[null, wholeName, `${sums.met}/${sums.cells} chi bộ đã họp`, 'Điểm: bình quân', null, null],
      ...[...shares(sums.turns), sums.turns.excused, sums.turns.absent],
      ...[points(sums.own), null, null, points(sums.committee), null, null, null],
      sums.lacking === 0 ? null : `${sums.lacking} buổi còn thiếu`,
    ],
  }
}

/** Both in tenths. */
const change = (now: number | null, before: number | null): SheetValue =>
  now === null || before === null ? null : { value: (now - before) / 10, format: '+0.0;-0.0;0.0' }
/** Tenths of a percent, rounded as they are printed: a change is that between two printed rates. */
const printed = ({ present, base }: SpanSums['turns']): number | null =>
  base === 0 ? null : Math.round((present * 1000) / base)

const spanLine = (name: string, now: SpanSums, before: SpanSums): readonly SheetValue[] => [
  ...[name, now.held, now.thematic, ...shares(now.turns)],
  change(printed(now.turns), printed(before.turns)),
  ...[points(now.score), now.scored, change(now.score, before.score)],
]

export const spanSheet = ({ cells, now, before }: SpanOverview): OverviewSheet => ({
  headers: [
    ...['STT', 'Chi bộ', 'Số buổi thường kỳ', 'Chuyên đề', 'Lượt có mặt', 'Lượt phải dự', 'Tỷ lệ dự'],
    ...['Tỷ lệ so kỳ trước', 'Điểm bình quân', 'Số buổi có điểm', 'Điểm so kỳ trước'],
  ],
  rows: cells.map((cell, index) => [index + 1, ...spanLine(cell.cellName, cell.now, cell.before)]),
  total: [null, ...spanLine(wholeName, now, before)],
})
