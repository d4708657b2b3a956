import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { newestVersion } from '../../electron/office/database/migrations/index.ts'
import { areFitEntries, isFitEntry } from '../../shared/rulebook/added.ts'
import { type AddedEntry, printedBook } from '../../shared/rulebook/rules.ts'
import {
  installerName,
  manifestName,
  portableName,
  productId,
  rulesName,
} from '../../shared/updates/manifest.ts'
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

/** A draft of a rule book, written by hand: what a manifest of rules holds besides what is the same in all. */
const draftOf = (file: string): { readonly version: number; readonly entries: readonly AddedEntry[] } =>
  JSON.parse(readFileSync(file, 'utf8'))

/** Signs a rule book; answers the two files that go onto the stick. Refuses one that this program would not take. */
export function publishRules(
  draftFile: string,
  { folder, date, keyFile }: { readonly folder: string; readonly date: string; readonly keyFile: string },
): readonly string[] {
  const draft = draftOf(draftFile)
  const manifest = {
    format: 'so-chi-bo-update',
    formatVersion: 1,
    product: productId,
    kind: 'rules',
    date,
    ...draft,
  }
  if (!(draft.version > printedBook))
    throw new Error(`The rule book needs a number above ${printedBook}, which the program prints.`)
  const unfit = draft.entries.find((entry) => !isFitEntry(entry))
  if (unfit) throw new Error(`The program would not understand this entry: ${JSON.stringify(unfit)}`)
  if (!areFitEntries(draft.entries)) throw new Error('One rule has two entries of one day.')
  return publish(folder, rulesName(draft.version), manifest, keyFile)
}
