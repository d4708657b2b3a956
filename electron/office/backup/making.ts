import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { BackupRecord, Manifest } from '../../../shared/backup/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { databaseName } from '../database/opening.ts'
import { inWords } from '../database/storage-faults.ts'
import { deviceOf, syncFolder, writeWhole } from '../files.ts'
import { alone } from './alone.ts'
import { isSameDevice, pulledOut, requireSameDevice } from './copying.ts'
import type { Inspection } from './inspection.ts'
import { lostPapers } from './missing.ts'
import { copyPapers } from './paper-copies.ts'
import { manifestName, rootName, setDatabase } from './sets.ts'
import { rememberBackup } from './store.ts'

function requireSound(found: Inspection, where: string): void {
  if (!found.ours || found.integrity !== 'ok') {
    throw new Refusal(
      'storage',
      `Kiểm tra ${where} thì thấy lỗi nên bản sao lưu này chưa dùng được. Hãy dùng USB khác; nếu vẫn lỗi, báo người phụ trách.`,
    )
  }
}

const sameCounts = (a: Inspection, b: Inspection): boolean =>
  JSON.stringify(a.counts) === JSON.stringify(b.counts)

/** `2026-11-22 14-05-12` in UTC is no clerk's time: local, and no colons, which FAT refuses. */
const localStamp = (iso: string): string => {
  const at = new Date(iso)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}`
}

/** Two backups within one second must not share a folder. */
function freeName(root: string, stamp: string): string {
  const taken = (name: string) => existsSync(join(root, name)) || existsSync(join(root, `${name}.partial`))
  for (let count = 2, name = stamp; ; name = `${stamp} (${count++})`) if (!taken(name)) return name
}

/** Node says ENOENT of a folder that cannot be made on a locked stick, so the stick itself is asked. */
function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Faults of the medium in words of their own: what the clerk must look at is the stick, not the PC. */
function ofMedium(thrown: unknown, folder: string, device: string): unknown {
  const fault = inWords(thrown)
  if (fault instanceof Refusal && fault.code === 'cancelled') return fault
  if (!isSameDevice(folder, device)) return pulledOut()
  const code = fault instanceof Refusal ? String(fault.current ?? '') : ''
  if (/^(EROFS|EACCES|EPERM)/.test(code) || !isWritable(folder)) {
    return new Refusal(
      'storage',
      'Không ghi được vào USB hoặc thư mục đã chọn (chỉ đọc hoặc không có quyền). Dữ liệu trong máy còn nguyên. Hãy gạt khóa ghi của USB hoặc chọn nơi khác rồi sao lưu lại.',
      { current: code },
    )
  }
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(code)) {
    return new Refusal(
      'storage',
      'Ổ sao lưu đã hết chỗ trống nên bản sao lưu này chưa dùng được. Dữ liệu trong máy còn nguyên. Hãy dùng USB khác hoặc xóa bớt tệp trên USB này.',
      { current: code },
    )
  }
  return fault
}

/**
 * Backup that proves itself: a local snapshot, checked; copied to `.partial` on the medium, synced,
 * read back and compared; opened there and counted; renamed; and only then called a backup.
 */
export async function makeBackup(folder: string, context: JobContext): Promise<BackupRecord> {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (!isFolder)
    throw new Refusal('storage', 'Không thấy ổ hoặc thư mục đã chọn. Hãy cắm lại USB rồi chọn lại.')
  return alone(context.office.folder, 'Đang sao lưu', () => snapshotAndCopy(folder, context))
}

async function snapshotAndCopy(folder: string, context: JobContext): Promise<BackupRecord> {
  const { workshop, signal, progress, office } = context
  const device = String(deviceOf(folder))
  const local = join(office.folder, 'snapshots', 'backup.db')
  try {
    progress('Đang chụp dữ liệu trong máy', 0.05)
    const madeAt = context.now()
    const communeName = context.read(
      ({ db }) => db.first(q.selectFrom('office').select('commune_name'))?.commune_name ?? '',
    )
    mkdirSync(dirname(local), { recursive: true, mode: 0o700 })
    await workshop.run('snapshot', { from: join(office.folder, databaseName), to: local }, { signal })
    const seen = await workshop.run('inspectSnapshot', { file: local }, { signal })
    requireSound(seen, 'dữ liệu trong máy')
    const { record, sha256 } = await writeSet({ folder, device, local, seen, madeAt, communeName }, context)
    remember(record, sha256, context)
    progress('Đã kiểm tra', 1)
    return record
  } finally {
    rmSync(local, { force: true })
  }
}

interface Source {
  readonly folder: string
  /** As it was when the clerk asked: a stick that is pulled out during the snapshot must not pass for the disk below. */
  readonly device: string
  readonly local: string
  readonly seen: Inspection
  readonly madeAt: string
  readonly communeName: string
}

/** Everything that happens on the medium; what is not complete there is not called a backup and is taken away again. */
async function writeSet(
  source: Source,
  context: JobContext,
): Promise<{ record: BackupRecord; sha256: string }> {
  const { folder, device, local, seen, madeAt, communeName } = source
  const { workshop, signal, progress, office } = context
  const root = join(folder, rootName)
  const setName = freeName(root, localStamp(madeAt))
  const partial = join(root, `${setName}.partial`)
  try {
    requireSameDevice(folder, device)
    const lost = await copyPapers({ root, device, seen, databaseBytes: statSync(local).size }, context)
    mkdirSync(partial, { recursive: true })
    const to = join(partial, setDatabase)
    const copied = await workshop.run(
      'copyVerified',
      { from: local, to: `${to}.partial`, device },
      { signal, onProgress: (fraction) => progress('Đang chép ra và đọc lại', 0.3 + 0.4 * fraction) },
    )
    progress('Đang mở bản chép và đếm', 0.75)
    const there = await workshop.run('inspectBackup', { file: `${to}.partial` }, { signal })
    requireSound(there, 'bản chép')
    if (!sameCounts(seen, there))
      throw new Refusal('storage', 'Bản chép không khớp số liệu với máy. Hãy dùng USB khác rồi sao lưu lại.')
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
      attachments: seen.attachments.map(({ sha256, bytes }) => ({ sha256, bytes })),
      missing: lost.map((paper) => paper.sha256),
      counts: there.counts,
      lastChangeAt: there.lastChangeAt,
    }
    writeWhole(join(partial, manifestName), Buffer.from(`${JSON.stringify(written, null, 2)}\n`))
    progress('Đang đặt tên bản sao lưu', 0.95)
    requireSameDevice(folder, device)
    renameSync(partial, join(root, setName))
    syncFolder(root)
    syncFolder(folder)
    requireSameDevice(folder, device)
    const record: BackupRecord = {
      madeAt,
      verifiedAt: context.now(),
      placeName: basename(folder) || folder,
      setName,
      bytes: copied.bytes,
      counts: there.counts,
      warnings: lost.length > 0 ? [incomplete(lost)] : [],
    }
    return { record, sha256: copied.sha256 }
  } catch (thrown) {
    const fault = ofMedium(thrown, folder, device)
    try {
      // On a medium that is gone there is nothing to clean up.
      if (isSameDevice(folder, device)) rmSync(partial, { recursive: true, force: true })
    } catch {}
    throw fault
  }
}

const incomplete = (lost: Inspection['attachments']): string =>
  `Bản sao lưu này thiếu ${lostPapers(lost)} vì tệp trong máy bị mất hoặc bị đổi so với lúc chốt. Sổ sách và các văn bản khác đã sao lưu đủ. Hãy cắm USB đã sao lưu trước đây rồi sao lưu ra đó: nếu USB ấy còn tệp, chương trình tự lấy lại vào máy.`

function remember(record: BackupRecord, sha256: string, context: JobContext): void {
  context.write(({ db, audit }) => {
    const id = rememberBackup(db, record, sha256)
    audit({
      record: { kind: 'backup', id },
      changes: {
        setName: record.setName,
        sha256,
        counts: record.counts,
        ...(record.warnings.length > 0 && { warnings: record.warnings }),
      },
    })
  })
}
