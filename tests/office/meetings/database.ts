import { join } from 'node:path'
import Database from 'better-sqlite3'
import { databaseName } from '../../../electron/office/database/opening.ts'
import type { OfficeUnderTest } from '../../helpers/office.ts'

/** Looks into the office's database from beside it, or makes history that no command makes yet. */
export function beside<T>(office: OfficeUnderTest, work: (database: Database.Database) => T): T {
  const database = new Database(join(office.folder, databaseName))
  try {
    return work(database)
  } finally {
    database.close()
  }
}

export interface AuditRow {
  readonly command: string
  readonly record_id: string | null
  readonly changes: Readonly<Record<string, unknown>>
}

export const auditOf = (office: OfficeUnderTest, command: string): readonly AuditRow[] =>
  beside(office, (database) =>
    database
      .prepare('SELECT command, record_id, changes FROM audit WHERE command = ? ORDER BY sequence')
      .all(command)
      .map((row) => {
        const { changes, ...rest } = row as AuditRow & { readonly changes: string }
        return { ...rest, changes: JSON.parse(changes) as AuditRow['changes'] }
      }),
  )
