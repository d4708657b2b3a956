import { sql } from 'kysely'
import type { IsoDate } from '../../../shared/calendar/dates.ts'
import { periodOf, previousPeriod } from '../../../shared/calendar/periods.ts'
import { paperStates } from '../../../shared/meetings/contract.ts'
import { isMonthlyKind } from '../../../shared/meetings/meeting.ts'
import { dueWithinDays } from '../../../shared/movements/contract.ts'
import { secondCopyOf } from '../backup/second-copy.ts'
import { overdueCheckCount } from '../checks/store.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { differingLately } from '../documents/differing.ts'
import { recallCount } from '../documents/store.ts'
import { openPointCount } from '../figures/points.ts'
import { toKind } from '../meetings/store.ts'
import { missedOf } from '../months/missed.ts'
import { dueMovements } from '../movements/due.ts'
import { cellRows, nameOn } from '../organisation/store.ts'
import { registerCounts } from '../people/store.ts'
import { overdueCount } from '../petitions/store.ts'
import { expectedDays } from '../plans/expected.ts'
import { openTasksOf } from '../tasks/commands.ts'
import { remindedCount } from '../tasks/listing.ts'
import { actAhead } from './clock.ts'

/** Meetings whose minutes still wait for something: not frozen, not printed, not signed. */
const unfinished = () =>
  q
    .selectFrom('meeting')
    .leftJoin('paper', (join) =>
      join.onRef('paper.meeting_id', '=', 'meeting.id').on('paper.kind', '=', 'minutes'),
    )
    .where('meeting.deleted_at', 'is', null)
    // Written out, not bound: SQLite must see that the index of unsigned minutes holds all of them.
    .where(sql<boolean>`meeting.minutes_state IN ('draft', 'frozen', 'printed')`)

/** A meeting that was only opened has no minutes to wait for before its day. */
function waitingPapers(db: Reader, from: string, today: string) {
  return db
    .all(
      unfinished()
        .select([
          'meeting.id',
          'meeting.cell_id',
          'meeting.held_on',
          'meeting.minutes_state',
          'paper.id as paper_id',
        ])
        .where('meeting.period', '>=', from)
        .where((or) => or.or([or('meeting.recorded_at', 'is not', null), or('meeting.held_on', '<=', today)]))
        .orderBy('meeting.held_on', 'desc'),
    )
    .map((row) => ({
      paperId: row.paper_id,
      meetingId: row.id,
      cellName: nameOn(db, row.cell_id, row.held_on),
      heldOn: row.held_on,
      state: paperStates.find((state) => state === row.minutes_state) ?? ('draft' as const),
    }))
}

const earlierPapers = (db: Reader, before: string) =>
  db.all(
    unfinished()
      .select(['meeting.period', sql<number>`count(*)`.as('count')])
      .where('meeting.period', '<', before)
      // What is behind the figure is the month of the cells.
      .where('meeting.kind', '<>', 'briefing')
      .groupBy('meeting.period')
      .orderBy('meeting.period', 'desc')
      .limit(120),
  )

function backupState(db: Reader, today: IsoDate, { cells, members }: ReturnType<typeof registerCounts>) {
  const second = secondCopyOf(db, today)
  const { freshness, lacksPapers } = second
  // An office that is empty has nothing to lose yet; from the first record on it has.
  const isNeeded = freshness !== 'none' || members > 0 || cells > 0
  // A copy that lacks papers is no good one: whoever loses the PC now loses those papers.
  return { ...second, isOld: isNeeded && (freshness === 'none' || freshness === 'old' || lacksPapers) }
}

/** The cells that have held their monthly meeting of a period, and the meetings that were opened and not written. */
function monthlyMeetings(db: Reader, period: string) {
  const meetings = db
    .all(
      q
        .selectFrom('meeting')
        .select(['id', 'cell_id', 'kind', 'held_on', 'recorded_at'])
        .where('period', '=', period)
        .where('deleted_at', 'is', null),
    )
    .filter((row) => isMonthlyKind(toKind(row.kind)))
  const isHeld = (row: (typeof meetings)[number]) => row.recorded_at !== null
  return {
    met: new Set(meetings.filter(isHeld).map((row) => row.cell_id)),
    opened: new Map(meetings.map((row) => [row.cell_id, { id: row.id, heldOn: row.held_on }])),
  }
}

export const homeCommands: Handlers<'home'> = {
  'home.overview': (_input, read) => {
    const { db, today } = read
    const period = periodOf(today)
    const counts = registerCounts(db)
    const cells = cellRows(db, today)
    const { met, opened } = monthlyMeetings(db, period)
    const expected = expectedDays(db, period)
    const missed = missedOf(db, period)
    const tasks = openTasksOf(db, today)
    const due = dueMovements(db, today, dueWithinDays)
    const countDue = (rows: typeof due) => ({
      count: rows.length,
      late: rows.filter(({ on }) => on < today).length,
    })
    return {
      period,
      actAhead: actAhead(read),
      members: counts.members,
      cells: cells.length,
      notMet: cells
        .filter((cell) => !met.has(cell.id))
        .map((cell) => {
          const expectedOn = expected(cell)
          const waiting = opened.get(cell.id) ?? null
          const day = waiting?.heldOn ?? expectedOn
          return {
            cellId: cell.id,
            cellName: cell.name,
            expectedOn,
            opened: waiting,
            missed: missed.get(cell.id) ?? null,
            isUnwritten: day !== null && day < today && !missed.has(cell.id),
          }
        })
        .sort((a, b) => Number(b.isUnwritten) - Number(a.isUnwritten)),
      met: cells.filter((cell) => met.has(cell.id)).length,
      papers: waitingPapers(db, previousPeriod(period), today),
      earlierPapers: earlierPapers(db, previousPeriod(period)),
      recalls: recallCount(db),
      differing: differingLately(read).size,
      due: {
        confirmations: countDue(due.filter(({ kind }) => kind === 'confirmation')),
        stays: countDue(due.filter(({ kind }) => kind !== 'confirmation')),
      },
      openTasks: tasks.length,
      overdueTasks: tasks.filter((task) => task.isOverdue).length,
      remindedTasks: remindedCount(db, today),
      overduePetitions: overdueCount(db, today),
      overdueChecks: overdueCheckCount(db, today),
      openPoints: openPointCount(db),
      cellsWithoutSecretary: cells.filter((cell) => cell.secretary === '').length,
      headingsToConfirm: cells.filter((cell) => !cell.headingConfirmed).length,
      hints: cells.flatMap((cell) =>
        cell.hints.map((text) => ({ cellId: cell.id, cellName: cell.name, text })),
      ),
      backup: backupState(db, today, counts),
    }
  },
}
