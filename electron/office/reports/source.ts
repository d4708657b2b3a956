import { addPeriods, type Period, periodOf } from '../../../shared/calendar/periods.ts'
import { durationMinutes } from '../../../shared/calendar/phrases.ts'
import { monthsBetween } from '../../../shared/calendar/spans.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { DocumentNumber } from '../../../shared/documents/model.ts'
import { attendanceFigures } from '../../../shared/meetings/attendance.ts'
import { hasTopic } from '../../../shared/meetings/meeting.ts'
import { placeNameOf } from '../../../shared/organisation/heading.ts'
import { daysOf } from '../../../shared/plans/proposal.ts'
import type { CellRecord } from '../../../shared/reports/cell-report.ts'
import type { CommuneRecord } from '../../../shared/reports/commune-facts.ts'
import type { ReportSource } from '../../../shared/reports/document.ts'
import { isOfCommune } from '../../../shared/reports/kinds.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import { meetingsOf } from '../attendance/store.ts'
import type { ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { rollFor } from '../meetings/roll.ts'
import { recordedContent, toKind } from '../meetings/store.ts'
import { cellsBetween } from '../organisation/cells-between.ts'
import { holdersOn } from '../organisation/store.ts'
import { monthOf } from '../overview/month.ts'
import { spanOf } from '../overview/span.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { givenScores } from '../scores/store.ts'
import { communeOf } from '../setup/store.ts'
import { sumsOf } from '../tasks/store.ts'
import { bodyNameOf, dayOfReport, type ReportRow, toReportKind, writtenOf } from './store.ts'

/** What the cell recorded in a month, the meetings of its committee aside. */
function cellRecord(db: Reader, cellId: string, period: Period, book: Rulebook): CellRecord {
  const rows = db.all(
    q
      .selectFrom('meeting')
      .selectAll()
      .where('cell_id', '=', cellId)
      .where('period', '=', period)
      .where('kind', '<>', 'committee')
      .where('recorded_at', 'is not', null)
      .where('deleted_at', 'is', null)
      .orderBy('held_on')
      .orderBy('id'),
  )
  const scores = givenScores(db, rows, book)
  const told = new Set(
    db
      .all(
        q
          .selectFrom('task_report')
          .select(['meeting_id', 'task_id'])
          .where('meeting_id', 'in', listed(rows.map(({ id }) => id))),
      )
      .map(({ meeting_id, task_id }) => `${meeting_id} ${task_id}`),
  )
  const { first, last } = daysOf(period)
  return {
    period,
    meetings: rows.map((row) => {
      const content = recordedContent(db, row)
      const { cell, committee } = scores(row.id)
      const { startsAt, endsAt } = content
      const kind = toKind(row.kind)
      return {
        ...{ kind, heldOn: row.held_on, topic: hasTopic(kind) ? content.topic : '' },
        minutes: startsAt === null || endsAt === null ? null : (durationMinutes(startsAt, endsAt) ?? null),
        turns: attendanceFigures(rollFor(db, row, row.held_on), content.marks),
        ...{ own: cell?.points ?? null, committee: committee?.points ?? null },
        ...{ review: content.review, conclusion: content.conclusion },
        // A line of figures says nothing of the tasks that its meeting would have gone through.
        reported: content.reportedTasks.filter(({ taskId }) => told.has(`${row.id} ${taskId}`)),
        assigned: content.assignedTasks,
        petitions: content.petitions,
      }
    }),
    tasks: sumsOf(db, { cellId, personId: null, isGivenCounted: true }, first, last),
    book,
  }
}

/** What all cells recorded in a span of months, as far as these have begun. */
function communeRecord(
  read: ReadContext,
  { from, to }: { from: Period; to: Period },
  book: Rulebook,
): CommuneRecord {
  const { db, today } = read
  const begun = Array.from({ length: monthsBetween(from, to) }, (_, month) => addPeriods(from, month)).filter(
    (period) => period <= periodOf(today),
  )
  const [first, last] = [daysOf(from).first, daysOf(to).last]
  const held = groupBy(
    meetingsOf(db, { from, to }, book).filter(({ isRecorded }) => isRecorded),
    ({ cellId }) => cellId,
  )
  return {
    ...{ from, to, book },
    months: begun.map((period) => ({ period, overview: monthOf(period, read) })),
    span: spanOf({ from, to }, read),
    cells: cellsBetween(db, first, last).map(({ id, name, habit, beganOn, endedOn }) => ({
      ...{ cellId: id, name, habit, beganOn, endedOn, meetings: held.get(id) ?? [] },
    })),
    tasks: sumsOf(db, { cellId: null, personId: null }, first, last),
  }
}

interface Asked {
  readonly number: DocumentNumber
  readonly isDraft: boolean
}

/** Everything that a report is made from. Its figures are those of the record now. */
export function reportSource(read: ReadContext, row: ReportRow, { number, isDraft }: Asked): ReportSource {
  const { db } = read
  const kind = toReportKind(row.kind)
  const day = dayOfReport(row)
  const book = rulebookOf(db)
  const commune = communeOf(db)
  const communeName = commune?.communeName ?? ''
  const leads = isOfCommune(kind) ? 'board-secretary' : 'secretary'
  const head = {
    ...{ communeName, province: commune?.province ?? '' },
    placeName: commune?.placeName || placeNameOf(communeName),
    bodyName: bodyNameOf(db, row),
    ...{ from: row.from_period, to: row.to_period, subject: row.subject, addressee: row.addressee },
    ...{ datedOn: row.dated_on, day, book, number, isDraft },
    signer: holdersOn(db, day, row.body_id).find(({ post }) => post === leads)?.fullName ?? '',
    written: writtenOf(db, row.id),
  }
  switch (kind) {
    case 'cell-report':
      return { ...head, kind, record: cellRecord(db, row.body_id, row.from_period, book) }
    case 'submission':
      return { ...head, kind }
    case 'commune-report':
    case 'commune-review':
      return {
        ...{ ...head, kind },
        record: communeRecord(read, { from: row.from_period, to: row.to_period }, book),
      }
  }
}
