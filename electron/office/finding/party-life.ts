import { sql } from 'kysely'
import { addDays, daysBetween, isIsoDate } from '../../../shared/calendar/dates.ts'
import { presentStandings } from '../../../shared/people/person.ts'
import {
  type Asking,
  column,
  holdsOn,
  query,
  remembered,
  type Sql,
  surelyBefore,
  within,
} from './expressions.ts'

/** Standing on the day, '' for whoever was no member. Of today the person's own row tells it. */
export const standingOn = ({ on, today }: Asking): Sql =>
  on === today
    ? column('person', 'standing')
    : sql`coalesce((SELECT standing FROM member_standing
        WHERE person_id = ${column('person', 'id')} AND ${holdsOn('member_standing', on)}), '')`

/**
 * The written day from which party age counts, NULL for whoever has none on the day: the rule of
 * `shared/people/party-age.ts` as one expression, so that a list of all members needs no look at each.
 */
export function partyAgeFrom(asking: Asking): Sql {
  const { on } = asking
  const standing = standingOn(asking)
  const official = column('member', 'official_written')
  const began = sql`coalesce(${column('member', 'admitted_written')}, ${column('member', 'joined_written')})`
  const isOfficial = sql`CASE WHEN ${official} IS NULL THEN ${standing} IN ('official', 'exempt')
    ELSE ${official} <= ${on} AND (${standing} IN ('official', 'exempt') OR ${surelyBefore(official, addDays(on, 1))}) END`
  const putOff = remembered(asking, 'interruptions', () => interruptedBeginnings(asking))
  const from =
    putOff.size === 0
      ? began
      : sql`CASE WHEN ${within(column('person', 'id'), [...putOff.keys()])} THEN (SELECT value FROM
          json_each(${JSON.stringify(Object.fromEntries(putOff))}) WHERE key = ${column('person', 'id')})
        ELSE ${began} END`
  return sql`CASE WHEN ${within(standing, presentStandings)} AND ${standing} <> 'probationary' AND ${isOfficial}
    AND ${began} <= ${on} THEN ${from} END`
}

interface Interrupted {
  readonly id: string
  readonly began: string | null
  readonly valid_from: string
  readonly valid_to: string
}

/**
 * Those who were out of the Party and came back, with the day put off by the days out; null where the beginning is
 * known only in part, since nobody can then tell the years.
 */
function interruptedBeginnings({ db, on }: Asking): ReadonlyMap<string, string | null> {
  const found = db.all(
    query(sql<Interrupted>`
      SELECT out.person_id AS id, coalesce(member.admitted_written, member.joined_written) AS began,
        out.valid_from, min(out.valid_to, ${on}) AS valid_to
      FROM member_standing AS out JOIN member ON member.person_id = out.person_id
      WHERE out.standing IN ('struck-off', 'expelled', 'resigned') AND out.valid_from < ${on}
        AND out.valid_to IS NOT NULL`),
  )
  const beginnings = new Map<string, string | null>()
  for (const { id, began, valid_from, valid_to } of found) {
    const known = beginnings.has(id) ? (beginnings.get(id) ?? null) : began
    const isFull = known !== null && isIsoDate(known)
    beginnings.set(id, isFull ? addDays(known, daysBetween(valid_from, valid_to)) : null)
  }
  return beginnings
}
