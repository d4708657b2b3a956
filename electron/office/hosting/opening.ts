import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseName } from '../database/opening.ts'
import { fillDemo } from '../demo/fill.ts'
import type { Host } from '../host.ts'
import { type Office, openOffice } from '../office.ts'
import { defaultDataFolder } from './data-folder.ts'
import type { ProgramPaths } from './paths.ts'

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

export interface OpenedOffice {
  readonly office: Office
  /** Closes the office and takes away what was made for practice. */
  readonly close: () => Promise<void>
}

export async function openFor(
  host: Host,
  { folder, isDemo }: Premises,
  paths: ProgramPaths,
): Promise<OpenedOffice> {
  const office = await openOffice({
    folder,
    host,
    workshopFile: paths.workshop,
    fontFolder: paths.fonts,
    version: paths.version,
    isDemo,
  })
  if (isDemo && !office.trouble) await fillDemo(office)
  return {
    office,
    close: async () => {
      await office.close()
      if (isDemo) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
