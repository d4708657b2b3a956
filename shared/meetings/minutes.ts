import { formatDate } from '../calendar/dates.ts'
import { periodPhrase } from '../calendar/periods.ts'
import { datePhrase, durationMinutes, timePhrase } from '../calendar/phrases.ts'
import {
  arabicHeading,
  blank,
  bold,
  type Content,
  column,
  dashList,
  dottedLines,
  known,
  paragraph,
  romanHeading,
  signatory,
  signaturePair,
  table,
  vote as voteLine,
  wideColumn,
} from '../documents/compose.ts'
import type { Block, DocumentNumber, PartyDocument } from '../documents/model.ts'
import { postNames } from '../organisation/cell.ts'
import { cellHeading } from '../organisation/heading.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import { formatPercent } from '../text/numbers.ts'
import { attendanceFigures } from './attendance.ts'
import {
  type AttendanceState,
  type MeetingContent,
  type MeetingKind,
  meetingKindNames,
  type Opinion,
  type ReportedTask,
  type RollLine,
  taskStateNames,
} from './meeting.ts'
import { agendaItems, comrade, linesOf, onLines, people, prose, separated } from './minutes-words.ts'
import { voteResult } from './voting.ts'

/** Everything the minutes (biên bản) of one meeting are made from. */
export interface MinutesSource {
  readonly communeName: string
  readonly placeName: string
  /** Name of the cell on the day of the meeting. */
  readonly cellName: string
  readonly period: string
  readonly kind: MeetingKind
  readonly roll: readonly RollLine[]
  readonly content: MeetingContent
  readonly book: Rulebook
  /** Number and symbol; without a value the paper prints dots. */
  readonly number: DocumentNumber
  readonly isDraft: boolean
}

const modePhrases: Readonly<Record<MeetingContent['mode'], string>> = {
  'in-person': '',
  online: ' theo hình thức trực tuyến',
  mixed: ' theo hình thức trực tiếp kết hợp trực tuyến',
}

function opening({ content, cellName, kind, period }: MinutesSource): Block {
  const time: Content[] =
    content.startsAt === null
      ? ['hồi ', blank(4), ' giờ ', blank(4), ' phút']
      : [`hồi ${timePhrase(content.startsAt)} phút`]
  return paragraph(
    'Hôm nay, ',
    ...time,
    `, ${datePhrase(content.heldOn)}, tại `,
    known(content.place, 40),
    `, ${cellName} tổ chức sinh hoạt ${meetingKindNames[kind]} ${periodPhrase(period)}${modePhrases[content.mode]}.`,
  )
}

const namesOf = (source: MinutesSource, state: AttendanceState): readonly string[] => {
  const marks = new Map(source.content.marks.map((mark) => [mark.personId, mark]))
  return source.roll.flatMap(({ personId, fullName }) => {
    const mark = marks.get(personId)
    if (mark?.state !== state) return []
    return [mark.reason === '' ? comrade(fullName) : `${comrade(fullName)} (${mark.reason})`]
  })
}

function attendance(source: MinutesSource): Block[] {
  const figures = attendanceFigures(source.roll, source.content.marks)
  const isCalled = figures.unmarked === 0 && figures.convened > 0
  const counted = (count: number): Content => (isCalled ? people(count) : blank(6))
  const others = figures.convened - figures.official - figures.probationary
  const composition = [`chính thức ${people(figures.official)}`, `dự bị ${people(figures.probationary)}`]
  if (others > 0) composition.push(`tạm chuyển đến ${people(others)}`)

  const blocks: Block[] = [
    paragraph(
      bold('Đảng viên: '),
      `tổng số ${people(figures.convened)} đồng chí (${composition.join(', ')}); có mặt `,
      counted(figures.present),
      ' đồng chí; vắng có lý do ',
      counted(figures.excused),
      ' đồng chí; vắng không có lý do ',
      counted(figures.absent),
      ' đồng chí; được miễn sinh hoạt, không dự ',
      counted(figures.exempt),
      ' đồng chí. Tỷ lệ dự sinh hoạt: ',
      ...(isCalled && figures.base > 0
        ? [
            `${people(figures.present)}/${people(figures.base)} đồng chí, đạt ${formatPercent(figures.present, figures.base)}.`,
          ]
        : [blank(10), '.']),
    ),
  ]
  const absences: readonly (readonly [string, AttendanceState])[] = [
    ['Vắng có lý do: ', 'excused'],
    ['Vắng không có lý do: ', 'absent'],
    ['Được miễn sinh hoạt: ', 'exempt'],
  ]
  for (const [label, state] of absences) {
    const names = namesOf(source, state)
    if (names.length > 0) blocks.push(paragraph(bold(label), ...separated(names), '.'))
  }
  return blocks
}

function guests({ content }: MinutesSource): Block[] {
  const named = content.guests.filter((guest) => guest.fullName !== '')
  const list = (isSuperior: boolean) =>
    named
      .filter((guest) => guest.isSuperior === isSuperior)
      .map(({ fullName, title }) => {
        const name = isSuperior ? comrade(fullName) : fullName
        return title === '' ? name : `${name}, ${title}`
      })
  const superiors = list(true)
  const invited = list(false)
  return [
    ...(superiors.length === 0
      ? []
      : [paragraph(bold('Đại biểu cấp trên dự: '), ...separated(superiors), '.')]),
    ...(invited.length === 0 ? [] : [paragraph(bold('Khách mời: '), ...separated(invited), '.')]),
  ]
}

/** Posts of the roll as papers write them. */
const printedPosts: Readonly<Record<string, string>> = {
  [postNames.secretary]: 'Bí thư Chi bộ',
  [postNames.deputy]: 'Phó Bí thư Chi bộ',
}

function officer(source: MinutesSource, label: string, personId: string | null): Block {
  const line = source.roll.find((candidate) => candidate.personId === personId)
  if (!line) return paragraph(bold(label), 'đồng chí ', blank(40), '.')
  const post = printedPosts[line.post] ?? line.post
  return paragraph(bold(label), `${comrade(line.fullName)}${post === '' ? '' : `, ${post}`}.`)
}

const addressed = /^(đồng chí|đ\/c|ông|bà)\s/iu

/** Members and superiors are comrades; a guest who is neither is named as the clerk wrote it. */
function speaker({ speakerId, speaker: name }: Opinion, { content }: MinutesSource): Content[] {
  if (name === '') return ['Đồng chí ', blank(20)]
  const isInvited = content.guests.some((guest) => !guest.isSuperior && guest.fullName === name)
  const isAddressed = addressed.test(name) || (speakerId === null && isInvited)
  return [bold(isAddressed ? name.charAt(0).toLocaleUpperCase('vi') + name.slice(1) : `Đồng chí ${name}`)]
}

/** Beyond this an opinion keeps to one paragraph, its lines under each other. */
const mostLinesOfOpinions = 600

function discussion(source: MinutesSource): Block[] {
  const opinions = source.content.opinions.filter((opinion) => opinion.text.trim() !== '')
  const lines = opinions.reduce((sum, { text }) => sum + linesOf(text).length, 0)
  return opinions.flatMap((opinion): Block[] => {
    const [first = '', ...rest] = linesOf(opinion.text)
    const said = [...speaker(opinion, source), ': ']
    return lines > mostLinesOfOpinions
      ? [dashList([[...said, ...onLines([first, ...rest])]])]
      : [dashList([[...said, first]]), ...rest.map((line) => paragraph(line))]
  })
}

const isOverdue = ({ state, dueOn }: ReportedTask, heldOn: string): boolean =>
  state !== 'done' && dueOn !== null && dueOn < heldOn

function reported({ content }: MinutesSource): Block[] {
  if (content.reportedTasks.length === 0) return []
  return [
    table(
      [
        column('STT', 12, 'center'),
        wideColumn('Nhiệm vụ đề ra', 5),
        wideColumn('Người thực hiện', 3),
        column('Thời hạn', 25, 'center'),
        wideColumn('Kết quả', 4),
      ],
      content.reportedTasks.map((task, index) => [
        String(index + 1),
        known(task.title, 12),
        known(task.who, 12),
        task.dueOn === null ? blank(10) : formatDate(task.dueOn),
        [
          taskStateNames[task.state],
          isOverdue(task, content.heldOn) ? ` (${taskStateNames.overdue.toLowerCase()})` : '',
          ...(linesOf(task.result).length === 0 ? [] : [': ', ...onLines(linesOf(task.result))]),
        ],
      ]),
    ),
  ]
}

function assigned({ content }: MinutesSource): Block[] {
  const given = content.assignedTasks.filter((task) => task.title !== '')
  if (given.length === 0) return []
  return [
    table(
      [
        column('STT', 12, 'center'),
        wideColumn('Nhiệm vụ', 6),
        wideColumn('Người thực hiện', 3),
        column('Thời hạn', 25, 'center'),
      ],
      given.map((task, index) => [
        String(index + 1),
        task.title,
        known(task.who, 12),
        task.dueOn === null ? blank(10) : formatDate(task.dueOn),
      ]),
    ),
  ]
}

function votes({ content, roll, book }: MinutesSource): Block[] {
  return content.votes
    .filter((vote) => vote.question !== '')
    .flatMap((vote) => {
      const result = voteResult(vote, roll, content.marks, book, content.heldOn)
      const counts = {
        base: result.base,
        ...(vote.inFavour !== null && { agree: vote.inFavour }),
        ...(vote.against !== null && { disagree: vote.against }),
        ...(vote.other !== null && { otherOpinion: vote.other }),
      }
      return [
        voteLine(vote.question, counts),
        ...(result.isCarried === undefined
          ? []
          : [
              paragraph(
                `Kết quả: ${result.isCarried ? 'được' : 'không được'} thông qua (cần từ ${people(result.needed)} phiếu tán thành).`,
              ),
            ]),
      ]
    })
}

function closing({ content }: MinutesSource): Block {
  const { startsAt, endsAt } = content
  if (endsAt === null) {
    return paragraph(
      'Buổi sinh hoạt kết thúc hồi ',
      blank(4),
      ' giờ ',
      blank(4),
      ' phút cùng ngày. Biên bản được đọc lại cho chi bộ nghe và thông qua.',
    )
  }
  const minutes = startsAt === null ? undefined : durationMinutes(startsAt, endsAt)
  const length = minutes === undefined ? '' : ` (thời lượng ${minutes} phút)`
  return paragraph(
    `Buổi sinh hoạt kết thúc hồi ${timePhrase(endsAt)} phút cùng ngày${length}. Biên bản được đọc lại cho chi bộ nghe và thông qua.`,
  )
}

/** Sections that have something to say, numbered as they come. */
const numbered = (sections: readonly (readonly [string, readonly Block[]])[]): Block[] =>
  sections
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], index) => [arabicHeading(index + 1, title), ...blocks])

/**
 * Minutes of a cell meeting, with what domain.md 2.5 lists, from the record alone. What is not known is left as dots
 * for the hand; nothing is invented.
 */
export function minutes(source: MinutesSource): PartyDocument {
  const { content, roll } = source
  const heading = cellHeading(source.communeName, source.cellName)
  const nameOf = (id: string | null) => roll.find((line) => line.personId === id)?.fullName
  const sections = numbered([
    ['Chương trình', agendaItems(content.agenda)],
    ['Tình hình nộp đảng phí', prose(content.feeStatus)],
    ['Kết quả thực hiện nhiệm vụ tháng trước', reported(source)],
    ['Đánh giá tình hình trong tháng', prose(content.review)],
    ['Nội dung chuyên đề', prose(content.topic)],
    ['Ý kiến thảo luận', discussion(source)],
    ['Nhiệm vụ tháng tới và phân công thực hiện', assigned(source)],
    ['Biểu quyết', votes(source)],
  ])
  const conclusion = prose(content.conclusion)
  return {
    schemaVersion: 1,
    draft: source.isDraft,
    header: {
      superior: heading.superior,
      issuer: heading.issuing,
      number: source.number,
      placeAndDate: {
        ...(source.placeName.trim() !== '' && { place: source.placeName }),
        date: content.heldOn,
      },
    },
    title: {
      type: 'BIÊN BẢN',
      subject: [`sinh hoạt chi bộ ${meetingKindNames[source.kind]} ${periodPhrase(source.period)}`],
    },
    blocks: [
      opening(source),
      romanHeading(1, 'THÀNH PHẦN'),
      ...attendance(source),
      ...guests(source),
      officer(source, 'Chủ trì: ', content.chairId),
      officer(source, 'Người ghi biên bản: ', content.secretaryId),
      romanHeading(2, 'NỘI DUNG'),
      ...(sections.length === 0 ? [dottedLines(20)] : sections),
      romanHeading(3, 'KẾT LUẬN'),
      ...(conclusion.length === 0 ? [dottedLines(5)] : conclusion),
      paragraph('Chi bộ tự chấm kỳ sinh hoạt: ', blank(10), ' điểm; xếp loại: ', blank(16), '.'),
      closing(source),
      signaturePair(
        signatory('NGƯỜI GHI BIÊN BẢN', nameOf(content.secretaryId)),
        signatory('CHỦ TRÌ HỘI NGHỊ', nameOf(content.chairId)),
      ),
    ],
  }
}
