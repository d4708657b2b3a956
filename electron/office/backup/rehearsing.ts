import { mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { Rehearsal } from '../../../shared/backup/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import { databaseName } from '../database/name.ts'
import { prepareReplacement } from '../database/replacement.ts'
import { clearAway, deviceOf, sizeOf } from '../files.ts'
import { papersFolder } from '../papers.ts'
import { alone } from './alone.ts'
import { findLooked, type Looked } from './looking.ts'
import { damagedSet, whileReading } from './medium-faults.ts'
import { bringDatabase, keyAfter } from './restoring.ts'
import type { Shelf } from './shelves.ts'

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024)

/** A database that is unpacked is larger than its file in a copy. */
function requireRoomHere(source: Looked, folder: string): void {
  const { database, attachments } = source
  const packed = database.form === 'sealed' ? database.bytes : (sizeOf(database.file) ?? 0)
  const needed = 2 * packed + attachments.reduce((sum, { bytes }) => sum + bytes, 0)
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize > needed) return
  throw new Refusal(
    'storage',
    `Ổ cứng của máy không đủ chỗ để diễn tập: cần ${megabytes(needed)} MB, còn ${megabytes(bavail * bsize)} MB. Sổ và bản sao lưu còn nguyên. Hãy dọn bớt ổ cứng rồi diễn tập lại.`,
  )
}

/** Every paper of the copy, laid down as a restore would. Answers how many the copy has and has not. */
async function bringEveryPaper(
  { papers: from, attachments }: Looked,
  to: Shelf,
  { workshop, signal, progress, office }: JobContext,
): Promise<{ readonly papersRead: number; readonly papersLost: number }> {
  const device = String(deviceOf(office.folder))
  let papersLost = 0
  for (const [index, { sha256: hash }] of attachments.entries()) {
    progress('Đang chép văn bản, ảnh và đọc lại', 0.4 + (0.4 * index) / attachments.length)
    if (!(await workshop.run('copyPaper', { from, to, hash, device }, { signal }))) papersLost += 1
  }
  return { papersRead: attachments.length - papersLost, papersLost }
}

/**
 * Does with a copy what would be done with it on another PC, in a place of its own: nothing of the office is used or
 * changed, and a paper that only the office has counts as lost.
 */
export async function rehearse(previewId: string, context: JobContext): Promise<Rehearsal> {
  const source = findLooked(previewId)
  if (!source) throw new Refusal('not-found', 'Bản xem trước đã hết hạn. Hãy chọn lại bản sao lưu.')
  return alone(context.office.folder, 'Đang diễn tập', () => inItsPlace(source, context))
}

async function inItsPlace(source: Looked, context: JobContext): Promise<Rehearsal> {
  const { workshop, signal, progress, office } = context
  const began = performance.now()
  requireRoomHere(source, office.folder)
  // A program that ends meanwhile clears it away at the next start.
  const place = prepareReplacement(office.folder)
  try {
    await bringDatabase(source, place, context)
    const shelf: Shelf = { folder: papersFolder(place), form: 'office', key: keyAfter(source, context) }
    mkdirSync(shelf.folder, { mode: 0o700 })
    const papers = await bringEveryPaper(source, shelf, context).catch((fault: unknown) => {
      throw whileReading(fault, source.database.file)
    })
    progress('Đang mở và đếm', 0.85)
    const copy = { file: join(place, databaseName), key: shelf.key }
    const found = await workshop.run('inspectAtWork', copy, { signal })
    if (!found.ours || found.integrity !== 'ok') throw damagedSet()
    const result: Rehearsal = {
      ...papers,
      seconds: (performance.now() - began) / 1000,
      counts: found.counts,
      isMigrated: found.schemaVersion !== source.schemaVersion,
      isAuditWhole: !found.isAuditBroken && !source.isAuditBroken,
    }
    if (context.isOpen()) {
      const { counts, papersLost } = result
      context.write(({ audit }) => audit({ changes: { rehearsed: source.name, counts, papersLost } }))
    }
    return result
  } finally {
    clearAway(place)
  }
}
