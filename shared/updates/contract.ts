import { z } from 'zod'
import { job, readBy } from '../command.ts'
import { token } from '../fields.ts'
import { verdicts } from './verdict.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** An update that lies on a stick, and what this program makes of it. */
export const foundUpdate = z.object({
  token,
  /** SHA-256 of what was read and judged: only that can be installed. */
  seen: sha256,
  fileName: z.string(),
  verdict: z.enum(verdicts),
  /** What the verdict means and what to do, in a sentence. */
  words: z.string(),
  /** What the publisher says of it; null where nothing that it says can be believed. */
  said: z
    .object({
      version: z.string(),
      date: z.string(),
      news: z.array(z.string()),
      /** Files to start or to unpack by hand where the program cannot. */
      installer: z.string(),
      portable: z.string().nullable(),
    })
    .nullable(),
})
export type FoundUpdate = z.infer<typeof foundUpdate>

/** Cập nhật chương trình bằng USB. */
export const updatesContract = {
  'updates.state': readBy(
    'administer',
    z.object({}),
    z.object({
      version: z.string(),
      /** The installer can be started from here; otherwise the clerk is told how to do it by hand. */
      canInstall: z.boolean(),
      /** The last one that was handed over to its installer; `isDone` once this program is as new. */
      last: z.object({ version: z.string(), at: z.string(), isDone: z.boolean() }).nullable(),
    }),
  ),
  /** Updates on a stick, the newest first. Their files are read through, which takes time. */
  'updates.look': job('administer', z.object({ folder: token }), z.array(foundUpdate)),
  /** Makes a copy of the office at `backup`, then starts the installer; the program closes itself. */
  'updates.install': job(
    'administer',
    z.object({ update: token, seen: sha256, backup: token }),
    z.object({ version: z.string(), isStarted: z.boolean(), backupName: z.string() }),
  ),
}
