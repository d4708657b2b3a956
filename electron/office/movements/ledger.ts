import { sql } from 'kysely'
import type { LedgerLineRow, LedgerTable } from '../../../shared/movements/contract.ts'
import { type Histories, type LedgerLine, ledger } from '../../../shared/people/ledger.ts'
import { type MovementKind, movementKinds } from '../../../shared/people/movements.ts'
import { q, type Reader } from '../database/executor.ts'
import { cellNamesEver, nameOn } from '../organisation/store.ts'
import { toStanding } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'

/** Histories of everybody who was ever in the scope; people in the recycle bin were never members. */
function historiesOf(db: Reader, cellId: string | null): Histories {
  const people = (column: string) =>
    cellId === null
      ? sql<boolean>`${sql.ref(column)} IN (SELECT id FROM person WHERE deleted_at IS NULL)`
      : sql<boolean>`${sql.ref(column)} IN (SELECT person.id FROM cell_membership AS own
          JOIN person ON person.id = own.person_id
          WHERE own.cell_id = ${cellId} AND person.deleted_at IS NULL)`
  const memberships = db.all(
    q
      .selectFrom('cell_membership')
      .select(['person_id', 'cell_id', 'valid_from', 'valid_to'])
      .where(people('person_id')),
  )
  const standings = db.all(
    q
      .selectFrom('member_standing')
      .select(['person_id', 'standing', 'valid_from', 'valid_to'])
      .where(people('person_id')),
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
const recordedIn = (db: Reader, from: string, last: string): Recorded[] =>
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

/** The ledger with names and papers; its sums are those of the histories (shared/people/ledger.ts). */
export function ledgerTable(
  db: Reader,
  { from, last, cellId }: { readonly from: string; readonly last: string; readonly cellId: string | null },
): LedgerTable {
  const recorded = recordedIn(db, from, last)
  const counted = rulebookOf(db).rule('ledger.counted', last)
  const scope = cellId === null ? 'commune' : { cellId }
  const table = ledger(historiesOf(db, cellId), scope, { from, last }, counted, recorded)
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
  return {
    cellId,
    cellName: cellId === null ? '' : nameOn(db, cellId, last),
    from,
    last,
    opening: table.opening.length,
    increases: lines(table.increases),
    decreases: lines(table.decreases),
    within: lines(table.within),
    closing: table.closing.length,
  }
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
