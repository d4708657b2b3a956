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
import { cellHeading } from '../organisation/heading.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import { formatPercent } from '../text/numbers.ts'
import { attendanceFigures, meetsTarget } from './attendance.ts'
import {
  type AttendanceState,
  type MeetingContent,
  type MeetingKind,
  meetingKindNames,
  meetingModeNames,
  type RollLine,
  taskStateNames,
} from './meeting.ts'
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

/** `08` for a count of people, as papers write it; 0 stays 0. */
const people = (count: number): string => (count > 0 && count < 10 ? `0${count}` : String(count))

const comrade = (name: string): string => `đồng chí ${name}`

/** Lines of free text become paragraphs of their own. */
const prose = (text: string): Block[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraph(line))

function opening({ content, cellName, kind, period }: MinutesSource): Block {
  const time: Content[] =
    content.startsAt === null ? ['hồi ', blank(4), ' giờ ', blank(4), ' phút'] : [`hồi ${timePhrase(content.startsAt)} phút`]
  const mode = content.mode === 'in-person' ? '' : ` (hình thức: ${meetingModeNames[content.mode].toLowerCase()})`
  return paragraph(
    'Hôm nay, ',
    ...time,
    `, ${datePhrase(content.heldOn)}, tại `,
    known(content.place, 40),
    `, ${cellName} tổ chức sinh hoạt ${meetingKindNames[kind]} kỳ ${periodPhrase(period)}${mode}.`,
  )
}

const namesOf = (source: MinutesSource, state: AttendanceState): string => {
  const marks = new Map(source.content.marks.map((mark) => [mark.personId, mark]))
  return source.roll
    .flatMap(({ personId, fullName }) => {
      const mark = marks.get(personId)
      if (mark?.state !== state) return []
      return [mark.reason === '' ? comrade(fullName) : `${comrade(fullName)} (${mark.reason})`]
    })
    .join('; ')
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
      '; vắng không lý do ',
      counted(figures.absent),
      '; miễn sinh hoạt không dự ',
      counted(figures.exempt),
      '. Tỷ lệ dự sinh hoạt: ',
      ...(isCalled
        ? [`${figures.present}/${figures.base}, đạt ${formatPercent(figures.present, figures.base)}.`]
        : [blank(10), '.']),
    ),
  ]
  const absences: readonly (readonly [string, AttendanceState])[] = [
    ['Vắng có lý do: ', 'excused'],
    ['Vắng không lý do: ', 'absent'],
    ['Miễn sinh hoạt không dự: ', 'exempt'],
  ]
  for (const [label, state] of absences) {
    const names = namesOf(source, state)
    if (names !== '') blocks.push(paragraph(bold(label), `${names}.`))
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
      .join('; ')
  const superiors = list(true)
  const invited = list(false)
  return [
    ...(superiors === '' ? [] : [paragraph(bold('Đại biểu cấp trên dự: '), `${superiors}.`)]),
    ...(invited === '' ? [] : [paragraph(bold('Khách mời: '), `${invited}.`)]),
  ]
}

function officer(source: MinutesSource, label: string, personId: string | null): Block {
  const line = source.roll.find((candidate) => candidate.personId === personId)
  if (!line) return paragraph(bold(label), 'đồng chí ', blank(40), '.')
  return paragraph(bold(label), `${comrade(line.fullName)}${line.post === '' ? '' : `, ${line.post}`}.`)
}

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
        task.title,
        known(task.who, 12),
        task.dueOn === null ? '' : formatDate(task.dueOn),
        [taskStateNames[task.state], task.result === '' ? '' : `: ${task.result}`],
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
          : [paragraph(result.isCarried ? 'Kết quả: được thông qua.' : 'Kết quả: không được thông qua.')]),
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
  const opinions = content.opinions.filter((opinion) => opinion.text !== '')
  return {
    schemaVersion: 1,
    draft: source.isDraft,
    header: {
      superior: heading.superior,
      issuer: heading.issuing,
      number: source.number,
      placeAndDate: { place: source.placeName, date: content.heldOn },
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
      ...numbered([
        ['Chương trình', prose(content.agenda)],
        ['Tình hình nộp đảng phí', prose(content.feeStatus)],
        ['Kết quả thực hiện nhiệm vụ kỳ trước', [...reported(source), ...prose(content.review)]],
        ['Nội dung chuyên đề', prose(content.topic)],
        [
          'Ý kiến thảo luận',
          opinions.length === 0
            ? []
            : [
                dashList(
                  opinions.map((opinion) => [
                    ...(opinion.speaker === '' ? ['Đồng chí ', blank(20)] : [bold(`Đồng chí ${opinion.speaker}`)]),
                    `: ${opinion.text.replaceAll('\n', ' ')}`,
                  ]),
                ),
              ],
        ],
        ['Nhiệm vụ kỳ tới', assigned(source)],
        ['Biểu quyết', votes(source)],
      ]),
      romanHeading(3, 'KẾT LUẬN'),
      ...(content.conclusion === '' ? [paragraph(blank(120))] : prose(content.conclusion)),
      closing(source),
      signaturePair(
        signatory('NGƯỜI GHI BIÊN BẢN', nameOf(content.secretaryId)),
        signatory('CHỦ TRÌ HỘI NGHỊ', nameOf(content.chairId)),
      ),
    ],
  }
}

/** Facts of a meeting that a clerk should look at before freezing: sentences, never refusals. */
export function meetingHints({ content, roll, book, kind }: Pick<MinutesSource, 'content' | 'roll' | 'book' | 'kind'>): string[] {
  const hints: string[] = []
  const { startsAt, endsAt, heldOn } = content
  if (startsAt !== null && endsAt !== null) {
    const length = durationMinutes(startsAt, endsAt)
    const least = book.rule(kind === 'combined' ? 'meeting.minimumMinutesCombined' : 'meeting.minimumMinutes', heldOn)
    if (length === undefined) hints.push('Giờ kết thúc phải sau giờ bắt đầu.')
    else if (length < least) hints.push(`Thời lượng ${length} phút, dưới mức ${least} phút.`)
  }
  const figures = attendanceFigures(roll, content.marks)
  if (figures.unmarked > 0) hints.push(`Còn ${figures.unmarked} đảng viên chưa điểm danh.`)
  else if (figures.base > 0 && !meetsTarget(figures, book, heldOn)) {
    hints.push(
      `Tỷ lệ dự ${formatPercent(figures.present, figures.base)}, chưa đạt mức ${book.rule('attendance.targetPercent', heldOn)}%.`,
    )
  }
  if (content.chairId === null) hints.push('Chưa ghi người chủ trì.')
  if (content.secretaryId === null) hints.push('Chưa ghi người ghi biên bản.')
  return hints
}
