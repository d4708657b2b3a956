import Database from 'better-sqlite3'

export type Connection = Database.Database

/**
 * Opens one SQLite file. A key opens it through the cipher; without one the file is plain.
 * A re-opened WAL file would run at synchronous=NORMAL and lose the last commits in a power cut: FULL on every open.
 */
export function openDatabase(
  file: string,
  options: { readonly key?: string; readonly readonly?: boolean } = {},
): Connection {
  const connection = new Database(file, { readonly: options.readonly ?? false, timeout: 5000 })
  try {
    if (options.key !== undefined) connection.pragma(`key='${options.key.replaceAll("'", "''")}'`)
    if (!options.readonly) {
      connection.pragma('journal_mode=WAL')
      connection.pragma('synchronous=FULL')
      connection.pragma('foreign_keys=ON')
    }
    connection.pragma('trusted_schema=OFF')
    // 16 MB: the list index of 50,000 members stays in memory while the clerk types; the rest is the system's to cache.
    connection.pragma('cache_size=-16384')
    return connection
  } catch (fault) {
    connection.close()
    throw fault
  }
}

/** 'SoCB' in ASCII: marks a file as ours, whatever its name. */
export const applicationId = 0x536f4342
