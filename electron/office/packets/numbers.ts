import { numbersIn } from '../../../shared/packets/personal-numbers.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'

/** Those of some numbers that the register has as somebody's. */
export function knownNumbers(db: Reader, numbers: readonly string[]): ReadonlySet<string> {
  if (numbers.length === 0) return new Set()
  const asked = listed(numbers)
  const found = db.all(
    q
      .selectFrom('person')
      .select(['personal_id', 'old_id_number'])
      .where((or) => or.or([or('personal_id', 'in', asked), or('old_id_number', 'in', asked)])),
  )
  return new Set(found.flatMap((row) => [row.personal_id, row.old_id_number]))
}

/** Whether a text holds somebody's personal number. */
export function hasPersonalNumber(db: Reader, text: string): boolean {
  const { sure, possible } = numbersIn(text)
  if (sure.length > 0) return true
  const known = knownNumbers(db, possible)
  return possible.some((number) => known.has(number))
}
