import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { BackupCounts, Newest } from '../../../shared/backup/contract.ts'
import { type BrokenLink, brokenIn, type Chained, type ChainHead } from '../audit-chain.ts'
import { requireReadable } from '../database/journal.ts'
import { isOurs, migrate, schemaVersionOf } from '../database/migrate.ts'
import { migrations, newestVersion } from '../database/migrations/index.ts'
import { type Connection, type DataKey, openDatabase } from '../database/open.ts'
import { isDamage } from '../database/storage-faults.ts'
import { syncFile, syncFolder } from '../files.ts'

/** A database file and, where it is encrypted, what opens it. */
export interface DatabaseFile {
  readonly file: string
  readonly key?: DataKey | undefined
}

/** Works on a file of its own, read-only, and closes it whatever happens. */
function withFile<T>({ file, key }: DatabaseFile, work: (connection: Connection) => T): T {
  const connection = openDatabase(file, { key, readonly: true })
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

/** SQLite answers damage with its first complaint, or gives up reading. */
function verdict(connection: Connection, pragma: 'quick_check' | 'integrity_check'): string {
  try {
    return String(connection.pragma(`${pragma}(1)`, { simple: true }))
  } catch (fault) {
    if (fault instanceof Error && isDamage(fault)) return fault.message
    throw fault
  }
}

/** 'ok' or SQLite's first complaint. Throws where the disk does not give the file. */
export function quickCheck(input: DatabaseFile): string {
  requireReadable(input.file)
  return withFile(input, (connection) => verdict(connection, 'quick_check'))
}

const chainHeads = (connection: Connection): ChainHead[] =>
  connection
    .prepare('SELECT origin, max(sequence) AS sequence, hash FROM audit GROUP BY origin ORDER BY origin')
    .all() as ChainHead[]

/** A chain whose last rows were cut off holds in itself: only the backups remember how far it went. */
const cutOffQuery = `
SELECT head.value ->> 'origin' AS origin, head.value ->> 'sequence' AS sequence
FROM backup_made, json_each(backup_made.counts, '$.auditHeads') AS head
WHERE NOT EXISTS (
  SELECT 1 FROM audit
  WHERE origin = head.value ->> 'origin' AND sequence = head.value ->> 'sequence' AND hash = head.value ->> 'hash')
LIMIT 1`

const brokenAudit = (connection: Connection): BrokenLink | undefined =>
  brokenIn(
    connection.prepare('SELECT * FROM audit ORDER BY origin, sequence').iterate() as Iterable<
      Chained & { readonly hash: string }
    >,
  ) ?? (connection.prepare(cutOffQuery).get() as BrokenLink | undefined)

/** Where the chain of the audit does not hold, or ends before a backup saw it end; undefined when it is whole. */
export const auditCheck = (input: DatabaseFile): BrokenLink | undefined => withFile(input, brokenAudit)

/**
 * A self-contained copy of a living database, which the same key opens. Copying the file would lose rows that are still in the WAL.
 * `VACUUM INTO` reads in one transaction of its own, so the office goes on writing meanwhile. Throws where the disk does not
 * give the file.
 */
export function snapshot(input: {
  readonly from: string
  readonly to: string
  readonly key?: DataKey | undefined
}): void {
  rmSync(input.to, { force: true })
  requireReadable(input.from)
  withFile({ file: input.from, key: input.key }, (connection) =>
    connection.prepare('VACUUM INTO ?').run(input.to),
  )
  syncFile(input.to)
  syncFolder(dirname(input.to))
}

export interface Inspection {
  readonly ours: boolean
  readonly integrity: string
  readonly schemaVersion: number
  readonly counts: BackupCounts
  readonly newest: Newest
  readonly auditHeads: readonly ChainHead[]
  readonly lastChangeAt: string | null
  /** The same without the rows that backups leave: a copy is not older than the office for having been made. */
  readonly lastWorkAt: string | null
  readonly attachments: readonly {
    readonly sha256: string
    readonly bytes: number
    readonly mediaType: string
    /** Number, body and day of the paper whose file it is; empty when no paper names it. */
    readonly name: string
  }[]
  readonly communeName: string
  readonly origin: string
  /** Whether the chain of its audit is broken or cut short; looked at with the whole check only. */
  readonly isAuditBroken: boolean
}

export const noCounts: BackupCounts = {
  members: 0,
  cells: 0,
  meetings: 0,
  papers: 0,
  signedPapers: 0,
  attachments: 0,
}

export const nothingNew: Newest = { meeting: null, signedPaper: null }

/** Raise it with every change of what `countsOf` counts: counts of another version are shown, never compared. */
export const countsVersion = 1

/** What a file holds. Counted in SQL of its own, so that an older schema can be looked at before it is migrated. */
export function countsOf(connection: Connection): BackupCounts {
  const count = (sql: string) => Number(connection.prepare(sql).pluck().get() ?? 0)
  return {
    members: count(
      "SELECT count(*) FROM person WHERE deleted_at IS NULL AND standing IN ('probationary','official','exempt','away','visiting','suspended')",
    ),
    cells: count("SELECT count(*) FROM body WHERE kind = 'cell' AND deleted_at IS NULL"),
    meetings: count('SELECT count(*) FROM meeting WHERE deleted_at IS NULL'),
    papers: count('SELECT count(*) FROM paper'),
    signedPapers: count('SELECT count(DISTINCT paper_id) FROM paper_version WHERE signed_on IS NOT NULL'),
    attachments: count('SELECT count(*) FROM attachment'),
  }
}

const latestName = (body: string) =>
  `(SELECT name FROM body_name WHERE body_id = ${body} ORDER BY valid_from DESC LIMIT 1)`

const newestMeetingQuery = `
SELECT held_on AS heldOn, coalesce(${latestName('cell_id')}, '') AS cellName
FROM meeting WHERE recorded_at IS NOT NULL AND deleted_at IS NULL ORDER BY held_on DESC, recorded_at DESC LIMIT 1`

const newestSignedQuery = `
SELECT signed_on AS signedOn, trim(paper_version.number || coalesce(' ' || ${latestName('body_id')}, '')) AS name
FROM paper_version JOIN paper ON paper.id = paper_id WHERE signed_on IS NOT NULL ORDER BY signed_on DESC LIMIT 1`

/** What is newest in a file, by kind. */
export const newestOf = (connection: Connection): Newest => ({
  meeting: (connection.prepare(newestMeetingQuery).get() as Newest['meeting']) ?? null,
  signedPaper: (connection.prepare(newestSignedQuery).get() as Newest['signedPaper']) ?? null,
})

export const lastWorkOf = (connection: Connection): string | null =>
  (connection.prepare("SELECT max(at) FROM audit WHERE command <> 'backup.make'").pluck().get() as
    | string
    | null) ?? null

/** Opens a copy and proves that it is a whole office: `integrity_check`, counts, what it refers to. */
export const inspectBackup = (input: DatabaseFile): Inspection => inspect(input, 'integrity_check')

/** The same of a copy that was laid down to be worked with: it is opened as the office would be, its schema brought up. */
export function inspectAtWork({ file, key }: DatabaseFile): Inspection {
  const connection = openDatabase(file, { key })
  try {
    migrate(connection, migrations)
    return inspectOpen(connection, 'integrity_check')
  } finally {
    connection.close()
  }
}

/** The same with the quicker check, for a snapshot whose copy is checked wholly afterwards. */
export const inspectSnapshot = (input: DatabaseFile): Inspection => inspect(input, 'quick_check')

/** What can be said of a file that is no whole office of a schema known here. */
const unread = (marks: Pick<Inspection, 'ours' | 'integrity' | 'schemaVersion'>): Inspection => ({
  ...marks,
  counts: noCounts,
  newest: nothingNew,
  auditHeads: [],
  lastChangeAt: null,
  lastWorkAt: null,
  attachments: [],
  communeName: '',
  origin: '',
  isAuditBroken: false,
})

const attachmentsQuery = `
SELECT media_type AS mediaType, sha256, bytes, coalesce((
  SELECT ltrim(trim(paper_version.number) || coalesce(', ' || (
      SELECT name FROM body_name WHERE body_name.body_id = paper.body_id ORDER BY valid_from DESC LIMIT 1), '')
    || coalesce(', ngày ' || strftime('%d/%m/%Y', meeting.held_on), ''), ', ')
  FROM paper_version JOIN paper ON paper.id = paper_version.paper_id LEFT JOIN meeting ON meeting.id = paper.meeting_id
  WHERE paper_version.pdf_sha256 = attachment.sha256 LIMIT 1), '') AS name
FROM attachment ORDER BY sha256`

const inspect = (file: DatabaseFile, check: 'quick_check' | 'integrity_check'): Inspection =>
  withFile(file, (connection) => inspectOpen(connection, check))

/** The same of a plain database in memory. */
export function inspectImage(image: Buffer): Inspection {
  const connection = new Database(image)
  try {
    connection.pragma('trusted_schema=OFF')
    return inspectOpen(connection, 'integrity_check')
  } finally {
    connection.close()
  }
}

function inspectOpen(connection: Connection, check: 'quick_check' | 'integrity_check'): Inspection {
  const integrity = verdict(connection, check)
  if (integrity !== 'ok') return unread({ ours: false, integrity, schemaVersion: 0 })
  const ours = isOurs(connection)
  const schemaVersion = schemaVersionOf(connection)
  if (!ours || schemaVersion === 0 || schemaVersion > newestVersion) {
    return unread({ ours: ours && schemaVersion !== 0, integrity, schemaVersion })
  }
  const office = connection.prepare('SELECT commune_name, origin FROM office').get() as
    | { commune_name: string | null; origin: string }
    | undefined
  return {
    ours,
    integrity,
    schemaVersion,
    counts: countsOf(connection),
    newest: newestOf(connection),
    auditHeads: chainHeads(connection),
    lastChangeAt: (connection.prepare('SELECT max(at) FROM audit').pluck().get() as string | null) ?? null,
    lastWorkAt: lastWorkOf(connection),
    attachments: connection.prepare(attachmentsQuery).all() as Inspection['attachments'][number][],
    communeName: office?.commune_name ?? '',
    origin: office?.origin ?? '',
    isAuditBroken: check === 'integrity_check' && brokenAudit(connection) !== undefined,
  }
}
