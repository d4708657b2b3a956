import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** Where the built program finds its parts, seen from a bundle in out/desktop or out/browser. */
export interface ProgramPaths {
  /** The window's static files. */
  readonly window: string
  /** The workshop's worker thread. */
  readonly workshop: string
  /** Tinos, for papers on a PC without Times New Roman. */
  readonly fonts: string
  readonly version: string
}

export function programPaths(bundleFolder: string): ProgramPaths {
  const root = join(bundleFolder, '..', '..')
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const tinos = createRequire(join(root, 'package.json')).resolve('@fontsource/tinos/package.json')
  return {
    window: join(root, 'out', 'renderer'),
    workshop: join(root, 'out', 'office', 'worker.mjs'),
    fonts: join(dirname(tinos), 'files'),
    version: manifest.version,
  }
}
