import { sql } from 'kysely'
import { cellText } from '../../../shared/finding/cells.ts'
import { type FieldId, fieldOf } from '../../../shared/finding/fields.ts'
import { textSortKey } from '../../../shared/text/names.ts'
import { expressionOf, startStatement } from './compile.ts'
import { type Asking, column, isEmpty, joined, query } from './expressions.ts'
import { bodyNamesOn } from './list.ts'
import { sources } from './sources.ts'

/** Values to choose from are for reading; every cell must be among them. */
const mostValues = 5000

/** What a field holds in the register today and how often, commonest first; cells and groups by name. */
export function valuesIn(
  asking: Asking,
  field: FieldId,
): { readonly value: string; readonly label: string; readonly count: number }[] {
  const { kind, choices } = fieldOf(field)
  if (kind !== 'coded' && kind !== 'body' && kind !== 'choice') return []
  const source = sources[field]
  const counted = new Map<string, number>()
  if (source.kind !== 'marks') {
    const statement = startStatement(asking)
    const rows = source.kind === 'rows' ? source : source.rows
    const living = sql`${column('person', 'deleted_at')} IS NULL`
    const value =
      rows === undefined && source.kind === 'single' ? expressionOf(statement, source) : rows?.value
    const from =
      rows === undefined
        ? sql`person NOT INDEXED ${joined(statement.joins)} WHERE ${living}`
        : sql`${rows.table} JOIN person ON person.id = ${rows.personId} WHERE ${living} AND ${rows.where(asking)}`
    if (value !== undefined) {
      const found = asking.db.all(
        query(sql<{ value: string; total: number }>`
          SELECT ${value} AS value, count(*) AS total FROM ${from} AND NOT ${isEmpty(value)}
          GROUP BY 1 ORDER BY 2 DESC LIMIT ${mostValues}`),
      )
      for (const row of found) counted.set(String(row.value), row.total)
    }
  }
  for (const choice of Object.keys(choices ?? {})) if (!counted.has(choice)) counted.set(choice, 0)
  const names = kind === 'body' ? bodyNamesOn(asking, [...counted.keys()]) : undefined
  const values = [...counted].map(([value, count]) => ({
    value,
    label: names?.get(value) ?? cellText(field, value, asking.on),
    count,
  }))
  if (choices !== undefined) {
    const order = Object.keys(choices)
    return values.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
  }
  if (kind !== 'body') return values
  return values
    .map((each) => ({ each, key: textSortKey(each.label) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ each }) => each)
}
