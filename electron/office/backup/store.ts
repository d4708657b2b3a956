import { z } from 'zod'
import { type BackupRecord, backupCounts } from '../../../shared/backup/contract.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'

/** What a copy holds and what it lacks, as the column keeps it; older rows have counts only. */
const contents = backupCounts.extend({ warnings: z.array(z.string()).default([]) })

const contentsText = ({ counts, warnings }: Pick<BackupRecord, 'counts' | 'warnings'>): string =>
  JSON.stringify({ ...counts, warnings })

export const backupHistory = (db: Reader): BackupRecord[] =>
  db.all(q.selectFrom('backup_made').selectAll().orderBy('made_at', 'desc').limit(50)).map((row) => {
    const { warnings, ...counts } = contents.parse(JSON.parse(row.counts))
    return {
      madeAt: row.made_at,
      verifiedAt: row.verified_at,
      placeName: row.place_name,
      setName: row.set_name,
      bytes: row.bytes,
      counts,
      warnings,
    }
  })

export const lastBackup = (db: Reader): BackupRecord | undefined => backupHistory(db)[0]

/** Writes down that a copy exists and was read back. Answers the id of the row. */
export function rememberBackup(db: Writer, record: BackupRecord, sha256: string): string {
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
      counts: contentsText(record),
    }),
  )
  return id
}
