import { basename, dirname, join } from 'node:path'
import type { PublisherKey } from '../../../shared/updates/keys.ts'
import {
  longestManifest,
  type ProgramManifest,
  readManifest,
  signatureEnding,
  type UpdateManifest,
} from '../../../shared/updates/manifest.ts'
import type { Fault } from '../../../shared/updates/verdict.ts'
import type { JobContext } from '../context.ts'
import { sha256 } from '../files.ts'
import { isThere, readSmall, UnfitFile } from './outside-files.ts'
import { judgeSignature, longestSignature } from './signature.ts'

/** A manifest as it lies on the stick: what it says, or why nothing of it is believed. */
export interface ReadUpdate {
  readonly path: string
  readonly fileName: string
  /** SHA-256 of the bytes that were judged; of nothing where they could not be read. */
  readonly seen: string
  readonly manifest: UpdateManifest | undefined
  readonly fault: Fault | undefined
  /** As they were signed; empty where nothing is believed. */
  readonly text: string
  readonly signature: string
}

const nothing: Buffer = Buffer.alloc(0)

/** The bytes are read once: what is judged is what is used. */
export function readUpdate(path: string, keys: readonly PublisherKey[]): ReadUpdate {
  const named = { path, fileName: basename(path) }
  const failed = (fault: Fault, bytes = nothing): ReadUpdate => ({
    ...named,
    ...{ seen: sha256(bytes), manifest: undefined, fault, text: '', signature: '' },
  })
  let bytes = nothing
  try {
    bytes = readSmall(path, longestManifest)
    if (!isThere(path + signatureEnding)) return failed('unsigned', bytes)
    const signature = readSmall(path + signatureEnding, longestSignature)
    const judged = judgeSignature(bytes, signature, keys)
    if (judged !== 'good') return failed(judged, bytes)
    const text = bytes.toString('utf8')
    const manifest = readManifest(text)
    if (manifest === 'foreign' || manifest === 'malformed') return failed(manifest, bytes)
    return {
      ...named,
      seen: sha256(bytes),
      manifest,
      fault: undefined,
      text,
      signature: signature.toString('latin1'),
    }
  } catch (fault) {
    return failed(fault instanceof UnfitFile ? 'damaged' : 'unreadable', bytes)
  }
}

/** Reads the files of a release through. The installer has to be there, the portable folder may be. */
export async function filesFault(
  { path, manifest }: { readonly path: string; readonly manifest: ProgramManifest },
  { workshop, signal, progress }: Pick<JobContext, 'workshop' | 'signal' | 'progress'>,
): Promise<Fault | undefined> {
  const here = manifest.files.map((file) => ({ ...file, file: join(dirname(path), file.name) }))
  const [installer] = here
  if (!installer || !isThere(installer.file)) return 'missing-file'
  const there = here.filter(({ file }) => isThere(file))
  const total = there.reduce((sum, { bytes }) => sum + bytes, 0)
  let before = 0
  for (const { file, name, bytes, sha256: signed } of there) {
    const onProgress = (fraction: number) =>
      progress(`Đang kiểm tra ${name}`, (before + fraction * bytes) / total)
    onProgress(0)
    const isSound = await workshop.run('isAsSigned', { file, bytes, sha256: signed }, { signal, onProgress })
    if (!isSound) return 'damaged'
    before += bytes
  }
  return undefined
}
