import { type RawBuilder, sql } from 'kysely'
import { ledgerPosts } from '../../../shared/organisation/posts.ts'

/** The place in a ledger of whoever holds the posts of these rows, the first of them counting; 9 without any. */
export const ledgerRank = (post: RawBuilder<unknown>, rows: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`coalesce((SELECT min(CASE ${post} ${sql.join(
    ledgerPosts.map((each, rank) => sql`WHEN ${each} THEN ${rank}`),
    sql` `,
  )} ELSE 9 END) FROM ${rows}), 9)`
