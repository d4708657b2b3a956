import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../shared/refusal.ts'
import { sha256, sizeOf, syncFolder, writeWhole } from './files.ts'

/** Frozen papers, scans and photos lie beside the database under the hash of their bytes, and never change. */
export const papersFolder = (folder: string): string => join(folder, 'papers')

export const paperFile = (folder: string, hash: string): string => join(papersFolder(folder), hash)

/** Makes the folder; its own name must survive a power cut too, or the rows would name papers that are gone. */
export function makePapersFolder(folder: string): void {
  if (mkdirSync(papersFolder(folder), { recursive: true, mode: 0o700 }) !== undefined) syncFolder(folder)
}

const isSound = (file: string, hash: string, length: number): boolean =>
  sizeOf(file) === length && sha256(readFileSync(file)) === hash

/** Keeps bytes, written and synced, before any row names them. Answers their hash. */
export function keepPaper(folder: string, bytes: Uint8Array): string {
  const hash = sha256(bytes)
  const file = paperFile(folder, hash)
  makePapersFolder(folder)
  if (!isSound(file, hash, bytes.length)) writeWhole(file, bytes)
  return hash
}

const lost = (file: string, what: string) =>
  new Refusal(
    'storage',
    `Tệp ${file} ${what}. Sổ sách còn nguyên. Hãy khôi phục từ bản sao lưu gần nhất để lấy lại tệp này.`,
  )

/** Reads kept bytes back and refuses them when they are no longer what was kept. */
export function readPaper(folder: string, hash: string, what = 'của văn bản đã chốt'): Buffer {
  const file = paperFile(folder, hash)
  if (sizeOf(file) === undefined) throw lost(what, 'không còn trong thư mục dữ liệu')
  const bytes = readFileSync(file)
  if (sha256(bytes) !== hash) throw lost(what, 'đã bị thay đổi')
  return bytes
}
