import { sql } from 'kysely'
import type { Sitting, Turns } from '../../../shared/attendance/sitting.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { MeetingKind } from '../../../shared/meetings/meeting.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { toKind, toState } from '../meetings/store.ts'

/** Periods from and to, both within; of all cells or of one. */
export interface Span {
  readonly from: string
  readonly to: string
  readonly cellId?: string | null
}

/** A line of a roll as attendance over time reads it. `personId` is the record that stands for the person today. */
export interface Seat extends Sitting {
  readonly meetingId: string
  readonly cellId: string
  readonly period: string
  readonly kind: MeetingKind
  readonly heldOn: string
  readonly personId: string
  readonly fullName: string
}

/**
 * The meetings of a span that count, by the index over periods: a question never walks through years that were not
 * asked for. A meeting that was only opened counts nobody.
 */
const countedMeetings = ({ from, to, cellId }: Span, kinds: readonly string[]) => {
  const meetings = q
    .selectFrom('meeting')
    .where('meeting.deleted_at', 'is', null)
    .where('meeting.period', '>=', from)
    .where('meeting.period', '<=', to)
    .where('meeting.kind', 'in', kinds)
  // The plus keeps the index over a cell's meetings of all years out of it.
  return cellId == null ? meetings : meetings.where(sql<boolean>`+meeting.cell_id = ${cellId}`)
}

export function meetingsOf(db: Reader, span: Span, book: Rulebook) {
  return db
    .all(
      countedMeetings(span, book.rule('attendance.countedKinds', `${span.to}-01`))
        .select(['meeting.id', 'meeting.cell_id', 'meeting.period', 'meeting.kind'])
        .select(['meeting.held_on', 'meeting.recorded_at'])
        .orderBy('meeting.held_on')
        .orderBy('meeting.id'),
    )
    .map((row) => ({
      id: row.id,
      cellId: row.cell_id,
      period: row.period,
      kind: toKind(row.kind),
      heldOn: row.held_on,
      isRecorded: row.recorded_at !== null,
    }))
}

/** Which record stands for a person today, and under which records the rolls may have them. */
export interface Records {
  readonly kept: (personId: string) => string
  readonly all: (keptId: string) => readonly string[]
}

/** Read once for many people; of one person `recordsOf` in duplicates says the same. */
export function mergedRecords(db: Reader): Records {
  const rows = db.all(
    q.selectFrom('person').select(['id', 'merged_into']).where('merged_into', 'is not', null),
  )
  const into = new Map(rows.map(({ id, merged_into }) => [id, merged_into ?? id]))
  const kept = (personId: string): string => {
    const next = into.get(personId)
    return next === undefined ? personId : kept(next)
  }
  const given = groupBy(
    rows.map(({ id }) => id),
    kept,
  )
  return { kept, all: (keptId) => [keptId, ...(given.get(keptId) ?? [])] }
}

/**
 * The lines of the rolls of a span in the order of the meetings; of some people only, or in some state only. `people`
 * are records as the rolls have them.
 */
export function seatsOf(
  db: Reader,
  span: Span,
  book: Rulebook,
  only: {
    readonly people?: readonly string[]
    readonly state?: string
    readonly flag?: 'is_late' | 'is_online'
    readonly meetingId?: string
  } = {},
): Seat[] {
  const { kept } = mergedRecords(db)
  let rows = countedMeetings(span, book.rule('attendance.countedKinds', `${span.to}-01`))
    .innerJoin('attendance', 'attendance.meeting_id', 'meeting.id')
    .where('meeting.recorded_at', 'is not', null)
    .select(['meeting.id', 'meeting.cell_id', 'meeting.period', 'meeting.kind', 'meeting.held_on'])
    .select(['attendance.person_id', 'attendance.full_name', 'attendance.in_base', 'attendance.state'])
    .select(['attendance.reason', 'attendance.is_late', 'attendance.is_online'])
    .orderBy('meeting.held_on')
    .orderBy('meeting.id')
    .orderBy('attendance.position')
  if (only.people !== undefined) rows = rows.where('attendance.person_id', 'in', listed(only.people))
  if (only.state !== undefined) {
    rows =
      only.state === 'unmarked'
        ? rows.where('attendance.state', 'is', null)
        : rows.where('attendance.state', '=', only.state)
  }
  if (only.meetingId !== undefined) rows = rows.where('meeting.id', '=', only.meetingId)
  if (only.flag !== undefined) rows = rows.where(`attendance.${only.flag}`, '=', 1)
  return db.all(rows).map((row) => ({
    meetingId: row.id,
    cellId: row.cell_id,
    period: row.period,
    kind: toKind(row.kind),
    heldOn: row.held_on,
    personId: kept(row.person_id),
    fullName: row.full_name,
    inBase: row.in_base === 1,
    state: toState(row.state) ?? null,
    reason: row.reason,
    isLate: row.is_late === 1,
    isOnline: row.is_online === 1,
  }))
}

const counted = (what: ReturnType<typeof sql<boolean>>) => sql<number>`coalesce(sum(${what}), 0)`

/** The figures of every meeting of a span that was recorded, counted where the rolls lie. */
export function turnsByMeeting(db: Reader, span: Span, book: Rulebook): ReadonlyMap<string, Turns> {
  const state = (name: string) => counted(sql<boolean>`attendance.state = ${name}`)
  const rows = db.all(
    countedMeetings(span, book.rule('attendance.countedKinds', `${span.to}-01`))
      .innerJoin('attendance', 'attendance.meeting_id', 'meeting.id')
      .where('meeting.recorded_at', 'is not', null)
      .groupBy('meeting.id')
      .select([
        'meeting.id',
        sql<number>`count(*)`.as('convened'),
        state('present').as('present'),
        state('excused').as('excused'),
        state('absent').as('absent'),
        state('exempt').as('exempt'),
        counted(sql<boolean>`attendance.state IS NULL`).as('unmarked'),
        counted(sql<boolean>`attendance.in_base = 1 OR attendance.state IS 'present'`).as('base'),
        counted(sql<boolean>`attendance.is_late`).as('late'),
        counted(sql<boolean>`attendance.is_online`).as('online'),
      ]),
  )
  return new Map(rows.map(({ id, ...turns }) => [id, turns]))
}

/** Records that were absent with leave in a span, with how often. */
export const excusedCounts = (db: Reader, span: Span, book: Rulebook) =>
  db.all(
    countedMeetings(span, book.rule('attendance.countedKinds', `${span.to}-01`))
      .innerJoin('attendance', 'attendance.meeting_id', 'meeting.id')
      .where('meeting.recorded_at', 'is not', null)
      .where('attendance.state', '=', 'excused')
      .groupBy('attendance.person_id')
      .select(['attendance.person_id', sql<number>`count(*)`.as('times')]),
  )
