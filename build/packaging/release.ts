import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { newestVersion } from '../../electron/office/database/migrations/index.ts'
import { installerName, manifestName, portableName, productId } from '../../shared/updates/manifest.ts'
import { root } from '../paths.ts'
import { publish } from './publishing.ts'
import { sheetFile } from './sheet.ts'

/** What this release says of itself; written by hand before each. */
export const releaseFile = join(root, 'build', 'packaging', 'release.json')

interface Release {
  /** The oldest program that may be updated with it. */
  readonly updatesFrom: string
  /** What is new, in sentences for the clerk. */
  readonly news: readonly string[]
}

const releaseOf = (version: string): Release => {
  const { version: written, ...release } = JSON.parse(readFileSync(releaseFile, 'utf8')) as Release & {
    readonly version: string
  }
  if (written !== version)
    throw new Error(
      `${basename(releaseFile)} tells of ${written}, but ${version} is packaged: write what is new.`,
    )
  return release
}

/** Signs what was packaged as an update; answers the files that go onto the stick with it. */
export function publishProgram(
  folder: string,
  { version, date, keyFile }: { readonly version: string; readonly date: string; readonly keyFile: string },
): readonly string[] {
  const files = [installerName(version), portableName(version)]
    .filter((name) => existsSync(join(folder, name)))
    .map((name) => {
      const { size, sha256 } = sheetFile(join(folder, name))
      return { name, bytes: size, sha256 }
    })
  const manifest = {
    ...{ format: 'so-chi-bo-update', formatVersion: 1, product: productId, kind: 'program' },
    ...{ version, schema: newestVersion, ...releaseOf(version), date, files },
  }
  return publish(folder, manifestName(version), manifest, keyFile)
}
