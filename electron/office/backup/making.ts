import { existsSync, mkdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { BackupRecord, Manifest } from '../../../shared/backup/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { databaseName } from '../database/opening.ts'
import { uuidv7 } from '../database/uuid.ts'
import { deviceOf, syncFolder, writeWhole } from '../files.ts'
import { paperFile } from '../papers.ts'
import { requireSameDevice } from './copying.ts'
import type { Inspection } from './inspection.ts'
import { manifestName, rootName, setDatabase } from './sets.ts'

/** Leaves room for the medium's own bookkeeping. */
const spareBytes = 4 * 1024 * 1024

function requireRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free < bytes + spareBytes) {
    const needed = Math.ceil((bytes + spareBytes) / 1024 / 1024)
    throw new Refusal(
      'storage',
      `Ổ sao lưu không đủ chỗ: cần ${needed} MB, còn ${Math.floor(free / 1024 / 1024)} MB. Dữ liệu trong máy còn nguyên. Hãy dùng USB khác hoặc xóa bớt tệp trên USB này.`,
    )
  }
}

function requireSound(found: Inspection, where: string): void {
  if (!found.ours || found.integrity !== 'ok') {
    throw new Refusal('storage', `Kiểm tra ${where} thì thấy lỗi nên bản sao lưu này chưa dùng được. Hãy dùng USB khác; nếu vẫn lỗi, báo người phụ trách.`)
  }
}

const sameCounts = (a: Inspection, b: Inspection): boolean => JSON.stringify(a.counts) === JSON.stringify(b.counts)

/** `2026-11-22 14-05-12` in UTC is no clerk's time: local, and no colons, which FAT refuses. */
const localStamp = (iso: string): string => {
  const at = new Date(iso)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}`
}

/**
 * Backup that proves itself (anchors.md 1.5): a local snapshot, checked; copied to `.partial` on the medium, synced,
 * read back and compared; opened there and counted; renamed; and only then called a backup.
 */
export async function makeBackup(folder: string, context: JobContext): Promise<BackupRecord> {
  const { workshop, signal, progress, office } = context
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (!isFolder) throw new Refusal('storage', 'Không thấy ổ hoặc thư mục đã chọn. Hãy cắm lại USB rồi chọn lại.')
  const device = String(deviceOf(folder))
  const madeAt = context.now()
  const communeName = context.read(({ db }) => db.first(q.selectFrom('office').select('commune_name'))?.commune_name ?? '')

  progress('Đang chụp dữ liệu trong máy', 0.05)
  const local = join(office.folder, 'snapshots', `backup-${process.pid}.db`)
  mkdirSync(join(office.folder, 'snapshots'), { recursive: true })
  const root = join(folder, rootName)
  const setName = localStamp(madeAt)
  const partial = join(root, `${setName}.partial`)
  try {
    await workshop.run('snapshot', { from: join(office.folder, databaseName), to: local }, { signal })
    const seen = await workshop.run('inspectSnapshot', { file: local }, { signal })
    requireSound(seen, 'dữ liệu trong máy')

    const missing = seen.attachments.filter(({ sha256 }) => !existsSync(join(root, 'papers', sha256)))
    const bytes = statSync(local).size + missing.reduce((sum, file) => sum + file.bytes, 0)
    requireRoom(folder, bytes)
    mkdirSync(join(root, 'papers'), { recursive: true })
    mkdirSync(partial, { recursive: true })

    for (const [index, { sha256 }] of missing.entries()) {
      progress('Đang chép văn bản đã chốt', 0.1 + (0.2 * index) / missing.length)
      const to = join(root, 'papers', sha256)
      const copied = await workshop.run('copyVerified', { from: paperFile(office.folder, sha256), to: `${to}.partial`, device }, { signal })
      if (copied.sha256 !== sha256) {
        throw new Refusal('storage', 'Một văn bản đã chốt trong máy bị đổi so với lúc chốt. Bản sao lưu dừng lại. Hãy báo người phụ trách.')
      }
      renameSync(`${to}.partial`, to)
    }

    const to = join(partial, setDatabase)
    const copied = await workshop.run(
      'copyVerified',
      { from: local, to: `${to}.partial`, device },
      { signal, onProgress: (fraction) => progress('Đang chép ra và đọc lại', 0.3 + 0.4 * fraction) },
    )
    progress('Đang mở bản chép và đếm', 0.75)
    const there = await workshop.run('inspectBackup', { file: `${to}.partial` }, { signal })
    requireSound(there, 'bản chép')
    if (!sameCounts(seen, there)) throw new Refusal('storage', 'Bản chép không khớp số liệu với máy. Hãy dùng USB khác rồi sao lưu lại.')
    for (const { sha256, bytes: size } of seen.attachments) {
      if (statSync(join(root, 'papers', sha256), { throwIfNoEntry: false })?.size !== size) {
        throw new Refusal('storage', 'Bản sao lưu còn thiếu văn bản đã chốt nên chưa dùng được. Hãy sao lưu lại.')
      }
    }
    renameSync(`${to}.partial`, to)

    const written: Manifest = {
      format: 'so-chi-bo-backup',
      formatVersion: 1,
      programVersion: office.version,
      schemaVersion: there.schemaVersion,
      madeAt,
      communeName,
      origin: office.origin,
      database: { name: setDatabase, ...copied },
      attachments: [...seen.attachments],
      counts: there.counts,
      lastChangeAt: there.lastChangeAt,
    }
    writeWhole(join(partial, manifestName), Buffer.from(`${JSON.stringify(written, null, 2)}\n`))
    requireSameDevice(folder, device)
    renameSync(partial, join(root, setName))
    syncFolder(root)
    requireSameDevice(folder, device)

    const record: BackupRecord = {
      madeAt,
      verifiedAt: context.now(),
      placeName: basename(folder) || folder,
      setName,
      bytes: copied.bytes,
      counts: there.counts,
    }
    remember(record, copied.sha256, context)
    progress('Đã kiểm tra', 1)
    return record
  } catch (fault) {
    // What is not complete is not called a backup; on a medium that is gone there is nothing to clean up.
    try {
      requireSameDevice(folder, device)
      rmSync(partial, { recursive: true, force: true })
    } catch {}
    throw fault
  } finally {
    rmSync(local, { force: true })
  }
}

function remember(record: BackupRecord, sha256: string, context: JobContext): void {
  context.write(({ db, audit }) => {
    const id = uuidv7()
    db.run(
      q.insertInto('backup_made').values({
        id,
        made_at: record.madeAt,
        verified_at: record.verifiedAt,
        place_name: record.placeName,
        set_name: record.setName,
        bytes: record.bytes,
        sha256,
        counts: JSON.stringify(record.counts),
      }),
    )
    audit({ record: { kind: 'backup', id }, changes: { setName: record.setName, sha256, counts: record.counts } })
  })
}
