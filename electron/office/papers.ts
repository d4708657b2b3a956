import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256, writeWhole } from './files.ts'

/** Frozen papers, scans and photos lie beside the database under the hash of their bytes, and never change. */
export const papersFolder = (folder: string): string => join(folder, 'papers')

export const paperFile = (folder: string, hash: string): string => join(papersFolder(folder), hash)

/** Keeps bytes, written and synced, before any row names them. Answers their hash. */
export function keepPaper(folder: string, bytes: Uint8Array): string {
  const hash = sha256(bytes)
  const file = paperFile(folder, hash)
  mkdirSync(papersFolder(folder), { recursive: true, mode: 0o700 })
  if (!existsSync(file)) writeWhole(file, bytes)
  return hash
}

/** Reads kept bytes back and refuses them when they are no longer what was kept. */
export function readPaper(folder: string, hash: string): Buffer {
  const bytes = readFileSync(paperFile(folder, hash))
  if (sha256(bytes) !== hash) throw Object.assign(new Error('a kept paper has changed'), { code: 'EIO' })
  return bytes
}
