import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../shared/refusal.ts'
import type { DataKey } from './database/open.ts'
import { eraseFile, sha256, sizeOf, syncFolder, writeWhole } from './files.ts'
import { openBytes, sealBytes, sealingBytes } from './sealed-bytes.ts'

/*
 * Frozen papers, scans and photos lie beside the database under the hash of their bytes, and never change. In an office
 * with accounts they are encrypted, and `.enc` behind the hash says so.
 */
export const papersFolder = (folder: string): string => join(folder, 'papers')

const sealedName = (hash: string): string => `${hash}.enc`

/** The file that holds a paper in a folder of an office. */
export const paperFile = (papers: string, hash: string, key: DataKey | undefined): string =>
  join(papers, key ? sealedName(hash) : hash)

/** Length of the file that holds so many bytes. */
export const paperLength = (bytes: number, key: DataKey | undefined): number =>
  bytes + (key ? sealingBytes : 0)

/** The bytes of that file. */
export const sealPaper = (bytes: Uint8Array, hash: string, key: DataKey | undefined): Uint8Array =>
  key ? sealBytes(bytes, hash, key) : bytes

/** Makes the folder; its own name must survive a power cut too, or the rows would name papers that are gone. */
export function makePapersFolder(folder: string): void {
  if (mkdirSync(papersFolder(folder), { recursive: true, mode: 0o700 }) !== undefined) syncFolder(folder)
}

/** The bytes kept under a hash in a folder of papers; undefined where there are none or they are no longer the same. */
export function soundPaper(papers: string, hash: string, key: DataKey | undefined): Buffer | undefined {
  const kept = keptBytes(papers, hash, key)
  return kept !== undefined && sha256(kept) === hash ? kept : undefined
}

function keptBytes(papers: string, hash: string, key: DataKey | undefined): Buffer | undefined {
  const sealed = join(papers, sealedName(hash))
  if (key && sizeOf(sealed) !== undefined) return openBytes(readFileSync(sealed), hash, key)
  const plain = join(papers, hash)
  return sizeOf(plain) === undefined ? undefined : readFileSync(plain)
}

/** Keeps bytes, written and synced, before any row names them. Answers their hash. */
export function keepPaper(folder: string, bytes: Uint8Array, key?: DataKey): string {
  const hash = sha256(bytes)
  const papers = papersFolder(folder)
  makePapersFolder(folder)
  const file = paperFile(papers, hash, key)
  const isThere = sizeOf(file) === paperLength(bytes.length, key) && soundPaper(papers, hash, key)
  if (!isThere) writeWhole(file, sealPaper(bytes, hash, key))
  return hash
}

const lost = (file: string, what: string) =>
  new Refusal(
    'storage',
    `Tệp ${file} ${what}. Sổ sách còn nguyên. Hãy khôi phục từ bản sao lưu gần nhất để lấy lại tệp này.`,
  )

/** Reads kept bytes back and refuses them when they are no longer what was kept. */
function readPaper(folder: string, hash: string, key: DataKey | undefined, what: string): Buffer {
  const papers = papersFolder(folder)
  if ([hash, sealedName(hash)].every((name) => sizeOf(join(papers, name)) === undefined)) {
    throw lost(what, 'không còn trong thư mục dữ liệu')
  }
  const bytes = soundPaper(papers, hash, key)
  if (!bytes) throw lost(what, 'đã bị thay đổi')
  return bytes
}

/** The papers of an office that is open. */
export interface Papers {
  /** Answers the hash. */
  readonly keep: (bytes: Uint8Array) => string
  readonly read: (hash: string, what?: string) => Buffer
}

export const papersIn = (folder: string, key: () => DataKey | undefined): Papers => ({
  keep: (bytes) => keepPaper(folder, bytes, key()),
  read: (hash, what = 'của văn bản đã chốt') => readPaper(folder, hash, key(), what),
})

/** Encrypts what still lies open among the papers of an office. Answers how many there were. */
export function sealPapers(folder: string, key: DataKey, progress: (fraction: number) => void): number {
  const papers = papersFolder(folder)
  const plain = sizeOf(papers) === undefined ? [] : readdirSync(papers).filter((name) => isHash.test(name))
  for (const [index, hash] of plain.entries()) {
    progress(index / plain.length)
    const file = join(papers, hash)
    const bytes = readFileSync(file)
    // One that was damaged stays as it is, to be brought back from a backup.
    if (sha256(bytes) !== hash) continue
    writeWhole(paperFile(papers, hash, key), sealPaper(bytes, hash, key))
    eraseFile(file)
  }
  return plain.length
}

const isHash = /^[0-9a-f]{64}$/
