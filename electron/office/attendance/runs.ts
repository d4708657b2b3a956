import { excusedRuns, type Run, runningNow } from '../../../shared/attendance/sitting.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import type { Reader } from '../database/executor.ts'
import { excusedCounts, mergedRecords, type Seat, type Span, seatsOf } from './store.ts'

export interface TooOften {
  readonly personId: string
  readonly fullName: string
  readonly cellId: string
  readonly run: Run
  readonly isRunning: boolean
  readonly heldOn: string
}

/**
 * A person's seats with one for each meeting, in the order of the meetings: where two records of one person were on a
 * roll before they were merged, whoever came was there.
 */
export function oneEach(seats: readonly Seat[]): Seat[] {
  const byMeeting = new Map<string, Seat>()
  for (const seat of seats) {
    if (byMeeting.get(seat.meetingId)?.state !== 'present') byMeeting.set(seat.meetingId, seat)
  }
  return [...byMeeting.values()]
}

export const longestRun = (seats: readonly Seat[]): Run | undefined =>
  excusedRuns(seats).reduce<Run | undefined>(
    (longest, run) => (longest === undefined || run.count > longest.count ? run : longest),
    undefined,
  )

/** Who was absent with leave more often running than the rule has it, in any meeting of the span (fact 40). */
export function excusedTooOften(db: Reader, span: Span, book: Rulebook): TooOften[] {
  const limit = book.rule('attendance.mostExcusedRunning', `${span.to}-01`)
  const { kept, all } = mergedRecords(db)
  const times = new Map<string, number>()
  for (const row of excusedCounts(db, span, book)) {
    const personId = kept(row.person_id)
    times.set(personId, (times.get(personId) ?? 0) + row.times)
  }
  const candidates = [...times].flatMap(([personId, count]) => (count > limit ? all(personId) : []))
  if (candidates.length === 0) return []
  const seats = seatsOf(db, span, book, { people: candidates })
  return [...groupBy(seats, ({ personId }) => personId).values()].flatMap((own) => {
    const sittings = oneEach(own)
    const last = sittings.at(-1)
    const run = longestRun(sittings)
    if (last === undefined || run === undefined || run.count <= limit) return []
    const { personId, fullName, cellId, heldOn } = last
    const now = runningNow(sittings)
    return [{ personId, fullName, cellId, heldOn, run, isRunning: now?.from === run.from }]
  })
}
