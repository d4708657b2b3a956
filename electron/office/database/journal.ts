import { readThrough, sizeOf } from '../files.ts'

/** Whether the last session left work in the journal that has not been folded into the file. */
export const hasJournal = (file: string): boolean => (sizeOf(`${file}-wal`) ?? 0) > 0

/**
 * Throws where a journal cannot be read. Our build of SQLite takes what it could not read for the end of the
 * journal (SQLite3 Multiple Ciphers 2.4.0 drops read errors, its pull request 272), opens without the last acts that were
 * told, and writes over them. Read here, they also lie in the system's memory when SQLite asks.
 */
export function requireJournal(file: string): void {
  for (const ending of ['-wal', '-journal']) {
    if ((sizeOf(file + ending) ?? 0) > 0) readThrough(file + ending)
  }
}

/** Throws where the disk does not give the whole file and its journal: a page that was not read would pass for another. */
export function requireReadable(file: string): void {
  readThrough(file)
  requireJournal(file)
}
