import { sql } from 'kysely'
import { addDays, type IsoDate } from '../../../shared/calendar/dates.ts'
import type { Parsed } from '../../../shared/contract.ts'
import { q, type Reader } from '../database/executor.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { onDay, toStanding } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'

/** Days from the first to the last, both counted. */
export interface Span {
  readonly from: IsoDate
  readonly last: IsoDate
}

/** Heads on the day before a span and on its last. */
export interface Heads {
  readonly opening: number
  readonly closing: number
}
export const nobody: Heads = { opening: 0, closing: 0 }

/** How many rows hold on a day, where all the intervals named hold on it. */
const holding = (day: IsoDate, tables: readonly ('cell_membership' | 'member_standing')[]) =>
  sql<number>`coalesce(sum(${sql.join(
    tables.map((table) => sql`(${onDay(`${table}.valid_from`, `${table}.valid_to`, day)})`),
    sql` AND `,
  )}), 0)`

const countedStandings = (counted: readonly string[]) =>
  q
    .selectFrom('member_standing')
    .where('member_standing.standing', 'in', counted)
    .where('member_standing.person_id', 'not in', (nested) =>
      nested.selectFrom('person').select('id').where('deleted_at', 'is not', null),
    )

/** Both heads are counted in one walk over the standings. */
export const headsOfCommune = (db: Reader, { from, last }: Span, counted: readonly string[]): Heads =>
  db.first(
    countedStandings(counted).select([
      holding(addDays(from, -1), ['member_standing']).as('opening'),
      holding(last, ['member_standing']).as('closing'),
    ]),
  ) ?? nobody

/** The same by cell, of all of them or of one. */
export function headsOfCells(
  db: Reader,
  { from, last }: Span,
  counted: readonly string[],
  cellId?: string,
): ReadonlyMap<string, Heads> {
  const both = ['cell_membership', 'member_standing'] as const
  const rows = countedStandings(counted)
    .innerJoin('cell_membership', 'cell_membership.person_id', 'member_standing.person_id')
    .select([
      'cell_membership.cell_id',
      holding(addDays(from, -1), both).as('opening'),
      holding(last, both).as('closing'),
    ])
    .groupBy('cell_membership.cell_id')
  const asked = cellId === undefined ? rows : rows.where('cell_membership.cell_id', '=', cellId)
  return new Map(db.all(asked).map(({ cell_id, ...heads }) => [cell_id, heads]))
}

/** The people behind a count of heads, by given name. */
export function headsByName(db: Reader, { on, cellId, offset, limit }: Parsed<'movements.heads'>) {
  const people = countedStandings(rulebookOf(db).rule('ledger.counted', on))
    .innerJoin('person', 'person.id', 'member_standing.person_id')
    .leftJoin('cell_membership', (join) =>
      join
        .onRef('cell_membership.person_id', '=', 'member_standing.person_id')
        .on(onDay('cell_membership.valid_from', 'cell_membership.valid_to', on)),
    )
    .select([
      'person.id as personId',
      'person.full_name as fullName',
      'cell_membership.cell_id',
      'member_standing.standing',
    ])
    .where(onDay('member_standing.valid_from', 'member_standing.valid_to', on))
    .orderBy('person.sort_key')
    .orderBy('person.id')
    .offset(offset)
    .limit(limit)
  const cells = cellNamesEver(db)
  return db
    .all(cellId === null ? people : people.where('cell_membership.cell_id', '=', cellId))
    .flatMap(({ cell_id, standing: text, ...person }) => {
      const standing = toStanding(text)
      const cellName = cell_id === null ? '' : (cells.get(cell_id)?.(on) ?? '')
      return standing ? [{ ...person, cellName, standing }] : []
    })
}
