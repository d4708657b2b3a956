import type { Mark, RollLine } from '../meetings/meeting.ts'
import { seatedCells } from './seats.ts'

/** One row of the roll call: somebody who was called, for which cells, and who may stand in. */
export interface CalledLine {
  readonly line: RollLine
  readonly cellNames: readonly string[]
  readonly standIns: readonly RollLine[]
}

export const calledStates = ['present', 'stand-in', 'excused', 'absent'] as const
export type CalledState = (typeof calledStates)[number]
export const calledStateNames: Readonly<Record<CalledState, string>> = {
  present: 'Có mặt',
  'stand-in': 'Phó bí thư dự thay',
  excused: 'Vắng có lý do',
  absent: 'Vắng không lý do',
}

export function calledLines(roll: readonly RollLine[]): readonly CalledLine[] {
  const cells = seatedCells(roll)
  return roll.flatMap((line): CalledLine[] => {
    const own = cells.filter(({ called }) => called.personId === line.personId)
    if (own.length === 0) return []
    const standIns = new Map(own.flatMap((cell) => cell.standIns).map((each) => [each.personId, each]))
    return [{ line, cellNames: own.map(({ cellName }) => cellName), standIns: [...standIns.values()] }]
  })
}

/** Who stands in for somebody who was called, as the marks have it. */
export const standInOf = ({ standIns }: CalledLine, marks: readonly Mark[]): RollLine | undefined =>
  standIns.find(({ personId }) =>
    marks.some((mark) => mark.personId === personId && mark.state === 'present'),
  )

export function calledStateOf(called: CalledLine, marks: readonly Mark[]): CalledState | null {
  const state = marks.find(({ personId }) => personId === called.line.personId)?.state
  if (state === 'present') return state
  if (standInOf(called, marks)) return 'stand-in'
  return state === 'excused' || state === 'absent' ? state : null
}

/** The marks after a row was called otherwise. Whoever is away with somebody standing in has leave. */
export function markCalled(
  marks: readonly Mark[],
  called: CalledLine,
  state: CalledState,
  standInId = called.standIns[0]?.personId,
): Mark[] {
  if (state === 'stand-in' && standInId === undefined) return [...marks]
  const { personId } = called.line
  const before = marks.find((mark) => mark.personId === personId)
  // Another row may be called by the same person; only those who stand in and are called for nothing lose their mark.
  const cleared = new Set([
    personId,
    ...called.standIns.filter(({ inBase }) => !inBase).map((line) => line.personId),
  ])
  const others = marks.filter((mark) => !cleared.has(mark.personId))
  if (state === 'present') return [...others, thereIn(marks, personId)]
  const keepsReason = state === 'excused' || state === 'stand-in'
  const own: Mark = {
    personId,
    state: state === 'stand-in' ? 'excused' : state,
    reason: keepsReason ? (before?.reason ?? '') : '',
  }
  if (state !== 'stand-in' || standInId === undefined) return [...others, own]
  return [...others.filter((mark) => mark.personId !== standInId), own, thereIn(marks, standInId)]
}

/** Whoever was called once more stays late. */
const thereIn = (marks: readonly Mark[], personId: string): Mark => ({
  ...{ personId, state: 'present', reason: '' },
  ...(marks.some((mark) => mark.personId === personId && mark.isLate) && { isLate: true }),
})

/** Who sits there for a row: whoever was called, else who stands in. */
const sitterOf = (called: CalledLine, marks: readonly Mark[]): RollLine | undefined =>
  calledStateOf(called, marks) === 'present' ? called.line : standInOf(called, marks)

export const cameLate = (called: CalledLine, marks: readonly Mark[]): boolean => {
  const sitter = sitterOf(called, marks)
  return marks.some((mark) => mark.personId === sitter?.personId && mark.isLate === true)
}

/** The marks after a row came late, or in time after all. Who came late was there. */
export function turnLate(marks: readonly Mark[], called: CalledLine): Mark[] {
  const sitter = sitterOf(called, marks)
  if (sitter === undefined) return turnLate(markCalled(marks, called, 'present'), called)
  return marks.map((mark) => {
    if (mark.personId !== sitter.personId) return mark
    const { isLate, ...inTime } = mark
    return isLate ? inTime : { ...inTime, isLate: true }
  })
}
