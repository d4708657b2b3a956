import { groupBy } from '../../../shared/collections.ts'
import { isVillageCell } from '../../../shared/organisation/kind-of-cell.ts'
import type { Village } from '../../../shared/villages/contract.ts'
import type { VillageFact, VillageValues } from '../../../shared/villages/facts.ts'
import { q, type Reader } from '../database/executor.ts'
import { cellsBetween } from '../organisation/cells-between.ts'
import { rulebookOf } from '../rulebook/store.ts'

/** The list of facts under which a year is reported. */
export const factsOf = (db: Reader, year: number): readonly VillageFact[] =>
  rulebookOf(db).rule('village.facts', `${year}-12-31`)

/** Figures by cell. */
function valuesOf(db: Reader, year: number): ReadonlyMap<string, VillageValues> {
  const rows = db.all(q.selectFrom('village_fact').selectAll().where('year', '=', year))
  return new Map(
    [...groupBy(rows, (row) => row.cell_id)].map(([cellId, own]) => [
      cellId,
      Object.fromEntries(own.map(({ fact, value }) => [fact, value])),
    ]),
  )
}

/** All village cells of a year, and whatever other cell has figures in it, by name. */
export function villagesOf(db: Reader, year: number): Village[] {
  const sheets = new Map(
    db
      .all(q.selectFrom('village_sheet').selectAll().where('year', '=', year))
      .map((row) => [row.cell_id, row]),
  )
  const kinds = new Map(
    db.all(q.selectFrom('body').select(['id', 'cell_kind'])).map((row) => [row.id, row.cell_kind]),
  )
  const [now, before] = [valuesOf(db, year), valuesOf(db, year - 1)]
  // A cell that ended in the year reports no more, unless it did already.
  return cellsBetween(db, `${year}-12-31`, `${year}-12-31`)
    .concat(cellsBetween(db, `${year}-01-01`, `${year}-12-31`).filter(({ id }) => now.has(id)))
    .filter((cell, place, all) => all.findIndex(({ id }) => id === cell.id) === place)
    .filter(({ id, name }) => now.has(id) || isVillageCell(kinds.get(id) ?? '', name))
    .map(({ id, name }) => {
      const sheet = sheets.get(id)
      return {
        ...{ cellId: id, cellName: name, revision: sheet?.revision ?? 0 },
        ...{ source: sheet?.source ?? '', note: sheet?.note ?? '' },
        ...{ values: now.get(id) ?? {}, before: before.get(id) ?? {} },
      }
    })
}

/** The years of a cell, the latest first. */
export function yearsOf(db: Reader, cellId: string) {
  const values = groupBy(
    db.all(q.selectFrom('village_fact').selectAll().where('cell_id', '=', cellId)),
    (row) => row.year,
  )
  return db
    .all(q.selectFrom('village_sheet').selectAll().where('cell_id', '=', cellId).orderBy('year', 'desc'))
    .map(({ year, revision, source, note }) => ({
      ...{ year, revision, source, note },
      values: Object.fromEntries((values.get(year) ?? []).map(({ fact, value }) => [fact, value])),
    }))
}
