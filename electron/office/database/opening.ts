import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../../shared/refusal.ts'
import { snapshot } from '../backup/inspection.ts'
import { sizeOf } from '../files.ts'
import type { Log } from '../log.ts'
import { hasJournal, requireJournal, requireReadable } from './journal.ts'
import { takeLock } from './lock.ts'
import { isOurs, lastVersionOf, type Migration, migrate, schemaVersionOf } from './migrate.ts'
import { databaseName } from './name.ts'
import { type Connection, type DataKey, openDatabase } from './open.ts'
import { refuseUnsafePlace } from './place.ts'
import { finishReplacement } from './replacement.ts'
import { isPlainDatabase, looksSealed } from './sealing.ts'
import { inWords, isDamage } from './storage-faults.ts'

const lockName = 'office.lock'

export interface Opened {
  readonly connection: Connection
  /** True when the last session did not end well; the file has been checked already. */
  readonly wasUnclean: boolean
  /** What opens the file; undefined where it is plain. */
  readonly key: DataKey | undefined
}

const isNew = (file: string): boolean => (sizeOf(file) ?? 0) === 0

/** What opens the database of an office, whose accounts have the key that is given. */
function keyFor(file: string, key: DataKey | undefined): DataKey | undefined {
  if (key && isNew(file)) throw missing()
  if (!key && looksSealed(file)) throw withoutKeys()
  return isPlainDatabase(file) ? undefined : key
}

export const damaged = () =>
  new Refusal(
    'not-ready',
    'Tệp dữ liệu bị hỏng hoặc không phải của Sổ Chi bộ nên chưa mở. Tệp được giữ nguyên, không bị sửa hay xóa. Hãy khôi phục từ bản sao lưu gần nhất ở mục Sao lưu.',
    { current: 'damaged' },
  )

/** The office has keys, so it was at work once: an empty one in its place would hide what is gone. */
const missing = () =>
  new Refusal(
    'not-ready',
    'Không thấy tệp dữ liệu "office.db" trong thư mục dữ liệu. Các tệp khác được giữ nguyên. Hãy chép tệp ấy lại chỗ cũ rồi mở lại, hoặc khôi phục từ bản sao lưu gần nhất ở mục Sao lưu.',
    { current: 'missing' },
  )

const withoutKeys = () =>
  new Refusal(
    'not-ready',
    'Dữ liệu đã mã hóa nhưng không thấy tệp khóa "office.keys" trong thư mục dữ liệu nên chưa mở được. Dữ liệu còn nguyên. Hãy chép tệp khóa lại chỗ cũ rồi mở lại, hoặc khôi phục từ bản sao lưu gần nhất ở mục Sao lưu.',
    { current: 'keys' },
  )

const newer = () =>
  new Refusal(
    'not-ready',
    'Dữ liệu này do bản Sổ Chi bộ mới hơn ghi. Dữ liệu còn nguyên, chưa bị đụng đến. Hãy cài bản chương trình mới hơn rồi mở lại.',
    { current: 'newer' },
  )

interface Marks {
  readonly ours: boolean
  readonly version: number
  readonly isEmpty: boolean
}

/** A file without a single table holds nothing yet: the first start was cut off between making and filling it. */
const holdsNothing = (connection: Connection): boolean =>
  schemaVersionOf(connection) === 0 && connection.prepare('SELECT 1 FROM sqlite_schema').get() === undefined

/**
 * A change that a kill cut short while the file was in rollback mode (as a restored one is until its first opening) is
 * undone by SQLite itself, which a read-only look may not do.
 */
function undoCutShort(file: string, key: DataKey | undefined): void {
  if ((sizeOf(`${file}-journal`) ?? 0) === 0) return
  const connection = openDatabase(file, { key, keepsJournal: true })
  try {
    connection.pragma('user_version')
  } finally {
    connection.close()
  }
}

/** What the file says of itself and whether it is sound, read without changing anything, not even by a checkpoint. */
function readMarks(
  file: string,
  key: DataKey | undefined,
  mustCheck: (version: number) => boolean,
  log: Log,
): Marks {
  if (isNew(file)) return { ours: true, version: 0, isEmpty: true }
  let connection: Connection | undefined
  try {
    undoCutShort(file, key)
    connection = openDatabase(file, { key, readonly: true })
    if (holdsNothing(connection)) return { ours: true, version: 0, isEmpty: true }
    const marks = { ours: isOurs(connection), version: schemaVersionOf(connection), isEmpty: false }
    if (marks.ours && mustCheck(marks.version)) {
      // A plain one was read before.
      if (key) requireReadable(file)
      const isSound = connection.pragma('quick_check(1)', { simple: true }) === 'ok'
      log.note('checked before opening', { ok: isSound })
      if (!isSound) throw damaged()
    }
    return marks
  } catch (fault) {
    throw isDamage(fault) ? damaged() : fault
  } finally {
    connection?.close()
  }
}

const keptSnapshots = 3

/** Keeps the file as it is before its schema changes. A migration that fails at every start must not fill the disk. */
function snapshotBefore(
  version: number,
  file: string,
  key: DataKey | undefined,
  { folder, clock }: OpeningOptions,
): string {
  const snapshots = join(folder, 'snapshots')
  const prefix = `before-${version}-`
  const name = `${prefix}${clock().toISOString().replace(/[:.]/g, '-')}.db`
  mkdirSync(snapshots, { recursive: true, mode: 0o700 })
  snapshot({ from: file, to: join(snapshots, name), key })
  const earlier = readdirSync(snapshots)
    // By a clock that was set back this one would be the earliest.
    .filter((each) => each.startsWith(prefix) && each !== name)
    .sort()
  for (const each of earlier.slice(0, Math.max(0, earlier.length + 1 - keptSnapshots)))
    rmSync(join(snapshots, each), { force: true })
  return name
}

const notMigrated = (snapshotName: string) =>
  new Refusal(
    'not-ready',
    `Không nâng cấp được dữ liệu lên phiên bản mới. Dữ liệu cũ còn nguyên, chưa bị thay đổi; một bản chụp là tệp "${snapshotName}" trong thư mục "snapshots". Hãy mở lại chương trình; nếu vẫn lỗi, dùng lại bản cài đặt cũ hoặc khôi phục từ bản sao lưu.`,
    { current: 'not-migrated' },
  )

export interface OpeningOptions {
  readonly folder: string
  readonly migrations: readonly Migration[]
  readonly log: Log
  readonly clock: () => Date
  /** The file was found damaged before: it is checked whatever its journal says. */
  readonly isSuspect?: boolean
  /** What opens the data of an office with accounts. One whose file could not be encrypted yet is opened all the same. */
  readonly key?: DataKey | undefined
}

/** Takes the office's lock; the caller frees it after the database is closed. */
export function enterFolder(options: {
  readonly folder: string
  readonly removable: readonly string[]
}): () => void {
  refuseUnsafePlace(options.folder, options.removable)
  try {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    return takeLock(join(options.folder, lockName))
  } catch (fault) {
    throw inWords(fault)
  }
}

/** Other accounts of the PC have no business in the register; a folder made earlier, or by hand, may be open to them. */
function closeToOthers(folder: string): void {
  if (process.platform === 'win32') return
  try {
    // A folder with marks of its own, such as /tmp, is shared on purpose; nobody's office lies there.
    const { mode, uid } = statSync(folder)
    if ((mode & 0o7000) === 0 && uid === process.getuid?.()) chmodSync(folder, 0o700)
  } catch {
    // A disk without such rights, or a folder that belongs to another account: the work goes on.
  }
}

/**
 * Opens the office's database: marks first, a newer file refused and never offered for deletion, a check after an
 * unclean end or before migrating, a snapshot before migrating, and foreign keys checked after it.
 */
export function openOfficeDatabase(options: OpeningOptions): Opened {
  const { folder, migrations, log, isSuspect = false } = options
  const file = join(folder, databaseName)
  let connection: Connection | undefined
  try {
    if (finishReplacement(folder, databaseName)) log.note('replacement finished')
    const wasUnclean = hasJournal(file)
    const newest = lastVersionOf(migrations)
    const key = keyFor(file, options.key)
    // In an encrypted file a page that was not read cannot pass for another; a plain one is read while it can be refused.
    if (key || isNew(file)) requireJournal(file)
    else requireReadable(file)
    const marks = readMarks(file, key, (version) => isSuspect || wasUnclean || version < newest, log)
    if (!marks.ours) throw damaged()
    if (marks.version > newest) throw newer()
    closeToOthers(folder)

    connection = openDatabase(file, { key })
    if (marks.version < newest) {
      const before = marks.isEmpty ? '' : snapshotBefore(newest, file, key, options)
      try {
        migrate(connection, migrations)
      } catch (fault) {
        const known = inWords(fault)
        if (known instanceof Refusal) throw known
        log.fault('migrate', fault)
        throw notMigrated(before)
      }
      log.note('migrated', { from: marks.version, to: schemaVersionOf(connection) })
    }
    return { connection, wasUnclean, key }
  } catch (fault) {
    connection?.close()
    throw inWords(fault)
  }
}
