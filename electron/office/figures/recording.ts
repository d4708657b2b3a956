import { formatDate } from '../../../shared/calendar/dates.ts'
import type { Parsed } from '../../../shared/contract.ts'
import type { RowKey } from '../../../shared/figures/contract.ts'
import { type Figures, figureFields, figureNames, totalsQuestion } from '../../../shared/figures/figures.ts'
import { figureTextsOf, readRow } from '../../../shared/figures/row.ts'
import { isMonthlyKind, type RollLine } from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { type AuditEntry, changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { writeAssigned } from '../meetings/lists.ts'
import { emptyRoll, meetingOfPeriod, openMeeting } from '../meetings/opening.ts'
import { rollFor, writeRoll } from '../meetings/roll.ts'
import { type MeetingRow, requireMeeting, toKind } from '../meetings/store.ts'
import { proposedTasks } from '../months/proposals.ts'
import { nameOn, requireLivingCell } from '../organisation/store.ts'
import { refuseClosed } from './closed.ts'
import { followTotals, pointCounts } from './points.ts'
import { sheetOf } from './sheet.ts'
import {
  draftKey,
  figuresOf,
  isScoredByCriterion,
  moveOwnScore,
  ownScoreOf,
  rowDrafts,
  writeOwnScore,
  writeVote,
} from './store.ts'

type Row = Parsed<'figures.record'>

/** A list that changed under the clerk's hands would count somebody present whom nobody called. */
function requireSameRoll(roll: readonly RollLine[], { kind, figures: { marks, heldOn } }: Row): void {
  if (roll.length === 0) throw emptyRoll(kind)
  const called = new Set(marks.map(({ personId }) => personId))
  if (called.size === roll.length && roll.every(({ personId }) => called.has(personId))) return
  throw new Refusal(
    'conflict',
    `Danh sách điểm danh ngày ${formatDate(heldOn)} vừa thay đổi trong sổ nên dòng này chưa ghi. Những gì đã nhập còn nguyên. Hãy xem lại các số vắng rồi ghi lại.`,
  )
}

/** The rules of the sheet hold for whoever asks: what it writes it can read again. */
function requireReadable(
  figures: Figures,
  roll: readonly RollLine[],
  { period }: RowKey,
  today: string,
): void {
  const { faults } = readRow(figureTextsOf(figures, roll), { period, today, roll })
  const [field] = figureFields.filter((each) => faults[each] !== undefined)
  if (field === undefined) return
  throw new Refusal('invalid', `Chưa ghi dòng này. ${figureNames[field]}: ${faults[field]}`, {
    fields: faults,
  })
}

function requireWholeScore(db: Reader, meeting: MeetingRow, { ownScore }: Figures): void {
  if (ownScore === ownScoreOf(db, meeting.id) || !isScoredByCriterion(db, meeting.id)) return
  throw new Refusal(
    'refused',
    'Chưa ghi dòng này. Điểm chi bộ tự chấm của buổi này đã ghi theo từng tiêu chí. Hãy trả lại tổng điểm cũ ở dòng này, hoặc sửa điểm ở trang của buổi.',
    { fields: { ownScore: 'Đã chấm theo từng tiêu chí' } },
  )
}

function write(
  db: Writer,
  meeting: MeetingRow,
  figures: Figures,
  roll: readonly RollLine[],
  now: string,
): void {
  const { totals, marks } = figures
  db.run(
    q
      .updateTable('meeting')
      .set({
        held_on: figures.heldOn,
        starts_at: figures.startsAt,
        ends_at: figures.endsAt,
        chair_id: figures.chairId,
        secretary_id: figures.secretaryId,
        sheet_present: totals?.present ?? null,
        sheet_excused: totals?.excused ?? null,
        sheet_absent: totals?.absent ?? null,
        depth: 'figures',
        recorded_at: now,
        revision: meeting.revision + 1,
      })
      .where('id', '=', meeting.id),
  )
  writeRoll(db, meeting.id, roll, new Map(marks.map((mark) => [mark.personId, mark])))
  writeVote(db, meeting.id, figures.vote)
  moveOwnScore(db, meeting, figures.heldOn)
  writeOwnScore(db, meeting.id, figures, now)
  followTotals(db, meeting.id, totalsQuestion(totals, roll, marks), now)
}

/** The commune's tasks of the month go to every cell that met: its handwritten sheet was printed with them. */
function giveCommonTasks(db: Writer, meeting: MeetingRow, now: string): readonly string[] {
  if (meeting.recorded_at !== null || !isMonthlyKind(toKind(meeting.kind))) return []
  const assignedTasks = proposedTasks(db, meeting.id, meeting.period)
  writeAssigned(db, meeting, { assignedTasks }, now)
  return assignedTasks.map(({ taskId }) => taskId)
}

/** The score may have been set on the meeting's own page since the row was read: a row does not write over it. */
function requireSeenScore(db: Reader, meeting: MeetingRow, row: Row, newer: () => unknown): void {
  if (row.ownScoreSeen === undefined || row.ownScoreSeen === ownScoreOf(db, meeting.id)) return
  throw new Refusal(
    'conflict',
    'Điểm chi bộ tự chấm của buổi này vừa được ghi ở trang khác. Dòng này chưa ghi, những gì đã nhập còn nguyên. Hãy tải lại trang rồi ghi lại dòng.',
    { current: newer() },
  )
}

/** A roll call is one entry of the audit: a word for each member. */
const auditable = ({ marks, ...others }: Figures): Record<string, unknown> => ({
  ...others,
  marks: Object.fromEntries(
    marks
      .map(
        ({ personId, state, reason }) => [personId, reason === '' ? state : `${state}: ${reason}`] as const,
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ),
})

/** A cell holds one monthly meeting a month, whatever it combines with. */
function refuseSecondMonthly(db: Reader, key: RowKey, newer: () => unknown): void {
  const other = key.kind === 'regular' ? 'combined' : 'regular'
  if (key.kind === 'thematic' || meetingOfPeriod(db, { ...key, kind: other }) === undefined) return
  throw new Refusal(
    'conflict',
    `${nameOn(db, key.cellId, `${key.period}-01`)} vừa được mở một buổi khác của kỳ này. Dòng này chưa ghi, những gì đã nhập còn nguyên. Hãy tải lại trang rồi ghi vào dòng mới.`,
    { current: newer() },
  )
}

/** Records one row of the sheet; where the month was not opened for the cell, this opens it. */
export function recordRow(row: Row, context: WriteContext) {
  const { db, audit, now, today } = context
  const { cellId, period, kind, figures } = row
  const newer = () =>
    sheetOf(context, period).find((each) => each.cellId === cellId && each.kind === kind) ?? null
  const knownId = meetingOfPeriod(db, row)
  const known = knownId === undefined ? undefined : requireMeeting(db, knownId)
  if (known) refuseClosed(db, known)
  else refuseSecondMonthly(db, row, newer)
  requireRevision(known?.revision ?? 0, row.revision, newer)
  rowDrafts.requireDraft(db, draftKey(row), row.draftRevision)

  const opening: AuditEntry[] = []
  const meetingId =
    knownId ??
    openMeeting(
      { cellId, period, kind, heldOn: figures.heldOn },
      { db, now, audit: (entry) => opening.push(entry) },
    )
  const meeting = requireMeeting(db, meetingId)
  // It may have ended since the month was opened; what is in the record already stays open to correction.
  if (meeting.recorded_at === null) requireLivingCell(db, cellId, figures.heldOn)
  const roll = rollFor(db, meeting, figures.heldOn)
  requireSameRoll(roll, row)
  requireReadable(figures, roll, row, today)
  requireWholeScore(db, meeting, figures)
  requireSeenScore(db, meeting, row, newer)
  const before = figuresOf(db, meeting)
  const given = giveCommonTasks(db, meeting, now)
  write(db, meeting, figures, roll, now)
  const written = requireMeeting(db, meetingId)
  audit({
    record: { kind: 'meeting', id: meetingId },
    changes: {
      ...opening[0]?.changes,
      ...(given.length > 0 && { given }),
      ...changedFields(auditable(before), auditable(figuresOf(db, written))),
    },
  })
  return {
    meetingId,
    revision: written.revision,
    draftRevision: rowDrafts.dropDraft(db, draftKey(row), now),
    points: pointCounts(db, period).get(meetingId) ?? 0,
  }
}
