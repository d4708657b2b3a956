import type { BackupRecord } from '../../../shared/backup/contract.ts'
import { backupCounts } from '../../../shared/backup/contract.ts'
import { q, type Reader } from '../database/executor.ts'

export const backupHistory = (db: Reader): BackupRecord[] =>
  db.all(q.selectFrom('backup_made').selectAll().orderBy('made_at', 'desc').limit(50)).map((row) => ({
    madeAt: row.made_at,
    verifiedAt: row.verified_at,
    placeName: row.place_name,
    setName: row.set_name,
    bytes: row.bytes,
    counts: backupCounts.parse(JSON.parse(row.counts)),
  }))

export const lastBackup = (db: Reader): BackupRecord | undefined => backupHistory(db)[0]
