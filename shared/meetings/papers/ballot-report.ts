import { blank, paragraph, signatory, signaturePair } from '../../documents/compose.ts'
import type { PartyDocument } from '../../documents/model.ts'
import type { Vote } from '../meeting.ts'
import { printedPosts } from '../minutes.ts'
import { votes } from '../minutes-votes.ts'
import { meetingSubject } from '../names.ts'
import { chairContent, dayContent, type PaperSource, paperHead, placeContent } from './source.ts'
import { composition, votedItems, voteOf } from './voted.ts'

/** The elections of a meeting. */
export const electedItems = (given: readonly Pick<Vote, 'question' | 'kind'>[]) =>
  votedItems(given, ({ kind }) => kind === 'election')

/**
 * Biên bản kiểm phiếu of one election: ballots, votes and who is elected, as the minutes have them; signed by the head
 * of the tally team (tổ kiểm phiếu), whom nobody wrote down, and the chair.
 */
export function ballotReport(source: PaperSource, item: string): PartyDocument | undefined {
  const vote = voteOf(source, item)
  if (!vote || vote.question === '' || vote.kind !== 'election') return undefined
  const { content, roll } = source
  const chair = roll.find(({ personId }) => personId === content.chairId)?.fullName
  return {
    ...paperHead(source, {
      type: 'BIÊN BẢN KIỂM PHIẾU',
      subject: [vote.question],
      date: content.heldOn,
      isNumbered: false,
    }),
    blocks: [
      paragraph(
        `Hôm nay, ${dayContent(source)}, tại `,
        placeContent(source),
        `, ${source.cellName} tổ chức ${meetingSubject(source)}. `,
        ...chairContent(source, printedPosts),
      ),
      composition(source),
      paragraph('Tổ kiểm phiếu: ', blank(40), ', ', blank(40), '.'),
      ...votes({ ...source, content: { ...content, votes: [vote] } }),
      paragraph(
        'Biên bản được lập thành hai bản, đọc trước chi bộ; phiếu bầu được niêm phong, giao chi bộ lưu giữ.',
      ),
      signaturePair(signatory('TỔ TRƯỞNG', undefined, 'T/M TỔ KIỂM PHIẾU'), signatory('CHỦ TRÌ', chair)),
    ],
  }
}
