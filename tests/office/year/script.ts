import { nameOf, seeded } from './chance.ts'

/**
 * A year of a commune as plain data: who was where, who came, what was voted, given and reported. It uses nothing of the
 * program, so that what the program counts can be held against a count of its own.
 */
export type State = 'present' | 'excused' | 'absent' | 'exempt'
export type Standing = 'official' | 'probationary' | 'exempt'

export interface Member {
  readonly key: number
  readonly name: string
  readonly cell: number
  readonly standing: Standing
}
export interface Step {
  readonly on: string
  readonly member: number
  readonly kind: 'confirmation' | 'exemption' | 'departure' | 'cell-change'
  readonly cell?: number
}
export interface Called {
  readonly member: number
  readonly state: State
  readonly isLate: boolean
  readonly isOnline: boolean
}
export interface Ballot {
  readonly kind: 'resolution' | 'confirmation' | 'admission' | 'rating'
  readonly question: string
  readonly inFavour: number
  readonly against: number
  readonly other: number
}
export interface GivenTask {
  readonly title: string
  readonly dueOn: string
}
/** A task that is followed no more from the end of the month that gave it; some are taken up again in the next. */
export interface Withdrawal {
  readonly title: string
  readonly cell: number
  readonly on: string
  readonly restoredOn: string | null
}
export interface Report {
  readonly title: string
  readonly state: 'done' | 'doing' | 'not-started'
  /** It was done, and is reported as not done after all. */
  readonly isAgain?: true
}
export interface Meeting {
  readonly cell: number
  readonly period: string
  readonly kind: 'regular' | 'thematic' | 'combined'
  readonly heldOn: string
  readonly depth: 'figures' | 'full'
  /** Written down in the session of the month after. */
  readonly isLate: boolean
  /** Opened, and never written down. */
  readonly isForgotten: boolean
  readonly calls: readonly Called[]
  readonly ballots: readonly Ballot[]
  readonly ownScore: number
  readonly reports: readonly Report[]
  readonly given: readonly GivenTask[]
  /** What the record says after its papers were signed and reopened. */
  readonly corrected: { readonly calls: readonly Called[]; readonly ballots: readonly Ballot[] } | null
}

export const cellCount = 22
/** The cell that the last two become, on that day. */
export const mergedCell = 22
export const sources: readonly number[] = [20, 21]
export const mergedOn = '2026-06-01'
export const periods = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`)
/** The cell that takes another name on that day. */
export const renamedCell = 0
export const cellName = (cell: number, day = '2026-01-01'): string => {
  if (cell === mergedCell) return 'Chi bộ bản Sen'
  return cell === renamedCell && day >= mergedOn ? 'Chi bộ bản Mường' : `Chi bộ bản ${cell + 1}`
}

const random = seeded(2026)
const below = (most: number): number => Math.floor(random() * most)
const happens = (share: number): boolean => random() < share

function peopled(): Member[] {
  const members: Member[] = []
  for (let cell = 0; cell < cellCount; cell += 1) {
    const size = 8 + below(9)
    for (let place = 0; place < size; place += 1) {
      const key = members.length
      const name = nameOf(key)
      const standing =
        place < 5 ? 'official' : happens(0.15) ? 'exempt' : happens(0.2) ? 'probationary' : 'official'
      members.push({ key, name, cell, standing })
    }
  }
  return members
}
export const members: readonly Member[] = peopled()

/** Movements of the year, each on the first of its month and at most one a member. */
function moved(): Step[] {
  const steps: Step[] = []
  const free = members.filter(({ key }) => key % 7 === 3)
  for (const [index, member] of free.entries()) {
    const on = `${periods[1 + (index % 10)]}-01`
    // Nobody is moved into or out of the cells of the merger but by the merger itself.
    if (on === mergedOn || member.cell >= 19) continue
    if (member.standing === 'probationary') steps.push({ on, member: member.key, kind: 'confirmation' })
    else if (member.standing === 'official') {
      if (index % 3 === 0) steps.push({ on, member: member.key, kind: 'exemption' })
      else if (index % 3 === 1) steps.push({ on, member: member.key, kind: 'departure' })
      else steps.push({ on, member: member.key, kind: 'cell-change', cell: (member.cell + 4) % 19 })
    }
  }
  return steps
}
export const steps: readonly Step[] = moved()

/** Where somebody belonged on a day, and as what; undefined when gone. */
export function placeOn(
  { key, cell, standing }: Member,
  day: string,
): { cell: number; standing: Standing } | undefined {
  const step = steps.find(({ member, on }) => member === key && on <= day)
  if (step?.kind === 'departure') return undefined
  const held = step?.cell ?? cell
  return {
    cell: sources.includes(held) && day >= mergedOn ? mergedCell : held,
    standing: step?.kind === 'confirmation' ? 'official' : step?.kind === 'exemption' ? 'exempt' : standing,
  }
}
export const rollOf = (cell: number, day: string): readonly Member[] =>
  members.filter((member) => placeOn(member, day)?.cell === cell)

function callOf(member: Member, day: string, depth: Meeting['depth']): Called {
  const usual = { member: member.key, isLate: false, isOnline: false }
  const month = Number(day.slice(5, 7))
  if (placeOn(member, day)?.standing === 'exempt')
    return { ...usual, state: happens(0.3) ? 'present' : 'exempt' }
  // Away for three months, four or five: at the limit and above it.
  const away = member.key % 31
  if (away >= 5 && away <= 7 && month >= 3 && month <= away) return { ...usual, state: 'excused' }
  const luck = random()
  if (luck < 0.1) return { ...usual, state: 'excused' }
  if (luck < 0.15) return { ...usual, state: 'absent' }
  const isFull = depth === 'full'
  return {
    ...usual,
    state: 'present',
    isLate: isFull && luck > 0.94,
    isOnline: isFull && luck > 0.9 && luck < 0.93,
  }
}

const isEvery = (step: number, place: number, title: string): boolean =>
  Number(/\d+/.exec(title)?.[0]) % step === place
const taken: Withdrawal[] = []
export const withdrawals: readonly Withdrawal[] = taken

function ballot(kind: Ballot['kind'], question: string, calls: readonly Called[], day: string): Ballot {
  const voters = calls.filter(({ member, state }) => {
    const found = members[member]
    return state === 'present' && found !== undefined && placeOn(found, day)?.standing !== 'probationary'
  }).length
  const against = happens(0.25) ? below(voters + 1) : 0
  return { kind, question, inFavour: voters - against, against, other: 0 }
}

function ballotsOf(
  calls: readonly Called[],
  day: string,
  depth: Meeting['depth'],
  withSecond: boolean,
): Ballot[] {
  const first = ballot('resolution', depth === 'figures' ? '' : 'Thông qua nghị quyết', calls, day)
  return withSecond ? [first, ballot('confirmation', 'Công nhận đảng viên chính thức', calls, day)] : [first]
}

/** The last two who had to come and came stay away after all. */
const correctedCalls = (calls: readonly Called[], day: string): Called[] => {
  const mustCome = ({ member }: Called) => {
    const found = members[member]
    return found !== undefined && placeOn(found, day)?.standing !== 'exempt'
  }
  const there = calls
    .filter((call) => call.state === 'present' && mustCome(call))
    .slice(-2)
    .map(({ member }) => member)
  return calls.map((call) =>
    there.includes(call.member) ? { ...call, state: 'absent', isLate: false, isOnline: false } : call,
  )
}

function written(): Meeting[] {
  const meetings: Meeting[] = []
  const open = new Map<number, string[]>()
  let tasks = 0
  /** Of some tasks that were done the cell that is to say they are not; -1 when it has. */
  const finished = new Map<string, number>()
  for (const [month, period] of periods.entries()) {
    const first = `${period}-01`
    if (first === mergedOn)
      open.set(
        mergedCell,
        sources.flatMap((cell) => open.get(cell) ?? []),
      )
    for (const { cell, title, restoredOn } of taken) {
      if (restoredOn?.startsWith(period)) open.set(cell, [...(open.get(cell) ?? []), title])
    }
    const living = Array.from({ length: cellCount + 1 }, (_, cell) => cell).filter((cell) =>
      cell === mergedCell ? first >= mergedOn : !sources.includes(cell) || first < mergedOn,
    )
    for (const cell of living) {
      // One cell does not meet in August at all.
      if (cell === 7 && month === 7) continue
      // Written down when the cell was no more.
      const isAfterMerger = cell === 20 && month === 4
      const isFullCell = cell >= 20 || (cell + Math.floor(month / 4)) % 2 === 0
      const depth = isFullCell && !isAfterMerger ? 'full' : 'figures'
      const kind = depth === 'full' && month % 3 === 1 && cell % 2 === 0 ? 'combined' : 'regular'
      const heldOn = `${period}-${String(2 + below(7)).padStart(2, '0')}`
      const meeting = (
        kind: Meeting['kind'],
        heldOn: string,
        depth: Meeting['depth'],
        isMonthly: boolean,
      ) => {
        const isForgotten = isMonthly && cell === 9 && month === 9
        const isLate = isMonthly && !isForgotten && ((cell + month) % 9 === 4 || isAfterMerger)
        const calls = rollOf(cell, heldOn).map((member) => callOf(member, heldOn, depth))
        const ballots = ballotsOf(calls, heldOn, depth, depth === 'full' && (cell + month) % 5 === 0)
        const isFull = depth === 'full' && isMonthly && !isForgotten
        const before = open.get(cell) ?? []
        const again = [...finished].flatMap(([title, of]) => (of === cell ? [title] : []))
        const reports: readonly Report[] = isFull
          ? [
              ...before.map((title) => ({
                title,
                state: (['done', 'doing', 'not-started'] as const)[below(3)] ?? 'done',
              })),
              ...again.map((title) => ({ title, state: 'doing' as const, isAgain: true as const })),
            ]
          : []
        if (isFull) for (const title of again) finished.set(title, -1)
        const isGiving = isFull
        const given = isGiving
          ? Array.from({ length: below(4) }, (): GivenTask => {
              tasks += 1
              return {
                title: `Việc số ${tasks} của bản`,
                dueOn: `2026-${String(Math.min(12, month + 1 + below(3))).padStart(2, '0')}-25`,
              }
            })
          : []
        if (isFull) {
          const left = reports.filter(({ state }) => state !== 'done').map(({ title }) => title)
          for (const { title, state } of reports)
            if (state === 'done' && isEvery(9, 4, title) && !finished.has(title)) finished.set(title, cell)
          const dropped = isLate || cell >= 20 ? [] : given.filter(({ title }) => isEvery(7, 3, title))
          for (const { title } of dropped) {
            const next = isEvery(2, 1, title) ? periods[month + 1] : undefined
            taken.push({ title, cell, on: `${period}-28`, restoredOn: next ? `${next}-10` : null })
          }
          const followed = given.filter((task) => !dropped.includes(task))
          open.set(cell, [...left, ...followed.map(({ title }) => title)])
        }
        const amended = correctedCalls(calls, heldOn)
        const isCorrected = isFull && [1, 4, 8].includes(month) && (cell % 5 === 0 || cell === 21)
        meetings.push({
          ...{ cell, period, kind, heldOn, depth, isForgotten, calls, ballots, reports, given },
          isLate,
          ownScore: 700 + below(300),
          corrected: isCorrected
            ? { calls: amended, ballots: ballotsOf(amended, heldOn, depth, ballots.length > 1) }
            : null,
        })
      }
      meeting(kind, heldOn, depth, true)
      if (month % 3 === 2 && cell % 4 === 1)
        meeting('thematic', `${period}-${10 + below(8)}`, 'figures', false)
    }
  }
  return meetings
}
export const meetings: readonly Meeting[] = written()
