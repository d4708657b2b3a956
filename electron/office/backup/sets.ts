import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Manifest, manifest } from '../../../shared/backup/contract.ts'
import { isReadFault } from './medium-faults.ts'

/** Folder on the medium that holds all sets of this program and, once for all of them, the frozen papers. */
export const rootName = 'SoChiBo-sao-luu'
export const manifestName = 'manifest.json'
/** Names of the database in a set: plain, and of an office with accounts. */
export const setDatabase = 'office.db'
export const sealedDatabase = 'office.db.gz.age'

export interface BackupSet {
  readonly path: string
  readonly name: string
  readonly manifest: Manifest
}

/** Reads a set's manifest; undefined for a folder that is no complete set of ours. Throws where reading itself fails. */
export function readSet(path: string): BackupSet | undefined {
  try {
    if (path.endsWith('.partial')) return undefined
    const text = readFileSync(join(path, manifestName), 'utf8')
    const read = manifest.safeParse(JSON.parse(text))
    if (!read.success) return undefined
    const { database, sealed } = read.data
    if (database.name !== (sealed ? sealedDatabase : setDatabase)) return undefined
    if (!statSync(join(path, database.name)).isFile()) return undefined
    return { path, name: basename(path), manifest: read.data }
  } catch (fault) {
    if (isReadFault(fault)) throw fault
    return undefined
  }
}

const foldersOf = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name))
  } catch (fault) {
    if (isReadFault(fault)) throw fault
    return []
  }
}

/**
 * Sets that a clerk means by pointing at a stick, at our folder on it, or at one set; newest first. Throws only where
 * nothing could be read because reading failed: "no backup here" would be a lie.
 */
export function setsIn(folder: string): BackupSet[] {
  const faults: unknown[] = []
  const tried = <T>(work: () => readonly T[]): readonly T[] => {
    try {
      return work()
    } catch (fault) {
      faults.push(fault)
      return []
    }
  }
  const places = [
    folder,
    ...tried(() => foldersOf(folder)),
    ...tried(() => foldersOf(join(folder, rootName))),
  ]
  const sets = places.flatMap((path) => tried(() => [readSet(path) ?? []].flat()))
  if (sets.length === 0 && faults.length > 0) throw faults[0]
  return sets.sort((a, b) => (a.manifest.madeAt < b.manifest.madeAt ? 1 : -1))
}

/** Papers lie beside the sets, once for all of them; those of one key in a folder of their own. */
export const papersBeside = (root: string, recipient: string | undefined): string =>
  join(root, recipient === undefined ? 'papers' : `papers-${recipient.slice(4, 12)}`)

/** Where the papers of a set lie. */
export const papersOfSet = ({ path, manifest: { sealed } }: BackupSet): string =>
  papersBeside(dirname(path), sealed?.recipient)
