import Database from 'better-sqlite3'
import type { Log } from '../log.ts'
import { requireJournal } from './journal.ts'
import { type Connection, type DataKey, unlockWith } from './open.ts'
import type { Opened } from './opening.ts'

/** Pages in the journal from which on it is folded into the file, as SQLite itself would (`wal_autocheckpoint`). */
const longJournal = 1000

interface JournalState {
  readonly log: number
  readonly checkpointed: number
}

export interface Folding {
  /** To be called after every write. Throws where the journal cannot be read; it is left as it is then. */
  readonly afterWrite: () => void
  /** Closes the connection; what is in the journal is folded in, or left there where it cannot be read. */
  readonly close: () => void
}

/**
 * Folds the journal into the file instead of SQLite, which in our build would fold in what it could not read
 * (journal.ts) and spoil the file. Read through before, it lies in the system's memory when SQLite asks.
 */
export function foldOurselves({ connection, key }: Opened, file: string, log: Log): Folding {
  connection.pragma('wal_autocheckpoint=0')

  return {
    afterWrite: () => {
      const [state] = connection.pragma('wal_checkpoint(NOOP)') as readonly JournalState[]
      if (!state || state.log < longJournal || state.log === state.checkpointed) return
      requireJournal(file)
      // Somebody who reads an older state holds it up; what is left goes in after a later write.
      connection.pragma('wal_checkpoint(PASSIVE)')
    },
    close: () => {
      try {
        requireJournal(file)
        connection.close()
      } catch (fault) {
        log.fault('fold at closing', fault)
        closeUnfolded(connection, file, key)
      }
    },
  }
}

/** The last to close a file folds its journal in, and one who may only read cannot: that one closes it last. */
function closeUnfolded(connection: Connection, file: string, key: DataKey | undefined): void {
  const last = new Database(file, { readonly: true })
  try {
    if (key) unlockWith(last, key)
    last.prepare('SELECT 1 FROM sqlite_schema').get()
  } catch {
    // It cannot be read; it is held all the same.
  }
  connection.close()
  last.close()
}
