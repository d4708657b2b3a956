import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseName } from '../../../electron/office/database/name.ts'
import { type Connection, type DataKey, openDatabase } from '../../../electron/office/database/open.ts'

export const databaseOf = (folder: string): string => join(folder, databaseName)

/** Works on an office's file behind its back. */
export function raw<T>(folder: string, work: (connection: Connection) => T, key?: DataKey): T {
  const connection = openDatabase(databaseOf(folder), { key })
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

export const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Rows of every table that holds something. */
export function rowCounts(connection: Connection): Readonly<Record<string, number>> {
  const tables = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
  const counted = tables.map((name) => [
    name,
    Number(connection.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()),
  ])
  return Object.fromEntries(counted.filter(([, count]) => count !== 0))
}

/** What a power cut leaves: a journal that nobody has folded in. */
export function leaveUnclean(folder: string, key?: DataKey): void {
  const connection = openDatabase(databaseOf(folder), { key })
  connection.exec("UPDATE office SET place_name = 'Mường Kim'")
  const journal = readFileSync(`${databaseOf(folder)}-wal`)
  const file = readFileSync(databaseOf(folder))
  connection.close()
  writeFileSync(databaseOf(folder), file)
  writeFileSync(`${databaseOf(folder)}-wal`, journal)
}
