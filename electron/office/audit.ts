import { type BrokenLink, brokenIn, type Chained, firstHash, hashOf } from './audit-chain.ts'
import { q, type Reader, type Writer } from './database/executor.ts'

/** One thing that was done to one record, or to the office itself. */
export interface AuditEntry {
  readonly record?: { readonly kind: string; readonly id: string }
  /** Changed fields: name to [old, new]; or facts of the act, such as counts. */
  readonly changes: Readonly<Record<string, unknown>>
}

export interface AuditStamp {
  readonly origin: string
  readonly at: string
  readonly account: string
  readonly command: string
}

export function appendAudit(db: Writer, stamp: AuditStamp, entry: AuditEntry): void {
  const last = db.first(
    q
      .selectFrom('audit')
      .select(['sequence', 'hash'])
      .where('origin', '=', stamp.origin)
      .orderBy('sequence', 'desc')
      .limit(1),
  )
  const row: Chained = {
    origin: stamp.origin,
    sequence: (last?.sequence ?? 0) + 1,
    at: stamp.at,
    account_id: stamp.account,
    command: stamp.command,
    record_kind: entry.record?.kind ?? null,
    record_id: entry.record?.id ?? null,
    changes: JSON.stringify(entry.changes),
    previous_hash: last?.hash ?? firstHash,
  }
  db.run(q.insertInto('audit').values({ ...row, hash: hashOf(row) }))
}

/** Walks the whole chain of every origin; answers the first row that does not fit, or undefined. */
export const brokenLink = (db: Reader): BrokenLink | undefined =>
  brokenIn(db.each(q.selectFrom('audit').selectAll().orderBy('origin').orderBy('sequence')))

/** Fields of `after` that differ from `before`, as name to [old, new]; for the audit. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {}
  for (const key of Object.keys(after)) {
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) {
      changes[key] = [before[key] ?? null, after[key]]
    }
  }
  return changes
}
