import { renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copiesToRemove } from '../../../shared/backup/rotation.ts'
import { localDay } from '../../../shared/calendar/wall.ts'
import type { JobContext } from '../context.ts'
import { isSameDevice } from './copying.ts'
import { partialName } from './leftovers.ts'
import { type BackupSet, setsIn } from './sets.ts'

/** The sets of this office in a folder of sets; another office's on the same medium are none of its business. */
const ownSets = (root: string, origin: string): readonly BackupSet[] =>
  setsIn(root).filter((set) => dirname(set.path) === root && set.manifest.origin === origin)

/**
 * Takes away the older copies that a medium need not keep, once a new one is proven there. A set first gets the name of
 * one that is not complete, so that a pulled stick leaves none that only looks whole. Papers stay: they are shared.
 * What cannot be taken away stays, and the copy just made is as good.
 */
export function thinOut(
  root: string,
  { device, justMade }: { readonly device: string; readonly justMade: string },
  { office, today, log }: JobContext,
): number {
  let removed = 0
  try {
    const sets = ownSets(root, office.origin)
    const copies = sets.map(({ name, manifest: { madeAt, missing } }) => ({
      ...{ name, madeAt, day: localDay(new Date(madeAt)) },
      isWhole: missing.length === 0,
    }))
    for (const name of copiesToRemove(copies, today())) {
      if (!isSameDevice(root, device)) return removed
      if (name === justMade) continue
      const going = join(root, partialName(name, office.origin))
      renameSync(join(root, name), going)
      rmSync(going, { recursive: true })
      removed += 1
    }
  } catch (fault) {
    log.fault('thin out copies', fault)
  }
  return removed
}

/** Copies that were made before the office had accounts: whoever holds the medium can read them. */
export const readableSets = (root: string, origin: string): number =>
  ownSets(root, origin).filter(({ manifest }) => manifest.sealed === undefined).length
