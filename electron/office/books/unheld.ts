import { gapsIn } from '../../../shared/books/gaps.ts'
import { periodOf } from '../../../shared/calendar/periods.ts'
import { groupBy } from '../../../shared/collections.ts'
import { isMonthlyKind } from '../../../shared/meetings/meeting.ts'
import { q, type Reader } from '../database/executor.ts'
import { toKind } from '../meetings/store.ts'

interface Asked {
  readonly year: number
  readonly cellId: string | null
}

const monthOf = (period: string): number => Number(period.slice(5, 7))

/**
 * Months of a year of which no monthly meeting of a cell is in the book, as sentences, from the first that was recorded
 * in it or, where the cell is known from before, from January; with the reason where it was noted that the cell
 * did not meet. Of the current month it is too early to say.
 */
export function monthsUnheld(
  db: Reader,
  { year, cellId }: Asked,
  today: string,
): (cellId: string) => readonly string[] {
  let held = q
    .selectFrom('meeting')
    .innerJoin('body', 'body.id', 'meeting.cell_id')
    .select(['meeting.cell_id', 'meeting.kind', 'meeting.period', 'body.ended_on'])
    .where('meeting.deleted_at', 'is', null)
    .where('meeting.recorded_at', 'is not', null)
    .where('meeting.period', '>=', `${year}-01`)
    .where('meeting.period', '<=', `${year}-12`)
  if (cellId !== null) held = held.where('meeting.cell_id', '=', cellId)
  const byCell = groupBy(
    db.all(held).filter(({ kind }) => isMonthlyKind(toKind(kind))),
    (row) => row.cell_id,
  )
  /** Whether a cell met before the year at all. */
  const isKnown = (cell: string): boolean =>
    db.first(
      q
        .selectFrom('meeting')
        .select('id')
        .where('cell_id', '=', cell)
        .where('deleted_at', 'is', null)
        .where('recorded_at', 'is not', null)
        .where('period', '<', `${year}-01`)
        .limit(1),
    ) !== undefined
  const missed = groupBy(
    db.all(
      q
        .selectFrom('missed_meeting')
        .select(['cell_id', 'period', 'reason'])
        .where('period', '>=', `${year}-01`)
        .where('period', '<=', `${year}-12`)
        .orderBy('period'),
    ),
    (row) => row.cell_id,
  )
  return (cell) => {
    const rows = byCell.get(cell) ?? []
    if (rows.length === 0) return []
    const own = rows.map(({ period }) => monthOf(period))
    // The month in which a cell ended, as the current one, need not have a meeting.
    const [stop = ''] = [
      periodOf(today),
      ...rows.flatMap(({ ended_on }) => ended_on?.slice(0, 7) ?? []),
    ].sort()
    const afterLast = stop > `${year}-12` ? 13 : stop >= `${year}-01` ? monthOf(stop) : 1
    const isNew = !isKnown(cell)
    const end = [...own, afterLast].reduce((most, month) => Math.max(most, month), 0)
    // A meeting that stands there after all speaks for itself.
    const noted = (missed.get(cell) ?? []).filter(({ period }) => !own.includes(monthOf(period)))
    const told = [...own, ...noted.map(({ period }) => monthOf(period))]
    const gaps = gapsIn(end === afterLast ? [...told, end] : told, isNew ? null : 0)
    return [
      ...noted.map(({ period, reason }) => `Chi bộ không họp tháng ${period.slice(5)}: ${reason}.`),
      ...(gaps.length === 0 ? [] : [`Không có buổi sinh hoạt nào ghi vào sổ của tháng ${gaps.join(', ')}.`]),
    ]
  }
}
