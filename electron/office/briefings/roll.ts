import { postOfSeats, type Seat } from '../../../shared/briefings/seats.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { RollLine } from '../../../shared/meetings/meeting.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import type { RollDifference } from '../meetings/roll.ts'
import { cellNames, holdersOn } from '../organisation/store.ts'
import { onDay, toStanding } from '../people/store.ts'

interface Seated extends Seat {
  readonly cellId: string
  readonly personId: string
  readonly fullName: string
  /** Called for the cell; otherwise somebody who may stand in. */
  readonly isCalled: boolean
}

/** A cell of a day and who leads it. */
export interface LedCell {
  readonly cellId: string
  readonly cellName: string
  /** The secretary, else the deputy; null where the register knows of neither. */
  readonly leader: { readonly personId: string; readonly fullName: string } | null
}

function seatedOn(db: Reader, day: string): readonly (LedCell & { readonly seated: readonly Seated[] })[] {
  const holders = groupBy(holdersOn(db, day), ({ cellId }) => cellId)
  return cellNames(db, day).map(({ id, name }) => {
    const own = holders.get(id) ?? []
    const secretary = own.find(({ post }) => post === 'secretary')
    const deputies = own.filter(({ post, personId }) => post === 'deputy' && personId !== secretary?.personId)
    const leader = secretary ?? deputies[0]
    const seat = (
      role: Seat['role'],
      { personId, fullName }: { personId: string; fullName: string },
    ): Seated => ({
      ...{ role, cellName: name, cellId: id, personId, fullName },
      isCalled: personId === leader?.personId,
    })
    return {
      cellId: id,
      cellName: name,
      leader: leader ? { personId: leader.personId, fullName: leader.fullName } : null,
      seated: [
        ...(secretary ? [seat('secretary', secretary)] : []),
        ...deputies.map((deputy) => seat('deputy', deputy)),
      ],
    }
  })
}

/** The cells of a day by name, each with whoever leads it. */
export const ledCells = (db: Reader, day: string): readonly LedCell[] =>
  seatedOn(db, day).map(({ cellId, cellName, leader }) => ({ cellId, cellName, leader }))

/**
 * Whom a briefing calls: the secretary of every cell of the day, the deputy where a cell has none; below them the deputies,
 * who may stand in and are counted nowhere unless they do. A person stands once, whatever they lead.
 */
export function briefingRoll(db: Reader, day: string): RollLine[] {
  const seats = groupBy(
    seatedOn(db, day).flatMap(({ seated }) => seated),
    ({ personId }) => personId,
  )
  const standings = new Map(
    db
      .all(
        q
          .selectFrom('member_standing')
          .select(['person_id', 'standing'])
          .where('person_id', 'in', listed([...seats.keys()]))
          .where(onDay('valid_from', 'valid_to', day)),
      )
      .map((row) => [row.person_id, row.standing]),
  )
  const lines = [...seats].map(([personId, own]) => ({
    personId,
    fullName: own[0]?.fullName ?? '',
    standing: toStanding(standings.get(personId) ?? '') ?? ('official' as const),
    inBase: own.some(({ isCalled }) => isCalled),
    // What they lead stands first.
    post: postOfSeats([...own].sort((a, b) => Number(b.isCalled) - Number(a.isCalled))),
  }))
  return [...lines.filter(({ inBase }) => inBase), ...lines.filter(({ inBase }) => !inBase)].map(
    (line, index) => ({ ...line, number: index + 1 }),
  )
}

/**
 * Where the histories now have somebody else lead a cell on that day than the roll says. Who leads a second cell since
 * stays on the roll, yet that cell would be missing from it.
 */
export function briefingDifferences(
  written: readonly RollLine[],
  now: readonly RollLine[],
): RollDifference[] {
  const before = new Map(written.map((line) => [line.personId, line]))
  const after = new Map(now.map((line) => [line.personId, line]))
  const gone = written
    .filter(({ personId }) => !after.has(personId))
    .map((line) => ({ ...line, what: 'theo sổ thì ngày họp không là bí thư, phó bí thư chi bộ nào' }))
  const changed = now.flatMap((line) => {
    const old = before.get(line.personId)
    if (!old) return [{ ...line, what: `theo sổ thì ngày họp là ${line.post}` }]
    const parts = [
      ...(old.post === line.post ? [] : [`theo sổ là ${line.post}, danh sách đang ghi ${old.post}`]),
      ...(old.fullName === line.fullName ? [] : [`tên trong sổ nay là ${line.fullName}`]),
    ]
    return parts.length === 0 ? [] : [{ ...line, what: parts.join('; ') }]
  })
  return [...gone, ...changed].map(({ personId, fullName, what }) => ({ personId, fullName, what }))
}
