import {
  type Ballot,
  type Called,
  cellCount,
  type Meeting,
  type Member,
  meetings,
  members,
  periods,
  placeOn,
  rollOf,
  steps,
} from './script.ts'

/** What happens in the year beside the monthly meetings, as plain data like the script itself. */
export interface Other {
  readonly cell: number
  readonly period: string
  readonly kind: 'committee' | 'extraordinary' | 'review'
  readonly heldOn: string
  readonly calls: readonly Called[]
  readonly ballots: readonly Ballot[]
  readonly conclusion: string
}

const moved = new Set(steps.map(({ member }) => member))
/** Official members who stay in a cell all year; the first of them leads it. */
export const leading = (cell: number): readonly Member[] =>
  members
    .filter((member) => member.cell === cell && member.standing === 'official' && !moved.has(member.key))
    .slice(0, 3)
/** Chi ủy of the cells that have one. */
export const committeeOf = (cell: number): readonly Member[] =>
  cell % 3 === 0 && cell < 19 ? leading(cell) : []

const monthOf = (period: string): number => periods.indexOf(period)

function callOf(member: Member, day: string): Called {
  const state =
    placeOn(member, day)?.standing === 'exempt'
      ? member.key % 2 === 0
        ? 'present'
        : 'exempt'
      : member.key % 9 === 2
        ? 'excused'
        : member.key % 11 === 7
          ? 'absent'
          : 'present'
  return { member: member.key, state, isLate: false, isOnline: false }
}

const votersAmong = (calls: readonly Called[], day: string): number =>
  calls.filter(({ member, state }) => {
    const found = members[member]
    return state === 'present' && found !== undefined && placeOn(found, day)?.standing !== 'probationary'
  }).length

function other(
  cell: number,
  period: string,
  kind: Other['kind'],
  day: number,
  ballots: readonly { readonly kind: Ballot['kind']; readonly question: string; readonly against: number }[],
): Other {
  const heldOn = `${period}-${String(day).padStart(2, '0')}`
  const called = kind === 'committee' ? committeeOf(cell) : rollOf(cell, heldOn)
  const calls = called.map((member) => callOf(member, heldOn))
  const voters = votersAmong(calls, heldOn)
  return {
    ...{ cell, period, kind, heldOn, calls, conclusion: `Kết luận buổi ngày ${day}.` },
    ballots: ballots.map(({ against, ...ballot }) => ({
      ...{
        ...ballot,
        inFavour: voters - Math.min(against, voters),
        against: Math.min(against, voters),
        other: 0,
      },
    })),
  }
}

const cells = Array.from({ length: cellCount }, (_, cell) => cell)
export const others: readonly Other[] = [
  ...[2, 5, 8, 11].flatMap((month) =>
    cells
      .filter((cell) => committeeOf(cell).length > 0)
      .map((cell) =>
        other(cell, periods[month] ?? '', 'committee', 1, [
          { kind: 'resolution', question: 'Thông qua kết luận của chi ủy', against: cell % 2 },
        ]),
      ),
  ),
  ...[1, 5, 10, 14, 17].map((cell) =>
    other(cell, periods[3] ?? '', 'extraordinary', 15, [
      // Of five cells some do not reach the two thirds.
      { kind: 'admission', question: `Đề nghị kết nạp quần chúng ưu tú thứ ${cell}`, against: cell % 4 },
    ]),
  ),
  ...cells
    .filter((cell) => cell % 2 === 0 && cell < 19)
    .map((cell) =>
      other(cell, periods[11] ?? '', 'review', 20, [
        { kind: 'rating', question: 'Xếp loại hoàn thành tốt nhiệm vụ', against: cell % 3 },
      ]),
    ),
]

const isWritten = ({ kind, isForgotten }: Meeting): boolean => kind !== 'thematic' && !isForgotten

/** Meetings of two votes: their score sheet, notice and the extract of the second vote are made too. */
export const hasMorePapers = ({ depth, ballots }: Meeting): boolean => depth === 'full' && ballots.length > 1

/** 42-HD, Mục II (domain.md 2.4), in tenths; what a cell takes off it takes off how the meeting was led. */
const maxima = [
  ['length', 50],
  ['attendance', 50],
  ['preparation', 100],
  ['conduct', 400],
  ['principles', 50],
  ['results', 300],
  ['ending', 50],
] as const
export const criteriaOf = ({ ownScore }: Meeting) =>
  maxima.map(([criterion, most]) =>
    criterion === 'conduct'
      ? { criterion, points: most - (1000 - ownScore), reason: 'Ít ý kiến phát biểu' }
      : { criterion, points: most, reason: '' },
  )

/** Đảng ủy thẩm định, in tenths, of every third monthly meeting. */
export const committeeScore = (meeting: Meeting): number | null => {
  const month = monthOf(meeting.period)
  if (!isWritten(meeting) || (meeting.cell + month) % 3 !== 1) return null
  return 600 + ((meeting.cell * 37 + month * 53) % 400)
}

export interface Raised {
  readonly key: number
  readonly meeting: Meeting
  readonly content: string
  readonly answerer: string
  readonly dueOn: string
  /** Given at the meeting; '' where it was not. */
  readonly answer: string
  /** What became of it later, and when. */
  readonly later: { readonly on: string; readonly how: 'answered' | 'withdrawn' } | null
}
const hasRaised = (meeting: Meeting): boolean =>
  meeting.depth === 'full' &&
  isWritten(meeting) &&
  !meeting.isLate &&
  (meeting.cell + monthOf(meeting.period)) % 4 === 1

/** Kiến nghị of the year: two at each of some meetings. */
export const raised: readonly Raised[] = meetings.filter(hasRaised).flatMap((meeting, place) =>
  [place * 2, place * 2 + 1].map((key): Raised => {
    const month = monthOf(meeting.period)
    const how = (['here', 'answered', 'open', 'withdrawn', 'open'] as const)[key % 5] ?? 'open'
    const isLater = how === 'answered' || how === 'withdrawn'
    return {
      ...{ key, meeting, content: `Kiến nghị số ${key} về đường bản`, answerer: `Ban ${key % 3}` },
      dueOn: `2026-${String(Math.min(12, month + 3)).padStart(2, '0')}-15`,
      answer: how === 'here' ? 'Chi ủy nhận làm trong tháng.' : '',
      later: isLater ? { on: `${periods[month + 1] ?? '2027-01'}-10`, how } : null,
    }
  }),
)
export const raisedAt = (meeting: Meeting): readonly Raised[] =>
  raised.filter((each) => each.meeting === meeting)
