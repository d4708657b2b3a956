import type { Rulebook } from '../rulebook/rules.ts'
import type { Threshold } from '../rulebook/vote-rules.ts'
import { isOfficial, marksById } from './attendance.ts'
import {
  type AttendanceState,
  type Mark,
  type RollLine,
  type Vote,
  type VoteKind,
  voteKindNames,
} from './meeting.ts'

export interface VoteResult {
  /** Over how many the threshold is counted; probationary members are never among them. */
  readonly base: number
  /** Smallest number in favour that carries the question. */
  readonly needed: number
  /** Undefined while the number in favour is not known. */
  readonly isCarried: boolean | undefined
  /** One sentence that explains base and threshold. */
  readonly explanation: string
  /** What does not fit: more votes than voters, too few official members. */
  readonly faults: readonly string[]
}

/** Smallest count that reaches a threshold of a base, in whole numbers: 2/3 of 9 is 6, more than half of 12 is 7. */
export function neededVotes(base: number, { numerator, denominator, isStrict }: Threshold): number {
  const rest = (numerator * base) % denominator
  const whole = (numerator * base - rest) / denominator
  return isStrict || rest > 0 ? whole + 1 : whole
}

/** What a cell below the minimum cannot do, in the middle of a sentence. */
const doing: Readonly<Partial<Record<VoteKind, string>>> = {
  admission: 'xét kết nạp',
  confirmation: 'xét công nhận chính thức',
}

/** Official members counted under a vote; visiting members vote in their own cell. */
function votingBase(
  kind: Vote['kind'],
  roll: readonly RollLine[],
  states: ReadonlyMap<string, AttendanceState>,
  book: Rulebook,
  onDay: string,
): readonly RollLine[] {
  const official = roll.filter(isOfficial)
  if (book.rule(`vote.${kind}.base`, onDay) === 'official-all') return official
  const outOfBase = book.rule('vote.outOfBase', onDay)
  return official.filter(
    (line) => !outOfBase.includes(line.standing) || states.get(line.personId) === 'present',
  )
}

const wordsOf = ({ isStrict, numerator, denominator }: Threshold): string =>
  isStrict ? `quá ${numerator}/${denominator}` : `ít nhất ${numerator}/${denominator}`

/** What is counted under a question: who may vote, over how many, from which number on; `left` are exempt and absent. */
export function votingFigures(
  kind: VoteKind,
  roll: readonly RollLine[],
  marks: readonly Mark[],
  book: Rulebook,
  onDay: string,
) {
  const states = marksById(marks)
  const official = roll.filter(isOfficial)
  const base = votingBase(kind, roll, states, book, onDay).length
  const threshold = book.rule(`vote.${kind}.threshold`, onDay)
  return {
    base,
    needed: neededVotes(base, threshold),
    /** Official members who are there; ballots go to them alone. */
    voters: official.filter((line) => states.get(line.personId) === 'present').length,
    official: official.length,
    left: official.length - base,
    threshold: wordsOf(threshold),
    isLocal: book.entry(`vote.${kind}.threshold`, onDay).confidence === 'local',
  }
}

/** Base, threshold and result of a vote (domain.md 2.6). An exempt member counts only where present. */
export function voteResult(
  vote: Vote,
  roll: readonly RollLine[],
  marks: readonly Mark[],
  book: Rulebook,
  onDay: string,
): VoteResult {
  const { base, needed, voters, official, left, threshold, isLocal } = votingFigures(
    vote.kind,
    roll,
    marks,
    book,
    onDay,
  )
  const minimum = book.rule('cell.minimumOfficial', onDay)

  const faults: string[] = []
  const cast = (vote.inFavour ?? 0) + (vote.against ?? 0) + (vote.other ?? 0)
  if (cast > voters) faults.push(`Có ${cast} phiếu nhưng chỉ có ${voters} đảng viên chính thức có mặt.`)
  if (book.rule('vote.needsMinimum', onDay).includes(vote.kind) && official < minimum) {
    faults.push(
      `Để ${doing[vote.kind] ?? 'biểu quyết nội dung này'}, chi bộ phải có ít nhất ${minimum} đảng viên chính thức.`,
    )
  }
  return {
    base,
    needed,
    isCarried: faults.length > 0 || vote.inFavour === null ? undefined : vote.inFavour >= needed,
    explanation: [
      `${voteKindNames[vote.kind]}: cần ${threshold} của ${base} đảng viên chính thức, tức từ ${needed} phiếu tán thành.`,
      ...(left > 0 ? [`Không tính ${left} đảng viên được miễn sinh hoạt, không dự.`] : []),
      ...(isLocal ? ['Mức này chưa đối chiếu được với văn bản gốc, hãy kiểm tra trước khi biểu quyết.'] : []),
    ].join(' '),
    faults,
  }
}
