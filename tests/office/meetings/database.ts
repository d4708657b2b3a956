import { join } from 'node:path'
import { databaseName } from '../../../electron/office/database/name.ts'
import { type Connection, type DataKey, openDatabase } from '../../../electron/office/database/open.ts'
import type { OfficeUnderTest } from '../../helpers/office.ts'

/** Looks into the office's database from beside it, or makes history that no command makes yet. */
export function beside<T>(office: OfficeUnderTest, work: (database: Connection) => T, key?: DataKey): T {
  const database = openDatabase(join(office.folder, databaseName), { key })
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

export const auditOf = (office: OfficeUnderTest, command: string, key?: DataKey): readonly AuditRow[] =>
  beside(
    office,
    (database) =>
      database
        .prepare('SELECT command, record_id, changes FROM audit WHERE command = ? ORDER BY sequence')
        .all(command)
        .map((row) => {
          const { changes, ...rest } = row as AuditRow & { readonly changes: string }
          return { ...rest, changes: JSON.parse(changes) as AuditRow['changes'] }
        }),
    key,
  )
