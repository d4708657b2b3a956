import { z } from 'zod'
import {
  type AuditHead,
  auditHead,
  type BackupRecord,
  backupCounts,
} from '../../../shared/backup/contract.ts'
import { isSecondMedium, media } from '../../../shared/backup/media.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { uuidv7 } from '../database/uuid.ts'

/** What a copy holds and what it lacks, as the column keeps it; older rows have counts only. */
const contents = backupCounts.extend({
  warnings: z.array(z.string()).default([]),
  notes: z.array(z.string()).default([]),
  /** How far the audit went: read by the check of the audit (inspection.ts). */
  auditHeads: z.array(auditHead).default([]),
})

const toRecord = (row: Schema['backup_made']): BackupRecord => {
  const { warnings, notes, auditHeads: _, ...counts } = contents.parse(JSON.parse(row.counts))
  return {
    madeAt: row.made_at,
    verifiedAt: row.verified_at,
    placeName: row.place_name,
    medium: media.find((medium) => medium === row.medium) ?? null,
    setName: row.set_name,
    bytes: row.bytes,
    counts,
    warnings,
    notes,
  }
}

const newestFirst = () => q.selectFrom('backup_made').selectAll().orderBy('made_at', 'desc')

export const backupHistory = (db: Reader): BackupRecord[] => db.all(newestFirst().limit(50)).map(toRecord)

/** The last copy on a second medium: one beside the office goes with its disk. */
export function lastOnSecondMedium(db: Reader): BackupRecord | undefined {
  const row = db.first(newestFirst().where('medium', 'in', media.filter(isSecondMedium)).limit(1))
  return row && toRecord(row)
}

/** What is written down of a copy besides what the clerk is shown. */
export interface Proof {
  readonly sha256: string
  readonly auditHeads: readonly AuditHead[]
}

/** Writes down that a copy exists and was read back. Answers the id of the row. */
export function rememberBackup(db: Writer, record: BackupRecord, { sha256, auditHeads }: Proof): string {
  const id = uuidv7()
  const { counts, warnings, notes } = record
  db.run(
    q.insertInto('backup_made').values({
      id,
      made_at: record.madeAt,
      verified_at: record.verifiedAt,
      place_name: record.placeName,
      medium: record.medium,
      set_name: record.setName,
      bytes: record.bytes,
      sha256,
      counts: JSON.stringify({ ...counts, warnings, notes, auditHeads }),
    }),
  )
  return id
}
