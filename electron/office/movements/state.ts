import { addDays, type IsoDate, isIsoDate } from '../../../shared/calendar/dates.ts'
import type { PersonState } from '../../../shared/people/standing.ts'
import { q, type Reader } from '../database/executor.ts'
import { findPerson, onDay, toStanding, unknownBeginning } from '../people/store.ts'

const unlessUnknown = (day: string | undefined): IsoDate | null =>
  day === undefined || day === unknownBeginning || !isIsoDate(day) ? null : day

/** What is known of a person for a movement of a day: the latest steps of both histories, and the cell before that day. */
export function stateOf(db: Reader, personId: string, on: IsoDate): PersonState {
  const standings = db.all(
    q
      .selectFrom('member_standing')
      .select(['standing', 'valid_from'])
      .where('person_id', '=', personId)
      .orderBy('valid_from'),
  )
  const cell = db.first(
    q
      .selectFrom('cell_membership')
      .select(['cell_id', 'valid_from'])
      .where('person_id', '=', personId)
      .where(onDay('valid_from', 'valid_to', addDays(on, -1))),
  )
  const latest = db.first(
    q
      .selectFrom('cell_membership')
      .select('valid_from')
      .where('person_id', '=', personId)
      .orderBy('valid_from', 'desc'),
  )
  const member = db.first(q.selectFrom('member').select('ceremony_written').where('person_id', '=', personId))
  return {
    standing: toStanding(standings.at(-1)?.standing ?? '') ?? null,
    standingBefore: toStanding(standings.at(-2)?.standing ?? '') ?? null,
    cellId: cell?.cell_id ?? null,
    standingFrom: unlessUnknown(standings.at(-1)?.valid_from),
    cellFrom: unlessUnknown(latest?.valid_from),
    probationFrom: member?.ceremony_written ?? findPerson(db, personId)?.fields.joinedOn ?? null,
  }
}
