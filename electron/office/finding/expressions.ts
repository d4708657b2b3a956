import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../database/executor.ts'
import { q } from '../database/executor.ts'
import type { Schema, Table } from '../database/schema.ts'

/** A piece of a statement: names from the schema, everything else as parameters. */
export type Sql = RawBuilder<unknown>

/** What an expression may depend on. */
export interface Asking {
  readonly db: Reader
  /** The day on which it is asked. */
  readonly on: string
  readonly today: string
}

const known = new WeakMap<Asking, Map<string, unknown>>()

/** What is read of the register for one asking is read once, however many statements need it. */
export function remembered<T>(asking: Asking, name: string, read: () => T): T {
  const values = known.get(asking) ?? new Map<string, unknown>()
  known.set(asking, values)
  if (!values.has(name)) values.set(name, read())
  return values.get(name) as T
}

/** A column by its typed name: the only way for a name to come into a statement. */
export const column = <T extends Table, C extends keyof Schema[T] & string>(table: T, name: C): Sql =>
  sql.ref(`${table}.${name}`)

/** Tables whose rows hold for some time. */
type Lasting = {
  [T in Table]: Schema[T] extends { valid_from: string; valid_to: string | null } ? T : never
}[Table]

/** Rows whose interval holds on a day. */
export const holdsOn = (table: Lasting, day: string): Sql =>
  sql`${sql.ref(`${table}.valid_from`)} <= ${day}
    AND (${sql.ref(`${table}.valid_to`)} IS NULL OR ${sql.ref(`${table}.valid_to`)} > ${day})`

/** Tables with at most one row a person, joined only where a column of them is asked for. */
const joins = {
  member: sql`LEFT JOIN member ON member.person_id = person.id`,
  detail: sql`LEFT JOIN person_detail ON person_detail.person_id = person.id`,
} as const
export type JoinName = keyof typeof joins

export const joined = (names: ReadonlySet<JoinName>): Sql =>
  sql.join(
    (Object.keys(joins) as JoinName[]).filter((name) => names.has(name)).map((name) => joins[name]),
    sql` `,
  )

/** For the executor, which builds with one Kysely. */
export const query = <T>(statement: RawBuilder<T>) => ({ compile: () => statement.compile(q) })

/**
 * Whether the whole of a written day lies before a full day, whatever its unknown parts. `1958` and `1958-06` are less
 * than `1958-06-15` as texts, but may lie after it.
 */
export const surelyBefore = (written: Sql, day: string): Sql =>
  sql`(${written} < ${day} AND ${written} NOT IN (${day.slice(0, 4)}, ${day.slice(0, 7)}))`

/** Whether the whole of a written day lies after a full day: a beginning of its text is less than it. */
export const surelyAfter = (written: Sql, day: string): Sql => sql`(${written} > ${day})`

/** Whether a value is one of many, given as one parameter. */
export const within = (value: Sql, values: readonly (string | number)[]): Sql =>
  sql`${value} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`

export const isEmpty = (value: Sql): Sql => sql`coalesce(${value}, '') = ''`
