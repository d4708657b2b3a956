import { Refusal } from '../../../shared/refusal.ts'
import { areFitEntries } from '../../../shared/rulebook/added.ts'
import { printedBook } from '../../../shared/rulebook/rules.ts'
import type { FoundUpdate } from '../../../shared/updates/contract.ts'
import {
  installerName,
  type ProgramManifest,
  portableName,
  type UpdateManifest,
} from '../../../shared/updates/manifest.ts'
import {
  type Here,
  programVerdict,
  rulesVerdict,
  type Verdict,
  verdictWords,
} from '../../../shared/updates/verdict.ts'
import { parseVersion } from '../../../shared/updates/version.ts'
import type { JobContext } from '../context.ts'
import { newestVersion } from '../database/migrations/index.ts'
import { addedOf } from '../rulebook/added.ts'
import { manifestsIn } from './outside-files.ts'
import { filesFault, type ReadUpdate, readUpdate } from './reading.ts'
import { ruleChanges } from './rule-changes.ts'

export const hereOf = ({ office, isOpen, read }: Pick<JobContext, 'office' | 'isOpen' | 'read'>): Here => ({
  version: office.version,
  schema: newestVersion,
  rules: isOpen() ? read(({ db }) => addedOf(db).version) : printedBook,
})

/** The verdict in words; of what is not believed nothing is told but the name of its file. */
export function wordsOf(verdict: Verdict, { manifest }: ReadUpdate, here: Here): string {
  if (manifest?.kind === 'rules') {
    const { version, needsProgram } = manifest
    return verdictWords(verdict, {
      version: `sổ quy định số ${version}`,
      here: `số ${here.rules}`,
      needs: needsProgram,
    })
  }
  const named = { version: manifest?.version ?? '', needs: manifest?.updatesFrom ?? '' }
  return verdictWords(verdict, { ...named, here: here.version })
}

/** The verdict on what a stick says, before its files are read through. */
export function verdictOf({ manifest, fault }: ReadUpdate, here: Here): Verdict {
  if (!manifest) return fault ?? 'malformed'
  if (manifest.kind === 'program') return programVerdict(manifest, here)
  const verdict = rulesVerdict(manifest, here)
  return verdict === 'newer' && !areFitEntries(manifest.entries) ? 'unfit' : verdict
}

/** An update that the clerk wants, as it was shown. */
export interface Wish {
  readonly path: string
  /** What the clerk has seen of it. */
  readonly seen: string
  /** Folder for the copy of the office. */
  readonly backup: string
}

type ReadManifest<K extends UpdateManifest['kind']> = ReadUpdate & {
  readonly manifest: Extract<UpdateManifest, { readonly kind: K }>
}

export const changedSinceSeen = () =>
  new Refusal(
    'conflict',
    'Bản cập nhật trên USB không còn như lúc xem nên chưa cài. Chương trình và dữ liệu đang dùng giữ nguyên. Hãy tìm lại bản cập nhật.',
  )

/** Refuses in words what is not newer than what is here. */
export function requireNewer(read: ReadUpdate, context: JobContext): void {
  const here = hereOf(context)
  const verdict = verdictOf(read, here)
  if (verdict !== 'newer') throw new Refusal('refused', wordsOf(verdict, read, here))
}

/** Reads again what the clerk has seen; refused in words where it is another one, or none that can be taken. */
export function newerAsSeen<K extends UpdateManifest['kind']>(
  kind: K,
  { path, seen }: Wish,
  context: JobContext,
): ReadManifest<K> {
  const read = readUpdate(path, context.office.publisherKeys)
  if (read.seen !== seen) throw changedSinceSeen()
  requireNewer(read, context)
  const { manifest } = read
  if (manifest?.kind !== kind) throw changedSinceSeen()
  return { ...read, manifest: manifest as ReadManifest<K>['manifest'] }
}

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

/** Programs before rule books, and of each the newest first. */
function rank({ manifest }: ReadUpdate): readonly number[] {
  if (!manifest) return [0]
  return manifest.kind === 'rules' ? [1, manifest.version] : [2, ...(parseVersion(manifest.version) ?? [])]
}

function newestFirst(a: ReadUpdate, b: ReadUpdate): number {
  const [left, right] = [rank(a), rank(b)]
  for (let index = 0; index < 4; index += 1) {
    const difference = (right[index] ?? 0) - (left[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Looks for updates in a folder of the clerk's choice; only what could be installed is read through. */
export async function lookForUpdates(folder: string, context: JobContext): Promise<FoundUpdate[]> {
  const here = hereOf(context)
  const found: FoundUpdate[] = []
  const all = manifestsIn(folder).map((path) => readUpdate(path, context.office.publisherKeys))
  for (const read of all.sort(newestFirst)) {
    const { manifest, fileName, seen, path } = read
    const first = verdictOf(read, here)
    const verdict =
      manifest?.kind === 'program' && first === 'newer'
        ? ((await fileVerdict(read, manifest, context)) ?? first)
        : first
    found.push({
      ...{ token: context.places.tokenOf(path), seen, fileName, kind: manifest?.kind ?? null, verdict },
      words: wordsOf(verdict, read, here),
      said: manifest ? saidBy(manifest) : null,
      changes:
        manifest?.kind === 'rules' && verdict === 'newer' && context.isOpen()
          ? context.read(({ db }) => ruleChanges(manifest, db))
          : [],
    })
  }
  return found
}

function saidBy(manifest: UpdateManifest): FoundUpdate['said'] {
  const { date, news } = manifest
  if (manifest.kind === 'rules')
    return { date, news, version: String(manifest.version), installer: null, portable: null }
  const { version, files } = manifest
  const portable = portableName(version)
  return {
    ...{ version, date, news, installer: installerName(version) },
    portable: files.some(({ name }) => name === portable) ? portable : null,
  }
}
