import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { BackupRecord } from '../../../shared/backup/contract.ts'
import { type Medium, media } from '../../../shared/backup/media.ts'
import { missing } from '../conflict.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { manifestName, rootName } from './sets.ts'

/** Where the office was backed up to before (nơi đã nhớ). */
export interface RememberedPlace {
  readonly id: string
  readonly path: string
  readonly label: string
  readonly medium: Medium
  readonly lastMadeAt: string
}

const isMedium = (text: string): text is Medium => media.some((medium) => medium === text)

export const placesOf = (db: Reader): RememberedPlace[] =>
  db.all(q.selectFrom('backup_place').selectAll().orderBy('last_made_at', 'desc')).map((row) => ({
    ...{ id: row.id, path: row.path, label: row.label, lastMadeAt: row.last_made_at },
    medium: isMedium(row.medium) ? row.medium : 'same',
  }))

/** Keeps the place of a copy that was made and proven. */
export function rememberPlace(db: Writer, path: string, { madeAt, medium }: BackupRecord): void {
  const known = { label: basename(path) || path, medium: medium ?? 'same', last_made_at: madeAt }
  db.run(
    q
      .insertInto('backup_place')
      .values({ id: uuidv7(), path, ...known })
      .onConflict((conflict) => conflict.column('path').doUpdateSet(known)),
  )
}

/** Answers the name of the place that is remembered no longer; its copies stay where they are. */
export function forgetPlace(db: Writer, id: string): string {
  const row = db.first(q.selectFrom('backup_place').select('label').where('id', '=', id))
  if (!row) throw missing('nơi sao lưu này')
  db.run(q.deleteFrom('backup_place').where('id', '=', id))
  return row.label
}

/** A share that is gone may take minutes to say so; nobody waits that long for a list. */
const patienceMs = 3000

const isOwnSet = async (folder: string, origin: string): Promise<boolean> => {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, manifestName), 'utf8'))
    return (
      typeof manifest === 'object' && manifest !== null && 'origin' in manifest && manifest.origin === origin
    )
  } catch {
    return false
  }
}

/**
 * Whether a place is there and holds a copy of this office. Another stick under the same letter does not, and the folder
 * of a stick that was pulled out neither: nothing is written there unasked.
 */
export async function isReachable(path: string, origin: string): Promise<boolean> {
  const look = async () => {
    const root = join(path, rootName)
    const names = (await readdir(root)).filter((name) => /^\d{4}-/.test(name) && !name.endsWith('.partial'))
    for (const name of names.sort().reverse()) if (await isOwnSet(join(root, name), origin)) return true
    return false
  }
  let patience: NodeJS.Timeout | undefined
  const enough = new Promise<boolean>((resolve) => {
    patience = setTimeout(() => resolve(false), patienceMs)
  })
  try {
    return await Promise.race([look().catch(() => false), enough])
  } finally {
    clearTimeout(patience)
  }
}

/** Those of the remembered places that are there now. */
export async function reachablePlaces(
  places: readonly RememberedPlace[],
  origin: string,
): Promise<readonly RememberedPlace[]> {
  const there = await Promise.all(places.map(({ path }) => isReachable(path, origin)))
  return places.filter((_, index) => there[index])
}
