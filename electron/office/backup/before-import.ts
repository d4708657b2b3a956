import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { JobContext } from '../context.ts'
import { databaseName } from '../database/name.ts'
import { keptFolder } from '../database/replacement.ts'
import { clearAway, syncFolder } from '../files.ts'
import { registerCounts } from '../people/store.ts'

const ending = '-import'
/** Each is as large as the database. */
const mostKept = 3

/** Whether an office that is kept was kept before an import (nhập Excel), not before a restore. */
export const isBeforeImport = (name: string): boolean => name.endsWith(ending)

/**
 * Keeps the office as it is before an import changes many people at once: it lies among those kept before a restore, one
 * click away. An office without people has nothing to keep. Where there is no room nothing is imported either.
 */
export async function keepBeforeImport(context: JobContext): Promise<void> {
  const { office, workshop, signal, progress, databaseKey } = context
  if (context.read(({ db }) => registerCounts(db).members) === 0) return
  progress('Đang giữ lại bản trước khi nhập', null)
  const made = join(office.folder, 'snapshots', 'before-import.db')
  const kept = keptFolder(office.folder)
  const stamp = context.now().replace(/[:.]/g, '-')
  try {
    mkdirSync(dirname(made), { recursive: true, mode: 0o700 })
    const from = join(office.folder, databaseName)
    await workshop.run('snapshot', { from, to: made, key: databaseKey() }, { signal })
    const place = join(kept, `${stamp}${ending}`)
    if (existsSync(join(place, databaseName))) return
    mkdirSync(place, { recursive: true, mode: 0o700 })
    renameSync(made, join(place, databaseName))
    for (const folder of [place, kept, office.folder]) syncFolder(folder)
    clearOldest(kept, basename(place))
  } finally {
    clearAway(made)
  }
}

/**
 * Leaves the newest, `made` among them. Those that bear a later time than `made` are of before the clock was set back:
 * nobody can say how old they are, and they stay until the clock has passed them.
 */
function clearOldest(kept: string, made: string): void {
  const known = readdirSync(kept).filter((name) => isBeforeImport(name) && name <= made)
  for (const name of known.sort().slice(0, -mostKept)) clearAway(join(kept, name))
}
