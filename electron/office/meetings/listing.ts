import { sql } from 'kysely'
import { addDays } from '../../../shared/calendar/dates.ts'
import { nextPeriod } from '../../../shared/calendar/periods.ts'
import { groupBy } from '../../../shared/collections.ts'
import { paperStates } from '../../../shared/meetings/contract.ts'
import type { CellRow } from '../../../shared/organisation/contract.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { missedOf } from '../months/missed.ts'
import { cellRows } from '../organisation/store.ts'
import { expectedDays } from '../plans/expected.ts'
import { toKind } from './store.ts'

export const toPaperState = (text: string | null) => paperStates.find((state) => state === text) ?? 'draft'

const columnsOfMonth = [
  'meeting.id',
  'meeting.cell_id',
  'meeting.period',
  'meeting.kind',
  'meeting.held_on',
  'meeting.recorded_at',
  'meeting.depth',
  'meeting.posted_on',
  'paper.state as paper_state',
] as const

/** Meetings with the figures of their roll calls, as lists show them. */
const listed = () =>
  q
    .selectFrom('meeting')
    .leftJoin('paper', (join) =>
      join.onRef('paper.meeting_id', '=', 'meeting.id').on('paper.kind', '=', 'minutes'),
    )
    .where('meeting.deleted_at', 'is', null)
    .select(columnsOfMonth)
    .select((nested) => [
      nested
        .selectFrom('attendance')
        .whereRef('attendance.meeting_id', '=', 'meeting.id')
        .select(sql<number>`count(*)`.as('total'))
        .as('convened'),
      nested
        .selectFrom('attendance')
        .whereRef('attendance.meeting_id', '=', 'meeting.id')
        .where((or) => or.or([or('attendance.in_base', '=', 1), or('attendance.state', '=', 'present')]))
        .select(sql<number>`count(*)`.as('total'))
        .as('base'),
      nested
        .selectFrom('attendance')
        .whereRef('attendance.meeting_id', '=', 'meeting.id')
        .where('attendance.state', '=', 'present')
        .select(sql<number>`count(*)`.as('total'))
        .as('present'),
    ])

/**
 * The cells of a month as they were at its end, or are today; and one that ended in the middle of it, if it met. A cell
 * merged since still met in the months before, under its name of the time.
 */
export function cellsOf(
  db: Reader,
  period: string,
  today: string,
  met: ReadonlyMap<string, readonly unknown[]>,
): readonly CellRow[] {
  const lastDay = addDays(`${nextPeriod(period)}-01`, -1)
  const cells = cellRows(db, lastDay < today ? lastDay : today)
  const known = new Set(cells.map(({ id }) => id))
  if ([...met.keys()].every((id) => known.has(id))) return cells
  const before = cellRows(db, `${period}-01`).filter(({ id }) => !known.has(id) && met.has(id))
  return [...cells, ...before]
}

/** The lists of meetings: of a month over all cells, of one cell over the months. */
export const listingCommands: Pick<Handlers<'meetings'>, 'meetings.month' | 'meetings.ofCell'> = {
  'meetings.month': ({ period }, { db, today }) => {
    const meetings = groupBy(
      db.all(
        listed()
          .where('meeting.period', '=', period)
          .where('meeting.kind', '<>', 'briefing')
          .orderBy('meeting.held_on'),
      ),
      (row) => row.cell_id,
    )
    const expected = expectedDays(db, period)
    const missed = missedOf(db, period)
    return cellsOf(db, period, today, meetings).map((cell) => ({
      cellId: cell.id,
      cellName: cell.name,
      expectedOn: expected(cell),
      missed: missed.get(cell.id) ?? null,
      meetings: (meetings.get(cell.id) ?? []).map((row) => ({
        id: row.id,
        kind: toKind(row.kind),
        heldOn: row.held_on,
        convened: row.convened ?? 0,
        base: row.base ?? 0,
        present: row.present ?? 0,
        isRecorded: row.recorded_at !== null,
        depth: row.depth === 'figures' ? 'figures' : 'full',
        paperState: toPaperState(row.paper_state),
        postedOn: row.posted_on,
      })),
    }))
  },

  'meetings.ofCell': ({ cellId, limit }, { db }) =>
    db
      .all(listed().where('meeting.cell_id', '=', cellId).orderBy('meeting.held_on', 'desc').limit(limit))
      .map((row) => ({
        id: row.id,
        period: row.period,
        kind: toKind(row.kind),
        heldOn: row.held_on,
        present: row.present ?? 0,
        base: row.base ?? 0,
        convened: row.convened ?? 0,
        paperState: toPaperState(row.paper_state),
      })),
}
