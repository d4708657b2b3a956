import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Manifest, manifest } from '../../../shared/backup/contract.ts'

/** Folder on the medium that holds all sets of this program and, once for all of them, the frozen papers. */
export const rootName = 'SoChiBo-sao-luu'
export const manifestName = 'manifest.json'
export const setDatabase = 'office.db'

export interface BackupSet {
  readonly path: string
  readonly name: string
  readonly manifest: Manifest
}

/** Reads a set's manifest; undefined for a folder that is no complete set of ours. */
export function readSet(path: string): BackupSet | undefined {
  try {
    if (path.endsWith('.partial')) return undefined
    const text = readFileSync(join(path, manifestName), 'utf8')
    const read = manifest.safeParse(JSON.parse(text))
    if (!read.success || !statSync(join(path, setDatabase)).isFile()) return undefined
    return { path, name: basename(path), manifest: read.data }
  } catch {
    return undefined
  }
}

const foldersOf = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name))
  } catch {
    return []
  }
}

/** Sets that a clerk means by pointing at a stick, at our folder on it, or at one set; newest first. */
export function setsIn(folder: string): BackupSet[] {
  const places = [folder, ...foldersOf(folder), ...foldersOf(join(folder, rootName))]
  return places
    .flatMap((path) => readSet(path) ?? [])
    .sort((a, b) => (a.manifest.madeAt < b.manifest.madeAt ? 1 : -1))
}

/** Where the papers of a set lie: beside the sets, once for all. */
export const papersOfSet = (set: Pick<BackupSet, 'path'>): string => join(dirname(set.path), 'papers')
