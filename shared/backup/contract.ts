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

/** Where the chain of the audit (nhật ký) of one installation ended when a copy was made. */
export const auditHead = z.object({ origin: z.string(), sequence: z.number().int(), hash: z.string() })
export type AuditHead = z.infer<typeof auditHead>

/** What stands in `manifest.json` of a backup set (bộ sao lưu). */
export const manifest = z.object({
  format: z.literal('so-chi-bo-backup'),
  formatVersion: z.union([z.literal(1), z.literal(2)]),
  programVersion: z.string(),
  schemaVersion: z.number().int(),
  madeAt: z.string(),
  communeName: z.string(),
  origin: z.string(),
  /** The file as it lies in the set. */
  database: z.object({ name: z.string(), bytes: z.number(), sha256: z.string() }),
  /** Of an office with accounts: to whom the set is encrypted, and the database that is in the file. */
  sealed: z
    .object({ recipient: z.string(), content: z.object({ bytes: z.number(), sha256: z.string() }) })
    .optional(),
  attachments: z.array(z.object({ sha256: z.string(), bytes: z.number() })),
  /** Hashes of attachments whose files were lost already when the set was made. */
  missing: z.array(z.string()).default([]),
  counts: backupCounts,
  /** Which way of counting the counts come from; another one's can be shown and not compared. */
  countsVersion: z.number().int().default(1),
  lastChangeAt: z.string().nullable(),
  /** Empty in sets that are older than this field. */
  auditHeads: z.array(auditHead).default([]),
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
  /** Sentences about anything else that the clerk should know; the copy is as good as without them. */
  notes: z.array(z.string()),
})
export type BackupRecord = z.infer<typeof backupRecord>

/** The newest of each kind in an office, by what a clerk recognises. */
export const newest = z.object({
  /** Latest recorded meeting (buổi sinh hoạt). */
  meeting: z.object({ heldOn: z.string(), cellName: z.string() }).nullable(),
  /** Paper with the latest day of signing. */
  signedPaper: z.object({ signedOn: z.string(), name: z.string() }).nullable(),
})
export type Newest = z.infer<typeof newest>

export const restorePreview = z.object({
  previewId: token,
  setName: z.string(),
  madeAt: z.string(),
  communeName: z.string(),
  inside: backupCounts,
  now: backupCounts,
  newestInside: newest,
  newestNow: newest,
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
      /** A sentence when the audit of the office was found broken or cut short. */
      auditTrouble: z.string().nullable(),
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
  /** `secret` opens a set of another office: a password of the day of the copy, or the recovery code. */
  'backup.look': job(
    'administer',
    z.object({ set: token, secret: z.string().max(200).optional() }),
    restorePreview,
  ),
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
