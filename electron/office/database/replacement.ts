import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { keysNames } from '../accounts/keys-file.ts'
import { eraseFolder, syncFolder, writeWhole } from '../files.ts'

/*
 * Another database takes the office's place in steps that a power cut may part: the old one's journal must never be
 * played into the new file, nor the old file be left without its journal. So the new file is put together in a folder
 * of its own, and giving that folder its final name is the decision: from then on the office is the new one, and
 * whoever opens the office next finishes what is left to do. The old files are moved, not copied: what was
 * acknowledged up to the last moment is in what is kept.
 */
const preparing = 'restoring-'
const decidedFolder = (folder: string): string => join(folder, 'restoring')
const keptAsFile = 'kept-as'

/** Offices that were replaced, each in a folder of its own. */
export const keptFolder = (folder: string): string => join(folder, 'kept')

/** A new folder inside the office's in which to put the other database together. */
export function prepareReplacement(folder: string): string {
  const place = join(folder, preparing + randomUUID())
  mkdirSync(place, { mode: 0o700 })
  return place
}

/** The point of no return. The prepared database must be complete and synced, and the old one closed. */
export function decideReplacement(place: string, keptAs: string): void {
  const folder = dirname(place)
  writeWhole(join(place, keptAsFile), Buffer.from(keptAs))
  rmSync(decidedFolder(folder), { recursive: true, force: true })
  renameSync(place, decidedFolder(folder))
  syncFolder(folder)
}

/**
 * Finishes a decided replacement and clears away what was never decided; may be interrupted and repeated. Only for
 * whoever holds the office's lock. Answers whether there was one to finish.
 */
export function finishReplacement(folder: string, databaseName: string): boolean {
  for (const name of readdirSync(folder)) {
    // A kill may have left it while the database of an encrypted backup still lay open in it.
    if (name.startsWith(preparing)) eraseFolder(join(folder, name))
  }
  const decided = decidedFolder(folder)
  const next = join(decided, databaseName)
  const isPending = existsSync(next)
  if (isPending) {
    const kept = join(keptFolder(folder), basename(readFileSync(join(decided, keptAsFile), 'utf8')))
    // One after the other: made in one go, a disk that cannot be written says that there is no such folder.
    for (const made of [keptFolder(folder), kept]) if (!existsSync(made)) mkdirSync(made, { mode: 0o700 })
    // A file that moves into a folder whose own name a power cut takes away is gone with it.
    syncFolder(keptFolder(folder))
    syncFolder(folder)
    for (const ending of ['', '-wal', '-shm']) {
      const file = join(folder, databaseName + ending)
      if (existsSync(file)) renameSync(file, join(kept, databaseName + ending))
    }
    syncFolder(kept)
    // The keys of an office that takes this one's place go first: without them it could not be opened.
    for (const name of keysNames) {
      const keys = join(decided, name)
      if (existsSync(keys)) writeWhole(join(folder, name), readFileSync(keys))
    }
    renameSync(next, join(folder, databaseName))
    syncFolder(folder)
  }
  try {
    rmSync(decided, { recursive: true, force: true })
  } catch {
    // What is left of it names nothing; the next start takes it away.
  }
  return isPending
}
