import { renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DataKey } from '../database/open.ts'
import { sha256, sizeOf } from '../files.ts'
import { paperFile, paperLength, sealPaper, soundPaper } from '../papers.ts'
import { decrypted, encrypted, lengthInAge } from './age.ts'
import {
  chunksOf,
  hashOnMedium,
  isSameDevice,
  only,
  readBackDifferently,
  requireSameDevice,
  writeChunks,
} from './copying.ts'
import { isSystemFault } from './medium-faults.ts'

/**
 * A folder of frozen papers, scans and photos, each under the hash of its bytes: that of an office, plain or encrypted,
 * or that of the backups of an office with accounts, where each is a file of the age format.
 */
export interface Shelf {
  readonly folder: string
  readonly form: 'office' | 'age'
  readonly key?: DataKey | undefined
}

const fileOn = ({ folder, form, key }: Shelf, hash: string): string =>
  form === 'age' ? join(folder, `${hash}.age`) : paperFile(folder, hash, key)

const lengthOn = ({ form, key }: Shelf, bytes: number): number =>
  form === 'age' ? lengthInAge(bytes) : paperLength(bytes, key)

async function gathered(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

/** The bytes under a hash; undefined where there are none, or they are no longer the same. */
async function taken(shelf: Shelf, hash: string): Promise<Buffer | undefined> {
  if (shelf.form === 'office') return soundPaper(shelf.folder, hash, shelf.key)
  const file = fileOn(shelf, hash)
  if (!shelf.key || sizeOf(file) === undefined) return undefined
  try {
    const bytes = await gathered(decrypted(chunksOf(file), shelf.key))
    return sha256(bytes) === hash ? bytes : undefined
  } catch (fault) {
    if (isSystemFault(fault)) throw fault
    return undefined
  }
}

interface Paper {
  readonly sha256: string
  readonly bytes: number
}

/**
 * Which papers of a list do not lie on a shelf, or lie there changed or unreadable. So many bytes are read through,
 * beginning anywhere in the list, so that all have their turn from one time to the next; of the others the file must be
 * there in its length. Runs in the workshop.
 */
export async function unsoundPapers(
  input: { readonly shelf: Shelf; readonly papers: readonly Paper[]; readonly wholeBytes: number },
  { progress }: { readonly progress: (fraction: number) => void },
): Promise<string[]> {
  const { shelf, papers, wholeBytes } = input
  const start = Math.floor(Math.random() * papers.length)
  const unsound: string[] = []
  let read = 0
  for (const [index, { sha256: hash, bytes }] of [
    ...papers.slice(start),
    ...papers.slice(0, start),
  ].entries()) {
    progress(index / papers.length)
    const isLong = sizeOf(fileOn(shelf, hash)) === lengthOn(shelf, bytes) || isStillPlain(shelf, hash, bytes)
    const isRead = read < wholeBytes
    if (isRead) read += bytes
    if (!isLong || (isRead && !(await isSound(shelf, hash)))) unsound.push(hash)
  }
  return unsound
}

/** Where encrypting was cut short, or had no room. */
const isStillPlain = ({ folder, form, key }: Shelf, hash: string, bytes: number): boolean =>
  form === 'office' && key !== undefined && sizeOf(paperFile(folder, hash, undefined)) === bytes

const isSound = async (shelf: Shelf, hash: string): Promise<boolean> => {
  try {
    return (await taken(shelf, hash)) !== undefined
  } catch {
    return false
  }
}

/** Everything is read, as before a restore. */
export const readsAll = Number.POSITIVE_INFINITY

/**
 * Copies a paper from one shelf to another, syncs it, reads it back from there and compares. Answers false where the
 * first one does not have it, or no longer as it was. Runs in the workshop.
 */
export async function copyPaper(input: {
  readonly from: Shelf
  readonly to: Shelf
  readonly hash: string
  readonly device: string
  readonly recipient?: string | undefined
}): Promise<boolean> {
  const { from, to, hash, device, recipient = '' } = input
  const bytes = await taken(from, hash)
  if (!bytes) return false
  const file = fileOn(to, hash)
  const partial = `${file}.partial`
  requireSameDevice(dirname(file), device)
  try {
    const whole = to.form === 'age' ? encrypted(only(bytes), recipient) : only(sealPaper(bytes, hash, to.key))
    const written = await writeChunks(partial, whole)
    requireSameDevice(dirname(file), device)
    if (hashOnMedium(partial) !== written.sha256) throw readBackDifferently()
    renameSync(partial, file)
  } catch (fault) {
    takeAway(partial, device)
    throw fault
  }
  return true
}

/** As well as it goes: on a medium that is gone or failing there may be nothing to take away. */
function takeAway(file: string, device: string): void {
  try {
    if (isSameDevice(dirname(file), device)) rmSync(file, { force: true })
  } catch {}
}
