import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { type Duplex, pipeline, Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { type DataKey, openDatabase } from '../database/open.ts'
import { prepareReplacement } from '../database/replacement.ts'
import { sealFile } from '../database/sealing.ts'
import { clearAway } from '../files.ts'
import { decrypted, encrypted } from './age.ts'
import { type Copied, chunksOf, readBackDifferently, requireSameDevice, writeChunks } from './copying.ts'
import { type Inspection, inspectBackup, inspectImage } from './inspection.ts'
import { damagedSet, isSystemFault } from './medium-faults.ts'
import { piecesOnMedium } from './read-back.ts'

/*
 * The database in a backup of an office with accounts: a plain SQLite file, compressed with gzip and encrypted with age.
 * It is put together in memory; what a restore has to lay on the PC's disk is written over with its encrypted form at
 * once (database/sealing.ts).
 */
type Bytes = AsyncIterable<Uint8Array>

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const chunk = 1024 * 1024

async function* inChunks(bytes: Uint8Array, passed: (fraction: number) => void): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < bytes.length; done += chunk) {
    passed(done / bytes.length)
    yield bytes.subarray(done, done + chunk)
  }
}

/** Whoever reads hears of a fault, and may leave off early: then both ends are let go of without another word. */
const through = (bytes: Bytes, stage: Duplex): Bytes => pipeline(Readable.from(bytes), stage, () => undefined)

/** Level 3 of gzip: a third faster than the usual one, the file a tenth larger. */
const compressed = (plain: Bytes): Bytes => through(plain, createGzip({ level: 3 }))

const expanded = (packed: Bytes): Bytes => through(packed, createGunzip())

/** The pages of a database as they are, decrypted, in the form that opens without a journal. */
function imageOf(file: string, key: DataKey | undefined): Buffer {
  const connection = openDatabase(file, { key, readonly: true })
  try {
    const image = connection.serialize()
    // A file that says WAL asks for a journal beside it.
    image.fill(1, 18, 20)
    return image
  } finally {
    connection.close()
  }
}

export interface SealedCopy {
  /** The file as it lies on the medium. */
  readonly file: Copied
  /** The database in it. */
  readonly content: Copied
  readonly found: Inspection
}

/**
 * Writes a snapshot to a medium, encrypted, and proves it from there: what is read back and decrypted is byte for byte
 * what went in, and that is a whole database, opened, checked and counted. Runs in the workshop.
 */
export async function writeSealed(
  input: {
    readonly from: string
    /** What opens the snapshot. */
    readonly databaseKey: DataKey | undefined
    /** What opens the copy. */
    readonly key: DataKey
    readonly recipient: string
    readonly to: string
    readonly device: string
  },
  { progress }: { readonly progress: (fraction: number) => void },
): Promise<SealedCopy> {
  const { from, databaseKey, key, recipient, to, device } = input
  requireSameDevice(dirname(to), device)
  const image = imageOf(from, databaseKey)
  const content = { sha256: sha256(image), bytes: image.length }
  const plain = inChunks(image, (fraction) => progress(fraction * 0.5))
  const file = await writeChunks(to, encrypted(compressed(plain), recipient))
  requireSameDevice(dirname(to), device)
  progress(0.5)
  const [there, inIt] = await rereadSealed(to, key).catch((fault: unknown) => {
    throw isSystemFault(fault) ? fault : readBackDifferently()
  })
  if (there !== file.sha256 || inIt !== content.sha256) throw readBackDifferently()
  progress(0.8)
  return { file, content, found: inspectBackup({ file: from, key: databaseKey }) }
}

/** Hashes of a file and of the database in it, read in one go. */
async function rereadSealed(file: string, key: DataKey): Promise<readonly [string, string]> {
  const [outer, inner] = [createHash('sha256'), createHash('sha256')]
  const passing = async function* () {
    for (const bytes of piecesOnMedium(file)) {
      outer.update(bytes)
      // Whoever decrypts may still hold a piece when the next one is read into the same memory.
      yield Uint8Array.from(bytes)
    }
  }
  for await (const bytes of expanded(decrypted(passing(), key))) inner.update(bytes)
  return [outer.digest('hex'), inner.digest('hex')]
}

interface SealedFile {
  readonly file: string
  readonly key: DataKey
  /** Length of the database in it, as the set says. */
  readonly bytes: number
}

/** The database in a copy, part after part; it must hold exactly as much as the set says. */
async function* contentOf({ file, key, bytes }: SealedFile): AsyncGenerator<Uint8Array> {
  let done = 0
  for await (const part of expanded(decrypted(chunksOf(file), key))) {
    done += part.length
    if (done > bytes) throw new Error('the copy holds more than it says')
    yield part
  }
  if (done !== bytes) throw new Error('the copy holds less than it says')
}

const unlessSystem = (fault: unknown): never => {
  throw isSystemFault(fault) ? fault : damagedSet()
}

/** A larger database is looked at on the disk, encrypted: SQLite holds one in memory twice. */
const mostInMemory = 192 * 1024 * 1024

/** Looks into a copy. Runs in the workshop. */
export async function inspectSealed(
  input: SealedFile & {
    /** The office's folder, where a large one has its place meanwhile. */
    readonly folder: string
    readonly inMemory?: number
  },
): Promise<Inspection> {
  if (input.bytes <= (input.inMemory ?? mostInMemory)) {
    const parts: Uint8Array[] = []
    try {
      for await (const part of contentOf(input)) parts.push(part)
    } catch (fault) {
      unlessSystem(fault)
    }
    return inspectImage(Buffer.concat(parts))
  }
  const place = prepareReplacement(input.folder)
  try {
    const to = join(place, 'looked-at.db')
    await unsealDatabase({ ...input, to, officeKey: input.key })
    return inspectBackup({ file: to, key: input.key })
  } finally {
    clearAway(place)
  }
}

/** Puts the database of a copy on the PC's disk, under the key of the office there. Runs in the workshop. */
export async function unsealDatabase(
  input: SealedFile & { readonly to: string; readonly officeKey: DataKey },
): Promise<Copied> {
  const written = await writeChunks(input.to, contentOf(input)).catch(unlessSystem)
  sealFile({ file: input.to, key: input.officeKey })
  return written
}
