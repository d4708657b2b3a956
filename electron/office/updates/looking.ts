import { Refusal } from '../../../shared/refusal.ts'
import type { FoundUpdate } from '../../../shared/updates/contract.ts'
import { installerName, type ProgramManifest, portableName } from '../../../shared/updates/manifest.ts'
import { type Here, programVerdict, type Verdict, verdictWords } from '../../../shared/updates/verdict.ts'
import { compareVersions, parseVersion } from '../../../shared/updates/version.ts'
import type { JobContext } from '../context.ts'
import { newestVersion } from '../database/migrations/index.ts'
import { manifestsIn } from './outside-files.ts'
import { filesFault, type ReadUpdate, readUpdate } from './reading.ts'

export const hereOf = ({ office }: Pick<JobContext, 'office'>): Here => ({
  version: office.version,
  schema: newestVersion,
})

/** The verdict in words; of what is not believed nothing is told but the name of its file. */
export const wordsOf = (verdict: Verdict, { manifest }: ReadUpdate, here: Here): string =>
  verdictWords(verdict, {
    version: manifest?.version ?? '',
    here: here.version,
    needs: manifest?.updatesFrom ?? '',
  })

/** The verdict on what a stick says, before its files are read through. */
export const verdictOf = ({ manifest, fault }: ReadUpdate, here: Here): Verdict =>
  manifest ? programVerdict(manifest, here) : (fault ?? 'malformed')

/** A file that cannot be read is a verdict; a clerk who gives up is none. */
export async function fileVerdict(
  { path }: ReadUpdate,
  manifest: ProgramManifest,
  context: JobContext,
): Promise<Verdict | undefined> {
  try {
    return await filesFault({ path, manifest }, context)
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'cancelled') throw thrown
    context.log.note('update not read', { code: codeOf(thrown) })
    return 'unreadable'
  }
}

export const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''

const noVersion = [0, 0, 0] as const
const versionOf = ({ said }: FoundUpdate) => parseVersion(said?.version ?? '') ?? noVersion

/** Looks for updates in a folder of the clerk's choice; only what could be installed is read through. */
export async function lookForUpdates(folder: string, context: JobContext): Promise<FoundUpdate[]> {
  const here = hereOf(context)
  const found: FoundUpdate[] = []
  for (const path of manifestsIn(folder)) {
    const read = readUpdate(path, context.office.publisherKeys)
    const { manifest, fileName, seen } = read
    const first = verdictOf(read, here)
    const verdict =
      manifest && first === 'newer' ? ((await fileVerdict(read, manifest, context)) ?? first) : first
    found.push({
      ...{ token: context.places.tokenOf(path), seen, fileName, verdict },
      words: wordsOf(verdict, read, here),
      said: manifest ? saidBy(manifest) : null,
    })
  }
  return found.sort((a, b) => compareVersions(versionOf(b), versionOf(a)))
}

function saidBy({ version, date, news, files }: ProgramManifest): FoundUpdate['said'] {
  const portable = portableName(version)
  return {
    ...{ version, date, news, installer: installerName(version) },
    portable: files.some(({ name }) => name === portable) ? portable : null,
  }
}
