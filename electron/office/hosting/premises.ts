import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseName } from '../database/name.ts'
import { defaultDataFolder } from './data-folder.ts'

export interface Premises {
  readonly folder: string
  readonly isDemo: boolean
}

const demoPrefix = 'so-chi-bo-demo-'
/** Milliseconds that a practice folder may take from its making to its first database. */
const beginning = 60 * 60 * 1000

/** The folder to work in, made where it is missing: the one named, the usual one, or a fresh one for practice. */
export function premises(wish: {
  readonly data?: string | undefined
  readonly demo?: boolean | undefined
}): Premises {
  if (wish.demo) {
    sweepFormerDemos()
    return { folder: mkdtempSync(join(tmpdir(), demoPrefix)), isDemo: true }
  }
  const folder = wish.data ?? defaultDataFolder()
  // A folder that cannot be made is the office's to report, in its own words, when it opens.
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {}
  return { folder, isDemo: false }
}

/** What the desktop's window writes after its office has closed and cleared up: folders without a database. */
function sweepFormerDemos(): void {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (
      !name.startsWith(demoPrefix) ||
      !existsSync(join(folder, 'window')) ||
      existsSync(join(folder, databaseName))
    ) {
      continue
    }
    try {
      if (Date.now() - statSync(folder).mtimeMs < beginning) continue
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another account's, or in use: not ours to clear.
    }
  }
}
