import { type MeetingKind, type RollLine, taskStates } from '../../../shared/meetings/meeting.ts'
import { type Post, postNames } from '../../../shared/organisation/cell.ts'

import { type Standing, standingNames } from '../../../shared/people/person.ts'
import { briefingDifferences, briefingRoll } from '../briefings/roll.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { recordsOf } from '../duplicates/merged.ts'
import { holdersOn } from '../organisation/store.ts'
import { onDay, toStanding } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'

/** In the order in which a person's posts are named on a roll; the committee member in charge is no member of it. */
const postOrder: readonly Post[] = ['secretary', 'deputy', 'committee-member']

/**
 * The roll as the histories have it on a day: who is called to a meeting of the cell, by given name. A committee calls its
 * own members; where there is no chi ủy viên there is no committee, and nobody is called.
 */
export function rollOn(db: Reader, cellId: string, day: string, kind: string): RollLine[] {
  if (kind === ('briefing' satisfies MeetingKind)) return briefingRoll(db, day)
  const book = rulebookOf(db)
  const convened = book.rule('roll.convened', day)
  const outOfBase = book.rule('attendance.outOfBase', day)
  const holders = holdersOn(db, day, cellId)
  const postOf = (personId: string): string => {
    const post = postOrder.find((candidate) =>
      holders.some((holder) => holder.personId === personId && holder.post === candidate),
    )
    return post ? postNames[post] : ''
  }
  const isCommittee = kind === ('committee' satisfies MeetingKind)
  const hasCommittee = holders.some(({ post }) => post === 'committee-member')
  const called = (personId: string): boolean => !isCommittee || (hasCommittee && postOf(personId) !== '')
  return db
    .all(
      q
        .selectFrom('cell_membership')
        .innerJoin('person', 'person.id', 'cell_membership.person_id')
        .innerJoin('member_standing', 'member_standing.person_id', 'cell_membership.person_id')
        .select(['person.id', 'person.full_name', 'member_standing.standing'])
        .where('cell_membership.cell_id', '=', cellId)
        .where('person.deleted_at', 'is', null)
        .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', day))
        .where(onDay('member_standing.valid_from', 'member_standing.valid_to', day))
        .where('member_standing.standing', 'in', convened)
        .orderBy('person.sort_key')
        .orderBy('person.id'),
    )
    .filter((row) => called(row.id))
    .flatMap((row, index): RollLine[] => {
      const standing = toStanding(row.standing)
      return standing
        ? [
            {
              personId: row.id,
              number: index + 1,
              fullName: row.full_name,
              standing,
              inBase: !outOfBase.includes(standing),
              post: postOf(row.id),
            },
          ]
        : []
    })
}

/** The roll as it was written when the meeting was opened, with the marks of the roll call. */
export function writtenRoll(db: Reader, meetingId: string) {
  return db.all(
    q.selectFrom('attendance').selectAll().where('meeting_id', '=', meetingId).orderBy('position'),
  )
}

export const toRollLine = (row: ReturnType<typeof writtenRoll>[number]): RollLine[] => {
  const standing = toStanding(row.standing)
  return standing
    ? [
        {
          personId: row.person_id,
          number: row.number,
          fullName: row.full_name,
          standing,
          inBase: row.in_base === 1,
          post: row.post,
        },
      ]
    : []
}

/** Numbers that a meeting's roll ever gave, also to those who are on it no more. */
function givenNumbers(db: Reader, meetingId: string): ReadonlyMap<string, number> {
  const left = db.all(
    q.selectFrom('roll_number').select(['person_id', 'number']).where('meeting_id', '=', meetingId),
  )
  return new Map([...left, ...writtenRoll(db, meetingId)].map((row) => [row.person_id, row.number]))
}

/**
 * Numbers of a roll that may be printed already: whoever had one in this meeting keeps it, under whatever record, also
 * after having left the roll for a while; whoever is new comes after the last one.
 */
function numbersOf(db: Reader, meetingId: string, roll: readonly RollLine[]): ReadonlyMap<string, number> {
  const printed = givenNumbers(db, meetingId)
  if (printed.size === 0) return new Map(roll.map(({ personId }, index) => [personId, index + 1]))
  const onRoll = new Set(roll.map(({ personId }) => personId))
  const numberOf = (personId: string): number | undefined =>
    printed.get(personId) ??
    recordsOf(db, personId).flatMap((id) => (onRoll.has(id) ? [] : (printed.get(id) ?? [])))[0]
  let last = Math.max(0, ...printed.values())
  return new Map(
    roll.map(({ personId }) => {
      const number = numberOf(personId)
      if (number === undefined) last += 1
      return [personId, number ?? last]
    }),
  )
}

/** Keeps the numbers of those who are to leave the roll. */
function rememberNumbers(db: Writer, meetingId: string, roll: readonly RollLine[]): void {
  const stay = new Set(roll.map(({ personId }) => personId))
  for (const { person_id, number } of writtenRoll(db, meetingId)) {
    if (stay.has(person_id)) continue
    db.run(
      q
        .insertInto('roll_number')
        .values({ meeting_id: meetingId, person_id, number })
        .onConflict((clash) => clash.doNothing()),
    )
  }
}

interface WrittenMark {
  readonly state: string
  readonly reason: string
  readonly isLate?: boolean
  readonly isOnline?: boolean
}

/** Writes a roll anew and keeps the marks and the numbers of those who stay on it. */
export function writeRoll(
  db: Writer,
  meetingId: string,
  roll: readonly RollLine[],
  marks: ReadonlyMap<string, WrittenMark>,
): void {
  const numbers = numbersOf(db, meetingId, roll)
  rememberNumbers(db, meetingId, roll)
  db.run(q.deleteFrom('attendance').where('meeting_id', '=', meetingId))
  const insert = db.inserter('attendance', [
    'meeting_id',
    'person_id',
    'position',
    'full_name',
    'standing',
    'in_base',
    'post',
    'state',
    'reason',
    'number',
    'is_late',
    'is_online',
  ])
  roll.forEach((line, position) => {
    const mark = marks.get(line.personId)
    insert({
      meeting_id: meetingId,
      person_id: line.personId,
      position,
      full_name: line.fullName,
      standing: line.standing,
      in_base: line.inBase ? 1 : 0,
      post: line.post,
      state: mark?.state ?? null,
      reason: mark?.reason ?? '',
      number: numbers.get(line.personId) ?? position + 1,
      is_late: mark?.state === 'present' && mark.isLate ? 1 : 0,
      is_online: mark?.state === 'present' && mark.isOnline ? 1 : 0,
    })
  })
}

/**
 * The roll of a day on which the meeting is or may be held: the written one on its own day, else that of the histories,
 * with the numbers of the written one, which may lie printed in the village.
 */
export function rollFor(
  db: Reader,
  meeting: {
    readonly id: string
    readonly cell_id: string
    readonly held_on: string
    readonly kind: string
  },
  day: string,
): RollLine[] {
  if (day === meeting.held_on) return writtenRoll(db, meeting.id).flatMap(toRollLine)
  const roll = rollOn(db, meeting.cell_id, day, meeting.kind)
  const numbers = numbersOf(db, meeting.id, roll)
  return roll.map((line) => ({ ...line, number: numbers.get(line.personId) ?? line.number }))
}

export interface RollDifference {
  readonly personId: string
  readonly fullName: string
  readonly what: string
}

/** Where the histories of today have another roll for the day of a meeting than the one that was written. */
export const staleLines = (
  db: Reader,
  meeting: { readonly cell_id: string; readonly held_on: string; readonly kind: string },
  written: readonly RollLine[],
): RollDifference[] => {
  const now = rollOn(db, meeting.cell_id, meeting.held_on, meeting.kind)
  return meeting.kind === ('briefing' satisfies MeetingKind)
    ? briefingDifferences(written, now)
    : rollDifferences(written, now)
}

/** Where the histories now say something else of that day than the roll that was written. */
export function rollDifferences(written: readonly RollLine[], now: readonly RollLine[]): RollDifference[] {
  const words = (standing: Standing) => standingNames[standing].toLowerCase()
  const before = new Map(written.map((line) => [line.personId, line]))
  const after = new Map(now.map((line) => [line.personId, line]))
  const gone = written
    .filter((line) => !after.has(line.personId))
    .map((line) => ({
      ...line,
      what: 'theo sổ đảng viên thì ngày họp không thuộc diện triệu tập của chi bộ',
    }))
  const added = now
    .filter((line) => !before.has(line.personId))
    .map((line) => ({ ...line, what: 'theo sổ đảng viên thì ngày họp đã sinh hoạt ở chi bộ' }))
  const changed = now.flatMap((line) => {
    const old = before.get(line.personId)
    if (!old) return []
    const parts = [
      ...(old.standing === line.standing
        ? []
        : [`theo sổ là ${words(line.standing)}, danh sách đang ghi ${words(old.standing)}`]),
      ...(old.fullName === line.fullName ? [] : [`tên trong sổ nay là ${line.fullName}`]),
    ]
    return parts.length === 0 ? [] : [{ ...line, what: parts.join('; ') }]
  })
  return [...gone, ...added, ...changed].map(({ personId, fullName, what }) => ({ personId, fullName, what }))
}

export const toTaskState = (text: string) => taskStates.find((state) => state === text) ?? 'not-started'
