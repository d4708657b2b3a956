import { z } from 'zod'
import {
  type AuditHead,
  auditHead,
  type BackupRecord,
  backupCounts,
} from '../../../shared/backup/contract.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'

/** What a copy holds and what it lacks, as the column keeps it; older rows have counts only. */
const contents = backupCounts.extend({
  warnings: z.array(z.string()).default([]),
  notes: z.array(z.string()).default([]),
  /** How far the audit went: read by the check of the audit (inspection.ts). */
  auditHeads: z.array(auditHead).default([]),
})

export const backupHistory = (db: Reader): BackupRecord[] =>
  db.all(q.selectFrom('backup_made').selectAll().orderBy('made_at', 'desc').limit(50)).map((row) => {
    const { warnings, notes, auditHeads: _, ...counts } = contents.parse(JSON.parse(row.counts))
    return {
      madeAt: row.made_at,
      verifiedAt: row.verified_at,
      placeName: row.place_name,
      setName: row.set_name,
      bytes: row.bytes,
      counts,
      warnings,
      notes,
    }
  })

export const lastBackup = (db: Reader): BackupRecord | undefined => backupHistory(db)[0]

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
      set_name: record.setName,
      bytes: record.bytes,
      sha256,
      counts: JSON.stringify({ ...counts, warnings, notes, auditHeads }),
    }),
  )
  return id
}
