import { sql } from 'kysely'
import { cellText, type RawValue } from '../../../shared/finding/cells.ts'
import type { ListRow } from '../../../shared/finding/contract.ts'
import {
  type Group,
  isGroup,
  type ListDefinition,
  type ListOrder,
  type Part,
} from '../../../shared/finding/definition.ts'
import { type FieldId, fieldOf } from '../../../shared/finding/fields.ts'
import { filterWords } from '../../../shared/finding/sentences.ts'
import { textSortKey } from '../../../shared/text/names.ts'
import type { Reader } from '../database/executor.ts'
import { ledgerRank } from '../organisation/ledger-rank.ts'
import { compileGroup, compileScope, expressionOf, type Statement, startStatement } from './compile.ts'
import { type Asking, column, holdsOn, isEmpty, joined, query, type Sql } from './expressions.ts'
import { type Marks, type Rows, sources } from './sources.ts'

/** The asking of a list: on its own day, or today. */
export const askingOf = (db: Reader, { on }: Pick<ListDefinition, 'on'>, today: string): Asking => ({
  db,
  on: on ?? today,
  today,
})

/** The condition of whom a list names. */
export const whomOf = (
  statement: Statement,
  { scope, filter }: Pick<ListDefinition, 'scope' | 'filter'>,
): Sql => sql`${compileScope(statement.asking, scope)} AND ${compileGroup(statement, filter)}`

/** How many a list names. The table is read once from end to end: its indexes would lead back to it row by row. */
export function countOf(asking: Asking, whom: Pick<ListDefinition, 'scope' | 'filter'>): number {
  const statement = startStatement(asking)
  const where = whomOf(statement, whom)
  const found = asking.db.first(
    query(
      sql<{
        total: number
      }>`SELECT count(*) AS total FROM person NOT INDEXED ${joined(statement.joins)} WHERE ${where}`,
    ),
  )
  return found?.total ?? 0
}

export interface Page {
  readonly offset: number
  readonly limit: number
}

/** Below so many, sorting what was found is quicker than looking for it in the order of names. */
const fewFound = 3000

/** One page of ids in the order of the list. */
function idsOf(
  asking: Asking,
  list: ListDefinition,
  { offset, limit }: Page,
  total: number,
): readonly string[] {
  const statement = startStatement(asking)
  const where = whomOf(statement, list)
  const keys = keysOf(statement, list.order)
  const byName = [column('person', 'sort_key'), column('person', 'id')]
  if (keys.some(({ words }) => words !== undefined)) {
    return inWordOrder(
      asking,
      keys,
      sql`FROM person NOT INDEXED ${joined(statement.joins)} WHERE ${where}
      ORDER BY ${sql.join(byName)}`,
    ).slice(offset, offset + limit)
  }
  const inSql = keys.flatMap(({ value, descending }) => [
    isEmpty(value),
    descending ? sql`${value} DESC` : value,
  ])
  const index = keys.length === 0 && total >= fewFound ? sql`` : sql`NOT INDEXED`
  const found = asking.db.all(
    query(sql<{ id: string }>`
      SELECT person.id AS id FROM person ${index} ${joined(statement.joins)} WHERE ${where}
      ORDER BY ${sql.join([...inSql, ...byName])} LIMIT ${limit} OFFSET ${offset}`),
  )
  return found.map((row) => row.id)
}

/** By what a list is ordered before its names. */
interface OrderKey {
  readonly value: Sql
  readonly descending: boolean
  /** Set where the values are words, which SQLite cannot put into Vietnamese order: texts, or ids of bodies. */
  readonly words?: 'texts' | 'bodies'
}

const rankAmong = (asking: Asking, posts: Rows): Sql =>
  ledgerRank(
    posts.value,
    sql`${posts.table} WHERE ${posts.personId} = ${column('person', 'id')} AND ${posts.where(asking)}`,
  )

function keysOf(statement: Statement, order: readonly ListOrder[]): readonly OrderKey[] {
  const keys: OrderKey[] = []
  for (const { field, descending } of order) {
    const source = sources[field]
    const { kind, choices } = fieldOf(field)
    if (field === 'fullName') {
      // Names end every order anyway.
      if (descending) keys.push({ value: column('person', 'sort_key'), descending })
      return keys
    }
    if (source.kind === 'rows' && field === 'post') {
      keys.push({ value: rankAmong(statement.asking, source), descending })
    } else if (source.kind === 'single') {
      const value = expressionOf(statement, source)
      if (kind === 'elapsed') keys.push({ value, descending: !descending })
      else if (kind === 'choice')
        keys.push({ value: placeAmong(value, Object.keys(choices ?? {})), descending })
      else if (kind === 'text' || kind === 'coded') keys.push({ value, descending, words: 'texts' })
      else keys.push({ value, descending, ...(kind === 'body' && { words: 'bodies' as const }) })
    }
  }
  return keys
}

const placeAmong = (value: Sql, choices: readonly string[]): Sql => {
  const places = choices.map((choice, place) => sql`WHEN ${choice} THEN ${place}`)
  return sql`CASE ${value} ${sql.join(places, sql` `)} END`
}

type OrderRow = Readonly<Record<string, string | number | null>>

/**
 * The ids of all who were found, ordered here because SQLite does not know the order of Vietnamese words. They come in
 * the order of names, which a stable sort keeps among equals.
 */
function inWordOrder(asking: Asking, keys: readonly OrderKey[], from: Sql): readonly string[] {
  const values = keys.map(({ value }, place) => sql`${value} AS ${sql.ref(`key_${place}`)}`)
  const rows = asking.db.all(query(sql<OrderRow>`SELECT person.id AS id, ${sql.join(values)} ${from}`))
  const places = keys.map(({ words }, place) => {
    if (words === undefined) return undefined
    const texts = [...new Set(rows.map((row) => String(row[`key_${place}`] ?? '')))]
    const names = words === 'bodies' ? bodyNamesOn(asking, texts) : undefined
    const sorted = texts.map((text): [string, string] => [textSortKey(names?.get(text) ?? text), text])
    sorted.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return new Map(sorted.map(([, text], index) => [text, index]))
  })
  const keyed = rows.map((row) => ({
    id: String(row.id),
    keys: keys.map((_key, place) => {
      const value = row[`key_${place}`] ?? ''
      if (value === '') return null
      return places[place]?.get(String(value)) ?? value
    }),
  }))
  keyed.sort((a, b) => {
    for (const [place, { descending }] of keys.entries()) {
      const [first = null, second = null] = [a.keys[place], b.keys[place]]
      if (first === second) continue
      // Where nothing is written down comes last, whichever way the order runs.
      if (first === null) return 1
      if (second === null) return -1
      return first < second === descending ? 1 : -1
    }
    return 0
  })
  return keyed.map(({ id }) => id)
}

/** Names of bodies on the day; of one that had none yet its first, so that no figure stands without a name. */
export function bodyNamesOn({ db, on }: Asking, ids: readonly string[]): ReadonlyMap<string, string> {
  const rows = db.all(
    query(sql<{ id: string; name: string; holds: number }>`
      SELECT body_id AS id, name, ${holdsOn('body_name', on)} AS holds FROM body_name
      WHERE body_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY valid_from DESC`),
  )
  const names = new Map<string, string>()
  for (const { id, name, holds } of rows) if (holds === 1 || !names.has(id)) names.set(id, name)
  return names
}

/** Between several values of one field: a character that no text of the register holds. */
const between = '\u001f'

const manyOf = (asking: Asking, { table, personId, value, where }: Rows): Sql =>
  sql`(SELECT group_concat(value, ${between}) FROM (SELECT ${value} AS value FROM ${table}
    WHERE ${personId} = ${column('person', 'id')} AND ${where(asking)} AND NOT ${isEmpty(value)} ORDER BY 1))`

const marksOf = (statement: Statement, { joins, marks }: Marks): Sql => {
  for (const name of joins) statement.joins.add(name)
  const each = [...marks(statement.asking)].map(
    ([name, holds]) => sql`CASE WHEN ${holds} THEN ${name + between} ELSE '' END`,
  )
  return sql.join(each, sql` || `)
}

/** The values of a page, column by column, as they are kept. */
function valuesOf(
  asking: Asking,
  columns: readonly FieldId[],
  ids: readonly string[],
): ReadonlyMap<string, readonly RawValue[]> {
  const statement = startStatement(asking)
  const values = columns.map((id) => {
    const source = sources[id]
    if (source.kind === 'rows') return manyOf(asking, source)
    return source.kind === 'marks' ? marksOf(statement, source) : expressionOf(statement, source)
  })
  const rows = asking.db.all(
    query(sql<Readonly<Record<string, string | number | null>>>`
      SELECT person.id AS id, ${sql.join(values.map((value, place) => sql`${value} AS ${sql.ref(`value_${place}`)}`))}
      FROM person ${joined(statement.joins)} WHERE person.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
  )
  const raw = (id: FieldId, value: string | number | null | undefined): RawValue => {
    if (value === undefined) return null
    return sources[id].kind === 'single' || value === null
      ? value
      : String(value)
          .split(between)
          .filter((text) => text !== '')
  }
  return new Map(
    rows.map((row) => [String(row.id), columns.map((id, place) => raw(id, row[`value_${place}`]))]),
  )
}

export interface ShowOptions {
  /** Personal numbers and telephones as they are: for papers and workbooks whose reader may see them. */
  readonly isPlain?: boolean
}

/** The rows of a page as they stand in the list: one text a column. */
function rowsOf(
  asking: Asking,
  list: ListDefinition,
  page: Page,
  total: number,
  { isPlain = false }: ShowOptions = {},
): ListRow[] {
  const ids = idsOf(asking, list, page, total)
  if (ids.length === 0) return []
  const values = valuesOf(asking, list.columns, ids)
  const bodies = list.columns.flatMap((id, place) =>
    fieldOf(id).kind === 'body' ? ids.map((person) => String(values.get(person)?.[place] ?? '')) : [],
  )
  const names = bodies.length === 0 ? undefined : bodyNamesOn(asking, [...new Set(bodies)])
  return ids.map((id) => ({
    id,
    cells: list.columns.map((field, place) => {
      const value = values.get(id)?.[place] ?? null
      if (fieldOf(field).kind === 'body') return names?.get(String(value)) ?? ''
      return cellText(field, value, asking.on, isPlain)
    }),
  }))
}

/** Ids of the cells and groups that a filter names. */
const bodiesIn = (part: Part): readonly string[] => {
  if (isGroup(part)) return part.parts.flatMap(bodiesIn)
  return fieldOf(part.field).kind === 'body' ? part.values.map(String) : []
}

/** The filter of a list in words, with the names that cells bear on the day. */
const wordsOf = (asking: Asking, filter: Group): string =>
  filterWords(filter, bodyNamesOn(asking, bodiesIn(filter)))

export interface ListPage {
  readonly on: string
  readonly words: string
  readonly total: number
  readonly rows: ListRow[]
}

/** A page of a list with the number of all whom it names. */
export function runList(asking: Asking, list: ListDefinition, page: Page, options?: ShowOptions): ListPage {
  const total = countOf(asking, list)
  const rows = total === 0 ? [] : rowsOf(asking, list, page, total, options)
  return { on: asking.on, words: wordsOf(asking, list.filter), total, rows }
}
