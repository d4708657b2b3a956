import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { BackupCounts } from '../../../shared/backup/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { writeKeys } from '../accounts/keys-file.ts'
import type { JobContext } from '../context.ts'
import { databaseName } from '../database/name.ts'
import type { DataKey } from '../database/open.ts'
import {
  decideReplacement,
  finishReplacement,
  keptFolder,
  prepareReplacement,
} from '../database/replacement.ts'
import { clearAway, deviceOf, syncFolder } from '../files.ts'
import { makePapersFolder } from '../papers.ts'
import { alone } from './alone.ts'
import { noteAuditCheck } from './audit-findings.ts'
import { countsOf } from './inspection.ts'
import { dropLooked, findLooked, type Looked } from './looking.ts'
import { drivesOf, mediumOf } from './media.ts'
import { whileReading } from './medium-faults.ts'
import { officeShelf } from './paper-copies.ts'
import { readsAll, type Shelf } from './shelves.ts'
import { rememberBackup } from './store.ts'

/** A folder's name for what is there now; an earlier one is never written over. */
function keptName(context: JobContext): string {
  const stamp = context.now().replace(/[:.]/g, '-')
  const taken = (name: string) => existsSync(join(keptFolder(context.office.folder), name))
  for (let count = 2, name = stamp; ; name = `${stamp}-${count++}`) if (!taken(name)) return name
}

/** Puts the database of a backup together in a folder of the office, and reads it back. */
export async function bringDatabase(source: Looked, place: string, context: JobContext): Promise<void> {
  const { workshop, signal, progress, office } = context
  const device = String(deviceOf(office.folder))
  const { database } = source
  const to = join(place, databaseName)
  const officeKey = keyAfter(source, context)
  try {
    progress('Đang chép vào máy và đọc lại', 0.2)
    if (database.form === 'sealed') {
      if (!officeKey) throw new Error('an encrypted office has a key')
      const sha256 = await workshop.run('hashFile', { file: database.file }, { signal })
      if (sha256 !== source.sha256) throw changedSet()
      await workshop.run('unsealDatabase', { ...database, to, officeKey }, { signal, endsThread: true })
    } else {
      const copied = await workshop.run('copyVerified', { from: database.file, to, device }, { signal })
      if (copied.sha256 !== source.sha256) throw changedSet()
      if (officeKey && !database.key) await workshop.run('sealFile', { file: to, key: officeKey }, { signal })
    }
  } catch (fault) {
    throw whileReading(fault, database.file)
  }
}

/** What opens the office once the backup is in its place: an office without accounts takes over the backup's. */
export const keyAfter = ({ keys, database }: Looked, { key }: JobContext): DataKey | undefined =>
  keys ? database.key : key()

const changedSet = () =>
  new Refusal(
    'refused',
    'Bản sao lưu vừa thay đổi sau khi xem trước nên chưa khôi phục. Dữ liệu trong máy còn nguyên. Hãy xem lại.',
  )

/** Brings the papers of a backup into the office; one that lies there already must be the same, byte for byte. */
async function bringPapers(source: Looked, to: Shelf, context: JobContext): Promise<void> {
  const { workshop, signal, office } = context
  const from = source.papers
  if (from.folder === to.folder) return
  try {
    makePapersFolder(office.folder)
    const device = String(deviceOf(office.folder))
    const here = { shelf: to, papers: source.attachments, wholeBytes: readsAll }
    for (const hash of await workshop.run('unsoundPapers', here, { signal })) {
      // The clerk chose to go on without it; reading it may even fail.
      if (source.missing.has(hash)) continue
      if (!(await workshop.run('copyPaper', { from, to, hash, device }, { signal }))) throw changedPaper()
    }
    syncFolder(to.folder)
  } catch (fault) {
    throw whileReading(fault, source.database.file)
  }
}

const changedPaper = () =>
  new Refusal(
    'refused',
    'Một văn bản trong bản sao lưu bị mất hoặc bị hỏng sau khi xem trước nên chưa khôi phục. Dữ liệu trong máy còn nguyên. Hãy xem lại bản sao lưu này.',
  )

interface Restored {
  readonly counts: BackupCounts
  readonly keptAs: string
}

/**
 * Puts a looked-at backup in place of the office. Until the decision, which is one step of the file system, the office
 * is the old one; after it, the new one, even when the power fails in between. What was there is kept and one click away.
 */
export async function restore(previewId: string, context: JobContext): Promise<Restored> {
  const source = findLooked(previewId)
  if (!source) throw new Refusal('not-found', 'Bản xem trước đã hết hạn. Hãy chọn lại bản sao lưu.')
  return alone(context.office.folder, 'Đang khôi phục', () => putInPlace(source, context, previewId))
}

async function putInPlace(source: Looked, context: JobContext, previewId: string): Promise<Restored> {
  const { signal, progress, office } = context
  const place = prepareReplacement(office.folder)
  try {
    await bringDatabase(source, place, context)
    await bringPapers(source, { ...officeShelf(context), key: keyAfter(source, context) }, context)
    if (source.keys) writeKeys(place, source.keys)
    progress('Đang đặt bản khôi phục vào chỗ', 0.8)
    if (signal.aborted)
      throw new Refusal('cancelled', 'Đã hủy theo yêu cầu. Dữ liệu trong máy chưa bị đụng đến.')
    const medium = source.set && (await mediumOf(source.set.place, office.folder, await drivesOf(context)))
    const keptAs = keptName(context)
    await context.replaceDatabase(
      async () => {
        decideReplacement(place, keptAs)
        finishReplacement(office.folder, databaseName)
      },
      keyAfter(source, context),
    )
    dropLooked(previewId)
    noteAuditCheck(office.folder, source.isAuditBroken)
    const missing = source.missing.size > 0 && { missingPapers: [...source.missing] }
    const counts = countsOf(context.connection())
    context.write(({ db, now, audit }) => {
      // The copy cannot hold the row of its own making; without it the office would say that it has no copy at all.
      if (source.set && source.missing.size === 0) {
        const { madeAt, bytes, place: from } = source.set
        const record = {
          ...{ madeAt, bytes, placeName: basename(from), medium: medium ?? null },
          verifiedAt: now,
          setName: source.name,
          counts,
          warnings: [],
          notes: [],
        }
        rememberBackup(db, record, source)
      }
      audit({ changes: { restored: source.name, sha256: source.sha256, keptAs, ...missing } })
    })
    return { counts, keptAs }
  } finally {
    clearAway(place)
  }
}
