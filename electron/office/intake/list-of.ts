import { sql } from 'kysely'

/** Many texts as one parameter, for `IN`. */
export const listOf = (texts: readonly string[]) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify(texts)}))`
