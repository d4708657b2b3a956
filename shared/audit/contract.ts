import { z } from 'zod'
import { job, readBy, write } from '../command.ts'
import { id, isoDate, line } from '../fields.ts'

/** One change as it is shown: what, before, after; without `before` a fact of the act. */
export const auditChange = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string(),
})
export type AuditChange = z.infer<typeof auditChange>

/** One row of the audit (nhật ký) in words. */
export const auditRow = z.object({
  origin: z.string(),
  sequence: z.number().int(),
  at: z.string(),
  accountName: z.string(),
  /** What was done: "Sửa phiếu đảng viên". */
  act: z.string(),
  /** The record, by the name that it has today; null where the row is of the office itself. */
  record: z.object({ kind: z.string(), id: z.string(), kindName: z.string(), name: z.string() }).nullable(),
  changes: z.array(auditChange),
  /** Whether numbers of people in it are masked: `audit.reveal` shows them. */
  isMasked: z.boolean(),
})
export type AuditRow = z.infer<typeof auditRow>

/** A record whose rows can be asked for, found by its name or one that it bore earlier. */
export const auditRecord = z.object({
  kind: z.string(),
  id: z.string(),
  kindName: z.string(),
  name: z.string(),
  /** What tells it from others of that name: year of birth, cell, earlier names, whether it was removed. */
  note: z.string(),
})
export type AuditRecord = z.infer<typeof auditRecord>

/** So many records of each kind are offered for what was typed. */
export const mostFound = 8

/** Rows come in pages of so many; a shorter one is the last. */
export const auditPage = 100

/** The last row that was shown of each installation: the next page goes on behind them. */
const shown = z.record(z.string().max(80), z.number().int())

/** Nhật ký: who did what to which record, and when. Nothing here changes it, and no command can. */
export const auditContract = {
  /** The latest first. Days are those on the clerk's wall. */
  'audit.rows': readBy(
    'administer',
    z.object({
      from: isoDate.nullable().default(null),
      to: isoDate.nullable().default(null),
      accountId: id.nullable().default(null),
      record: z
        .object({ kind: z.string().max(40), id: z.string().max(80) })
        .nullable()
        .default(null),
      after: shown.default({}),
    }),
    z.array(auditRow),
  ),
  /** Members, bodies, accounts and meetings by a part of a name, with or without its marks; the removed ones as well. */
  'audit.find': readBy(
    'administer',
    z.object({ query: line(200) }),
    z.object({ found: z.array(auditRecord), isMore: z.boolean() }),
  ),
  /** What the record is called of which rows are asked for; null where it is none of those that are found by name. */
  'audit.record': readBy('administer', z.object({ id: z.string().max(80) }), auditRecord.nullable()),
  /** What a row changed with the numbers in full; who saw them, and when, is in the audit. Needs both rights. */
  'audit.reveal': {
    ...write(
      'administer',
      z.object({ origin: z.string().max(80), sequence: z.number().int() }),
      z.object({ changes: z.array(auditChange) }),
    ),
    also: 'reveal' as const,
  },
  /** Who has written anything. */
  'audit.people': readBy('administer', z.object({}), z.array(z.object({ id, name: z.string() }))),
  /** Walks the whole chain: whether a row was changed, taken out or cut off outside the program. */
  'audit.check': job(
    'administer',
    z.object({}),
    z.object({ rows: z.number().int(), brokenAt: z.string().nullable() }),
  ),
}
