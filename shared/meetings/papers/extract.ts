import { blank, bold, paragraph, signatory, signaturePair } from '../../documents/compose.ts'
import type { PartyDocument } from '../../documents/model.ts'
import { postNames } from '../../organisation/cell.ts'
import type { Vote } from '../meeting.ts'
import { printedPosts } from '../minutes.ts'
import { votes } from '../minutes-votes.ts'
import { meetingSubject } from '../names.ts'
import { chairContent, dayContent, type PaperSource, paperHead, placeContent, signerOf } from './source.ts'
import { composition, votedItems, voteOf } from './voted.ts'

/** The items of a meeting that an extract can be made of: its questions put to the vote, by their words. */
export const extractItems = (votes: readonly Pick<Vote, 'question'>[]) => votedItems(votes)

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
