import { momentAhead } from '../../../shared/calendar/clock.ts'
import type { ReadContext } from '../context.ts'
import { q } from '../database/executor.ts'

/** So many acts after a clock was put right, nobody needs to be told any longer of one of a day to come. */
const looksBack = 200

/** The moment of an act of this PC that lies ahead of its clock; null where there is none. */
export function actAhead({ db, now, office }: ReadContext): string | null {
  const acts = db.all(
    q
      .selectFrom('audit')
      .select('at')
      .where('origin', '=', office.origin)
      .orderBy('sequence', 'desc')
      .limit(looksBack),
  )
  return momentAhead(
    acts.map(({ at }) => at),
    now,
  )
}
