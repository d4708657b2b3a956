import type { Turns } from '../attendance/sitting.ts'
import { formatDate } from '../calendar/dates.ts'
import { periodPhrase } from '../calendar/periods.ts'
import { bold, column, dashList, paragraph, table, wideColumn } from '../documents/compose.ts'
import type { Block } from '../documents/model.ts'
import { type MeetingKind, meetingTitles, type ReportedTask, taskStateNames } from '../meetings/meeting.ts'
import { reachedOf } from '../meetings/minutes-sections.ts'
import { linesOf, onLines, unended } from '../meetings/minutes-words.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import { bandOf, formatPoints, scoreBandNames } from '../scores/points.ts'
import type { TaskSums } from '../tasks/history.ts'
import { formatPercent } from '../text/numbers.ts'
import { counted, type Section, sentences } from './section.ts'

interface HeldMeeting {
  readonly kind: MeetingKind
  readonly heldOn: string
  /** Thời lượng; null where a time was not written down. */
  readonly minutes: number | null
  readonly turns: Turns
  readonly topic: string
  /** Points in tenths. */
  readonly own: number | null
  readonly committee: number | null
  readonly review: string
  readonly conclusion: string
  readonly reported: readonly Pick<
    ReportedTask,
    'title' | 'who' | 'state' | 'result' | 'measure' | 'achieved'
  >[]
  readonly assigned: readonly {
    readonly title: string
    readonly who: string
    readonly dueOn: string | null
  }[]
  readonly petitions: readonly {
    readonly content: string
    readonly raisedBy: string
    readonly answer: string
  }[]
}

/** What the record says of a cell in one month. */
export interface CellRecord {
  readonly period: string
  /** Recorded ones of the cell itself in the order of their days; that of its committee is none. */
  readonly meetings: readonly HeldMeeting[]
  /** From the first day of the month to its last. */
  readonly tasks: TaskSums
  readonly book: Rulebook
}

const attended = ({ turns: { convened, present, excused, absent, exempt, base } }: HeldMeeting): string =>
  [
    `Tổng số đảng viên ${counted(convened)} đồng chí; có mặt ${counted(present)}/${counted(base)} đồng chí` +
      `${base === 0 ? '' : `, đạt ${formatPercent(present, base)}`}; vắng có lý do ${counted(excused)}` +
      `; vắng không lý do ${counted(absent)}`,
    ...(exempt === 0 ? [] : [`miễn sinh hoạt, không dự ${counted(exempt)}`]),
  ].join('; ')

const heldLine = (meeting: HeldMeeting): Block[] =>
  sentences(
    `Ngày ${formatDate(meeting.heldOn)}: ${meetingTitles[meeting.kind].toLocaleLowerCase('vi')}` +
      `${meeting.topic === '' ? '' : `, chuyên đề "${meeting.topic}"`}` +
      `${meeting.minutes === null ? '' : `, thời lượng ${counted(meeting.minutes)} phút`}.`,
    `${attended(meeting)}.`,
  )

function held({ meetings, period }: CellRecord): Section {
  const [first] = meetings
  const sum = (of: (turns: Turns) => number) => meetings.reduce((total, { turns }) => total + of(turns), 0)
  const base = sum((turns) => turns.base)
  const present = sum((turns) => turns.present)
  return {
    id: 'held',
    title: 'Tình hình sinh hoạt chi bộ',
    figures: first
      ? [
          { name: 'Số buổi', text: counted(meetings.length), way: 'overview' },
          {
            name: 'Dự',
            text: base === 0 ? counted(present) : `${present}/${base} (${formatPercent(present, base)})`,
            way: 'present',
          },
          { name: 'Vắng có lý do', text: counted(sum((turns) => turns.excused)), way: 'excused' },
          { name: 'Vắng không lý do', text: counted(sum((turns) => turns.absent)), way: 'absent' },
        ]
      : [],
    drawn: first
      ? meetings.flatMap(heldLine)
      : [paragraph(`Chưa có buổi sinh hoạt nào của ${periodPhrase(period)} được ghi vào sổ.`)],
    proposal: '',
  }
}

function tasks({ meetings, tasks: sums, period }: CellRecord): Section {
  const reported = meetings.flatMap((meeting) => meeting.reported)
  const { openBefore, given, reopened, closed, withdrawn, openAfter } = sums
  return {
    id: 'tasks',
    title: 'Kết quả thực hiện nhiệm vụ',
    figures: [
      { name: 'Đầu tháng còn', text: counted(openBefore), way: 'tasks' },
      { name: 'Giao trong tháng', text: counted(given), way: 'tasks' },
      { name: 'Hoàn thành', text: counted(closed), way: 'tasks' },
      { name: 'Còn theo dõi', text: counted(openAfter), way: 'tasks' },
    ],
    drawn: [
      paragraph(
        `Đầu ${periodPhrase(period)} còn ${counted(openBefore)} nhiệm vụ đang theo dõi; giao mới ${counted(given)}` +
          `${reopened === 0 ? '' : `; theo dõi lại ${counted(reopened)}`}; hoàn thành ${counted(closed)}` +
          `${withdrawn === 0 ? '' : `; thôi theo dõi ${counted(withdrawn)}`}; cuối tháng còn ${counted(openAfter)}.`,
      ),
      ...(reported.length === 0
        ? []
        : [
            table(
              [
                column('STT', 12, 'center'),
                wideColumn('Nhiệm vụ', 4),
                wideColumn('Người thực hiện', 3),
                column('Trạng thái', 27),
                wideColumn('Kết quả', 3),
              ],
              reported.map((task, index) => [
                String(index + 1),
                task.title,
                task.who,
                taskStateNames[task.state],
                onLines([...linesOf(task.result), ...reachedOf(task)]),
              ]),
            ),
          ]),
    ],
    proposal: meetings
      .map(({ review }) => review)
      .filter((text) => text.trim() !== '')
      .join('\n'),
  }
}

function petitions({ meetings }: CellRecord): Section {
  const raised = meetings.flatMap((meeting) => meeting.petitions)
  return {
    id: 'petitions',
    title: 'Ý kiến, kiến nghị của đảng viên và nhân dân',
    figures: [{ name: 'Kiến nghị trong tháng', text: counted(raised.length), way: 'petitions' }],
    drawn:
      raised.length === 0
        ? []
        : [
            dashList(
              raised.map(
                ({ content, raisedBy, answer }) =>
                  `${raisedBy === '' && answer === '' ? content : unended(content)}${raisedBy === '' ? '' : ` (${raisedBy})`}` +
                  `${answer === '' ? '' : `. Trả lời tại buổi: ${answer}`}`,
              ),
            ),
          ],
    proposal: '',
  }
}

function quality({ meetings, book }: CellRecord): Section {
  const lines = meetings.flatMap(({ kind, heldOn, own, committee }) => {
    const score = (points: number) =>
      `${formatPoints(points)} điểm, loại ${scoreBandNames[bandOf(points, book, heldOn)]}`
    const said = [
      ...(own === null ? [] : [`chi bộ tự chấm ${score(own)}`]),
      ...(committee === null ? [] : [`Đảng ủy thẩm định ${score(committee)}`]),
    ]
    if (said.length === 0) return []
    const name = meetingTitles[kind]
    return [{ text: said.join('; '), line: `${name} ngày ${formatDate(heldOn)}: ${said.join('; ')}.` }]
  })
  return {
    id: 'quality',
    title: 'Chất lượng buổi sinh hoạt',
    figures: lines.map(({ text }) => ({ name: 'Điểm', text, way: 'scores' })),
    drawn: lines.map(({ line }) => paragraph(line)),
    proposal: '',
  }
}

function next({ meetings }: CellRecord): Section {
  const given = meetings.flatMap(({ assigned }) => assigned)
  return {
    id: 'next',
    title: 'Nhiệm vụ thời gian tới',
    figures: [{ name: 'Nhiệm vụ đã giao', text: counted(given.length), way: 'tasks' }],
    drawn:
      given.length === 0
        ? []
        : [
            dashList(
              given.map(({ title, who, dueOn }) => {
                const parts = [unended(title), who, dueOn === null ? '' : `hạn ${formatDate(dueOn)}`]
                return `${parts.filter((part) => part !== '').join(', ')}.`
              }),
            ),
          ],
    proposal: meetings
      .map(({ conclusion }) => conclusion)
      .filter((text) => text.trim() !== '')
      .join('\n'),
  }
}

const text = (id: string, title: string): Section => ({ id, title, figures: [], drawn: [], proposal: '' })

/** Báo cáo tháng of a cell, from its record of the month (domain.md 2.2, 8: within two days of the meeting). */
export const cellReportSections = (record: CellRecord): readonly Section[] => [
  held(record),
  tasks(record),
  petitions(record),
  quality(record),
  text('limits', 'Hạn chế, nguyên nhân'),
  next(record),
  text('wishes', 'Kiến nghị, đề xuất với Đảng ủy'),
]

/** Tờ trình: free texts; nothing of it is drawn from the record. */
export const submissionSections: readonly Section[] = [
  text('reason', 'Lý do, sự cần thiết'),
  text('content', 'Nội dung trình'),
  text('request', 'Đề nghị'),
]

export const cellOpening = (cellName: string, period: string): Block =>
  paragraph(`${cellName} báo cáo kết quả sinh hoạt và thực hiện nhiệm vụ ${periodPhrase(period)} như sau:`)

export const submissionClosing = (cellName: string, addressee: string): Block =>
  paragraph(bold(cellName), ` kính trình ${addressee === '' ? 'Đảng ủy' : addressee} xem xét, quyết định.`)
