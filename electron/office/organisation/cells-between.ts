import { addDays } from '../../../shared/calendar/dates.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { MeetingHabit } from '../../../shared/organisation/cell.ts'
import { q, type Reader } from '../database/executor.ts'
import { unknownBeginning } from '../people/store.ts'

export interface CellBetween {
  readonly id: string
  /** Its name on the last of the days, or on its own last day. */
  readonly name: string
  readonly habit: MeetingHabit
  readonly beganOn: string | null
  readonly endedOn: string | null
}

/** The cells that exist on any of the days from `first` to `last`, by name; also one that ended between them. */
export function cellsBetween(db: Reader, first: string, last: string): readonly CellBetween[] {
  const names = groupBy(
    db.all(
      q.selectFrom('body_name').select(['body_id', 'name', 'sort_key', 'valid_from']).orderBy('valid_from'),
    ),
    (row) => row.body_id,
  )
  return db
    .all(
      q
        .selectFrom('body')
        .select(['id', 'ended_on', 'usual_day', 'usual_time', 'usual_place'])
        .where('kind', '=', 'cell')
        .where('deleted_at', 'is', null)
        .where((row) => row.or([row('ended_on', 'is', null), row('ended_on', '>', first)])),
    )
    .flatMap((body) => {
      const known = names.get(body.id) ?? []
      const began = known[0]?.valid_from ?? unknownBeginning
      if (began > last) return []
      const on = body.ended_on !== null && body.ended_on <= last ? addDays(body.ended_on, -1) : last
      const named = known.findLast(({ valid_from }) => valid_from <= on) ?? known[0]
      return [
        {
          id: body.id,
          name: named?.name ?? '',
          sortKey: named?.sort_key ?? '',
          habit: { day: body.usual_day, time: body.usual_time, place: body.usual_place },
          beganOn: began === unknownBeginning ? null : began,
          endedOn: body.ended_on,
        },
      ]
    })
    .sort((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0))
    .map(({ sortKey: _, ...cell }) => cell)
}
