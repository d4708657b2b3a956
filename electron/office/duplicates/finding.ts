import {
  type DuplicateLimits,
  type DuplicatePair,
  findDuplicates,
} from '../../../shared/people/duplicates.ts'
import type { Sex } from '../../../shared/people/person.ts'
import { type Connection, type DataKey, openDatabase } from '../database/open.ts'

export interface DuplicatesInput {
  readonly file: string
  readonly key?: DataKey | undefined
  readonly limits: DuplicateLimits
  /** So many of the likeliest pairs are answered. */
  readonly most: number
}

interface PersonRow {
  readonly id: string
  readonly full_name: string
  readonly sex: Sex | null
  readonly birth_written: string | null
  readonly personal_id: string
  readonly old_id_number: string
  readonly card_number: string | null
  readonly old_card_number: string | null
}

const people = `
SELECT person.id, full_name, sex, birth_written, personal_id, old_id_number, card_number, old_card_number
FROM person LEFT JOIN member ON member.person_id = person.id WHERE person.deleted_at IS NULL`

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Whoever was merged since stands for both: who differs from the one differs from the other. */
function knownDistinct(connection: Connection): ReadonlySet<string> {
  const merged = new Map(
    connection.prepare('SELECT id, merged_into FROM person WHERE merged_into IS NOT NULL').raw().all() as [
      string,
      string,
    ][],
  )
  const keptOf = (id: string): string => {
    const into = merged.get(id)
    return into === undefined ? id : keptOf(into)
  }
  const decided = connection.prepare('SELECT first_id, second_id FROM distinct_people').raw().all()
  return new Set(
    (decided as [string, string][]).map(([first, second]) => keyOf(keptOf(first), keptOf(second))),
  )
}

/** The likeliest pairs among everybody in a register; the work of the workshop, which opens the file itself. */
export function duplicatePairs({ file, key, limits, most }: DuplicatesInput): {
  readonly total: number
  readonly people: number
  readonly pairs: readonly DuplicatePair[]
} {
  const connection = openDatabase(file, { key, readonly: true })
  try {
    const records = (connection.prepare(people).all() as PersonRow[]).map((row) => ({
      id: row.id,
      fullName: row.full_name,
      sex: row.sex,
      birthDate: row.birth_written,
      personalId: row.personal_id,
      oldIdNumber: row.old_id_number,
      cardNumber: row.card_number ?? '',
      oldCardNumber: row.old_card_number ?? '',
    }))
    const known = knownDistinct(connection)
    const { pairs } = findDuplicates(records, limits, (first, second) => known.has(keyOf(first, second)))
    return { total: pairs.length, people: records.length, pairs: pairs.slice(0, most) }
  } finally {
    connection.close()
  }
}
