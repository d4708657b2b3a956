import { expectedDay } from '../../../shared/meetings/habit.ts'
import type { CellRow } from '../../../shared/organisation/contract.ts'
import { q, type Reader } from '../database/executor.ts'

/** The day on which a cell is to hold its monthly meeting of a period: that of its plan, else that of its habit. */
export function expectedDays(
  db: Reader,
  period: string,
): (cell: Pick<CellRow, 'id' | 'habit'>) => string | null {
  const planned = new Map(
    db
      .all(
        q
          .selectFrom('plan')
          .select(['cell_id', 'planned_on'])
          .where('period', '=', period)
          .where('kind', 'in', ['regular', 'combined'])
          .where('planned_on', 'is not', null)
          .where('deleted_at', 'is', null),
      )
      .map((row) => [row.cell_id, row.planned_on]),
  )
  return ({ id, habit }) => planned.get(id) ?? expectedDay(habit, period)
}
