import { periodParts, periodPhrase } from '../calendar/periods.ts'
import { datePhrase, durationMinutes, timePhrase } from '../calendar/phrases.ts'
import {
  arabicHeading,
  blank,
  bold,
  type Content,
  dottedLines,
  known,
  paragraph,
  romanHeading,
  signatory,
  signaturePair,
} from '../documents/compose.ts'
import type { Block, PartyDocument } from '../documents/model.ts'
import { people } from '../documents/phrases.ts'
import { postNames } from '../organisation/cell.ts'
import { cellHeading } from '../organisation/heading.ts'
import { formatPercent } from '../text/numbers.ts'
import { attendanceFigures } from './attendance.ts'
import { isOncePerPeriod, type Mark, type MeetingContent, meetingKindNames } from './meeting.ts'
import {
  assigned,
  criticism,
  discussion,
  example,
  type MinutesSource,
  petitions,
  reported,
} from './minutes-sections.ts'
import { votes } from './minutes-votes.ts'
import { agendaItems, comrade, prose, separated, unnumberedItems } from './minutes-words.ts'
import { meetingSubject } from './names.ts'
import { ownScoreLine } from './own-score.ts'

const modePhrases: Readonly<Record<MeetingContent['mode'], string>> = {
  'in-person': '',
  online: ' theo hình thức trực tuyến',
  mixed: ' theo hình thức trực tiếp kết hợp trực tuyến',
}

/** Who met for what, in the opening sentence. */
function heldBy({ cellName, kind, period }: MinutesSource): string {
  if (kind === 'committee') return `Chi ủy ${cellName} họp kỳ ${periodPhrase(period)}`
  if (kind === 'review') return `${cellName} tổ chức hội nghị kiểm điểm cuối năm ${periodParts(period).year}`
  return `${cellName} tổ chức sinh hoạt ${meetingKindNames[kind]} ${periodPhrase(period)}`
}

function opening(source: MinutesSource): Block {
  const { content } = source
  const time: Content[] =
    content.startsAt === null
      ? ['hồi ', blank(4), ' giờ ', blank(4), ' phút']
      : [`hồi ${timePhrase(content.startsAt)} phút`]
  return paragraph(
    'Hôm nay, ',
    ...time,
    `, ${datePhrase(content.heldOn)}, tại `,
    known(content.place, 40),
    `, ${heldBy(source)}${modePhrases[content.mode]}.`,
  )
}

/** Names of the roll whose mark passes, each with the reason that it gives. */
const namesOf = ({ roll, content }: MinutesSource, test: (mark: Mark) => boolean): readonly string[] => {
  const marks = new Map(content.marks.map((mark) => [mark.personId, mark]))
  return roll.flatMap(({ personId, fullName }) => {
    const mark = marks.get(personId)
    if (!mark || !test(mark)) return []
    return [mark.reason === '' ? comrade(fullName) : `${comrade(fullName)} (${mark.reason})`]
  })
}

const isThere = ({ state }: Mark): boolean => state === 'present'

function attendance(source: MinutesSource): Block[] {
  const figures = attendanceFigures(source.roll, source.content.marks)
  const isCommittee = source.kind === 'committee'
  const isCalled = figures.unmarked === 0 && figures.convened > 0
  const counted = (count: number): Content => (isCalled ? people(count) : blank(6))
  const others = figures.convened - figures.official - figures.probationary
  const composition = [`chính thức ${people(figures.official)}`, `dự bị ${people(figures.probationary)}`]
  if (others > 0) composition.push(`tạm chuyển đến ${people(others)}`)

  const blocks: Block[] = [
    paragraph(
      bold(isCommittee ? 'Chi ủy viên: ' : 'Đảng viên: '),
      `tổng số ${people(figures.convened)} đồng chí${isCommittee ? '' : ` (${composition.join(', ')})`}; có mặt `,
      counted(figures.present),
      ` đồng chí${figures.late > 0 && isCalled ? ` (trong đó đến muộn ${people(figures.late)} đồng chí)` : ''}; vắng có lý do `,
      counted(figures.excused),
      ' đồng chí; vắng không có lý do ',
      counted(figures.absent),
      ...(isCommittee
        ? [' đồng chí. Tỷ lệ dự họp: ']
        : [
            ' đồng chí; được miễn sinh hoạt, không dự ',
            counted(figures.exempt),
            ' đồng chí. Tỷ lệ dự sinh hoạt: ',
          ]),
      ...(isCalled && figures.base > 0
        ? [
            `${people(figures.present)}/${people(figures.base)} đồng chí, đạt ${formatPercent(figures.present, figures.base)}.`,
          ]
        : [blank(10), '.']),
    ),
  ]
  const lists: readonly (readonly [string, (mark: Mark) => boolean])[] = [
    ['Vắng có lý do: ', ({ state }) => state === 'excused'],
    ['Vắng không có lý do: ', ({ state }) => state === 'absent'],
    ['Được miễn sinh hoạt: ', ({ state }) => state === 'exempt'],
    ['Đến muộn: ', (mark) => isThere(mark) && mark.isLate === true],
    ['Dự trực tuyến: ', (mark) => isThere(mark) && mark.isOnline === true],
  ]
  for (const [label, test] of lists) {
    const names = namesOf(source, test)
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
export const printedPosts: Readonly<Record<string, string>> = {
  [postNames.secretary]: 'Bí thư Chi bộ',
  [postNames.deputy]: 'Phó Bí thư Chi bộ',
}

function officer(source: MinutesSource, label: string, personId: string | null): Block {
  const line = source.roll.find((candidate) => candidate.personId === personId)
  if (!line) return paragraph(bold(label), 'đồng chí ', blank(40), '.')
  const post = printedPosts[line.post] ?? line.post
  return paragraph(bold(label), `${comrade(line.fullName)}${post === '' ? '' : `, ${post}`}.`)
}

function closing({ content, kind }: MinutesSource): Block {
  const { startsAt, endsAt } = content
  const isCommittee = kind === 'committee'
  const minutes = startsAt === null || endsAt === null ? undefined : durationMinutes(startsAt, endsAt)
  const length = minutes === undefined ? '' : ` (thời lượng ${minutes} phút)`
  return paragraph(
    isOncePerPeriod(kind) || kind === 'extraordinary'
      ? 'Buổi sinh hoạt kết thúc hồi '
      : 'Hội nghị kết thúc hồi ',
    ...(endsAt === null ? [blank(4), ' giờ ', blank(4), ' phút'] : [`${timePhrase(endsAt)} phút`]),
    ` cùng ngày${length}. Biên bản được đọc lại cho ${isCommittee ? 'chi ủy' : 'chi bộ'} nghe và thông qua.`,
  )
}

/** Sections that have something to say, numbered as they come. */
export const numbered = (sections: readonly (readonly [string, readonly Block[]])[]): Block[] =>
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
    ['Chương trình', agendaItems(unnumberedItems(content.agenda))],
    ['Tình hình nộp đảng phí', prose(content.feeStatus)],
    ['Kết quả thực hiện nhiệm vụ tháng trước', reported(source)],
    ['Đánh giá tình hình trong tháng', prose(content.review)],
    ['Biểu dương, nhắc nhở đảng viên', prose(content.praise)],
    ['Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh', example(source)],
    ['Nội dung chuyên đề', prose(content.topic)],
    ['Ý kiến thảo luận', discussion(source)],
    ['Tự phê bình và phê bình', criticism(source)],
    ['Kiến nghị, đề nghị', petitions(source)],
    ['Nhiệm vụ tháng tới và phân công thực hiện', assigned(source)],
    ['Biểu quyết', votes(source)],
  ])
  const conclusion = prose(content.conclusion)
  return {
    schemaVersion: 1,
    draft: source.isDraft || content.unconfirmed.length > 0,
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
      subject: [meetingSubject(source)],
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
      ...(isOncePerPeriod(source.kind) ? [ownScoreLine(source.ownScore)] : []),
      closing(source),
      signaturePair(
        signatory('NGƯỜI GHI BIÊN BẢN', nameOf(content.secretaryId)),
        signatory('CHỦ TRÌ HỘI NGHỊ', nameOf(content.chairId)),
      ),
    ],
  }
}
