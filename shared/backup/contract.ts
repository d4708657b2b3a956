import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { id, timeOfDay, token } from '../fields.ts'
import { media } from './media.ts'
import { closings, freshnesses, schedules } from './schedule.ts'

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
  /** What it lies on; null of copies from before that was asked. */
  medium: z.enum(media).nullable(),
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

/** The last copy that outlives the disk of the office (bản ở ổ thứ hai). */
export const secondCopy = z.object({
  ageDays: z.number().int().nullable(),
  placeName: z.string().nullable(),
  medium: z.enum(media).nullable(),
  freshness: z.enum(freshnesses),
  /** It lacks papers that were lost already when it was made. */
  lacksPapers: z.boolean(),
})
export type SecondCopy = z.infer<typeof secondCopy>

/** Nơi đã nhớ: where the office was backed up to before. */
const placeFields = { id, label: z.string(), medium: z.enum(media), lastMadeAt: z.string() }

/** When copies are made without anybody's asking for each. */
export const backupTimes = z.object({
  closing: z.enum(closings),
  schedule: z.enum(schedules),
  /** Of the daily one. */
  at: timeOfDay,
  /** A copy that is younger is not made again at closing. */
  hours: z.number().int().min(1).max(168),
})

/** What came of a rehearsal (kết quả diễn tập khôi phục); whatever stops it is a refusal. */
export const rehearsal = z.object({
  seconds: z.number(),
  counts: backupCounts,
  /** Papers, scans and photos that were read from the copy whole, and those that it has not. */
  papersRead: z.number().int(),
  papersLost: z.number().int(),
  /** The copy is of an older program and was brought up to this one. */
  isMigrated: z.boolean(),
  isAuditWhole: z.boolean(),
})
export type Rehearsal = z.infer<typeof rehearsal>

/** Sao lưu ra USB, khôi phục. */
export const backupContract = {
  'backup.state': read(
    z.object({}),
    z.object({
      last: backupRecord.nullable(),
      ageDays: z.number().int().nullable(),
      second: secondCopy,
      history: z.array(backupRecord),
      /** A sentence when the audit of the office was found broken or cut short. */
      auditTrouble: z.string().nullable(),
      times: backupTimes,
      /** Why the last copy of the schedule could not be made; null since one could. */
      scheduleTrouble: z.string().nullable(),
    }),
  ),
  /** Remembered places, the latest first; `token` where it is there now and holds copies of this office. */
  'backup.places': job(
    'export',
    z.object({}),
    z.array(z.object({ ...placeFields, token: token.nullable() })),
  ),
  'backup.forgetPlace': write('administer', z.object({ id }), z.object({})),
  'backup.setTimes': write('administer', backupTimes, z.object({})),
  /** What the window asks before the program is closed: null where nothing is to be done. */
  'backup.closing': job(
    'export',
    z.object({}),
    z
      .object({
        place: z.object({ label: z.string(), token }).nullable(),
        /** Not asked first. */
        isAtOnce: z.boolean(),
        /** Of the last copy that counts; null where there is none. */
        lastMadeAt: z.string().nullable(),
        /** A copy is being made already. */
        isRunning: z.boolean(),
      })
      .nullable(),
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
  /** Diễn tập khôi phục: all steps of a restore in a place of its own on this PC, which is cleared away again. */
  'backup.rehearse': job('administer', z.object({ previewId: token }), rehearsal),
  /** Offices kept before a restore or an import, newest first: the way back. */
  'backup.kept': job(
    'read',
    z.object({}),
    z.array(z.object({ token, name: z.string(), keptAt: z.string(), isBeforeImport: z.boolean() })),
  ),
  'backup.lookKept': job('administer', z.object({ kept: token }), restorePreview),
}
