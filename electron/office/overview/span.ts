import { noTurns, sumTurns } from '../../../shared/attendance/sitting.ts'
import { addPeriods } from '../../../shared/calendar/periods.ts'
import { monthsBetween } from '../../../shared/calendar/spans.ts'
import { groupBy } from '../../../shared/collections.ts'
import { hasTopic, isMonthlyKind } from '../../../shared/meetings/meeting.ts'
import type { SpanOverview, SpanSums } from '../../../shared/overview/contract.ts'
import { daysOf } from '../../../shared/plans/proposal.ts'
import { meetingsOf, type Span, turnsByMeeting } from '../attendance/store.ts'
import type { ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { cellsBetween } from '../organisation/cells-between.ts'
import { rulebookOf } from '../rulebook/store.ts'

type Meeting = ReturnType<typeof meetingsOf>[number]

/** The score that stands for a meeting: the committee's where it judged, else the cell's own. */
export function standingScores(db: Reader, meetings: readonly Meeting[]): ReadonlyMap<string, number> {
  const rows = db.all(
    q
      .selectFrom('appraisal')
      .select(['meeting_id', 'points'])
      .where('meeting_id', 'in', listed(meetings.map(({ id }) => id)))
      // 'cell' before 'committee': the later one stands.
      .orderBy('scorer'),
  )
  return new Map(rows.map((row) => [row.meeting_id, row.points]))
}

/** Sums over meetings of a span, of any choice of cells. */
function summing(db: Reader, span: Span) {
  const book = rulebookOf(db)
  const meetings = meetingsOf(db, span, book).filter(({ isRecorded }) => isRecorded)
  const turns = turnsByMeeting(db, span, book)
  const scores = standingScores(db, meetings)
  const sumOf = (own: readonly Meeting[]): SpanSums => {
    const given = own.flatMap(({ id }) => scores.get(id) ?? [])
    const total = given.reduce((sum, points) => sum + points, 0)
    return {
      held: own.filter(({ kind }) => isMonthlyKind(kind)).length,
      thematic: own.filter(({ kind }) => hasTopic(kind)).length,
      turns: sumTurns(own.map(({ id }) => turns.get(id) ?? noTurns)),
      score: given.length === 0 ? null : Math.round(total / given.length),
      scored: given.length,
    }
  }
  const byCell = groupBy(meetings, ({ cellId }) => cellId)
  return { ofCell: (cellId: string) => sumOf(byCell.get(cellId) ?? []), whole: sumOf(meetings) }
}

/** A longer time of the whole commune, cell by cell, beside the time of the same length before it. */
export function spanOf(span: Span, { db }: ReadContext): SpanOverview {
  const months = monthsBetween(span.from, span.to)
  const now = summing(db, span)
  const before = summing(db, { from: addPeriods(span.from, -months), to: addPeriods(span.to, -months) })
  return {
    cells: cellsBetween(db, daysOf(span.from).first, daysOf(span.to).last).map(({ id, name }) => ({
      ...{ cellId: id, cellName: name, now: now.ofCell(id), before: before.ofCell(id) },
    })),
    now: now.whole,
    before: before.whole,
  }
}
