import { z } from 'zod'
import { job, read } from '../command.ts'
import { token } from '../fields.ts'

export const backupCounts = z.object({
  members: z.number().int(),
  cells: z.number().int(),
  meetings: z.number().int(),
  papers: z.number().int(),
  signedPapers: z.number().int(),
  attachments: z.number().int(),
})
export type BackupCounts = z.infer<typeof backupCounts>

/** What stands in `manifest.json` of a backup set (bộ sao lưu). */
export const manifest = z.object({
  format: z.literal('so-chi-bo-backup'),
  formatVersion: z.literal(1),
  programVersion: z.string(),
  schemaVersion: z.number().int(),
  madeAt: z.string(),
  communeName: z.string(),
  origin: z.string(),
  database: z.object({ name: z.string(), bytes: z.number(), sha256: z.string() }),
  attachments: z.array(z.object({ sha256: z.string(), bytes: z.number() })),
  /** Hashes of attachments whose files were lost already when the set was made. */
  missing: z.array(z.string()).default([]),
  counts: backupCounts,
  lastChangeAt: z.string().nullable(),
})
export type Manifest = z.infer<typeof manifest>

export const backupRecord = z.object({
  madeAt: z.string(),
  verifiedAt: z.string(),
  placeName: z.string(),
  setName: z.string(),
  bytes: z.number(),
  counts: backupCounts,
  /** Sentences about what the copy lacks; empty when it is complete. */
  warnings: z.array(z.string()),
})
export type BackupRecord = z.infer<typeof backupRecord>

export const restorePreview = z.object({
  previewId: token,
  setName: z.string(),
  madeAt: z.string(),
  communeName: z.string(),
  inside: backupCounts,
  now: backupCounts,
  lastChangeInside: z.string().nullable(),
  lastChangeNow: z.string().nullable(),
  /** Sentences about what would be lost, is older, or is missing in the copy. */
  warnings: z.array(z.string()),
})
export type RestorePreview = z.infer<typeof restorePreview>

/** Sao lưu ra USB, khôi phục. */
export const backupContract = {
  'backup.state': read(
    z.object({}),
    z.object({
      last: backupRecord.nullable(),
      ageDays: z.number().int().nullable(),
      history: z.array(backupRecord),
    }),
  ),
  'backup.make': job('export', z.object({ folder: token }), backupRecord),
  'backup.sets': job(
    'read',
    z.object({ folder: token }),
    z.array(
      z.object({
        token,
        setName: z.string(),
        madeAt: z.string(),
        communeName: z.string(),
        counts: backupCounts,
      }),
    ),
  ),
  'backup.look': job('administer', z.object({ set: token }), restorePreview),
  'backup.restore': job(
    'administer',
    z.object({ previewId: token }),
    z.object({ counts: backupCounts, keptAs: z.string() }),
  ),
  /** Offices kept before a restore, newest first: the way back. */
  'backup.kept': job(
    'read',
    z.object({}),
    z.array(z.object({ token, name: z.string(), keptAt: z.string() })),
  ),
  'backup.lookKept': job('administer', z.object({ kept: token }), restorePreview),
}
