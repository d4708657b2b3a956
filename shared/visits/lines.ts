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
  } | null
}

export interface MemberVisits {
  readonly personId: string
  readonly fullName: string
  readonly lines: readonly VisitLine[]
}

function linesOf({ cellId, cellName, inCharge, meetings }: VisitedCell): VisitLine[] {
  const held = meetings.flatMap(({ meeting, people }) =>
    people.map((person) => ({
      ...{ personId: person.personId, fullName: person.fullName, cellId, cellName },
      held: { meeting, person },
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
  /** Of the unknown, those whom the minutes name. */
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
    inMinutes: count(({ isWritten, isInMinutes }) => !isWritten && isInMinutes),
  }
}

/** In words: "Có dự", "Không dự", "Chưa rõ"; what the minutes say stands beside what nobody wrote down. */
export const cameWords = ({ visit, isInMinutes }: VisitOf): string =>
  visit.came === null
    ? isInMinutes
      ? 'Chưa ghi, biên bản có tên'
      : 'Chưa ghi'
    : visit.came
      ? 'Có dự'
      : 'Không dự'
