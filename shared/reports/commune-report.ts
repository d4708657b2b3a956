import { formatPeriod, type Period } from '../calendar/periods.ts'
import { dashList, paragraph } from '../documents/compose.ts'
import type { Block } from '../documents/model.ts'
import { lackNames } from '../overview/contract.ts'
import { rateTrend, scoreTrend, steady } from '../overview/trend.ts'
import { formatPercent } from '../text/numbers.ts'
import {
  belowLine,
  type CommuneRecord,
  heldFacts,
  isMonth,
  lackingPapers,
  lackingThematic,
  namesOf,
  topicsOf,
} from './commune-facts.ts'
import { quality } from './commune-quality.ts'
import { timeOf } from './names.ts'
import { capital, counted, type Section, sentences } from './section.ts'

type Missing = ReturnType<typeof heldFacts>['perMonth']

/** The cells by name; of several months each month on a line. */
function notHeldBlocks(missing: Missing, ofOneMonth: boolean): Block[] {
  if (missing.length === 0) return []
  const names = missing.map(({ period, notHeld }) => ({ period, said: `${notHeld.join('; ')}.` }))
  return ofOneMonth
    ? names.map(({ said }) => paragraph(`Chưa sinh hoạt thường kỳ: ${said}`))
    : [
        paragraph('Chưa sinh hoạt thường kỳ:'),
        dashList(names.map(({ period, said }) => `Kỳ ${formatPeriod(period)}: ${said}`)),
      ]
}

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
      {
        name: isMonth(record) ? 'Chi bộ đã sinh hoạt' : 'Lượt chi bộ sinh hoạt',
        text: `${met}/${due}`,
        way: 'overview',
      },
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
      ...notHeldBlocks(missing, isMonth(record)),
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
        ? [dashList(topics.map(({ cellName, topic }) => `${cellName}: ${topic}.`))]
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
        : [
            dashList(
              papers.map(
                ({ lack, cells }) =>
                  `${lackNames[lack]} (${counted(cells.length)} chi bộ): ${namesOf(cells)}.`,
              ),
            ),
          ],
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
  trend === '' ? '' : trend === steady ? 'giữ nguyên' : trend.startsWith('+') ? 'tăng' : 'giảm'

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
