import { blank, type Content, paragraph } from '../../documents/compose.ts'
import type { Block } from '../../documents/model.ts'
import { people } from '../../documents/phrases.ts'
import { attendanceFigures } from '../attendance.ts'
import type { Vote } from '../meeting.ts'
import { itemsOf, type PaperSource } from './source.ts'

/** What the papers of one question put to the vote have in common. */
const itemsOfVotes = (votes: readonly Pick<Vote, 'question'>[]): readonly string[] =>
  itemsOf(
    'vote',
    votes.map(({ question }) => question),
  )

/** The questions of a meeting that have a paper of their own, by their words. */
export function votedItems<V extends Pick<Vote, 'question'>>(
  votes: readonly V[],
  isWanted: (vote: V) => boolean = () => true,
): readonly { readonly item: string; readonly name: string }[] {
  const items = itemsOfVotes(votes)
  return votes.flatMap((vote, place) =>
    vote.question === '' || !isWanted(vote) ? [] : [{ item: items[place] ?? '', name: vote.question }],
  )
}

/** The question of an item; undefined where the meeting has it no more. */
export const voteOf = ({ content }: PaperSource, item: string): Vote | undefined =>
  content.votes[itemsOfVotes(content.votes).indexOf(item)]

/** Who there is and who came, above what they voted on. */
export function composition(source: PaperSource): Block {
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
