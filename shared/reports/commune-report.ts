import { formatPeriod, type Period } from '../calendar/periods.ts'
import { monthsBetween } from '../calendar/spans.ts'
import { annex, bold, column, dashList, paragraph, runs, table, wideColumn } from '../documents/compose.ts'
import type { Block } from '../documents/model.ts'
import { lackNames } from '../overview/contract.ts'
import { monthTable, type OverviewTable, spanTable } from '../overview/table.ts'
import { rateTrend, scoreTrend } from '../overview/trend.ts'
import { formatPoints, scoreBandNames, scoreBands } from '../scores/points.ts'
import { formatPercent } from '../text/numbers.ts'
import {
  belowLine,
  type CommuneRecord,
  heldFacts,
  lackingPapers,
  lackingThematic,
  lowScored,
  namesOf,
  type Scorer,
  scoreFacts,
  scorers,
  topicsOf,
} from './commune-facts.ts'
import { timeOf } from './names.ts'
import { capital, counted, type Section, sentences } from './section.ts'

const isMonth = ({ from, to }: CommuneRecord): boolean => from === to

function held(record: CommuneRecord): Section {
  const { perMonth, due, held: met, missed } = heldFacts(record)
  const cells = perMonth.at(-1)?.cells ?? 0
  const { held: meetings, thematic } = record.span.now
  const missing = perMonth.filter(({ notHeld }) => notHeld.length > 0)
  const before = record.span.before.held
  return {
    id: 'held',
    title: 'Kết quả tổ chức sinh hoạt chi bộ',
    figures: [
      { name: 'Chi bộ, kỳ đã sinh hoạt', text: `${met}/${due}`, way: 'overview' },
      { name: 'Chưa sinh hoạt', text: counted(missed), way: 'overview' },
      { name: 'Buổi thường kỳ', text: counted(meetings), way: 'overview' },
      { name: 'Buổi có chuyên đề', text: counted(thematic), way: 'overview' },
    ],
    drawn: [
      ...sentences(
        `Toàn đảng bộ có ${counted(cells)} chi bộ.`,
        isMonth(record)
          ? `Trong ${timeOf(record.from, record.to)} có ${met}/${due} chi bộ tổ chức sinh hoạt thường kỳ` +
              `${due === 0 ? '' : `, đạt ${formatPercent(met, due)}`}.`
          : `Trong ${timeOf(record.from, record.to)} các chi bộ tổ chức ${counted(meetings)} buổi sinh hoạt thường kỳ;` +
              ` tính theo từng tháng có ${met}/${due} lượt chi bộ sinh hoạt${due === 0 ? '' : `, đạt ${formatPercent(met, due)}`}.`,
        isMonth(record) || before === 0
          ? undefined
          : `Thời gian liền trước cùng độ dài: ${counted(before)} buổi.`,
      ),
      ...(missing.length === 0
        ? []
        : [
            paragraph('Chưa sinh hoạt thường kỳ:'),
            dashList(
              missing.map(({ period, notHeld }) => `Kỳ ${formatPeriod(period)}: ${notHeld.join('; ')}`),
            ),
          ]),
    ],
    proposal: '',
  }
}

function attendance(record: CommuneRecord): Section {
  const { turns } = record.span.now
  const { present, base, excused, absent } = turns
  const trend = rateTrend(turns, record.span.before.turns)
  const { line, cells } = belowLine(record)
  return {
    id: 'attendance',
    title: 'Tỷ lệ đảng viên dự sinh hoạt',
    figures: [
      {
        name: 'Lượt dự',
        text: base === 0 ? '0' : `${counted(present)}/${counted(base)} (${formatPercent(present, base)})`,
        way: 'present',
      },
      { name: 'Vắng có lý do', text: counted(excused), way: 'excused' },
      { name: 'Vắng không lý do', text: counted(absent), way: 'absent' },
    ],
    drawn: [
      ...sentences(
        `Có mặt ${counted(present)}/${counted(base)} lượt đảng viên thuộc diện phải dự` +
          `${base === 0 ? '' : `, đạt ${formatPercent(present, base)}`}; vắng có lý do ${counted(excused)} lượt;` +
          ` vắng không lý do ${counted(absent)} lượt.`,
        trend === '' ? undefined : `So với thời gian liền trước cùng độ dài: ${trend} điểm phần trăm.`,
      ),
      ...(cells.length === 0
        ? []
        : [
            paragraph(
              `Chi bộ có tỷ lệ dự dưới ${line}%: `,
              cells
                .map(({ cellName, turns: own }) => `${cellName} (${formatPercent(own.present, own.base)})`)
                .join('; '),
              '.',
            ),
          ]),
    ],
    proposal: '',
  }
}

function thematic(record: CommuneRecord): Section {
  const topics = topicsOf(record)
  const lacking = lackingThematic(record)
  const { thematic: count } = record.span.now
  const roman = ['I', 'II', 'III', 'IV']
  return {
    id: 'thematic',
    title: 'Sinh hoạt chuyên đề',
    figures: [
      { name: 'Buổi có chuyên đề', text: counted(count), way: 'overview' },
      ...(lacking.length === 0
        ? []
        : [{ name: 'Chi bộ còn thiếu', text: counted(lacking.length), way: 'overview' } as const]),
    ],
    drawn: [
      paragraph(`Các chi bộ tổ chức ${counted(count)} buổi sinh hoạt có nội dung chuyên đề.`),
      ...(isMonth(record) && topics.length > 0
        ? [dashList(topics.map(({ cellName, topic }) => `${cellName}: ${topic}`))]
        : []),
      ...(lacking.length === 0
        ? []
        : [
            paragraph(
              'Chi bộ chưa đủ sinh hoạt chuyên đề theo quý: ',
              lacking
                .map(
                  ({ cellName, quarters }) =>
                    `${cellName} (quý ${quarters.map((quarter) => roman[quarter - 1]).join(', ')})`,
                )
                .join('; '),
              '.',
            ),
          ]),
    ],
    proposal: '',
  }
}

const scorerNames: Readonly<Record<Scorer, string>> = {
  own: 'Chi bộ tự chấm',
  suggestion: 'Phần mềm gợi ý',
  committee: 'Đảng ủy thẩm định',
}

const pointsText = (points: number | null): string => (points === null ? '' : formatPoints(points))

function quality(record: CommuneRecord): Section {
  const facts = scoreFacts(record)
  const { now, before } = record.span
  const trend = scoreTrend(now.score, before.score)
  const low = lowScored(record)
  return {
    id: 'quality',
    title: 'Chất lượng sinh hoạt',
    figures: scorers.map((scorer) => ({
      name: scorerNames[scorer],
      text:
        facts[scorer].mean === null
          ? 'chưa có'
          : `${pointsText(facts[scorer].mean)} điểm, ${facts[scorer].scored} buổi`,
      way: 'scores',
    })),
    drawn: [
      table(
        [
          wideColumn('Điểm', 3),
          wideColumn('Số buổi', 1.4, 'center'),
          ...scoreBands.map((band) => wideColumn(scoreBandNames[band], 1.4, 'center')),
          wideColumn('Bình quân', 1.6, 'center'),
        ],
        scorers.map((scorer) => {
          const { scored, mean, bands } = facts[scorer]
          return [
            scorerNames[scorer],
            String(scored),
            ...scoreBands.map((band) => String(bands[band])),
            pointsText(mean),
          ]
        }),
      ),
      ...(trend === '' || isMonth(record)
        ? []
        : [
            paragraph(
              `Điểm bình quân (thẩm định, buổi chưa thẩm định lấy điểm tự chấm): ${pointsText(now.score)}; ` +
                `so với thời gian liền trước cùng độ dài: ${trend}.`,
            ),
          ]),
      ...(low.length === 0
        ? []
        : [paragraph('Chi bộ có buổi sinh hoạt loại trung bình, kém: ', namesOf(low), '.')]),
    ],
    proposal: '',
  }
}

function shortcomings(record: CommuneRecord): Section {
  const papers = lackingPapers(record)
  return {
    id: 'shortcomings',
    title: 'Tồn tại, hạn chế',
    figures: papers.map(({ lack, cells }) => ({
      name: lackNames[lack],
      text: `${counted(cells.length)} chi bộ`,
      way: 'papers' as const,
    })),
    drawn:
      papers.length === 0
        ? []
        : [dashList(papers.map(({ lack, cells }) => `${lackNames[lack]}: ${namesOf(cells)}`))],
    proposal: '',
  }
}

function tasks({ tasks: sums }: CommuneRecord): Section {
  const { openBefore, given, reopened, closed, withdrawn, openAfter } = sums
  return {
    id: 'tasks',
    title: 'Thực hiện nhiệm vụ chi bộ giao',
    figures: [
      { name: 'Giao mới', text: counted(given), way: 'tasks' },
      { name: 'Hoàn thành', text: counted(closed), way: 'tasks' },
      { name: 'Còn theo dõi', text: counted(openAfter), way: 'tasks' },
    ],
    drawn: [
      paragraph(
        `Đầu kỳ các chi bộ còn ${counted(openBefore)} nhiệm vụ đang theo dõi; giao mới ${counted(given)}` +
          `${reopened === 0 ? '' : `; theo dõi lại ${counted(reopened)}`}; hoàn thành ${counted(closed)}` +
          `${withdrawn === 0 ? '' : `; thôi theo dõi ${counted(withdrawn)}`}; cuối kỳ còn ${counted(openAfter)}.`,
      ),
    ],
    proposal: '',
  }
}

/** Without figures: they stand above, and a text that the clerk keeps would not follow them. */
function directions(record: CommuneRecord): Section {
  const { missed } = heldFacts(record)
  const wishes = [
    ...(missed === 0 ? [] : ['Đôn đốc các chi bộ chưa sinh hoạt tổ chức sinh hoạt và gửi biên bản.']),
    ...(belowLine(record).cells.length === 0
      ? []
      : [
          'Cấp ủy viên phụ trách dự sinh hoạt, cùng chi bộ có tỷ lệ dự thấp tìm nguyên nhân và cách khắc phục.',
        ]),
    ...(lackingThematic(record).length === 0
      ? []
      : ['Các chi bộ chưa đủ sinh hoạt chuyên đề chọn nội dung, phân công người chuẩn bị trong tháng tới.']),
    ...(lackingPapers(record).length === 0
      ? []
      : ['Các chi bộ còn thiếu văn bản hoàn thiện, ký và đăng theo thời hạn.']),
    'Tiếp tục nâng cao chất lượng sinh hoạt chi bộ theo Chỉ thị 50-CT/TW và Hướng dẫn 42-HD/BTCTW.',
  ]
  return {
    id: 'directions',
    title: 'Phương hướng, nhiệm vụ',
    figures: [],
    drawn: [],
    proposal: wishes.join('\n'),
  }
}

const directionOf = (trend: string): string =>
  trend === '' ? '' : trend === '0' ? 'giữ nguyên' : trend.startsWith('+') ? 'tăng' : 'giảm'

function assessment({ span: { now, before } }: CommuneRecord): Section {
  const rate = directionOf(rateTrend(now.turns, before.turns))
  const score = directionOf(scoreTrend(now.score, before.score))
  const said = [
    ...(rate === '' ? [] : [`tỷ lệ đảng viên dự sinh hoạt ${rate}`]),
    ...(score === '' ? [] : [`điểm bình quân chất lượng sinh hoạt ${score}`]),
  ]
  return {
    id: 'assessment',
    title: 'Đánh giá chung, bài học kinh nghiệm',
    figures: [],
    drawn: [],
    proposal: said.length === 0 ? '' : `${capital(said.join('; '))} so với thời gian liền trước.`,
  }
}

/** Báo cáo of the commune on the meetings of its cells; the sơ kết has what was learned from them as well. */
export const communeReportSections = (record: CommuneRecord, isReview: boolean): readonly Section[] => [
  held(record),
  attendance(record),
  thematic(record),
  quality(record),
  tasks(record),
  shortcomings(record),
  ...(isReview ? [assessment(record)] : []),
  directions(record),
]

export const communeOpening = (committeeName: string, from: Period, to: Period): Block =>
  paragraph(`${committeeName} báo cáo kết quả sinh hoạt chi bộ ${timeOf(from, to)} như sau:`)

/** The columns that an upright page has room for, and how wide each must be that no day, figure or word is torn; in mm. */
const printed: Readonly<Record<string, number>> = {
  TT: 10,
  'Ngày họp': 25,
  Phút: 13,
  Dự: 15,
  'Tỷ lệ': 18,
  'Tự chấm': 16,
  'Gợi ý': 13,
  'Thẩm định': 16,
  'Số buổi thường kỳ': 18,
  'Chuyên đề': 19,
  'Lượt dự': 21,
  'Tỷ lệ dự': 18,
  'So kỳ trước': 16,
  'Điểm bình quân': 16,
}
const cellTitle = 'Chi bộ'

/** Phụ lục: every cell of the span on a line. */
export function cellsAnnex(record: CommuneRecord): Block[] {
  const { columns, rows }: OverviewTable = isMonth(record)
    ? monthTable(record.months.flatMap(({ overview }) => overview))
    : spanTable(record.span)
  const shown = columns.flatMap(({ title }, index) =>
    title === cellTitle || title in printed ? [index] : [],
  )
  const alignments = { centered: 'center', right: 'right', left: 'left' } as const
  const total = monthsBetween(record.from, record.to) > 1 ? rows.length - 1 : -1
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
      rows.map((row, line) =>
        shown.map((index) => {
          const text = row[index] ?? ''
          return line === total && text !== '' ? runs(bold(text)) : text
        }),
      ),
    ),
  ]
}
