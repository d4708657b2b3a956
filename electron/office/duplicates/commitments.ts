import type { SaidRow } from '../../../shared/duplicates/contract.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { named, type Pair, type Part } from './part.ts'

type Row = Schema['commitment']

const ofPerson = (db: Reader, personId: string) =>
  db.all(q.selectFrom('commitment').selectAll().where('person_id', '=', personId).orderBy('year'))

/** What the kept record's word leaves open of the same year is filled from the other's. */
const filled = (kept: Row, given: Row): Partial<Row> => ({
  ...(kept.made_on === null && given.made_on !== null && { made_on: given.made_on }),
  ...(kept.content === '' && given.content !== '' && { content: given.content }),
  ...(kept.checked_on === null && given.checked_on !== null && { checked_on: given.checked_on }),
  ...(kept.outcome === '' && given.outcome !== '' && { outcome: given.outcome }),
})

/** Bản cam kết: one a year; of a year that both records have, the kept one's stands. */
export function commitmentsPart(db: Reader, { keptId, givenId }: Pair): Part {
  const [kept, given] = [ofPerson(db, keptId), ofPerson(db, givenId)]
  const isLive = ({ deleted_at }: Row) => deleted_at === null
  const known = new Map(kept.filter(isLive).map((row) => [row.year, row]))
  const both = given.filter((row) => isLive(row) && known.has(row.year))
  const moved = given.filter((row) => !both.includes(row))
  const said = (rows: readonly Row[]): SaidRow[] =>
    rows.filter(isLive).map((row) => ({ what: `Năm ${row.year}`, from: row.made_on, to: row.checked_on }))
  const years = moved.filter(isLive).map(({ year }) => String(year))
  return {
    shown: [{ title: 'Bản cam kết', kept: said(kept), given: said(given) }],
    effects: years.length > 0 ? [`Bản cam kết năm ${named(years)} chuyển sang hồ sơ giữ lại.`] : [],
    overruled: both,
    write: (rows) => {
      for (const { id } of moved) rows.update('commitment', { id }, { person_id: keptId })
      for (const row of both) {
        const own = known.get(row.year)
        const changes = own && filled(own, row)
        if (own && changes && Object.keys(changes).length > 0) {
          rows.update('commitment', { id: own.id }, changes)
        }
      }
    },
  }
}
