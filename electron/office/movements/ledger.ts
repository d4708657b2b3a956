import { sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import type { Parsed } from '../../../shared/contract.ts'
import type { LedgerLineRow, LedgerOfCells, LedgerTable } from '../../../shared/movements/contract.ts'
import {
  countSteps,
  type Histories,
  type LedgerLine,
  ledger,
  type MembershipSpan,
  type StandingSpan,
} from '../../../shared/people/ledger.ts'
import { type MovementKind, movementKinds } from '../../../shared/people/movements.ts'
import { textSortKey } from '../../../shared/text/names.ts'
import { q, type Reader } from '../database/executor.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { toStanding } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { type Heads, headsOfCells, headsOfCommune, nobody, type Span } from './heads.ts'

/** Living people with a standing or a cell that begins or ends in the span: nobody else makes a step. */
const changedIn = ({ from, last }: Span) => sql<string>`(
  SELECT id FROM person WHERE deleted_at IS NULL AND id IN (
    SELECT person_id FROM member_standing
      WHERE (valid_from >= ${from} AND valid_from <= ${last}) OR (valid_to >= ${from} AND valid_to <= ${last})
    UNION SELECT person_id FROM cell_membership
      WHERE (valid_from >= ${from} AND valid_from <= ${last}) OR (valid_to >= ${from} AND valid_to <= ${last})))`

/** Histories of those who make a step in the span. */
function historiesOf(db: Reader, span: Span): Histories {
  const ids = db.all(q.selectFrom('person').select('id').where('id', 'in', changedIn(span)))
  const those = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids.map(({ id }) => id))}))`
  const memberships = db.all(
    q
      .selectFrom('cell_membership')
      .select(['person_id', 'cell_id', 'valid_from', 'valid_to'])
      .where('person_id', 'in', those),
  )
  const standings = db.all(
    q
      .selectFrom('member_standing')
      .select(['person_id', 'standing', 'valid_from', 'valid_to'])
      .where('person_id', 'in', those),
  )
  return {
    memberships: memberships.map((row) => ({
      personId: row.person_id,
      cellId: row.cell_id,
      from: row.valid_from,
      to: row.valid_to,
    })),
    standings: standings.flatMap((row) => {
      const standing = toStanding(row.standing)
      return standing ? [{ personId: row.person_id, standing, from: row.valid_from, to: row.valid_to }] : []
    }),
  }
}

interface Recorded {
  readonly personId: string
  readonly on: string
  readonly kind: MovementKind
  readonly paperNumber: string
  readonly paperDate: string | null
  readonly otherOrganisation: string
}

/** The movements recorded in the span and not taken back. */
const recordedIn = (db: Reader, { from, last }: Span): Recorded[] =>
  db
    .all(
      q
        .selectFrom('act')
        .innerJoin('movement', 'movement.act_id', 'act.id')
        .select([
          'movement.person_id',
          'movement.kind',
          'movement.other_organisation',
          'act.effective_on',
          'act.paper_number',
          'act.paper_written',
        ])
        .where('act.undone_at', 'is', null)
        .where('act.effective_on', '>=', from)
        .where('act.effective_on', '<=', last),
    )
    .flatMap((row) => {
      const kind = movementKinds.find((candidate) => candidate === row.kind)
      return kind
        ? [
            {
              personId: row.person_id,
              on: row.effective_on,
              kind,
              paperNumber: row.paper_number,
              paperDate: row.paper_written,
              otherOrganisation: row.other_organisation,
            },
          ]
        : []
    })

/**
 * The ledger with names and papers. Heads are counted over the whole register, steps come from the histories of those
 * who changed (shared/people/ledger.ts); that the one explains the other is proved by a property.
 */
export function ledgerTable(db: Reader, { from, last, cellId }: Parsed<'movements.ledger'>): LedgerTable {
  const span = { from, last }
  const recorded = recordedIn(db, span)
  const counted = rulebookOf(db).rule('ledger.counted', last)
  const scope = cellId === null ? 'commune' : { cellId }
  const table = ledger(historiesOf(db, span), scope, span, counted, recorded)
  const papers = new Map(recorded.map((row) => [`${row.personId} ${row.on}`, row]))
  const people = namesOf(db, [...table.increases, ...table.decreases, ...table.within])
  const cells = cellNamesEver(db)
  const cellOn = (id: string | null, day: string): string => (id === null ? '' : (cells.get(id)?.(day) ?? ''))
  const lines = (kept: readonly LedgerLine[]): LedgerLineRow[] =>
    kept.map(({ kind, name, steps }) => ({
      kind,
      name,
      steps: steps.map(({ personId, on, before, after }) => {
        const paper = papers.get(`${personId} ${on}`)
        return {
          personId,
          fullName: people.get(personId) ?? '',
          on,
          fromCell: cellOn(before.cellId, on),
          toCell: cellOn(after.cellId, on),
          paperNumber: paper?.paperNumber ?? '',
          paperDate: paper?.paperDate ?? null,
          otherOrganisation: paper?.otherOrganisation ?? '',
        }
      }),
    }))
  const heads =
    cellId === null
      ? headsOfCommune(db, span, counted)
      : (headsOfCells(db, span, counted, cellId).get(cellId) ?? nobody)
  return {
    cellId,
    cellName: cellOn(cellId, last),
    ...span,
    opening: heads.opening,
    increases: lines(table.increases),
    decreases: lines(table.decreases),
    within: lines(table.within),
    closing: heads.closing,
  }
}

/** Every cell that had members or changes in the span, in the order of names; then those who are in none. */
export function cellLedgers(db: Reader, span: Span): LedgerOfCells {
  const counted = rulebookOf(db).rule('ledger.counted', span.last)
  const heads = headsOfCells(db, span, counted)
  const histories = historiesOf(db, span)
  const recorded = recordedIn(db, span)
  const of = cellsTouched(histories)
  const row = (cellId: string | null, cellName: string, { opening, closing }: Heads) => {
    const own = of.get(cellId)
    const table = own && ledger(own, { cellId }, span, counted, recorded)
    const count = (lines: readonly LedgerLine[] = [], kinds: readonly string[] = []) =>
      countSteps(lines.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)))
    return {
      cellId,
      cellName,
      opening,
      increases: count(table?.increases),
      fromCells: count(table?.increases, ['from-cell']),
      decreases: count(table?.decreases),
      toCells: count(table?.decreases, ['to-cell']),
      closing,
    }
  }
  const isMoved = ({ opening, increases, decreases, closing }: ReturnType<typeof row>) =>
    opening + increases + decreases + closing > 0
  const names = cellNamesEver(db)
  const cells = db
    .all(q.selectFrom('body').select(['id', 'ended_on', 'deleted_at']).where('kind', '=', 'cell'))
    .map(({ id, ended_on, deleted_at }) => ({
      ...row(id, names.get(id)?.(span.last) ?? '', heads.get(id) ?? nobody),
      isLiving: deleted_at === null && (ended_on === null || ended_on > span.from),
    }))
    .filter((cell) => cell.isLiving || isMoved(cell))
    .map(({ isLiving: _, ...cell }) => ({ cell, key: textSortKey(cell.cellName) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ cell }) => cell)
  const commune = headsOfCommune(db, span, counted)
  const inCells = [...heads.values()]
  const sum = (side: keyof Heads) => inCells.reduce((total, cell) => total + cell[side], 0)
  const inNone = row(null, '', {
    opening: commune.opening - sum('opening'),
    closing: commune.closing - sum('closing'),
  })
  return {
    ...span,
    rows: [...cells, ...[inNone].filter(isMoved)],
  }
}

/** The histories of those who were ever in a cell, by that cell; somebody of two cells stands under both. */
function cellsTouched({ memberships, standings }: Histories): ReadonlyMap<string | null, Histories> {
  const standingsOf = groupBy(standings, ({ personId }) => personId)
  const cells = new Map<string | null, { memberships: MembershipSpan[]; standings: StandingSpan[] }>()
  const people = groupBy(memberships, ({ personId }) => personId)
  for (const personId of new Set([...people.keys(), ...standingsOf.keys()])) {
    const own = people.get(personId) ?? []
    for (const cellId of new Set([null, ...own.map((membership) => membership.cellId)])) {
      const known = cells.get(cellId) ?? { memberships: [], standings: [] }
      known.memberships.push(...own)
      known.standings.push(...(standingsOf.get(personId) ?? []))
      cells.set(cellId, known)
    }
  }
  return cells
}

const namesOf = (db: Reader, lines: readonly LedgerLine[]): ReadonlyMap<string, string> => {
  const ids = [...new Set(lines.flatMap((line) => line.steps.map(({ personId }) => personId)))]
  const wanted = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  return new Map(
    db
      .all(q.selectFrom('person').select(['id', 'full_name']).where('id', 'in', wanted))
      .map((row) => [row.id, row.full_name]),
  )
}
