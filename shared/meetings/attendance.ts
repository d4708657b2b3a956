import type { Rulebook } from '../rulebook/rules.ts'
import type { AttendanceState, Mark, RollLine } from './meeting.ts'

export interface AttendanceFigures {
  /** Everybody on the roll (triệu tập). */
  readonly convened: number
  readonly official: number
  readonly probationary: number
  readonly present: number
  readonly excused: number
  readonly absent: number
  /** Exempt members who did not come. */
  readonly exempt: number
  /** On the roll and not yet called. */
  readonly unmarked: number
  /** What the rate is counted over: exempt members only where they came. */
  readonly base: number
  readonly presentOfficial: number
  /** Of those present: who came late, who took part online. */
  readonly late: number
  readonly online: number
}

/** Official members for votes and counts: an exempt member is an official one released from meetings. */
export const isOfficial = (line: Pick<RollLine, 'standing'>): boolean =>
  line.standing === 'official' || line.standing === 'exempt'

export const marksById = (marks: readonly Mark[]): ReadonlyMap<string, AttendanceState> =>
  new Map(marks.map((mark) => [mark.personId, mark.state]))

const countMarked = (roll: readonly RollLine[], marks: readonly Mark[], test: (mark: Mark) => boolean) => {
  const byId = new Map(marks.map((mark) => [mark.personId, mark]))
  return roll.filter(({ personId }) => {
    const mark = byId.get(personId)
    return mark?.state === 'present' && test(mark)
  }).length
}

/** Counts of a roll call. Marks of people who are not on the roll do not count. */
export function attendanceFigures(roll: readonly RollLine[], marks: readonly Mark[]): AttendanceFigures {
  const states = marksById(marks)
  const count = (test: (line: RollLine, state: AttendanceState | undefined) => boolean) =>
    roll.filter((line) => test(line, states.get(line.personId))).length
  return {
    convened: roll.length,
    official: count(isOfficial),
    probationary: count((line) => line.standing === 'probationary'),
    present: count((_line, state) => state === 'present'),
    excused: count((_line, state) => state === 'excused'),
    absent: count((_line, state) => state === 'absent'),
    exempt: count((_line, state) => state === 'exempt'),
    unmarked: count((_line, state) => state === undefined),
    base: count((line, state) => line.inBase || state === 'present'),
    late: countMarked(roll, marks, ({ isLate }) => isLate === true),
    online: countMarked(roll, marks, ({ isOnline }) => isOnline === true),
    presentOfficial: count((line, state) => isOfficial(line) && state === 'present'),
  }
}

/**
 * Everyone present but the exempt, who stay exempt: the start of a roll call by exception. Whoever is marked already stays
 * as they are.
 */
export function everyonePresent(roll: readonly RollLine[], marks: readonly Mark[] = []): Mark[] {
  const known = new Map(marks.map((mark) => [mark.personId, mark]))
  return roll.map(
    ({ personId, inBase }) =>
      known.get(personId) ?? { personId, state: inBase ? 'present' : 'exempt', reason: '' },
  )
}

/** Whether the rate reaches the target of its day, in whole numbers: 17 of 20 is exactly 85 % and not above it. */
export function meetsTarget({ present, base }: AttendanceFigures, book: Rulebook, onDay: string): boolean {
  const percent = book.rule('attendance.targetPercent', onDay)
  const isStrict = book.rule('attendance.targetIsStrict', onDay) !== 0
  return isStrict ? present * 100 > percent * base : present * 100 >= percent * base
}
