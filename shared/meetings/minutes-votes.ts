import {
  blank,
  type Content,
  column,
  paragraph,
  table,
  vote as voteLine,
  wideColumn,
} from '../documents/compose.ts'
import type { Block } from '../documents/model.ts'
import { people } from '../documents/phrases.ts'
import { fold } from '../text/fold.ts'
import { electionResult, leftOpen, type Outcome, outcomeNames, shareOf } from './election.ts'
import { type Candidate, type Vote, voteKindNames } from './meeting.ts'
import type { MinutesSource } from './minutes-sections.ts'
import { comrade, unended } from './minutes-words.ts'
import { voteResult } from './voting.ts'

/** What was put to the vote, question by question, with base and result (domain.md 2.5). */
export function votes({ content, roll, book }: MinutesSource): Block[] {
  return content.votes.flatMap((vote) => {
    if (vote.kind === 'election') return election(vote, { content, roll, book })
    const subject = subjectOf(vote)
    if (subject === '') return []
    const result = voteResult(vote, roll, content.marks, book, content.heldOn)
    const counts = {
      base: result.base,
      ...(vote.inFavour !== null && { agree: vote.inFavour }),
      ...(vote.against !== null && { disagree: vote.against }),
      ...(vote.other !== null && { otherOpinion: vote.other }),
    }
    return [
      voteLine(subject, counts),
      ...aboutVote(vote),
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

/** An election: ballots, the votes of each candidate, who is elected. */
function election(
  vote: Vote,
  { content, roll, book }: Pick<MinutesSource, 'content' | 'roll' | 'book'>,
): Block[] {
  const candidates = (vote.candidates ?? []).filter(({ fullName }) => fullName !== '')
  if (vote.question === '' && candidates.length === 0) return []
  const { base, outcomes } = electionResult(vote, roll, content.marks, book, content.heldOn)
  const { issued, collected, invalid } = vote.ballots ?? { issued: null, collected: null, invalid: null }
  const counted = (count: number | null): Content => (count === null ? blank(6) : people(count))
  const valid = collected === null || invalid === null ? null : collected - invalid
  const elected = candidates.filter((_, place) => outcomes?.[place] === 'elected')
  return [
    paragraph(
      `${electing(vote.question)}số lượng được bầu `,
      counted(vote.seats ?? null),
      ' đồng chí. Số phiếu phát ra: ',
      counted(issued),
      '; thu về: ',
      counted(collected),
      '; hợp lệ: ',
      counted(valid),
      '; không hợp lệ: ',
      counted(invalid),
      '. Hình thức: ',
      vote.method === 'hands' ? 'biểu quyết giơ tay.' : 'bỏ phiếu kín.',
    ),
    table(
      [
        column('STT', 12, 'center'),
        wideColumn('Họ và tên', 5),
        column('Số phiếu bầu', 42, 'center'),
        column('Kết quả', 34, 'center'),
      ],
      candidates.map((candidate, place) => [
        String(place + 1),
        candidate.fullName,
        candidate.votes === null ? blank(8) : shareOf(candidate, base),
        outcomes?.[place] === undefined ? blank(8) : outcomeNames[outcomes[place]],
      ]),
    ),
    ...(outcomes === undefined
      ? []
      : [
          paragraph(
            elected.length === 0
              ? 'Kết quả: không có người trúng cử.'
              : `Trúng cử: ${elected.map(({ fullName }) => comrade(fullName)).join(', ')}.`,
          ),
          ...leftOver(candidates, outcomes, vote.seats ?? 0),
        ]),
  ]
}

/** What the count did not settle, as the paper states it: who is level, how many seats stay empty. */
function leftOver(candidates: readonly Candidate[], outcomes: readonly Outcome[], seats: number): Block[] {
  const { left, tied } = leftOpen(outcomes, seats)
  if (left <= 0) return []
  if (tied === 0) return [paragraph(`Chưa bầu đủ, còn thiếu ${people(left)} so với số lượng được bầu.`)]
  const level = candidates.filter((_, place) => outcomes[place] === 'tied')
  return [
    paragraph(
      `Ngang phiếu cho ${people(left)} vị trí còn lại, phải bầu lại: ${level.map(({ fullName }) => comrade(fullName)).join(', ')}.`,
    ),
  ]
}

/** `Bầu bổ sung chi ủy viên; `, or with the word before where the question lacks it. */
function electing(question: string): string {
  if (question === '') return 'Bầu cử: '
  return `${fold(question).startsWith('bau') ? '' : 'Bầu cử: '}${unended(question)}; `
}

/** What was asked; the kind and the person say it where nothing was typed. */
const subjectOf = ({ question, kind, about }: Vote): string =>
  question !== '' || !about ? question : `${voteKindNames[kind]}: ${comrade(about.fullName)}`

/** Whom a question was about, unless it names the person, and that it was put by ballot. */
function aboutVote({ question, about, method }: Vote): Block[] {
  const facts = [
    ...(about && question !== '' && !fold(question).includes(fold(about.fullName))
      ? [`Người được biểu quyết: ${comrade(about.fullName)}.`]
      : []),
    ...(method === 'ballot' ? ['Hình thức biểu quyết: bỏ phiếu kín.'] : []),
  ]
  return facts.length === 0 ? [] : [paragraph(facts.join(' '))]
}
