import { sql } from 'kysely'
import { type Band, bandName, bandsOf } from '../../../shared/finding/bands.ts'
import { cellText } from '../../../shared/finding/cells.ts'
import type { CountHead, CountTable } from '../../../shared/finding/contract.ts'
import type { Condition, ListDefinition } from '../../../shared/finding/definition.ts'
import { type FieldId, fieldOf } from '../../../shared/finding/fields.ts'
import { textSortKey } from '../../../shared/text/names.ts'
import { compileValue, expressionOf, type Statement, startStatement } from './compile.ts'
import { type Asking, column, joined, query, type Sql } from './expressions.ts'
import { bodyNamesOn, countOf, whomOf } from './list.ts'
import { sources } from './sources.ts'

/** What a line counts: the value as it is kept, a year, the number of a band; null where nothing is written down. */
type Key = string | number | null

interface Found {
  readonly first: Key
  readonly second: Key
  readonly total: number
}

/** By what people are counted: an expression, and a join where a person may stand in several lines. */
interface Counting {
  readonly value: Sql
  readonly join: Sql
}

const condition = (
  field: FieldId,
  operator: Condition['operator'],
  ...values: Condition['values']
): Condition => ({
  field,
  operator,
  values,
})

const bandOf = (field: FieldId, { from, to }: Band): Condition => {
  if (from === null) return condition(field, 'to', to ?? 0)
  return to === null ? condition(field, 'from', from) : condition(field, 'between', from, to)
}

function countingOf(statement: Statement, field: FieldId, alias: string): Counting {
  const { asking } = statement
  const source = sources[field]
  const none = sql``
  if (source.kind === 'rows') {
    const { table, personId, value, where } = source
    const join = sql`LEFT JOIN (SELECT DISTINCT ${personId} AS person_id, ${value} AS value FROM ${table}
      WHERE ${where(asking)}) AS ${sql.table(alias)} ON ${sql.ref(`${alias}.person_id`)} = ${column('person', 'id')}`
    return { value: sql.ref(`${alias}.value`), join }
  }
  if (source.kind === 'marks') {
    for (const name of source.joins) statement.joins.add(name)
    const marks = [...source.marks(asking)]
    const value = sql.ref(`${alias}.value`)
    const holds = sql.join(
      marks.map(([name, mark]) => sql`WHEN ${name} THEN ${mark}`),
      sql` `,
    )
    const names = JSON.stringify(marks.map(([name]) => name))
    const join = sql`LEFT JOIN json_each(${names}) AS ${sql.table(alias)} ON CASE ${value} ${holds} END`
    return { value, join }
  }
  return { value: expressionOf(statement, source), join: none }
}

/** The line in which a value stands: its band, its year, or itself. */
function lineOf(asking: Asking, field: FieldId, value: Sql): Sql {
  const bands = bandsOf[field]
  if (bands === undefined) return fieldOf(field).kind === 'date' ? sql`substr(${value}, 1, 4)` : value
  const steps = bands.map(
    (band, place) =>
      sql`WHEN ${compileValue({ asking }, value, bandOf(field, band), () => [])} THEN ${place}`,
  )
  return sql`CASE ${sql.join(steps, sql` `)} END`
}

/**
 * How many there are of each value, or of each pair of values. The values are read first and once: a band asks for
 * its value several times.
 */
function tally(asking: Asking, list: Whom, by: readonly FieldId[]): readonly Found[] {
  const statement = startStatement(asking)
  const where = whomOf(statement, list)
  const countings = by.map((field, place) => countingOf(statement, field, `rows_${place}`))
  const names = by.map((_field, place) => sql.ref(`value_${place}`))
  const values = countings.map(({ value }, place) => sql`${value} AS ${names[place] ?? sql``}`)
  const lines = by.map((field, place) => lineOf(asking, field, names[place] ?? sql`NULL`))
  return asking.db.all(
    query(sql<Found>`
      WITH found AS MATERIALIZED (SELECT ${sql.join(values)} FROM person NOT INDEXED ${joined(statement.joins)}
        ${sql.join(
          countings.map(({ join }) => join),
          sql` `,
        )} WHERE ${where})
      SELECT nullif(${lines[0] ?? sql`NULL`}, '') AS first, nullif(${lines[1] ?? sql`NULL`}, '') AS second,
        count(*) AS total
      FROM found GROUP BY 1, 2`),
  )
}
type Whom = Pick<ListDefinition, 'scope' | 'filter'>

/** The lines of a field in the order of its values, with the words and the condition of each. */
function headsOf(
  asking: Asking,
  field: FieldId,
  keys: ReadonlyMap<Key, number>,
): ReadonlyMap<Key, CountHead> {
  const { kind, choices } = fieldOf(field)
  const bands = bandsOf[field]
  const known = [...keys.keys()].filter((key) => key !== null)
  const names = kind === 'body' ? bodyNamesOn(asking, known.map(String)) : undefined
  const heads = known.map((key): readonly [Key, CountHead, string | number] => {
    const text = String(key)
    const band = bands?.[Number(key)]
    if (band !== undefined) return [key, { label: bandName(band), part: bandOf(field, band) }, Number(key)]
    if (kind === 'flag') {
      const isSo = Number(key) === 1
      return [
        key,
        { label: isSo ? 'Có' : 'Không', part: condition(field, isSo ? 'yes' : 'no') },
        isSo ? 0 : 1,
      ]
    }
    const label = names?.get(text) ?? (kind === 'date' ? text : cellText(field, key, asking.on))
    const head = { label, part: condition(field, 'is', kind === 'number' ? Number(key) : text) }
    if (kind === 'number' || kind === 'date') return [key, head, Number(key)]
    if (kind === 'body') return [key, head, textSortKey(label)]
    const place = choices === undefined ? -1 : Object.keys(choices).indexOf(text)
    return [key, head, place < 0 ? -(keys.get(key) ?? 0) : place]
  })
  heads.sort(([, , a], [, , b]) => (a < b ? -1 : a > b ? 1 : 0))
  const ordered = new Map<Key, CountHead>(heads.map(([key, head]) => [key, head]))
  if (keys.has(null)) ordered.set(null, unknownHead(field))
  return ordered
}

/** Those of whom the field says nothing; of ages also those that cannot be told from what is written. */
function unknownHead(field: FieldId): CountHead {
  const bands = bandsOf[field]
  if (bands !== undefined) {
    const parts = bands.map((band) => bandOf(field, band))
    return { label: 'Chưa rõ', part: { join: 'or', negated: true, parts } }
  }
  const { always, choices } = fieldOf(field)
  if (always) {
    const named = condition(field, 'one-of', ...Object.keys(choices ?? {}))
    return { label: 'Không có', part: { join: 'and', negated: true, parts: [named] } }
  }
  return { label: 'Chưa ghi', part: condition(field, 'empty') }
}

const totalsOf = (found: readonly Found[], of: 'first' | 'second'): ReadonlyMap<Key, number> => {
  const totals = new Map<Key, number>()
  for (const row of found) totals.set(row[of], (totals.get(row[of]) ?? 0) + row.total)
  return totals
}

/** A table of counts by one field, or by two against each other. Every line counts people, never rows. */
export function countTable(asking: Asking, list: Whom, by: readonly FieldId[]): CountTable {
  const [first, second] = by
  if (first === undefined) throw new RangeError('counted by nothing')
  const found = tally(asking, list, by)
  const overlaps = by.some((field) => sources[field].kind !== 'single')
  // Somebody who stands in several lines is one person in the totals, which are then counted for themselves.
  const margin = (field: FieldId, of: 'first' | 'second') =>
    overlaps && second !== undefined ? totalsOf(tally(asking, list, [field]), 'first') : totalsOf(found, of)
  const rowTotals = margin(first, 'first')
  const columnTotals = second === undefined ? new Map<Key, number>() : margin(second, 'second')
  const rowHeads = headsOf(asking, first, rowTotals)
  const columnHeads = second === undefined ? new Map<Key, CountHead>() : headsOf(asking, second, columnTotals)

  const rowPlaces = new Map([...rowHeads.keys()].map((key, place) => [key, place]))
  const columnPlaces = new Map([...columnHeads.keys()].map((key, place) => [key, place]))
  const figures = [...rowHeads].map(() => [...columnHeads].map(() => 0))
  if (second !== undefined) {
    for (const row of found) {
      const line = figures[rowPlaces.get(row.first) ?? -1]
      const place = columnPlaces.get(row.second)
      if (line !== undefined && place !== undefined) line[place] = row.total
    }
  }
  const withTotals = (heads: ReadonlyMap<Key, CountHead>, totals: ReadonlyMap<Key, number>) =>
    [...heads].map(([key, head]) => ({ ...head, total: totals.get(key) ?? 0 }))
  return {
    on: asking.on,
    total: overlaps ? countOf(asking, list) : found.reduce((sum, row) => sum + row.total, 0),
    rows: withTotals(rowHeads, rowTotals),
    columns: withTotals(columnHeads, columnTotals),
    figures,
    overlaps,
  }
}
