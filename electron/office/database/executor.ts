import type { Statement } from 'better-sqlite3'
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Connection } from './open.ts'
import type { Schema, Table, Tables } from './schema.ts'

/** Builds and types SQL; it never runs anything itself. */
export const q = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** Reads of one transaction. */
export interface Reader {
  readonly all: <T>(query: Compilable<T>) => T[]
  readonly first: <T>(query: Compilable<T>) => T | undefined
  /** Row after row, for walks over more than fits into memory; nothing else may be asked meanwhile. */
  readonly each: <T>(query: Compilable<T>) => Iterable<T>
}

/** Reads and writes of one transaction. */
export interface Writer extends Reader {
  /** Answers how many rows changed. */
  readonly run: (query: Compilable<unknown>) => number
  /** The quick way for many rows of one table: SQL is built once, every row brings all named columns. */
  readonly inserter: <T extends Table, C extends keyof Schema[T] & string>(
    table: T,
    columns: readonly C[],
  ) => (row: Pick<Schema[T], C>) => void
}

const cacheLimit = 500

/**
 * Runs compiled queries through cached prepared statements, synchronously, on one connection.
 * @param afterWrite what is due once a transaction that may write is in the journal; it does not throw
 */
export function createExecutor(
  connection: Connection,
  afterWrite: () => void = () => {},
): Writer & {
  readonly transaction: <T>(kind: 'read' | 'write', work: () => T) => T
} {
  const statements = new Map<string, Statement>()

  const prepare = (text: string): Statement => {
    const known = statements.get(text)
    if (known) return known
    if (statements.size >= cacheLimit) statements.clear()
    const statement = connection.prepare(text)
    statements.set(text, statement)
    return statement
  }

  return {
    all: <T>(query: Compilable<T>) => {
      const { sql, parameters } = query.compile()
      return prepare(sql).all(...parameters) as T[]
    },
    first: <T>(query: Compilable<T>) => {
      const { sql, parameters } = query.compile()
      return prepare(sql).get(...parameters) as T | undefined
    },
    each: <T>(query: Compilable<T>) => {
      const { sql, parameters } = query.compile()
      return prepare(sql).iterate(...parameters) as IterableIterator<T>
    },
    run: (query) => {
      const { sql, parameters } = query.compile()
      return prepare(sql).run(...parameters).changes
    },
    inserter: (table, columns) => {
      const names = columns.map((column) => `"${column}"`).join(', ')
      const marks = columns.map(() => '?').join(', ')
      const statement = prepare(`INSERT INTO "${table}" (${names}) VALUES (${marks})`)
      const values: unknown[] = new Array(columns.length)
      return (row) => {
        for (let i = 0; i < columns.length; i += 1) {
          const column = columns[i]
          if (column !== undefined) values[i] = row[column]
        }
        statement.run(values)
      }
    },
    transaction: (kind, work) => {
      if (connection.inTransaction) throw new Error('a transaction is open already')
      connection.exec(kind === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN')
      try {
        const value = work()
        connection.exec('COMMIT')
        if (kind === 'write') afterWrite()
        return value
      } catch (fault) {
        if (connection.inTransaction) connection.exec('ROLLBACK')
        throw fault
      }
    },
  }
}
export type Executor = ReturnType<typeof createExecutor>
