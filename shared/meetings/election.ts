import type { Rulebook } from '../rulebook/rules.ts'
import { formatPercent } from '../text/numbers.ts'
import type { Candidate, Mark, RollLine, Vote } from './meeting.ts'
import { votingFigures } from './voting.ts'

/** What became of a candidate; tied: level with others for the last seats, to be voted on once more. */
export type Outcome = 'elected' | 'tied' | 'not-elected'

export interface ElectionResult {
  /** Over how many the threshold is counted. */
  readonly base: number
  readonly needed: number
  /** Of each candidate in the order of the list; undefined while votes are missing or do not fit. */
  readonly outcomes: readonly Outcome[] | undefined
  readonly explanation: string
  readonly faults: readonly string[]
  /** What is left to do when the count is over: seats that stay empty, candidates that are level. */
  readonly followUps: readonly string[]
}

const noBallots = { issued: null, collected: null, invalid: null }

/** Those who reached the threshold, best first; at the last seat nobody is chosen among the level ones. */
function outcomesOf(votes: readonly number[], seats: number, needed: number): readonly Outcome[] {
  const reached = votes.filter((count) => count >= needed).toSorted((a, b) => b - a)
  const last = reached[seats - 1]
  const next = reached[seats]
  const isLevel = last !== undefined && last === next
  return votes.map((count): Outcome => {
    if (count < needed) return 'not-elected'
    if (last === undefined) return 'elected'
    if (isLevel && count === last) return 'tied'
    return count >= last ? 'elected' : 'not-elected'
  })
}

/** Who stands although probationary: they neither elect nor stand (Điều lệ Đảng, Điều 3.4; domain.md 2.6). */
const probationaryAmong = (candidates: readonly Candidate[], roll: readonly RollLine[]) =>
  candidates.filter(({ personId }) =>
    roll.some((line) => line.personId === personId && line.standing === 'probationary'),
  )

function faultsOf(
  vote: Vote,
  candidates: readonly Candidate[],
  roll: readonly RollLine[],
  voters: number,
): string[] {
  const { issued, collected, invalid } = vote.ballots ?? noBallots
  const seats = vote.seats ?? null
  const faults: string[] = []
  if (seats === null) faults.push('Chưa ghi số lượng được bầu.')
  if (candidates.length === 0) faults.push('Chưa ghi danh sách bầu cử.')
  for (const { fullName } of probationaryAmong(candidates, roll)) {
    faults.push(`${fullName} là đảng viên dự bị nên không được ứng cử, đề cử. Hãy bỏ khỏi danh sách bầu cử.`)
  }
  if (issued !== null && issued > voters) {
    faults.push(`Phát ra ${issued} phiếu nhưng chỉ có ${voters} đảng viên chính thức có mặt.`)
  }
  if (issued !== null && collected !== null && collected > issued) {
    faults.push(`Thu về ${collected} phiếu, nhiều hơn ${issued} phiếu phát ra.`)
  }
  if (collected !== null && invalid !== null && invalid > collected) {
    faults.push(`Có ${invalid} phiếu không hợp lệ trong ${collected} phiếu thu về.`)
  }
  const valid = collected === null ? voters : collected - (invalid ?? 0)
  for (const { fullName, votes } of candidates) {
    if (votes !== null && votes > valid) {
      faults.push(`${fullName} có ${votes} phiếu bầu, nhiều hơn ${valid} phiếu hợp lệ.`)
    }
  }
  const sum = candidates.reduce((total, { votes }) => total + (votes ?? 0), 0)
  if (seats !== null && sum > valid * seats) {
    faults.push(
      `Cộng lại có ${sum} lượt bầu; ${valid} phiếu bầu ${seats} người nhiều nhất là ${valid * seats}.`,
    )
  }
  return faults
}

/** How many seats the count left empty, and how many candidates are level for them. */
export function leftOpen(outcomes: readonly Outcome[], seats: number) {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  return { left: seats - count('elected'), tied: count('tied') }
}

function followUpsOf(outcomes: readonly Outcome[], seats: number): string[] {
  const { left, tied } = leftOpen(outcomes, seats)
  if (tied > 0) {
    return [`${tied} người ngang phiếu cho ${left} vị trí còn lại: lập danh sách những người này để bầu lại.`]
  }
  return left > 0
    ? [`Còn thiếu ${left} so với số lượng được bầu: chi bộ quyết định có bầu tiếp hay không.`]
    : []
}

/**
 * The result of an election by ballot (bầu cử): elected is who has more than half of the official members convened, the
 * best first up to the seats (Quy chế bầu cử trong Đảng, as the rule book has it). Probationary members do not vote.
 */
export function electionResult(
  vote: Vote,
  roll: readonly RollLine[],
  marks: readonly Mark[],
  book: Rulebook,
  onDay: string,
): ElectionResult {
  const { base, needed, voters, threshold, isLocal, left } = votingFigures(
    vote.kind,
    roll,
    marks,
    book,
    onDay,
  )
  const candidates = (vote.candidates ?? []).filter(({ fullName }) => fullName !== '')
  const faults = faultsOf(vote, candidates, roll, voters)
  const votes = candidates.flatMap((candidate) => candidate.votes ?? [])
  const seats = vote.seats ?? null
  const isCounted = faults.length === 0 && seats !== null && votes.length === candidates.length
  const outcomes = isCounted ? outcomesOf(votes, seats, needed) : undefined
  return {
    base,
    needed,
    outcomes,
    explanation: [
      `Bầu cử: trúng cử cần ${threshold} của ${base} đảng viên chính thức được triệu tập, tức từ ${needed} phiếu; nhiều người đạt hơn số lượng được bầu thì lấy từ phiếu cao xuống.`,
      ...(left > 0 ? [`Không tính ${left} đảng viên được miễn sinh hoạt, không dự.`] : []),
      ...(isLocal ? ['Mức này chưa đối chiếu được với văn bản gốc, hãy kiểm tra trước khi bầu.'] : []),
    ].join(' '),
    faults,
    followUps: outcomes === undefined || seats === null ? [] : followUpsOf(outcomes, seats),
  }
}

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  elected: 'Trúng cử',
  tied: 'Ngang phiếu',
  'not-elected': 'Không trúng cử',
}

/** `12/13 (92,3%)` of a candidate. */
export const shareOf = ({ votes }: Candidate, base: number): string =>
  votes === null ? '' : `${votes}/${base} (${formatPercent(votes, base)})`
