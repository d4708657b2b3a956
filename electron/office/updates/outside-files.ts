import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { isManifestName } from '../../../shared/updates/manifest.ts'
import { hashOnMedium } from '../backup/copying.ts'
import { isShown } from '../places/shown.ts'

/** Files that somebody else put on a stick: never through a link, never a device, never more than was asked for. */

const chunk = 1024 * 1024

// Neither is there on Windows, where the look before opening has to do.
const asItLies = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Thrown for what is no plain file, or not as long as it has to be. */
export class UnfitFile extends Error {}

/** Opens a plain file; its length is that of what was opened, not of what lay there before. */
function openPlain(file: string): { readonly handle: number; readonly bytes: number } {
  if (!lstatSync(file).isFile()) throw new UnfitFile()
  const handle = openSync(file, asItLies)
  const seen = fstatSync(handle)
  if (seen.isFile()) return { handle, bytes: seen.size }
  closeSync(handle)
  throw new UnfitFile()
}

/** All of a small file. */
export function readSmall(file: string, most: number): Buffer {
  const { handle, bytes } = openPlain(file)
  try {
    if (bytes > most) throw new UnfitFile()
    const buffer = Buffer.alloc(bytes)
    let done = 0
    while (done < bytes) {
      const length = readSync(handle, buffer, done, bytes - done, null)
      if (length === 0) throw new UnfitFile()
      done += length
    }
    return buffer
  } finally {
    closeSync(handle)
  }
}

/** Passes on exactly as many bytes as were announced. */
function eachPiece(file: string, bytes: number, use: (piece: Uint8Array, done: number) => void): void {
  const opened = openPlain(file)
  try {
    if (opened.bytes !== bytes) throw new UnfitFile()
    const buffer = Buffer.allocUnsafe(chunk)
    for (let done = 0; done < bytes; ) {
      const length = readSync(opened.handle, buffer, 0, Math.min(chunk, bytes - done), null)
      if (length === 0) throw new UnfitFile()
      done += length
      use(buffer.subarray(0, length), done)
    }
  } finally {
    closeSync(opened.handle)
  }
}

interface Expected {
  readonly bytes: number
  readonly sha256: string
}
type Tools = { readonly progress: (fraction: number) => void }

/** Runs in the workshop. Throws what the system says where the file cannot be read. */
export function isAsSigned(
  { file, bytes, sha256 }: Expected & { readonly file: string },
  { progress }: Tools,
): boolean {
  const hash = createHash('sha256')
  try {
    eachPiece(file, bytes, (piece, done) => {
      hash.update(piece)
      progress(done / bytes)
    })
  } catch (fault) {
    if (fault instanceof UnfitFile) return false
    throw fault
  }
  return hash.digest('hex') === sha256
}

/**
 * Copies what was signed into a new file of ours and reads it back: what counts is the hash of what lies there. False
 * where that is another one. Runs in the workshop.
 */
export function takeOver(
  { from, to, bytes, sha256 }: Expected & { readonly from: string; readonly to: string },
  { progress }: Tools,
): boolean {
  const handle = openSync(to, 'wx', 0o700)
  try {
    eachPiece(from, bytes, (piece, done) => {
      for (let written = 0; written < piece.length; ) written += writeSync(handle, piece, written)
      progress((done / bytes) * 0.6)
    })
    fsyncSync(handle)
  } catch (fault) {
    if (fault instanceof UnfitFile) return false
    throw fault
  } finally {
    closeSync(handle)
  }
  return hashOnMedium(to, (done) => progress(0.6 + (done / bytes) * 0.4)) === sha256
}

/** A stick with more than that is no stick with an update. */
const mostFolders = 300
const mostManifests = 20

/** Manifests that lie in a folder or one folder deep in it; what cannot be opened is passed over. */
export function manifestsIn(folder: string): readonly string[] {
  const entriesOf = (path: string) => {
    try {
      return readdirSync(path, { withFileTypes: true })
    } catch {
      return []
    }
  }
  const top = entriesOf(folder)
  const folders = top.filter((entry) => entry.isDirectory() && isShown(entry.name)).slice(0, mostFolders)
  const found = (path: string, entries: typeof top) =>
    entries
      .filter((entry) => entry.isFile() && isManifestName(entry.name))
      .map((entry) => join(path, entry.name))
  return [
    ...found(folder, top),
    ...folders.flatMap(({ name }) => found(join(folder, name), entriesOf(join(folder, name)))),
  ].slice(0, mostManifests)
}

export const isThere = (file: string): boolean => existsSync(file)
