import { addPeriods, periodPhrase, previousPeriod } from '../../calendar/periods.ts'
import {
  annex,
  blank,
  bold,
  type Content,
  dottedLines,
  paragraph,
  romanHeading,
  vote as voteLine,
} from '../../documents/compose.ts'
import type { Block, PartyDocument } from '../../documents/model.ts'
import { numberText } from '../../documents/numbering.ts'
import { people } from '../../documents/phrases.ts'
import { attendanceFigures } from '../attendance.ts'
import type { Vote } from '../meeting.ts'
import { printedPosts } from '../minutes.ts'
import { assigned, discussion, reported } from '../minutes-sections.ts'
import { prose } from '../minutes-words.ts'
import { meetingSubject } from '../names.ts'
import { ownScoreLine } from '../own-score.ts'
import { voteResult } from '../voting.ts'
import {
  cellSignature,
  chairContent,
  dayContent,
  type PaperSource,
  paperHead,
  placeContent,
} from './source.ts'

/** The month whose tasks the resolution leads: that of the period, or a later one where the office counts so. */
const ledPeriod = ({ period, content, book }: PaperSource): string =>
  addPeriods(period, book.rule('resolution.monthsAhead', content.heldOn))

function opening(source: PaperSource): Block[] {
  const figures = attendanceFigures(source.roll, source.content.marks)
  const isCalled = figures.unmarked === 0 && figures.convened > 0
  const counted = (count: number): Content => (isCalled ? people(count) : blank(6))
  return [
    paragraph(
      `Hôm nay, ${dayContent(source)}, tại `,
      placeContent(source),
      `, ${source.cellName} tổ chức ${meetingSubject(source)}. Tổng số đảng viên: ${people(figures.convened)} đồng chí` +
        ` (chính thức ${people(figures.official)}, dự bị ${people(figures.probationary)}); có mặt `,
      counted(figures.present),
      ' đồng chí; vắng ',
      counted(figures.excused + figures.absent),
      ' đồng chí',
      ...(figures.exempt > 0 && isCalled
        ? [`; được miễn sinh hoạt, không dự ${people(figures.exempt)} đồng chí`]
        : []),
      '. ',
      ...chairContent(source, printedPosts),
    ),
    paragraph('Sau khi thảo luận, ', bold('chi bộ quyết nghị:')),
  ]
}

/** The question that carries the resolution: the first one put to the vote as such. */
const resolutionVote = ({ content }: Pick<PaperSource, 'content'>) =>
  content.votes.find((vote) => vote.kind === 'resolution')

const resultOf = (source: PaperSource, vote: Vote) =>
  voteResult(vote, source.roll, source.content.marks, source.book, source.content.heldOn)

/** Whether the question was put to the vote and not carried: there is no resolution then. */
export function isVotedDown(source: PaperSource): boolean {
  const vote = resolutionVote(source)
  return vote !== undefined && resultOf(source, vote).isCarried === false
}

function adopted(source: PaperSource): Block {
  const subject = 'Nghị quyết được chi bộ biểu quyết thông qua'
  const vote = resolutionVote(source)
  if (!vote) return voteLine(subject)
  const { base, isCarried } = resultOf(source, vote)
  return voteLine(isCarried === false ? 'Kết quả biểu quyết nghị quyết' : subject, {
    base,
    ...(vote.inFavour !== null && { agree: vote.inFavour }),
    ...(vote.against !== null && { disagree: vote.against }),
    ...(vote.other !== null && { otherOpinion: vote.other }),
  })
}

/** `17-NQ/CB` as it stands in the head of the paper; dots for the hand where it is not known. */
const numberOf = ({ number }: PaperSource): readonly Content[] => {
  const { value, suffix, type, organisation, digits } = number
  const symbol = `${type}/${organisation}`
  return value === undefined ? [blank(5), `-${symbol}`] : [numberText(value, symbol, digits ?? 2, suffix)]
}

const orDots = (blocks: readonly Block[], lines: number): readonly Block[] =>
  blocks.length === 0 ? [dottedLines(lines)] : blocks

/**
 * The monthly resolution of a cell (nghị quyết lãnh đạo thực hiện nhiệm vụ tháng, domain.md 3.3), from the record of
 * its meeting alone. Opinions follow as an annex.
 */
export function resolution(source: PaperSource): PartyDocument {
  const { content, book } = source
  const led = ledPeriod(source)
  const opinions = discussion(source)
  return {
    ...paperHead(source, {
      type: 'NGHỊ QUYẾT',
      subject: [`lãnh đạo thực hiện nhiệm vụ ${periodPhrase(led)}`],
      date: content.heldOn,
      isNumbered: true,
    }),
    blocks: [
      ...opening(source),
      romanHeading(1, `ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO THỰC HIỆN NHIỆM VỤ ${upper(previousPeriod(led))}`),
      ...orDots([...prose(content.review), ...reported(source)], 5),
      romanHeading(2, `PHƯƠNG HƯỚNG, NHIỆM VỤ ${upper(led)}`),
      ...orDots(prose(content.conclusion), 5),
      romanHeading(3, 'PHÂN CÔNG NHIỆM VỤ VÀ TỔ CHỨC THỰC HIỆN'),
      ...orDots(assigned(source), 5),
      romanHeading(4, 'TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT'),
      ownScoreLine(source.ownScore),
      adopted(source),
      cellSignature(source, book.rule('paper.recipients.resolution', content.heldOn)),
      ...(opinions.length === 0
        ? []
        : [
            annex('PHỤ LỤC', `ý kiến thảo luận tại ${meetingSubject(source)}`),
            paragraph(
              '(Kèm theo Nghị quyết số ',
              ...numberOf(source),
              `, ${dayContent(source)} của ${source.cellName})`,
            ),
            ...opinions,
          ]),
    ],
  }
}

const upper = (period: string): string => periodPhrase(period).toLocaleUpperCase('vi')
