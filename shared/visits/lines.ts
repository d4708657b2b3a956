import { groupBy } from '../collections.ts'
import { nameSortKey } from '../text/names.ts'
import type { VisitedCell, VisitOf } from './contract.ts'

/** One member at one meeting of a cell; or a cell of a member that has no meeting in the period yet. */
export interface VisitLine {
  readonly personId: string
  readonly fullName: string
  readonly cellId: string
  readonly cellName: string
  readonly held: {
    readonly meeting: VisitedCell['meetings'][number]['meeting']
    readonly person: VisitOf
    /** Of the others at the meeting, those who were to come in this member's place; none of a stand-in. */
    readonly standIns: readonly VisitOf[]
  } | null
}

export interface MemberVisits {
  readonly personId: string
  readonly fullName: string
  readonly lines: readonly VisitLine[]
}

/** Who was to come in place of a member in charge. */
export const standInsOf = (member: VisitOf, people: readonly VisitOf[]): readonly VisitOf[] =>
  member.isInCharge ? people.filter(({ isInCharge, visit }) => !isInCharge && visit.standsIn) : []

/** Named by the minutes, and nothing is written but, at most, that this was to be the stand-in. */
export const isTakenFromMinutes = ({ isInMinutes, visit }: VisitOf): boolean =>
  isInMinutes &&
  visit.came === null &&
  [visit.remarks, visit.promise, visit.outcome].every((text) => text === '')

/**
 * What is proposed of a meeting that was held, until somebody writes what happened: the stand-in came and the member in
 * charge did not, unless the minutes name the member too.
 */
export function proposedCame(
  { visit, isInMinutes }: VisitOf,
  standIns: readonly VisitOf[],
  isRecorded: boolean,
): boolean | null {
  if (visit.came !== null || !isRecorded) return visit.came
  if (visit.standsIn) return true
  return standIns.length > 0 ? isInMinutes : null
}

function linesOf({ cellId, cellName, inCharge, meetings }: VisitedCell): VisitLine[] {
  const held = meetings.flatMap(({ meeting, people }) =>
    people.map((person) => ({
      ...{ personId: person.personId, fullName: person.fullName, cellId, cellName },
      held: { meeting, person, standIns: standInsOf(person, people) },
    })),
  )
  const seen = new Set(held.map(({ personId }) => personId))
  const waiting = inCharge
    .filter(({ personId }) => meetings.length === 0 || !seen.has(personId))
    .map((person) => ({ ...person, cellId, cellName, held: null }))
  return [...held, ...waiting]
}

/** The cells of a period by the member who follows them, by given name as every list of people is. */
export function byMember(cells: readonly VisitedCell[]): MemberVisits[] {
  return [...groupBy(cells.flatMap(linesOf), ({ personId }) => personId)]
    .map(([personId, lines]) => ({ personId, fullName: lines[0]?.fullName ?? '', lines }))
    .sort((a, b) => {
      const [first, second] = [nameSortKey(a.fullName), nameSortKey(b.fullName)]
      return first < second ? -1 : first > second ? 1 : 0
    })
}

/** Cells that nobody follows: no post and no line at any meeting. */
export const unfollowed = (cells: readonly VisitedCell[]): readonly VisitedCell[] =>
  cells.filter((cell) => linesOf(cell).length === 0)

interface VisitCounts {
  /** Meetings that were held, each once a member who was to come. */
  readonly due: number
  readonly came: number
  readonly stayedAway: number
  readonly unknown: number
  /** Whoever can be taken over from the minutes, stand-ins too. */
  readonly inMinutes: number
}

/** Counts over recorded meetings and the members in charge of them; who came instead is no part of it. */
export function countVisits(lines: readonly VisitLine[]): VisitCounts {
  const due = lines.flatMap(({ held }) =>
    held?.meeting.isRecorded && held.person.isInCharge ? [held.person] : [],
  )
  const count = (fits: (person: VisitOf) => boolean) => due.filter(fits).length
  return {
    due: due.length,
    came: count(({ visit }) => visit.came === true),
    stayedAway: count(({ visit }) => visit.came === false),
    unknown: count(({ visit }) => visit.came === null),
    inMinutes: lines.filter(({ held }) => held?.meeting.isRecorded && isTakenFromMinutes(held.person)).length,
  }
}

/** In words: "Có dự", "Không dự", "Chưa ghi", "Chưa họp"; what the minutes say stands beside what nobody wrote down. */
export function cameWords({ visit, isInMinutes }: VisitOf, isRecorded: boolean): string {
  if (visit.came !== null) return visit.came ? 'Có dự' : 'Không dự'
  if (!isRecorded) return 'Chưa họp'
  return isInMinutes ? 'Chưa ghi, biên bản có tên' : 'Chưa ghi'
}

/** Beside it: "dự thay" of whoever is not in charge, "Lò Thị Ánh dự thay" of a member with a stand-in. */
export const standInWords = ({ person, standIns }: NonNullable<VisitLine['held']>): string =>
  person.isInCharge
    ? standIns.length === 0
      ? ''
      : `${standIns.map(({ fullName }) => fullName).join(', ')} dự thay`
    : 'dự thay'
