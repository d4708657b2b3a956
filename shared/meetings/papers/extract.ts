import { blank, bold, type Content, paragraph, signatory, signaturePair } from '../../documents/compose.ts'
import type { Block, PartyDocument } from '../../documents/model.ts'
import { people } from '../../documents/phrases.ts'
import { postNames } from '../../organisation/cell.ts'
import { attendanceFigures } from '../attendance.ts'
import type { Vote } from '../meeting.ts'
import { printedPosts } from '../minutes.ts'
import { votes } from '../minutes-sections.ts'
import { meetingSubject } from '../names.ts'
import {
  chairContent,
  dayContent,
  itemsOf,
  type PaperSource,
  paperHead,
  placeContent,
  signerOf,
} from './source.ts'

const itemsOfVotes = (votes: readonly Pick<Vote, 'question'>[]): readonly string[] =>
  itemsOf(
    'vote',
    votes.map(({ question }) => question),
  )

/** The items of a meeting that an extract can be made of: its questions put to the vote, by their words. */
export const extractItems = (
  votes: readonly Pick<Vote, 'question'>[],
): readonly { readonly item: string; readonly name: string }[] => {
  const items = itemsOfVotes(votes)
  return votes.flatMap(({ question }, place) =>
    question === '' ? [] : [{ item: items[place] ?? '', name: question }],
  )
}

const voteOf = ({ content }: PaperSource, item: string): Vote | undefined =>
  content.votes[itemsOfVotes(content.votes).indexOf(item)]

function composition(source: PaperSource): Block {
  const figures = attendanceFigures(source.roll, source.content.marks)
  const isCalled = figures.unmarked === 0 && figures.convened > 0
  const counted = (count: number): Content => (isCalled ? people(count) : blank(6))
  return paragraph(
    `Tổng số đảng viên của chi bộ: ${people(figures.convened)} đồng chí (chính thức ${people(figures.official)}, dự bị ${people(figures.probationary)}); có mặt `,
    counted(figures.present),
    ' đồng chí, trong đó đảng viên chính thức ',
    counted(figures.presentOfficial),
    ' đồng chí.',
  )
}

/**
 * An extract of the minutes (trích biên bản, domain.md 3.3): head and composition as in the minutes, and the one item
 * that it is about. Undefined where the meeting has no such item any more.
 */
export function extract(source: PaperSource, item: string): PartyDocument | undefined {
  const vote = voteOf(source, item)
  if (!vote || vote.question === '') return undefined
  const { content, roll, minutesNumber } = source
  const signer = signerOf(source)
  const secretaryName = roll.find(({ personId }) => personId === content.secretaryId)?.fullName
  return {
    ...paperHead(source, {
      type: 'TRÍCH BIÊN BẢN',
      subject: [meetingSubject(source)],
      isNumbered: false,
    }),
    blocks: [
      paragraph(
        `Ngày họp: ${dayContent(source)}, tại `,
        placeContent(source),
        '. ',
        ...chairContent(source, printedPosts),
      ),
      composition(source),
      paragraph(bold('Nội dung: '), `${vote.question}.`),
      ...votes({ ...source, content: { ...content, votes: [vote] } }),
      paragraph(
        'Trích từ biên bản số ',
        minutesNumber === '' ? blank(16) : minutesNumber,
        `, ${dayContent(source)} của ${source.cellName}.`,
      ),
      signaturePair(
        signatory('NGƯỜI GHI BIÊN BẢN', secretaryName),
        signatory(
          signer?.post === postNames.deputy ? 'PHÓ BÍ THƯ' : 'BÍ THƯ',
          signer?.fullName,
          'T/M CHI BỘ',
        ),
      ),
    ],
  }
}
