import { sql } from 'kysely'

/** The right side of an IN for a list of any length: one parameter, so that the statement stays the same one. */
export const listed = (values: readonly string[]) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify(values)}))`
