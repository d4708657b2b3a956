import Database from 'better-sqlite3'

export type Connection = Database.Database

/** The key of the office's data, 32 bytes as they are: the passwords that unlock it are stretched elsewhere. */
export type DataKey = Uint8Array

/**
 * 16 MB: the list index of 50,000 members stays in memory while the clerk types; the rest is the system's to cache. What the
 * system keeps of an encrypted file has to be decrypted at each reading, so there it is 64 MB.
 */
const cacheKibibytes = { plain: 16_384, sealed: 65_536 } as const

/** The key as SQLite3 Multiple Ciphers takes it without stretching it once more. */
export const rawKey = (key: DataKey): string => `raw:${Buffer.from(key).toString('hex')}`

/** ChaCha20 with Poly1305 for each page, of the file and of its journals. */
export const chooseCipher = (connection: Connection): void => {
  connection.pragma("cipher='chacha20'")
}

/** The next that is read or written is read and written with the key. */
export function unlockWith(connection: Connection, key: DataKey): void {
  chooseCipher(connection)
  connection.pragma(`key="${rawKey(key)}"`)
}

/**
 * Opens one SQLite file. A key opens it through the cipher; without one the file is plain.
 * A re-opened WAL file would run at synchronous=NORMAL and lose the last commits in a power cut: FULL on every open.
 */
export function openDatabase(
  file: string,
  options: {
    readonly key?: DataKey | undefined
    readonly readonly?: boolean
    /** Leaves the kind of journal as the file has it. */
    readonly keepsJournal?: boolean
  } = {},
): Connection {
  const { key } = options
  const connection = new Database(file, { readonly: options.readonly ?? false, timeout: 5000 })
  try {
    if (key) {
      unlockWith(connection, key)
      // Sorting of much and the like goes to files of its own, which the cipher does not reach.
      connection.pragma('temp_store=MEMORY')
    }
    if (!options.readonly) {
      if (!options.keepsJournal) connection.pragma('journal_mode=WAL')
      connection.pragma('synchronous=FULL')
      connection.pragma('foreign_keys=ON')
    }
    connection.pragma('trusted_schema=OFF')
    connection.pragma(`cache_size=-${key ? cacheKibibytes.sealed : cacheKibibytes.plain}`)
    return connection
  } catch (fault) {
    connection.close()
    throw fault
  }
}

/** 'SoCB' in ASCII: marks a file as ours, whatever its name. */
export const applicationId = 0x536f4342
