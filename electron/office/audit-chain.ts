import { createHash } from 'node:crypto'

export const firstHash = '0'.repeat(64)

/** A row of the audit without the hash that seals it. */
export interface Chained {
  readonly origin: string
  readonly sequence: number
  readonly at: string
  readonly account_id: string
  readonly command: string
  readonly record_kind: string | null
  readonly record_id: string | null
  readonly changes: string
  readonly previous_hash: string
}

/** The fixed serialisation under the chain: a JSON array in this order. Never change it; add a new chain instead. */
export const hashOf = (row: Chained): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        row.origin,
        row.sequence,
        row.at,
        row.account_id,
        row.command,
        row.record_kind,
        row.record_id,
        row.changes,
        row.previous_hash,
      ]),
    )
    .digest('hex')

/** Where a chain does not hold. */
export interface BrokenLink {
  readonly origin: string
  readonly sequence: number
}

/** The last row of a chain: what a copy or a later look must still find. */
export interface ChainHead extends BrokenLink {
  readonly hash: string
}

/** Walks rows in the order of origin and sequence, one at a time; answers the first that does not fit, or undefined. */
export function brokenIn(rows: Iterable<Chained & { readonly hash: string }>): BrokenLink | undefined {
  let origin = ''
  let sequence = 0
  let hash = firstHash
  for (const row of rows) {
    if (row.origin !== origin) {
      origin = row.origin
      sequence = 0
      hash = firstHash
    }
    sequence += 1
    if (row.sequence !== sequence || row.previous_hash !== hash || row.hash !== hashOf(row)) {
      return { origin, sequence }
    }
    hash = row.hash
  }
  return undefined
}
