import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Some media (FUSE, network) cannot flush a folder and say so; the files themselves have been flushed by then. */
const cannotFlush = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && /^(EINVAL|ENOTSUP|ENOSYS)$/.test(String(fault.code))

/** Flushes the folder's own entry, so that a new name survives a power cut. Windows has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } catch (fault) {
    if (!cannotFlush(fault)) throw fault
  } finally {
    closeSync(handle)
  }
}

/** Flushes a file that something else has written. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Writes a whole file so that it is either there complete or not at all: `.partial`, fsync, rename, fsync folder. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const partial = `${file}.partial`
  const handle = openSync(partial, 'w', 0o600)
  try {
    let written = 0
    while (written < bytes.length) written += writeSync(handle, bytes, written)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(partial, file)
  syncFolder(dirname(file))
}

/** Device on which a path lies: a stick that was pulled out leaves its folder behind on another device. */
export const deviceOf = (path: string): bigint => statSync(path, { bigint: true }).dev

/** Length of a file; undefined when there is none. */
export const sizeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.size

/**
 * Takes away what was only needed meanwhile, as well as it goes: what cannot be taken away is swept at the next start, and
 * must hide neither the work's success nor its own fault.
 */
export function clearAway(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {}
}

const chunk = 1024 * 1024

/** Where SQLite locks its files, beyond a first gigabyte: Windows lets nobody else read there, and nothing lies there. */
const lockBytes = 1024 * chunk

/** Reads a file to its end and keeps nothing: throws where the disk cannot give it all. */
export function readThrough(file: string): void {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.allocUnsafe(chunk)
    const end = fstatSync(handle).size
    // What can be read before a bad spot comes as a short read; the spot itself is told by the next one.
    for (let at = 0; at < end; ) {
      const length = at === lockBytes ? 0 : readSync(handle, buffer, 0, chunk - (at % chunk), at)
      at += length === 0 ? chunk - (at % chunk) : length
    }
  } finally {
    closeSync(handle)
  }
}

/** Writes over a file before its name goes. What a disk of flash memory keeps in spare blocks it cannot reach. */
export function eraseFile(file: string): void {
  const length = sizeOf(file)
  if (length === undefined) return
  const handle = openSync(file, 'r+')
  try {
    const noise = randomBytes(Math.min(chunk, Math.max(1, length)))
    for (let done = 0; done < length; ) {
      done += writeSync(handle, noise, 0, Math.min(noise.length, length - done), done)
    }
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  rmSync(file, { force: true })
}

/** The same with every file of a folder, and then the folder. */
export function eraseFolder(folder: string): void {
  if (sizeOf(folder) === undefined) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile()) eraseFile(join(folder, entry.name))
  }
  rmSync(folder, { recursive: true, force: true })
}
