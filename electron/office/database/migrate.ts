import { applicationId, type Connection } from './open.ts'

/** One step of the schema. Frozen once released: a later change is a later step. */
export interface Migration {
  /** In tens, so that a forgotten step can be put between. Becomes the file's `user_version`. */
  readonly version: number
  readonly name: string
  readonly up: (connection: Connection) => void
}

export const schemaVersionOf = (connection: Connection): number =>
  Number(connection.pragma('user_version', { simple: true }))

/** Whether the file is one of ours; an empty file is nobody's yet. */
export const isOurs = (connection: Connection): boolean =>
  Number(connection.pragma('application_id', { simple: true })) === applicationId

/** The schema that a list of steps leads to. */
export const lastVersionOf = (migrations: readonly Migration[]): number =>
  Math.max(0, ...migrations.map((migration) => migration.version))

/**
 * Runs all pending steps in one transaction, or none, and marks the file as ours. Foreign keys are switched off before
 * BEGIN, because rebuilding a parent table would otherwise delete its children, and the switch is ignored inside a
 * transaction.
 */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  const have = schemaVersionOf(connection)
  const pending = migrations.filter((migration) => migration.version > have)
  if (pending.length === 0) return
  connection.pragma('foreign_keys=OFF')
  // Otherwise a table that triggers of others speak of cannot be rebuilt: its name is missing for a moment.
  connection.pragma('legacy_alter_table=ON')
  try {
    connection.exec('BEGIN IMMEDIATE')
    try {
      connection.pragma(`application_id=${applicationId}`)
      for (const migration of pending) {
        migration.up(connection)
        connection.pragma(`user_version=${migration.version}`)
      }
      const broken = connection.pragma('foreign_key_check') as readonly unknown[]
      if (broken.length > 0) throw new Error(`foreign keys broken in ${broken.length} rows`)
      connection.exec('COMMIT')
    } catch (fault) {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      throw fault
    }
  } finally {
    connection.pragma('legacy_alter_table=OFF')
    connection.pragma('foreign_keys=ON')
  }
}
