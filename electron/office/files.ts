import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Flushes the folder's own entry, so that a new name survives a power cut. Windows has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
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
