import { groupBy } from '../collections.ts'
import type { AttendanceState, Mark, RollLine } from '../meetings/meeting.ts'

/**
 * Who sits in a briefing of secretaries (giao ban bí thư chi bộ) for which cells. The roll says it in the words of its day,
 * `Bí thư Chi bộ thôn Đông; Bí thư Chi bộ thôn Đoài`, so that a cell renamed or merged since changes nothing of it.
 */
export interface Seat {
  readonly role: 'secretary' | 'deputy'
  readonly cellName: string
}

const roleNames = { secretary: 'Bí thư ', deputy: 'Phó Bí thư ' } as const satisfies Record<
  Seat['role'],
  string
>
const between = '; '

export const postOfSeats = (seats: readonly Seat[]): string =>
  seats.map(({ role, cellName }) => `${roleNames[role]}${cellName}`).join(between)

export const seatsOf = (post: string): readonly Seat[] =>
  post.split(between).flatMap((part): Seat[] => {
    const role = (['secretary', 'deputy'] as const).find((each) => part.startsWith(roleNames[each]))
    return role === undefined ? [] : [{ role, cellName: part.slice(roleNames[role].length) }]
  })

/** A cell as the roll has it: whom it was called by, and who may stand in (dự thay). */
export interface SeatedCell {
  readonly cellName: string
  /** Its secretary; where it has none, the deputy who is called instead. */
  readonly called: RollLine
  readonly standIns: readonly RollLine[]
}

/** The cells of a roll in its order; whoever leads two of them stands on it once. */
export function seatedCells(roll: readonly RollLine[]): readonly SeatedCell[] {
  const seats = roll.flatMap((line) => seatsOf(line.post).map((seat) => ({ ...seat, line })))
  return [...groupBy(seats, ({ cellName }) => cellName)].flatMap(([cellName, own]): SeatedCell[] => {
    const called = own.find(({ role }) => role === 'secretary') ?? own.find(({ line }) => line.inBase)
    if (called === undefined) return []
    const standIns = own.filter(({ role, line }) => role === 'deputy' && line !== called.line)
    return [{ cellName, called: called.line, standIns: standIns.map(({ line }) => line) }]
  })
}

/** How a cell was there: by whom it was called, or by somebody standing in. */
export interface CellAtBriefing {
  readonly cellName: string
  readonly state: 'called' | 'stand-in' | Exclude<AttendanceState, 'present' | 'exempt'> | null
  /** Who was there for it, else who was called. */
  readonly line: RollLine
  readonly reason: string
  /** Đến muộn: of a cell that was there. */
  readonly isLate: boolean
}

export interface BriefingFigures {
  readonly cells: number
  /** There by whoever was called or by a deputy. */
  readonly represented: number
  readonly byStandIn: number
  /** Of those represented. */
  readonly late: number
  readonly excused: number
  readonly absent: number
  readonly unmarked: number
}

export function cellsAtBriefing(
  roll: readonly RollLine[],
  marks: readonly Mark[],
): readonly CellAtBriefing[] {
  const byId = new Map(marks.map((mark) => [mark.personId, mark]))
  const isThere = ({ personId }: RollLine) => byId.get(personId)?.state === 'present'
  const isLate = ({ personId }: RollLine) => byId.get(personId)?.isLate === true
  return seatedCells(roll).map(({ cellName, called, standIns }): CellAtBriefing => {
    if (isThere(called))
      return { cellName, state: 'called', line: called, reason: '', isLate: isLate(called) }
    const standIn = standIns.find(isThere)
    const mark = byId.get(called.personId)
    const reason = mark?.reason ?? ''
    if (standIn) return { cellName, state: 'stand-in', line: standIn, reason, isLate: isLate(standIn) }
    const state = mark?.state === 'excused' || mark?.state === 'absent' ? mark.state : null
    return { cellName, state, line: called, reason, isLate: false }
  })
}

export function briefingFigures(roll: readonly RollLine[], marks: readonly Mark[]): BriefingFigures {
  const cells = cellsAtBriefing(roll, marks)
  const count = (...states: readonly CellAtBriefing['state'][]) =>
    cells.filter(({ state }) => states.includes(state)).length
  return {
    cells: cells.length,
    represented: count('called', 'stand-in'),
    byStandIn: count('stand-in'),
    late: cells.filter((cell) => cell.isLate).length,
    excused: count('excused'),
    absent: count('absent'),
    unmarked: count(null),
  }
}
