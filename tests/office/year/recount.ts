import { type Ballot, type Called, type Meeting, meetings, members, placeOn, withdrawals } from './script.ts'

/** Counts over the script by code of their own: nothing here asks the program. */

/** What stands in the record at the end of the year. */
export const lastState = ({ corrected, calls, ballots }: Meeting) => corrected ?? { calls, ballots }
export const recorded = meetings.filter(({ isForgotten }) => !isForgotten)
export const isMonthly = ({ kind }: Meeting): boolean => kind !== 'thematic'

const standingOf = ({ member }: Called, day: string) => {
  const found = members[member]
  return found && placeOn(found, day)?.standing
}

export function headcount(calls: readonly Called[], day: string) {
  const tally = {
    convened: 0,
    official: 0,
    probationary: 0,
    present: 0,
    excused: 0,
    absent: 0,
    exempt: 0,
    base: 0,
    late: 0,
    online: 0,
    voters: 0,
  }
  for (const call of calls) {
    const standing = standingOf(call, day)
    tally.convened += 1
    tally[call.state] += 1
    if (standing === 'probationary') tally.probationary += 1
    else tally.official += 1
    if (call.state !== 'exempt') tally.base += 1
    if (standing !== 'probationary' && call.state !== 'exempt') tally.voters += 1
    if (call.isLate) tally.late += 1
    if (call.isOnline) tally.online += 1
  }
  return tally
}

/** More than half of the official members called carry a resolution or a rating, two thirds of them what is about joining. */
export function isCarried({ kind, inFavour }: Ballot, base: number): boolean {
  return kind === 'resolution' || kind === 'rating' ? inFavour * 2 > base : inFavour * 3 >= base * 2
}

export interface Turns {
  convened: number
  present: number
  excused: number
  absent: number
  exempt: number
  unmarked: number
  base: number
  late: number
  online: number
}
/** Turns of attendance of the meetings and people that pass. */
export function turnsOf(passes: (meeting: Meeting) => boolean, only?: number): Turns {
  const sum: Turns = {
    convened: 0,
    present: 0,
    excused: 0,
    absent: 0,
    exempt: 0,
    unmarked: 0,
    base: 0,
    late: 0,
    online: 0,
  }
  for (const meeting of recorded.filter(passes)) {
    const calls = lastState(meeting).calls.filter(({ member }) => only === undefined || member === only)
    const { official, probationary, voters, ...tally } = headcount(calls, meeting.heldOn)
    for (const [name, count] of Object.entries(tally)) sum[name as keyof Turns] += count
  }
  return sum
}

/** The longest row of absences with leave of a member; whoever was exempt neither goes on nor ends. */
export function longestLeave(member: number): number {
  let [row, longest] = [0, 0]
  for (const meeting of recorded.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1))) {
    const state = lastState(meeting).calls.find((call) => call.member === member)?.state
    if (state === 'excused') row += 1
    else if (state === 'present' || state === 'absent') row = 0
    longest = Math.max(longest, row)
  }
  return longest
}

/** Withdrawn as it looked on a day; what is taken up again was never withdrawn. */
export const isWithdrawn = (title: string, day: string, seenOn = '2027-01-28'): boolean =>
  withdrawals.some((each) => each.title === title && each.on <= day && (each.restoredOn ?? '9999') > seenOn)

const dueDays = new Map(meetings.flatMap(({ given }) => given.map(({ title, dueOn }) => [title, dueOn])))

/** Tasks that were given, not done by the last report among some meetings, and not withdrawn on a day. */
export function openTasks(
  written: readonly Meeting[],
  day: string,
  seenOn?: string,
): ReadonlyMap<string, string> {
  const open = new Map<string, string>()
  for (const { given, reports } of written.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1))) {
    for (const { title, state } of reports) {
      if (state === 'done') open.delete(title)
      else open.set(title, dueDays.get(title) ?? '')
    }
    for (const { title, dueOn } of given) open.set(title, dueOn)
  }
  for (const title of [...open.keys()]) if (isWithdrawn(title, day, seenOn)) open.delete(title)
  return open
}

/** What becomes of the tasks from a period to another, both counted. What is settled before and after is no matter of it. */
export function taskSums(from: string, to: string) {
  const before = recorded.filter(({ period }) => period < from)
  const until = recorded.filter(({ period }) => period <= to)
  const [openBefore, openAfter] = [openTasks(before, `${from}-01`), openTasks(until, `${to}-31`)]
  const given = until
    .filter(({ period }) => period >= from)
    .flatMap((meeting) => meeting.given.map(({ title }) => title))
  const known = [...openBefore.keys(), ...given]
  const withdrawn = known.filter((title) => isWithdrawn(title, `${to}-31`)).length
  const closed = known.filter((title) => !openAfter.has(title)).length - withdrawn
  const reopened = [...openAfter.keys()].filter((title) => !known.includes(title)).length
  const sums = { openBefore: openBefore.size, given: given.length, reopened }
  return { ...sums, closed, withdrawn, openAfter: openAfter.size }
}

export const membersOn = (day: string, cell?: number): number =>
  members.filter((member) => {
    const place = placeOn(member, day)
    return place !== undefined && (cell === undefined || place.cell === cell)
  }).length
