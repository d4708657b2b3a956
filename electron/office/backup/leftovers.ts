import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { doorFileName } from '../../../shared/backup/door-file.ts'
import type { Log } from '../log.ts'
import { isKeyFile } from './set-keys.ts'

/** Name of a set while it is put together. It says whose it is, for a folder that several offices share. */
export const partialName = (setName: string, origin: string): string =>
  `${setName}.${origin.slice(0, 8)}.partial`

const ownShape = /^\d{4}-\d\d-\d\d \d\d-\d\d-\d\d(?: \(\d+\))?\.([0-9a-f]{8})\.partial$/
const ownFile = /^(office\.db(\.gz\.age)?|manifest\.json)(\.partial)?(-journal|-wal|-shm)?$/
const isOwn = (name: string): boolean => {
  const whole = name.replace(/\.partial$/, '')
  return ownFile.test(name) || whole === doorFileName || isKeyFile(whole)
}

/** Another office's backup may be under way; one that has stood still for a day is not. */
const quietMs = 24 * 60 * 60 * 1000

function isLeftover(root: string, name: string, origin: string, now: number): boolean {
  const whose = ownShape.exec(name)?.[1]
  if (whose === undefined) return false
  const entries = readdirSync(join(root, name), { withFileTypes: true })
  if (!entries.every((entry) => entry.isFile() && isOwn(entry.name))) return false
  // One office makes one backup at a time: what bears its mark and stands here already is of a run that broke off.
  if (origin.startsWith(whose)) return true
  const touched = [name, ...entries.map((entry) => join(name, entry.name))]
  return touched.every((each) => now - statSync(join(root, each)).mtimeMs > quietMs)
}

/**
 * Takes away what backups that were killed or whose stick was pulled have left half-made beside the sets. Must run
 * before the present backup has begun its own. Answers the names that could not be taken away.
 */
export function sweepLeftovers(root: string, origin: string, log: Log): readonly string[] {
  const stuck: string[] = []
  for (const name of namesIn(root)) {
    try {
      if (isLeftover(root, name, origin, Date.now())) rmSync(join(root, name), { recursive: true })
    } catch (fault) {
      log.fault('sweep leftovers', fault)
      stuck.push(name)
    }
  }
  return stuck
}

/** A folder that cannot be listed is the backup's own trouble, which it tells in words. */
function namesIn(root: string): readonly string[] {
  try {
    return readdirSync(root)
  } catch {
    return []
  }
}
