import { closeSync, existsSync, openSync, readdirSync, readSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { clearAway, eraseFile, eraseFolder, sizeOf, syncFile, syncFolder } from '../files.ts'
import { sealPapers } from '../papers.ts'
import { requireJournal } from './journal.ts'
import { isOurs } from './migrate.ts'
import { type Connection, chooseCipher, type DataKey, openDatabase, rawKey } from './open.ts'
import { decideReplacement, finishReplacement, keptFolder, prepareReplacement } from './replacement.ts'

/*
 * An office that was begun without accounts is plain. With the first account everything that lies in its folder is
 * encrypted under the data key: each file becomes a second, encrypted one that is whole and synced before it takes the
 * first one's place, so that a kill at any moment leaves either; the next entry goes on where this one ended.
 */

const plainHeader = Buffer.from('SQLite format 3\0', 'latin1')

function headOf(file: string): Buffer {
  const head = Buffer.alloc(24)
  const handle = openSync(file, 'r')
  try {
    return head.subarray(0, readSync(handle, head, 0, head.length, 0))
  } finally {
    closeSync(handle)
  }
}

/** Whether anybody can read a database file. */
export const isPlainDatabase = (file: string): boolean =>
  (sizeOf(file) ?? 0) > 0 && headOf(file).subarray(0, plainHeader.length).equals(plainHeader)

/**
 * Whether a file looks like one that the cipher wrote: it hides the header but for the size of a page and the three
 * fractions after it, which SQLite wants to be 64, 32 and 32.
 */
export const looksSealed = (file: string): boolean => {
  if ((sizeOf(file) ?? 0) < plainHeader.length) return false
  const head = headOf(file)
  return (
    !head.subarray(0, plainHeader.length).equals(plainHeader) &&
    head.subarray(21, 24).equals(Buffer.from([64, 32, 32]))
  )
}

/** Folds a journal that was left into its file; one written by a killed program is folded by SQLite at opening. */
function foldJournal(file: string): boolean {
  requireJournal(file)
  const connection = new Database(file, { fileMustExist: true, timeout: 5000 })
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
    return isOurs(connection)
  } finally {
    connection.close()
  }
}

/**
 * A snapshot of a plain database that only the key opens. The snapshot is plain for a moment; encrypting it writes over
 * the same blocks.
 */
export function sealCopy(from: string, to: string, key: DataKey): void {
  rmSync(to, { force: true })
  using(openDatabase(from, { readonly: true }), (connection) => connection.prepare('VACUUM INTO ?').run(to))
  sealFile({ file: to, key })
}

/** Encrypts a plain database of which nothing is lost when it is cut off half-way, and syncs it. */
export function sealFile({ file, key }: { readonly file: string; readonly key: DataKey }): void {
  using(new Database(file, { fileMustExist: true }), (connection) => {
    // A journal would keep the plain pages.
    connection.pragma('journal_mode=OFF')
    connection.pragma('temp_store=MEMORY')
    chooseCipher(connection)
    connection.pragma(`rekey="${rawKey(key)}"`)
  })
  syncFile(file)
  syncFolder(dirname(file))
}

function using<T>(connection: Connection, work: (connection: Connection) => T): T {
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

const aside = '.plain'
const making = '.sealing'

/**
 * Puts an encrypted file in the place of a plain one. In between the plain one stands aside under a name of its own, to
 * be brought back or erased by the next run.
 */
export function replaceSealed(file: string, makeSealed: (to: string) => void): void {
  makeSealed(file + making)
  renameSync(file, file + aside)
  renameSync(file + making, file)
  syncFolder(dirname(file))
  eraseFile(file + aside)
}

/** What a kill during `replaceSealed` left in a folder. */
function tidy(folder: string): void {
  for (const name of namesIn(folder)) {
    const file = join(folder, name)
    if (name.endsWith(aside)) {
      const place = file.slice(0, -aside.length)
      if (existsSync(place)) eraseFile(file)
      else renameSync(file, place)
    }
  }
  for (const name of namesIn(folder)) if (name.endsWith(making)) eraseFile(join(folder, name))
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

/** Databases of an office besides the one in use: kept before a restore, snapshots before a change of the schema. */
function* otherDatabases(folder: string): Generator<string> {
  const places = [
    join(folder, 'snapshots'),
    ...namesIn(keptFolder(folder)).map((name) => join(keptFolder(folder), name)),
  ]
  for (const place of places) {
    tidy(place)
    for (const name of namesIn(place)) if (name.endsWith('.db')) yield join(place, name)
  }
}

/** The plain office that an encrypted one has replaced; nobody is to come back to it. */
const keptAs = 'before-sealing'

export interface SealInput {
  readonly folder: string
  readonly databaseName: string
  readonly key: DataKey
}

/**
 * Encrypts the databases and papers of a closed office as far as they are plain. A damaged or foreign file is left as it
 * is, to be told of when it is opened. Runs in the workshop, for whoever holds the office's lock.
 */
export function sealOffice(
  { folder, databaseName, key }: SealInput,
  { progress }: { readonly progress: (fraction: number) => void },
): { readonly sealed: number } {
  finishReplacement(folder, databaseName)
  const file = join(folder, databaseName)
  let sealed = 0
  if (isPlainDatabase(file) && isOursAndSound(file)) {
    const place = prepareReplacement(folder)
    try {
      sealCopy(file, join(place, databaseName), key)
      decideReplacement(place, keptAs)
      finishReplacement(folder, databaseName)
    } catch (fault) {
      clearAway(place)
      throw fault
    }
    sealed += 1
  }
  eraseFolder(join(keptFolder(folder), keptAs))
  for (const other of otherDatabases(folder)) {
    if (!isPlainDatabase(other) || !isOursAndSound(other)) continue
    replaceSealed(other, (to) => sealCopy(other, to, key))
    sealed += 1
  }
  return { sealed: sealed + sealPapers(folder, key, progress) }
}

/** A file that cannot be trusted is not made into another one: what is left of it must stay as it is. */
function isOursAndSound(file: string): boolean {
  try {
    return (
      foldJournal(file) &&
      using(
        openDatabase(file, { readonly: true }),
        (connection) => connection.pragma('quick_check(1)', { simple: true }) === 'ok',
      )
    )
  } catch {
    return false
  }
}
