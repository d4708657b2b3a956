import { sql } from 'kysely'
import { q, type Reader } from '../database/executor.ts'
import { namesOfGoneMeetings } from './record-names.ts'

/** A name that a record bore until somebody changed it, or the record went. */
export interface EarlierName {
  readonly kind: string
  readonly id: string
  readonly name: string
}

interface Known {
  /** The last row of each installation that was looked at. */
  readonly seen: Map<string, number>
  /** The last change of an import that was looked at. */
  batch: string
  readonly names: EarlierName[]
}

/**
 * Names once read out of the audit stay true, since no row of it ever changes: each search reads only what was written
 * since the one before. Without that every keystroke would walk the whole audit (40 ms and more for 100,000 rows).
 */
const known = new WeakMap<Reader, Known>()

/** Where the fields of a record hold its name. */
const nameFields = ['fullName', 'otherName', 'name'] as const
const named = ['person', 'account', 'body', 'month']

/** The meetings that went when their month was taken back. */
function undone(changes: string): readonly string[] {
  const { undone: ids } = JSON.parse(changes) as { readonly undone?: unknown }
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}

/** The old names in a row's changes, which are pairs of old and new. */
function oldNames(changes: string): readonly string[] {
  const fields = JSON.parse(changes) as Readonly<Record<string, unknown>>
  return nameFields.flatMap((field) => {
    const pair = fields[field]
    const before: unknown = Array.isArray(pair) && pair.length === 2 ? pair[0] : undefined
    return typeof before === 'string' && before !== '' ? [before] : []
  })
}

function readRows(db: Reader, origin: string, found: Known): void {
  const seen = found.seen.get(origin) ?? 0
  const last = db.first(
    q
      .selectFrom('audit')
      .select('sequence')
      .where('origin', '=', origin)
      .orderBy('sequence', 'desc')
      .limit(1),
  )
  if (last === undefined || last.sequence <= seen) return
  const written = sql<boolean>`(${sql.join(
    [...nameFields, 'undone'].map((field) => sql`instr(changes, ${`"${field}":[`}) > 0`),
    sql` OR `,
  )})`
  // "+" keeps SQLite from the index of records, by which it would fetch most of the table row by row; and the first time
  // from the range of the chain, for which it unpacks every row to compare its key.
  const rows = q
    .selectFrom('audit')
    .select(['record_kind', 'record_id', 'changes'])
    .where(sql<boolean>`+record_kind IN (${sql.join(named)})`)
    .where(written)
  const news =
    seen === 0
      ? rows.where(sql<boolean>`+origin = ${origin}`)
      : rows.where('origin', '=', origin).where('sequence', '>', seen)
  for (const { record_kind: kind, record_id: id, changes } of db.all(news)) {
    if (kind === null || id === null) continue
    if (kind === 'month') {
      for (const [gone, name] of namesOfGoneMeetings(db, undone(changes))) {
        found.names.push({ kind: 'meeting', id: gone, name })
      }
      continue
    }
    for (const name of oldNames(changes)) found.names.push({ kind, id, name })
  }
  found.seen.set(origin, last.sequence)
}

/** An import stands in the audit as one row; what each person was called before it is kept beside it, for its undoing. */
function readImports(db: Reader, found: Known): void {
  const name = sql<string | null>`json_extract(intake_change.before, '$.fields.fullName')`
  const rows = db.all(
    q
      .selectFrom('intake_change')
      .innerJoin('person', 'person.id', 'intake_change.record_id')
      .select(['intake_change.batch_id', 'person.id', 'person.full_name', name.as('name')])
      .where('intake_change.record_kind', '=', 'person')
      .where('intake_change.before', 'is not', null)
      .where('intake_change.batch_id', '>', found.batch)
      .orderBy('intake_change.batch_id'),
  )
  for (const row of rows) {
    if (row.name !== null && row.name !== row.full_name) {
      found.names.push({ kind: 'person', id: row.id, name: row.name })
    }
    found.batch = row.batch_id
  }
}

/**
 * The names that people, bodies and accounts bore before, as far as the audit and the imports hold them. A name that went
 * when two records were made one is not among them: that act names the fields that it took, not what stood in them.
 */
export function earlierNames(db: Reader, origins: readonly string[]): readonly EarlierName[] {
  const found = known.get(db) ?? { seen: new Map<string, number>(), batch: '', names: [] }
  known.set(db, found)
  for (const origin of origins) readRows(db, origin, found)
  readImports(db, found)
  return found.names
}
