import { sumTurns } from '../attendance/sitting.ts'
import { formatDate } from '../calendar/dates.ts'
import { isMonthly, meetingKindNames } from '../meetings/meeting.ts'
import { formatMean, formatPoints } from '../scores/points.ts'
import { lostWords, suggestedWords } from '../scores/why.ts'
import { formatCount, formatPercent } from '../text/numbers.ts'
import {
  lackNames,
  type MeetingOfMonth,
  type MonthOverview,
  type SpanOverview,
  type SpanSums,
} from './contract.ts'
import { rateTrend, scoreTrend } from './trend.ts'

interface TableColumn {
  readonly title: string
  /** Share of the width of a printed table. */
  readonly share: number
  readonly alignment?: 'centered' | 'right'
}

interface PlainTable {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly string[])[]
}

/** A table on paper; the last row is that of the whole commune. */
export interface OverviewTable extends PlainTable {
  /** Why the scores are what they are, where anybody or the program says why. */
  readonly reasons?: PlainTable & { readonly title: string }
}

const whole = 'Toàn đảng bộ'

const rate = ({ present, base }: SpanSums['turns']): string =>
  base === 0 ? '' : formatPercent(present, base)
const score = (points: number | null): string => (points === null ? '' : formatPoints(points))

const mean = (points: number | null): string => (points === null ? '' : formatMean(points))

/** The mean in tenths; null where nobody gave a score. */
export const meanOf = (points: readonly (number | null)[]): number | null => {
  const given = points.filter((each) => each !== null)
  return given.length === 0 ? null : Math.round(given.reduce((sum, each) => sum + each, 0) / given.length)
}

const monthColumns: readonly TableColumn[] = [
  { title: 'STT', share: 12, alignment: 'centered' },
  { title: 'Chi bộ', share: 45 },
  { title: 'Ngày họp', share: 23, alignment: 'centered' },
  { title: 'Loại, chuyên đề', share: 42 },
  { title: 'Phút', share: 12, alignment: 'right' },
  { title: 'Dự', share: 19, alignment: 'right' },
  { title: 'Tỷ lệ', share: 16, alignment: 'right' },
  { title: 'Vắng phép', share: 14, alignment: 'right' },
  { title: 'Vắng K.phép', share: 16, alignment: 'right' },
  { title: 'Tự chấm', share: 15, alignment: 'right' },
  { title: 'Gợi ý', share: 22, alignment: 'right' },
  { title: 'Thẩm định', share: 16, alignment: 'right' },
  { title: 'Còn thiếu', share: 36 },
]

/** What a month comes to for the whole commune; turns and scores are those of meetings that are on record. */
export function monthSums(overview: MonthOverview) {
  const held = overview
    .flatMap(({ meetings }) => meetings)
    .filter(({ meeting: { isRecorded } }) => isRecorded)
  return {
    cells: overview.length,
    met: overview.filter(({ meetings }) => meetings.some(({ meeting }) => isMonthly(meeting))).length,
    turns: sumTurns(held.map(({ turns }) => turns)),
    own: meanOf(held.map(({ own }) => own)),
    committee: meanOf(held.map(({ committee }) => committee)),
  }
}

/** Why a cell has no meeting in the month. */
export const unmetWords = (missed: string | null): string =>
  missed === null ? 'Chưa sinh hoạt' : `Không họp: ${missed}`

/** A meeting that was opened and is not on record has no day on which anybody met. */
const dayOf = ({ meeting: { heldOn, isRecorded } }: MeetingOfMonth): string =>
  isRecorded ? formatDate(heldOn) : ''
const kindOf = ({ meeting: { kind, heldOn, isRecorded }, topic }: MeetingOfMonth): string =>
  isRecorded
    ? [meetingKindNames[kind], ...(topic === '' ? [] : [topic])].join(': ')
    : `Chưa ghi vào sổ, dự kiến họp ${formatDate(heldOn)}`

function monthLine(cellName: string, row: MeetingOfMonth): readonly string[] {
  const { meeting, minutes, turns, own, suggestion, committee, lacks } = row
  return [
    cellName,
    dayOf(row),
    kindOf(row),
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
    suggestion === null ? '' : suggestedWords(suggestion),
    score(committee),
    lacks.map((lack) => lackNames[lack]).join('; '),
  ]
}

const reasonColumns: readonly TableColumn[] = [
  { title: 'Chi bộ', share: 45 },
  { title: 'Chi bộ tự chấm', share: 70 },
  { title: 'Gợi ý mất điểm vì', share: 120 },
  { title: 'Đảng ủy thẩm định', share: 70 },
]

/** A line a meeting; a cell that has not met has its line too. */
export function monthTable(overview: MonthOverview): OverviewTable {
  const lines = overview.flatMap(({ cellName, missed, meetings }) =>
    meetings.length === 0
      ? [[cellName, '', unmetWords(missed), ...Array.from({ length: 9 }, () => '')]]
      : meetings.map((row) => monthLine(cellName, row)),
  )
  const { cells, met, turns, own, committee } = monthSums(overview)
  const reasons = overview.flatMap(({ cellName, meetings }) =>
    meetings.flatMap(({ why }) =>
      why.own === '' && why.committee === '' && why.lost.length === 0
        ? []
        : [[cellName, why.own, lostWords(why.lost).join('; '), why.committee]],
    ),
  )
  return {
    columns: monthColumns,
    rows: [
      ...lines.map((line, index) => [String(index + 1), ...line]),
      [
        ...['', whole, '', `${formatCount(met)}/${formatCount(cells)} chi bộ đã sinh hoạt`, ''],
        ...(turns.base === 0
          ? ['', '', '', '']
          : [
              `${formatCount(turns.present)}/${formatCount(turns.base)}`,
              rate(turns),
              formatCount(turns.excused),
              formatCount(turns.absent),
            ]),
        ...[mean(own), '', mean(committee), ''],
      ],
    ],
    ...(reasons.length > 0 && {
      reasons: { title: 'Lý do của điểm', columns: reasonColumns, rows: reasons },
    }),
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
  now.turns.base === 0 ? '' : `${formatCount(now.turns.present)}/${formatCount(now.turns.base)}`,
  rate(now.turns),
  rateTrend(now.turns, before.turns),
  mean(now.score),
  formatCount(now.scored),
  scoreTrend(now.score, before.score),
]

/** A line a cell, the whole commune last. */
export const spanTable = ({ cells, now, before }: SpanOverview): OverviewTable => ({
  columns: spanColumns,
  rows: [
    ...cells.map((cell, index) => [String(index + 1), ...spanLine(cell.cellName, cell.now, cell.before)]),
    ['', ...spanLine(whole, now, before)],
  ],
})
