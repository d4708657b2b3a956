import { sql } from 'kysely'
import { addDays, addMonths, type IsoDate, isIsoDate } from '../../../shared/calendar/dates.ts'
import { latest } from '../../../shared/calendar/partial-dates.ts'
import type { Reader } from '../database/executor.ts'
import { peopleWithCell } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'

/** Probations and temporary stays that end within so many days, or have ended, those longest ago first. */
export function dueMovements(db: Reader, today: IsoDate, days: number) {
  const until = addDays(today, days)
  const months = rulebookOf(db).rule('probation.months', today)
  // A few days more: months end on different days.
  const begunBy = addDays(addMonths(until, -months), 4)
  const rows = db.all(
    peopleWithCell(today)
      .innerJoin('member', 'member.person_id', 'person.id')
      .select([
        'person.id',
        'person.full_name',
        'person.standing',
        'member.ceremony_written',
        'member.joined_written',
        'body_name.name',
      ])
      .select((row) =>
        row
          .selectFrom('movement')
          .innerJoin('act', 'act.id', 'movement.act_id')
          .whereRef('movement.person_id', '=', 'person.id')
          .where('movement.kind', 'in', ['temporary-arrival', 'temporary-departure'])
          .where('act.undone_at', 'is', null)
          .orderBy('act.effective_on', 'desc')
          .limit(1)
          .select('movement.until_on')
          .as('until_on'),
      )
      .where('person.deleted_at', 'is', null)
      .where('person.standing', 'in', ['probationary', 'away', 'visiting'])
      // Whoever surely is not due yet need not be fetched; of a day known in part the last one counts, below.
      .where((or) =>
        or.or([
          or('person.standing', '<>', 'probationary'),
          or(sql`coalesce(member.ceremony_written, member.joined_written)`, '<=', begunBy),
        ]),
      )
      .orderBy(sql`person.sort_key`),
  )
  return rows
    .flatMap((row) => {
      const begun = row.ceremony_written ?? row.joined_written
      const isProbation = row.standing === 'probationary'
      const on = isProbation ? begun && addMonths(latest(begun), months) : row.until_on
      if (on === null || !isIsoDate(on) || on > until) return []
      const kind = isProbation
        ? ('confirmation' as const)
        : row.standing === 'away'
          ? ('return' as const)
          : ('visit-end' as const)
      return [{ personId: row.id, fullName: row.full_name, cellName: row.name ?? '', kind, on }]
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
