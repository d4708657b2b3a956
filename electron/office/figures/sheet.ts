import { addDays, formatDate } from '../../../shared/calendar/dates.ts'
import { nextPeriod } from '../../../shared/calendar/periods.ts'
import type { RowKey, SheetRow } from '../../../shared/figures/contract.ts'
import { noTexts } from '../../../shared/figures/figures.ts'
import { figureTextsOf } from '../../../shared/figures/row.ts'
import type { MonthRow } from '../../../shared/meetings/contract.ts'
import { isMonthlyKind, type RollLine } from '../../../shared/meetings/meeting.ts'
import type { ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listingCommands } from '../meetings/listing.ts'
import { meetingOfPeriod } from '../meetings/opening.ts'
import { rollFor, rollOn, staleLines, toRollLine, writtenRoll } from '../meetings/roll.ts'
import { requireMeeting } from '../meetings/store.ts'
import { requireCell } from '../organisation/store.ts'
import { closedOf } from './closed.ts'
import { pointCounts } from './points.ts'
import { draftKey, figuresOf, rowDrafts } from './store.ts'

const kinds: readonly string[] = ['regular', 'combined', 'thematic'] satisfies readonly RowKey['kind'][]
const isRowKind = (kind: string): kind is RowKey['kind'] => kinds.includes(kind)

interface Counts {
  readonly points: ReadonlyMap<string, number>
  readonly files: ReadonlyMap<string, number>
}

const filesOf = (db: Reader, period: string): ReadonlyMap<string, number> =>
  new Map(
    db
      .all(
        q
          .selectFrom('meeting_file')
          .innerJoin('meeting', 'meeting.id', 'meeting_file.meeting_id')
          .select((count) => ['meeting_file.meeting_id', count.fn.countAll<number>().as('total')])
          .where('meeting.period', '=', period)
          .groupBy('meeting_file.meeting_id'),
      )
      .map((row) => [row.meeting_id, row.total]),
  )

function drafted(db: Reader, key: RowKey): Pick<SheetRow, 'draft' | 'draftRevision' | 'keptAt'> {
  const draft = rowDrafts.draftOf(db, draftKey(key))
  return {
    draft: draft?.content ?? null,
    draftRevision: rowDrafts.draftRevisionOf(db, draftKey(key)),
    keptAt: draft?.keptAt ?? null,
  }
}

function openedRow(
  { db, today }: ReadContext,
  key: RowKey,
  { cellName, expectedOn }: MonthRow,
  meetingId: string,
  counts: Counts,
): SheetRow {
  const meeting = requireMeeting(db, meetingId)
  const called = writtenRoll(db, meetingId)
  const roll = called.flatMap(toRollLine)
  const texts = figureTextsOf(figuresOf(db, meeting, called), roll)
  const closed = closedOf(db, meeting)
  const isRecorded = meeting.recorded_at !== null
  return {
    ...key,
    cellName,
    meetingId,
    revision: meeting.revision,
    rollDay: meeting.held_on,
    // Until it is recorded, a meeting stands on the day for which it was opened.
    plannedOn: isRecorded ? (isMonthlyKind(key.kind) ? expectedOn : null) : meeting.held_on,
    state: closed ? 'closed' : isRecorded ? 'recorded' : 'open',
    missed: null,
    closed,
    // A day that was planned and has not come is no day on which the cell met.
    texts: isRecorded || meeting.held_on <= today ? texts : { ...texts, heldOn: '' },
    ...drafted(db, key),
    points: counts.points.get(meetingId) ?? 0,
    files: counts.files.get(meetingId) ?? 0,
    rollDifferences: closed === null ? staleLines(db, meeting, roll) : [],
  }
}

function unopenedRow(
  { db, today }: ReadContext,
  key: RowKey,
  { cellName, expectedOn, missed }: MonthRow,
): SheetRow {
  const lastDay = addDays(`${nextPeriod(key.period)}-01`, -1)
  const expected = expectedOn !== null && expectedOn <= today ? expectedOn : null
  const day = missed === null && expected !== null ? formatDate(expected) : ''
  return {
    ...key,
    cellName,
    meetingId: null,
    revision: 0,
    rollDay: expected ?? (lastDay < today ? lastDay : today),
    plannedOn: expectedOn,
    state: 'open',
    missed,
    closed: null,
    texts: { ...noTexts, heldOn: day },
    ...drafted(db, key),
    points: 0,
    files: 0,
    rollDifferences: [],
  }
}

/** The sheet of a period: a row for the monthly meeting of each cell, and for a thematic one that was opened. */
export function sheetOf(context: ReadContext, period: string): SheetRow[] {
  const { db } = context
  const counts = { points: pointCounts(db, period), files: filesOf(db, period) }
  return listingCommands['meetings.month']({ period }, context).flatMap((cell) => {
    const { cellId } = cell
    const opened = cell.meetings.flatMap(({ id, kind }) =>
      isRowKind(kind) ? [openedRow(context, { cellId, period, kind }, cell, id, counts)] : [],
    )
    return opened.some(({ kind }) => isMonthlyKind(kind))
      ? opened
      : [unopenedRow(context, { cellId, period, kind: 'regular' }, cell), ...opened]
  })
}

/** The roll of a row's meeting on a day, with the numbers that a printed roll bears. */
export function rollOfRow(db: Reader, key: RowKey, day: string): RollLine[] {
  requireCell(db, key.cellId)
  const meetingId = meetingOfPeriod(db, key)
  return meetingId === undefined
    ? rollOn(db, key.cellId, day, key.kind)
    : rollFor(db, requireMeeting(db, meetingId), day)
}
