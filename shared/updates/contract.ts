import { z } from 'zod'
import { job, readBy, write } from '../command.ts'
import { requiredLine, token } from '../fields.ts'
import { verdicts } from './verdict.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A rule that will count otherwise from a day on. */
export const ruleChange = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  from: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  basis: z.string(),
})
export type RuleChange = z.infer<typeof ruleChange>

/** Which rule book (sổ quy định) counts, and the updates that brought it, the latest first. */
export const rulesState = z.object({
  /** The printed book's number where no update counts. */
  version: z.number().int(),
  taken: z.array(
    z.object({
      version: z.number().int(),
      takenAt: z.string(),
      withdrawnAt: z.string().nullable(),
      isInForce: z.boolean(),
      news: z.array(z.string()),
    }),
  ),
})
export type RulesState = z.infer<typeof rulesState>

/** An update that lies on a stick, and what this program makes of it. */
export const foundUpdate = z.object({
  token,
  /** SHA-256 of what was read and judged: only that can be installed. */
  seen: sha256,
  fileName: z.string(),
  kind: z.enum(['program', 'rules']).nullable(),
  verdict: z.enum(verdicts),
  /** What the verdict means and what to do, in a sentence. */
  words: z.string(),
  /** What the publisher says of it; null where nothing that it says can be believed. */
  said: z
    .object({
      version: z.string(),
      date: z.string(),
      news: z.array(z.string()),
      /** Files to start or to unpack by hand where the program cannot; null of a rule book. */
      installer: z.string().nullable(),
      portable: z.string().nullable(),
    })
    .nullable(),
  /** Of a rule book that could be taken. */
  changes: z.array(ruleChange),
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
      rules: rulesState,
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
  /** Makes a copy of the office at `backup`, then lays the entries of a newer rule book over the printed one. */
  'updates.takeRules': job(
    'administer',
    z.object({ update: token, seen: sha256, backup: token }),
    z.object({ version: z.number().int(), backupName: z.string() }),
  ),
  /** The rule book before it holds again. */
  'updates.withdrawRules': write(
    'administer',
    z.object({ version: z.number().int(), reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
}
