import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../../shared/refusal.ts'
import { snapshot } from '../backup/inspection.ts'
import type { Log } from '../log.ts'
import { takeLock } from './lock.ts'
import { isOurs, migrate, type Migration, schemaVersionOf } from './migrate.ts'
import { newestVersion } from './migrations/index.ts'
import { applicationId, type Connection, openDatabase } from './open.ts'
import { inWords } from './storage-faults.ts'

export const databaseName = 'office.db'
export const lockName = 'office.lock'

export interface Opened {
  readonly connection: Connection
  /** True when the last session did not end well; the file has been checked already. */
  readonly wasUnclean: boolean
}

/** A live database belongs on the PC's own disk: shares and sticks break SQLite's promises. */
function refuseUnsafePlace(folder: string, removable: readonly string[]): void {
  if (/^(\\\\|\/\/)/.test(folder)) {
    throw new Refusal(
      'not-ready',
      'Dữ liệu không đặt được trên thư mục mạng, vì dễ hỏng khi mất kết nối. Hãy đặt dữ liệu trên ổ đĩa của máy này.',
    )
  }
  if (removable.some((mount) => folder === mount || folder.startsWith(mount.endsWith('/') || mount.endsWith('\\') ? mount : `${mount}/`))) {
    throw new Refusal(
      'not-ready',
      'Dữ liệu không đặt được trên USB hoặc ổ rời, vì dễ mất khi rút ra. Hãy đặt dữ liệu trên ổ đĩa của máy này; USB chỉ dùng để sao lưu.',
    )
  }
}

const damaged = () =>
  new Refusal(
    'not-ready',
    'Tệp dữ liệu bị hỏng hoặc không phải của Sổ Chi bộ nên chưa mở. Tệp được giữ nguyên, không bị sửa hay xóa. Hãy khôi phục từ bản sao lưu gần nhất ở mục Sao lưu.',
    { current: 'damaged' },
  )

/** What the file says of itself, read without changing anything. */
function readMarks(file: string): { readonly ours: boolean; readonly version: number; readonly isEmpty: boolean } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) return { ours: true, version: 0, isEmpty: true }
  let connection: Connection | undefined
  try {
    connection = openDatabase(file, { readonly: true })
    return { ours: isOurs(connection), version: schemaVersionOf(connection), isEmpty: false }
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && /^SQLITE_(NOTADB|CORRUPT)/.test(String(fault.code))) throw damaged()
    throw fault
  } finally {
    connection?.close()
  }
}

const stamp = (clock: () => Date) => clock().toISOString().replace(/[:.]/g, '-')

export interface OpeningOptions {
  readonly folder: string
  readonly migrations: readonly Migration[]
  readonly log: Log
  readonly clock: () => Date
  readonly removable: readonly string[]
}

/** Takes the office's lock; the caller frees it after the database is closed. */
export function enterFolder(options: Pick<OpeningOptions, 'folder' | 'removable'>): () => void {
  refuseUnsafePlace(options.folder, options.removable)
  try {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    return takeLock(join(options.folder, lockName))
  } catch (fault) {
    throw inWords(fault)
  }
}

/**
 * Opens the office's database: marks first, a newer file refused and never offered for deletion, a check after an
 * unclean end or before migrating, a snapshot before migrating, and foreign keys checked after it.
 */
export function openOfficeDatabase(options: OpeningOptions): Opened {
  const { folder, migrations, log, clock } = options
  const file = join(folder, databaseName)
  const wasUnclean = (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
  const marks = readMarks(file)
  if (!marks.isEmpty && !marks.ours) throw damaged()
  if (marks.version > newestVersion) {
    throw new Refusal(
      'not-ready',
      'Dữ liệu này do bản Sổ Chi bộ mới hơn ghi. Dữ liệu còn nguyên, chưa bị đụng đến. Hãy cài bản chương trình mới hơn rồi mở lại.',
      { current: 'newer' },
    )
  }
  const mustMigrate = marks.isEmpty || migrations.some((migration) => migration.version > marks.version)

  const connection = openDatabase(file)
  try {
    if (!marks.isEmpty && (wasUnclean || mustMigrate)) {
      const verdict = String(connection.pragma('quick_check(1)', { simple: true }))
      log.note('checked before opening', { ok: verdict === 'ok', unclean: wasUnclean })
      if (verdict !== 'ok') throw damaged()
    }
    if (mustMigrate) {
      if (!marks.isEmpty) {
        mkdirSync(join(folder, 'snapshots'), { recursive: true })
        const to = join(folder, 'snapshots', `before-${newestVersion}-${stamp(clock)}.db`)
        snapshot({ from: file, to })
        if (!existsSync(to)) throw new Error('the snapshot before migrating is missing')
      }
      connection.pragma(`application_id=${applicationId}`)
      migrate(connection, migrations)
      log.note('migrated', { from: marks.version, to: schemaVersionOf(connection) })
    }
    return { connection, wasUnclean }
  } catch (fault) {
    connection.close()
    throw inWords(fault)
  }
}
