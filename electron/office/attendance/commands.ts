import type { AttendanceLimits } from '../../../shared/attendance/contract.ts'
import { countTurns, noTurns, runningNow, sumTurns } from '../../../shared/attendance/sitting.ts'
import { addDays } from '../../../shared/calendar/dates.ts'
import { nextPeriod } from '../../../shared/calendar/periods.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import { nameSortKey } from '../../../shared/text/names.ts'
import { missing } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { keptRecordOf, recordsOf } from '../duplicates/merged.ts'
import { cellNames, cellNamesEver, requireCell } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { excusedTooOften, longestRun, oneEach } from './runs.ts'
import { meetingsOf, type Seat, type Span, seatsOf, turnsByMeeting } from './store.ts'

const limitsOf = (book: Rulebook, to: string): AttendanceLimits => ({
  low: book.rule('attendance.lowLine', `${to}-01`),
  middle: book.rule('attendance.middleLine', `${to}-01`),
  high: book.rule('attendance.highLine', `${to}-01`),
  mostExcusedRunning: book.rule('attendance.mostExcusedRunning', `${to}-01`),
})

/** By given name, as every list of members. */
function compareNames(a: string, b: string): number {
  const [first, second] = [nameSortKey(a), nameSortKey(b)]
  return first < second ? -1 : first > second ? 1 : 0
}

/** The last day of a span, or today while the span goes on. */
const lastDayOf = ({ to }: Span, today: string): string => {
  const last = addDays(`${nextPeriod(to)}-01`, -1)
  return last < today ? last : today
}

const namesOn = (db: Reader) => {
  const names = cellNamesEver(db)
  return (cellId: string, day: string) => names.get(cellId)?.(day) ?? ''
}

const toSitting = ({ state, inBase, reason, isLate, isOnline }: Seat) => ({
  ...{ state, inBase, reason, isLate, isOnline },
})

export const attendanceCommands: Handlers<'attendance'> = {
  'attendance.ofPerson': ({ personId: asked, ...span }, { db }) => {
    const personId = keptRecordOf(db, asked)
    const person = db.first(q.selectFrom('person').select('full_name').where('id', '=', personId))
    if (!person) throw missing('đảng viên này')
    const book = rulebookOf(db)
    const nameOf = namesOn(db)
    const seats = oneEach(seatsOf(db, span, book, { people: recordsOf(db, personId) }))
    return {
      fullName: person.full_name,
      turns: countTurns(seats),
      limits: limitsOf(book, span.to),
      longest: longestRun(seats) ?? null,
      running: runningNow(seats) ?? null,
      sittings: seats.map((seat) => ({
        ...toSitting(seat),
        meeting: { id: seat.meetingId, period: seat.period, kind: seat.kind, heldOn: seat.heldOn },
        cellId: seat.cellId,
        cellName: nameOf(seat.cellId, seat.heldOn),
      })),
    }
  },

  'attendance.ofCell': (span, { db, today }) => {
    requireCell(db, span.cellId)
    const book = rulebookOf(db)
    const all = meetingsOf(db, span, book)
    const seats = seatsOf(db, span, book)
    const byMeeting = groupBy(seats, ({ meetingId }) => meetingId)
    const head = ({ id, period, kind, heldOn }: (typeof all)[number]) => ({ id, period, kind, heldOn })
    const meetings = all
      .filter(({ isRecorded }) => isRecorded)
      .map((meeting) => ({ ...head(meeting), turns: countTurns(byMeeting.get(meeting.id) ?? []) }))
    const people = [...groupBy(seats, ({ personId }) => personId)].map(([personId, own]) => {
      const each = oneEach(own)
      const at = new Map(each.map((seat) => [seat.meetingId, seat]))
      return {
        personId,
        fullName: each.at(-1)?.fullName ?? '',
        turns: countTurns(each),
        longest: longestRun(each) ?? null,
        sittings: meetings.map(({ id }) => {
          const seat = at.get(id)
          return seat === undefined ? null : toSitting(seat)
        }),
      }
    })
    return {
      cellName: namesOn(db)(span.cellId, lastDayOf(span, today)),
      turns: sumTurns(meetings.map(({ turns }) => turns)),
      limits: limitsOf(book, span.to),
      meetings,
      unrecorded: all.filter(({ isRecorded }) => !isRecorded).map(head),
      people: people.toSorted((a, b) => compareNames(a.fullName, b.fullName)),
    }
  },

  'attendance.ofCommune': (span, { db, today }) => {
    const book = rulebookOf(db)
    const nameOf = namesOn(db)
    const meetings = groupBy(meetingsOf(db, span, book), ({ cellId }) => cellId)
    const turns = turnsByMeeting(db, span, book)
    const often = excusedTooOften(db, span, book)
    const oftenIn = groupBy(often, ({ cellId }) => cellId)
    const lastDay = lastDayOf(span, today)
    const living = cellNames(db, lastDay)
    const known = new Set(living.map(({ id }) => id))
    // A cell that was merged or dissolved in the span met before that.
    const ended = [...meetings.keys()]
      .filter((id) => !known.has(id))
      .map((id) => ({ id, name: nameOf(id, meetings.get(id)?.at(-1)?.heldOn ?? lastDay) }))
    const cells = [...living, ...ended].map(({ id, name }) => {
      const own = meetings.get(id) ?? []
      return {
        cellId: id,
        cellName: name,
        meetings: own.filter(({ isRecorded }) => isRecorded).length,
        unrecorded: own.filter(({ isRecorded }) => !isRecorded).length,
        turns: sumTurns(own.map((meeting) => turns.get(meeting.id) ?? noTurns)),
        tooOften: oftenIn.get(id)?.length ?? 0,
      }
    })
    return {
      turns: sumTurns(cells.map((cell) => cell.turns)),
      limits: limitsOf(book, span.to),
      cells,
      tooOften: often
        .map(({ heldOn, ...row }) => ({ ...row, cellName: nameOf(row.cellId, heldOn) }))
        .toSorted((a, b) => b.run.count - a.run.count || compareNames(a.fullName, b.fullName)),
    }
  },

  'attendance.names': ({ kind, offset, limit, meetingId, ...span }, { db }) => {
    const book = rulebookOf(db)
    const nameOf = namesOn(db)
    const only =
      kind === 'late'
        ? ({ flag: 'is_late' } as const)
        : kind === 'online'
          ? ({ flag: 'is_online' } as const)
          : { state: kind }
    const seats = seatsOf(db, span, book, { ...only, ...(meetingId !== null && { meetingId }) })
    const rows = [...groupBy(seats, ({ personId }) => personId)]
      .flatMap(([personId, own]) => {
        const last = own.at(-1)
        return last === undefined ? [] : [{ personId, own, last }]
      })
      .toSorted((a, b) => b.own.length - a.own.length || compareNames(a.last.fullName, b.last.fullName))
    return {
      people: rows.length,
      turns: seats.length,
      rows: rows.slice(offset, offset + limit).map(({ personId, own, last }) => ({
        personId,
        fullName: last.fullName,
        cellName: nameOf(last.cellId, last.heldOn),
        sittings: own.map(({ meetingId, heldOn, reason }) => ({ meetingId, heldOn, reason })),
      })),
    }
  },
}
