import { attendanceSheet, attendanceSheets } from '../../../shared/forms/attendance-grid.ts'
import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { placeAndDay } from '../../../shared/forms/heading.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { attendanceCommands } from '../attendance/commands.ts'
import type { JobContext } from '../context.ts'
import { cellNames } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { headingOf, placeOf } from './places.ts'
import type { PrintPlan } from './plan.ts'

/** Lưới dự sinh hoạt of a year, a cell on a sheet; cells without a recorded meeting in that year are left out. */
export function attendancePlan(
  { year, cellId }: Extract<PrintRequest, { form: 'attendance' }>,
  context: JobContext,
): PrintPlan {
  const span = { from: `${year}-01`, to: `${year}-12` }
  return context.read((read) => {
    const { db, today } = read
    const yearEnd = `${year}-12-31`
    const day = yearEnd < today ? yearEnd : today
    const { number, title } = rulebookOf(db).rule('form.attendance', day)
    const cellIds = cellId === null ? cellNames(db, day).map(({ id }) => id) : [cellId]
    const grids = cellIds
      .map((id) => ({ id, grid: attendanceCommands['attendance.ofCell']({ ...span, cellId: id }, read) }))
      .filter(({ grid }) => grid.meetings.length > 0)
    if (grids.length === 0) {
      throw new Refusal(
        'not-found',
        `Năm ${year} chưa có buổi sinh hoạt nào ghi vào sổ nên chưa có gì để in. Hãy ghi các buổi vào sổ rồi in lại.`,
      )
    }
    const parts = grids.map(({ id, grid }) =>
      attendanceSheet({
        head: { heading: headingOf(db, id, day), number, title, under: [`Năm ${year}`] },
        grid,
        placeAndDay: placeAndDay(placeOf(db), today),
      }),
    )
    return {
      sheets: attendanceSheets(title),
      parts: () => parts,
      count: parts.length,
      records: grids.reduce((sum, { grid }) => sum + grid.people.length, 0),
      title: `Dự sinh hoạt ${year}`,
    }
  })
}
