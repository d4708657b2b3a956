/**
 * Sổ biến động: increase and decrease of members over a span of days, for one cell or for the commune. The sums are
 * derived from the intervals of membership and standing and from nothing else, so that opening + increases -
 * decreases = closing by construction; recorded movements only give a step its name.
 */
import { addDays, type IsoDate } from '../calendar/dates.ts'
import { contains, type Interval, valueOn } from '../calendar/intervals.ts'
import { groupBy } from '../collections.ts'
import { type Effect, type MovementKind, movementKinds, movements } from './movements.ts'
import type { Standing } from './person.ts'

/** A time in a cell; `cellId` is null where a member is known to have had none. */
export interface MembershipSpan extends Interval {
  readonly personId: string
  readonly cellId: string | null
}

export interface StandingSpan extends Interval {
  readonly personId: string
  readonly standing: Standing
}

export interface Histories {
  readonly memberships: readonly MembershipSpan[]
  readonly standings: readonly StandingSpan[]
}

/** One cell, those of no cell (null), or all of the commune: members of every cell and those of none. */
export type Scope = { readonly cellId: string | null } | 'commune'

/** What a person is on a day. */
export interface Place {
  readonly cellId: string | null
  readonly standing: Standing | null
}

/** A movement that somebody recorded: names the step of that person on that day. */
export interface RecordedMovement {
  readonly personId: string
  readonly on: IsoDate
  readonly kind: MovementKind
}

/** `from-cell` and `to-cell` are changes within the commune; `unexplained` is a step that no history explains. */
export type StepKind = MovementKind | 'from-cell' | 'to-cell' | 'unexplained'

export interface LedgerStep {
  readonly personId: string
  readonly on: IsoDate
  readonly kind: StepKind
  readonly before: Place
  readonly after: Place
}

export interface LedgerLine {
  readonly kind: StepKind
  readonly name: string
  /** In order of day; a person who came twice stands here twice. */
  readonly steps: readonly LedgerStep[]
}

export interface Ledger {
  /** Members on the day before `from`, and on the last day; ids in order. */
  readonly opening: readonly string[]
  readonly closing: readonly string[]
  readonly increases: readonly LedgerLine[]
  readonly decreases: readonly LedgerLine[]
  /** What changed about members without changing their number: công nhận chính thức, miễn sinh hoạt ... */
  readonly within: readonly LedgerLine[]
}

const isIn = (place: Place, scope: Scope, counted: readonly string[]): boolean =>
  place.standing !== null &&
  counted.includes(place.standing) &&
  (scope === 'commune' || place.cellId === scope.cellId)

/** Who is counted in the scope on a day: a head count. `counted` is `ledger.counted` of the rule book. */
export function membersOn(
  histories: Histories,
  scope: Scope,
  day: IsoDate,
  counted: readonly string[],
): readonly string[] {
  const cells = new Map(
    histories.memberships.filter((span) => contains(span, day)).map((span) => [span.personId, span.cellId]),
  )
  return histories.standings
    .filter((span) => contains(span, day))
    .filter(({ personId, standing }) =>
      isIn({ cellId: cells.get(personId) ?? null, standing }, scope, counted),
    )
    .map(({ personId }) => personId)
    .toSorted()
}

/**
 * The ledger of the days `from` to `last`, both counted. A step belongs to the day on which the new state holds for
 * the first time.
 */
export function ledger(
  histories: Histories,
  scope: Scope,
  span: { readonly from: IsoDate; readonly last: IsoDate },
  counted: readonly string[],
  recorded: readonly RecordedMovement[] = [],
): Ledger {
  const names = groupBy(
    recorded.filter(({ on }) => span.from <= on && on <= span.last),
    ({ personId, on }) => `${personId} ${on}`,
  )
  const opening: string[] = []
  const closing: string[] = []
  const steps: Record<Effect, LedgerStep[]> = { increase: [], decrease: [], neutral: [] }
  for (const [personId, own] of byPerson(histories)) {
    let before = placeOn(own, addDays(span.from, -1))
    if (isIn(before, scope, counted)) opening.push(personId)
    for (const on of changesIn(own, span)) {
      const after = placeOn(own, on)
      const said = names.get(`${personId} ${on}`) ?? []
      for (const [effect, kind] of stepsOf(before, after, scope, counted, said)) {
        steps[effect].push({ personId, on, kind, before, after })
      }
      before = after
    }
    if (isIn(before, scope, counted)) closing.push(personId)
  }
  return {
    opening: opening.toSorted(),
    closing: closing.toSorted(),
    increases: toLines(steps.increase),
    decreases: toLines(steps.decrease),
    within: toLines(steps.neutral),
  }
}

interface Own {
  readonly memberships: MembershipSpan[]
  readonly standings: StandingSpan[]
}

function byPerson({ memberships, standings }: Histories): ReadonlyMap<string, Own> {
  const people = new Map<string, Own>()
  const of = (personId: string): Own => {
    const known = people.get(personId)
    if (known !== undefined) return known
    const made: Own = { memberships: [], standings: [] }
    people.set(personId, made)
    return made
  }
  for (const span of memberships) of(span.personId).memberships.push(span)
  for (const span of standings) of(span.personId).standings.push(span)
  return people
}

const placeOn = (own: Own, day: IsoDate): Place => ({
  cellId: valueOn(own.memberships, day)?.cellId ?? null,
  standing: valueOn(own.standings, day)?.standing ?? null,
})

/** The days of the span on which something begins or ends, in order. */
function changesIn(own: Own, { from, last }: { from: IsoDate; last: IsoDate }): readonly IsoDate[] {
  const bounds = [...own.memberships, ...own.standings].flatMap((interval) => [interval.from, interval.to])
  const days = bounds.filter((day): day is IsoDate => day !== null && from <= day && day <= last)
  return [...new Set(days)].toSorted()
}

type Step = readonly [effect: Effect, kind: StepKind]

/** A change of cell and of standing on one day are two steps, unless the one made the person come or go. */
function stepsOf(
  before: Place,
  after: Place,
  scope: Scope,
  counted: readonly string[],
  said: readonly RecordedMovement[],
): readonly Step[] {
  const [wasIn, isNowIn] = [isIn(before, scope, counted), isIn(after, scope, counted)]
  const wasMember = isIn(before, 'commune', counted)
  const isMember = isIn(after, 'commune', counted)
  // Within the commune the cells tell; whoever had none came from nowhere that is recorded.
  const moves = wasMember && isMember
  if (!wasIn && isNowIn) {
    const elsewhere = before.cellId === null ? 'unexplained' : 'from-cell'
    return [['increase', moves ? elsewhere : (namedBy(said, 'increase') ?? arrivalOf(before, after))]]
  }
  if (wasIn && !isNowIn) {
    const elsewhere = after.cellId === null ? 'unexplained' : 'to-cell'
    return [['decrease', moves ? elsewhere : (namedBy(said, 'decrease') ?? departureOf(after))]]
  }
  if (!wasIn) return []
  const steps: Step[] = []
  if (before.cellId !== after.cellId) {
    const isKnown = before.cellId !== null && after.cellId !== null
    steps.push(['neutral', isKnown ? 'cell-change' : 'unexplained'])
  }
  if (before.standing !== after.standing) {
    steps.push(['neutral', namedBy(said, 'neutral') ?? changeOf(before.standing, after.standing)])
  }
  return steps
}

/** A recorded kind counts only if it does to the number what the histories did. */
const namedBy = (said: readonly RecordedMovement[], effect: Effect): MovementKind | undefined =>
  said.find(({ kind }) => movements[kind].commune === effect && kind !== 'cell-change')?.kind

function arrivalOf(before: Place, after: Place): StepKind {
  switch (before.standing) {
    case 'struck-off':
    case 'expelled':
    case 'resigned':
      return after.standing === 'probationary' ? 'readmission' : 'restoration'
    case 'died':
      return 'unexplained'
    case null:
      return after.standing === 'probationary' ? 'admission' : 'arrival'
    default:
      return 'arrival'
  }
}

function departureOf(after: Place): StepKind {
  switch (after.standing) {
    case 'died':
      return 'death'
    case 'struck-off':
      return 'striking-off'
    case 'expelled':
      return 'expulsion'
    case 'resigned':
      return 'resignation'
    case 'transferred':
    case 'visiting':
      return 'departure'
    default:
      return 'unexplained'
  }
}

function changeOf(before: Standing | null, after: Standing | null): StepKind {
  if (before === 'away') return 'return'
  if (before === 'suspended') return 'suspension-end'
  if (before === 'exempt' && after === 'official') return 'exemption-end'
  switch (after) {
    case 'away':
      return 'temporary-departure'
    case 'suspended':
      return 'suspension'
    case 'exempt':
      return 'exemption'
    case 'official':
      return 'confirmation'
    default:
      return 'unexplained'
  }
}

const order: readonly StepKind[] = [...movementKinds, 'from-cell', 'to-cell', 'unexplained']

/** The Vietnamese name of a line of the ledger. */
export function stepName(kind: StepKind): string {
  switch (kind) {
    case 'from-cell':
      return 'Chuyển đến từ chi bộ khác trong đảng bộ'
    case 'to-cell':
      return 'Chuyển sang chi bộ khác trong đảng bộ'
    case 'unexplained':
      return 'Chưa rõ lý do'
    default:
      return movements[kind].name
  }
}

function toLines(steps: readonly LedgerStep[]): readonly LedgerLine[] {
  const groups = groupBy(steps, ({ kind }) => kind)
  return order.flatMap((kind) => {
    const own = groups.get(kind)
    if (own === undefined) return []
    const sorted = own.toSorted((a, b) =>
      a.on === b.on ? (a.personId < b.personId ? -1 : 1) : a.on < b.on ? -1 : 1,
    )
    return [{ kind, name: stepName(kind), steps: sorted }]
  })
}

/** How many came or went by these lines. */
export const countSteps = (lines: readonly LedgerLine[]): number =>
  lines.reduce((count, { steps }) => count + steps.length, 0)
