import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { BackupRecord, Manifest } from '../../../shared/backup/contract.ts'
import { doorFileName, doorFileText } from '../../../shared/backup/door-file.ts'
import type { Medium } from '../../../shared/backup/media.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { KeysFile } from '../accounts/keys-file.ts'
import type { JobContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { databaseName } from '../database/name.ts'
import type { DataKey } from '../database/open.ts'
import { clearAway, deviceOf, sha256, syncFolder, writeWhole } from '../files.ts'
import { recipientOf } from './age.ts'
import { alone } from './alone.ts'
import { brokenAudit, noteAuditCheck } from './audit-findings.ts'
import { type Copied, hashOnMedium, isSameDevice, readBackDifferently, requireSameDevice } from './copying.ts'
import { countsVersion, type Inspection } from './inspection.ts'
import { partialName, sweepLeftovers } from './leftovers.ts'
import { drivesOf, mediumOf } from './media.ts'
import { whileWriting } from './medium-faults.ts'
import { lostPapers } from './missing.ts'
import { copyPapers } from './paper-copies.ts'
import { rememberPlace } from './places.ts'
import { keyFiles } from './set-keys.ts'
import { manifestName, papersBeside, rootName, sealedDatabase, setDatabase } from './sets.ts'
import type { Shelf } from './shelves.ts'
import { type Proof, rememberBackup } from './store.ts'
import { readableSets, thinOut } from './thinning.ts'

const isSound = (found: Inspection): boolean => found.ours && found.integrity === 'ok'

const damagedHere = () =>
  new Refusal(
    'storage',
    'Kiểm tra dữ liệu trong máy thì thấy lỗi nên chưa sao lưu. Các bản sao lưu trước không bị đụng đến. Hãy giữ lại các USB ấy và báo người phụ trách.',
  )

const damagedCopy = () =>
  new Refusal(
    'storage',
    'Kiểm tra bản chép thì thấy lỗi nên bản sao lưu này chưa dùng được. Dữ liệu trong máy còn nguyên. Hãy dùng USB khác; nếu vẫn lỗi, báo người phụ trách.',
  )

const sameCounts = (a: Inspection, b: Inspection): boolean =>
  JSON.stringify(a.counts) === JSON.stringify(b.counts)

/** `2026-11-22 14-05-12` in UTC is no clerk's time: local, and no colons, which FAT refuses. */
const localStamp = (iso: string): string => {
  const at = new Date(iso)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}`
}

/** Two backups within one second must not share a folder. */
function freeName(root: string, stamp: string, origin: string): string {
  const taken = (name: string) =>
    existsSync(join(root, name)) || existsSync(join(root, partialName(name, origin)))
  for (let count = 2, name = stamp; ; name = `${stamp} (${count++})`) if (!taken(name)) return name
}

/**
 * Backup that proves itself: a local snapshot, checked; copied to `.partial` on the medium, synced,
 * read back and compared; opened there and counted; renamed; and only then called a backup.
 */
export async function makeBackup(
  folder: string,
  context: JobContext,
  { isScheduled = false } = {},
): Promise<BackupRecord> {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (!isFolder)
    throw new Refusal('storage', 'Không thấy ổ hoặc thư mục đã chọn. Hãy cắm lại USB rồi chọn lại.')
  return alone(context.office.folder, 'Đang sao lưu', () => snapshotAndCopy(folder, isScheduled, context))
}

async function snapshotAndCopy(
  folder: string,
  isScheduled: boolean,
  context: JobContext,
): Promise<BackupRecord> {
  const { workshop, signal, progress, office, databaseKey } = context
  const device = String(deviceOf(folder))
  const local = join(office.folder, 'snapshots', 'backup.db')
  try {
    progress('Đang chụp dữ liệu trong máy', 0.05)
    const madeAt = context.now()
    const communeName = context.read(
      ({ db }) => db.first(q.selectFrom('office').select('commune_name'))?.commune_name ?? '',
    )
    mkdirSync(dirname(local), { recursive: true, mode: 0o700 })
    const key = databaseKey()
    const from = join(office.folder, databaseName)
    await workshop.run('snapshot', { from, to: local, key }, { signal })
    const seen = await workshop.run('inspectSnapshot', { file: local, key }, { signal })
    if (!isSound(seen)) throw damagedHere()
    const medium = await mediumOf(folder, office.folder, await drivesOf(context))
    const { record, proof } = await writeSet(
      { folder, device, local, seen, madeAt, communeName, medium },
      context,
    )
    remember({ record, proof, folder, isScheduled }, context)
    thinOut(join(folder, rootName), { device, justMade: record.setName }, context)
    progress('Đã kiểm tra', 1)
    return record
  } finally {
    clearAway(local)
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
  readonly medium: Medium
}

/** Everything that happens on the medium; what is not complete there is not called a backup and is taken away again. */
async function writeSet(
  source: Source,
  context: JobContext,
): Promise<{ readonly record: BackupRecord; readonly proof: Proof }> {
  const { folder, device, local, seen, madeAt, communeName, medium } = source
  const { progress, office, log } = context
  const root = join(folder, rootName)
  const stuck = isSameDevice(folder, device) ? sweepLeftovers(root, office.origin, log) : []
  const setName = freeName(root, localStamp(madeAt), office.origin)
  const partial = join(root, partialName(setName, office.origin))
  let unproven = partial
  try {
    requireSameDevice(folder, device)
    const wrap = await wrapOf(context)
    const shelf: Shelf = {
      folder: papersBeside(root, wrap?.recipient),
      form: wrap ? 'age' : 'office',
      key: wrap?.key,
    }
    const papers = { root, shelf, recipient: wrap?.recipient, device, seen }
    const lost = await copyPapers({ ...papers, databaseBytes: statSync(local).size }, context)
    mkdirSync(partial, { recursive: true })
    const { database, content, found: there } = await copyDatabase({ local, device, partial, wrap }, context)
    if (!isSound(there) || !sameCounts(seen, there)) throw damagedCopy()
    noteAuditCheck(office.folder, there.isAuditBroken)
    renameSync(join(partial, `${database.name}.partial`), join(partial, database.name))
    if (wrap) for (const [name, bytes] of keyFiles(wrap.keys)) writeVerified(join(partial, name), bytes)

    writeVerified(join(partial, doorFileName), Buffer.from(doorFileText))

    const written: Manifest = {
      format: 'so-chi-bo-backup',
      formatVersion: wrap ? 2 : 1,
      programVersion: office.version,
      schemaVersion: there.schemaVersion,
      madeAt,
      communeName,
      origin: office.origin,
      database,
      ...(wrap && { sealed: { recipient: wrap.recipient, content } }),
      attachments: seen.attachments.map(({ sha256, bytes }) => ({ sha256, bytes })),
      missing: lost.map((paper) => paper.sha256),
      counts: there.counts,
      countsVersion,
      lastChangeAt: there.lastChangeAt,
      auditHeads: [...there.auditHeads],
    }
    writeVerified(join(partial, manifestName), Buffer.from(`${JSON.stringify(written, null, 2)}\n`))
    progress('Đang đặt tên bản sao lưu', 0.95)
    requireSameDevice(folder, device)
    renameSync(partial, join(root, setName))
    unproven = join(root, setName)
    syncFolder(root)
    syncFolder(folder)
    requireSameDevice(folder, device)
    const readable = wrap ? readableSets(root, office.origin) : 0
    const record: BackupRecord = {
      madeAt,
      verifiedAt: context.now(),
      placeName: basename(folder) || folder,
      medium,
      setName,
      bytes: database.bytes,
      counts: there.counts,
      warnings: lost.length > 0 ? [incomplete(lost)] : [],
      notes: [
        ...(stuck.length > 0 ? [notSwept(stuck)] : []),
        ...(readable > 0 ? [stillReadable(readable)] : []),
        ...(there.isAuditBroken ? [brokenAudit] : []),
      ],
    }
    return { record, proof: { sha256: database.sha256, auditHeads: there.auditHeads } }
  } catch (thrown) {
    const fault = whileWriting(thrown, folder, device)
    try {
      // On a medium that is gone there is nothing to clean up.
      if (isSameDevice(folder, device)) rmSync(unproven, { recursive: true, force: true })
    } catch {}
    throw fault
  }
}

/** What encrypts the copies of an office with accounts; undefined where there are none. */
interface Wrap {
  readonly key: DataKey
  readonly recipient: string
  readonly keys: KeysFile
}

async function wrapOf({ key, access }: JobContext): Promise<Wrap | undefined> {
  const own = key()
  const keys = access.keys()
  return own && keys && { key: own, recipient: await recipientOf(own), keys }
}

interface DatabaseCopy {
  readonly database: Manifest['database']
  readonly content: Copied
  readonly found: Inspection
}

/** Copies the snapshot into a set, under a name that says that it is not whole yet, and opens it from there. */
async function copyDatabase(
  source: Pick<Source, 'local' | 'device'> & { readonly partial: string; readonly wrap: Wrap | undefined },
  { workshop, signal, progress, databaseKey }: JobContext,
): Promise<DatabaseCopy> {
  const { local, device, partial, wrap } = source
  const name = wrap ? sealedDatabase : setDatabase
  const to = join(partial, `${name}.partial`)
  const copying = {
    signal,
    onProgress: (fraction: number) => progress('Đang chép ra và đọc lại', 0.3 + 0.4 * fraction),
  }
  if (wrap) {
    const { key, recipient } = wrap
    const input = { from: local, databaseKey: databaseKey(), key, recipient, to, device }
    const { file, content, found } = await workshop.run('writeSealed', input, {
      ...copying,
      endsThread: true,
    })
    return { database: { name, ...file }, content, found }
  }
  const copied = await workshop.run('copyVerified', { from: local, to, device }, copying)
  progress('Đang mở bản chép và đếm', 0.75)
  const found = await workshop.run('inspectBackup', { file: to }, { signal })
  return { database: { name, ...copied }, content: copied, found }
}

/** What a stick says that it has written is looked at before it is believed. */
function writeVerified(file: string, bytes: Buffer): void {
  writeWhole(file, bytes)
  if (hashOnMedium(file) !== sha256(bytes)) throw readBackDifferently()
}

const notSwept = (names: readonly string[]): string =>
  `Trên ổ sao lưu còn ${names.length} thư mục sao lưu dở dang không xóa được (${names.join(', ')}). Bản sao lưu lần này không bị ảnh hưởng. Hãy tự xóa thư mục ấy; nếu vẫn không xóa được, lần sau dùng USB khác.`

const stillReadable = (count: number): string =>
  `Ở nơi này còn ${count} bản sao lưu làm trước khi có mật khẩu, ai cầm ổ cũng đọc được. Bản mới đã mã hóa và đã kiểm tra: nếu không cần các bản cũ nữa, hãy xóa thư mục của chúng.`

const incomplete = (lost: Inspection['attachments']): string =>
  `Bản sao lưu này thiếu ${lostPapers(lost)} vì tệp trong máy bị mất hoặc bị đổi so với lúc chốt. Sổ sách và các văn bản khác đã sao lưu đủ. Hãy cắm USB đã sao lưu trước đây rồi sao lưu ra đó: nếu USB ấy còn tệp, chương trình tự lấy lại vào máy.`

interface Made {
  readonly record: BackupRecord
  readonly proof: Proof
  readonly folder: string
  readonly isScheduled: boolean
}

function remember({ record, proof, folder, isScheduled }: Made, context: JobContext): void {
  context.write(({ db, audit }) => {
    const id = rememberBackup(db, record, proof)
    rememberPlace(db, folder, record)
    audit({
      record: { kind: 'backup', id },
      changes: {
        setName: record.setName,
        sha256: proof.sha256,
        counts: record.counts,
        ...(isScheduled && { scheduled: true }),
        ...(record.warnings.length > 0 && { warnings: record.warnings }),
      },
    })
  })
}
