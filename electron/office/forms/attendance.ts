import { addPeriods } from '../../../shared/calendar/periods.ts'
import { monthsBetween, spanWords } from '../../../shared/calendar/spans.ts'
import { attendanceSheet, attendanceSheets } from '../../../shared/forms/attendance-grid.ts'
import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { placeAndDay } from '../../../shared/forms/heading.ts'
import { daysOf } from '../../../shared/plans/proposal.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { capital } from '../../../shared/reports/section.ts'
import { attendanceCommands } from '../attendance/commands.ts'
import type { JobContext } from '../context.ts'
import { cellNames } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { headingOf, placeOf } from './places.ts'
import type { PrintPlan } from './plan.ts'

/** A sheet has room for the meetings of so many periods. */
const mostPeriods = 12

/** A span in pieces that fit on a sheet each. */
const sheetsOf = (from: string, to: string) =>
  Array.from({ length: Math.ceil(monthsBetween(from, to) / mostPeriods) }, (_, index) => {
    const first = addPeriods(from, index * mostPeriods)
    const last = addPeriods(first, mostPeriods - 1)
    return { from: first, to: last < to ? last : to }
  })

/** Lưới dự sinh hoạt, a cell on a sheet; cells without a recorded meeting in that time are left out. */
export function attendancePlan(
  { from, to, cellId }: Extract<PrintRequest, { form: 'attendance' }>,
  context: JobContext,
): PrintPlan {
  return context.read((read) => {
    const { db, today } = read
    const { last } = daysOf(to)
    const isOver = last < today
    const day = isOver ? last : today
    const { number, title } = rulebookOf(db).rule('form.attendance', day)
    const cellIds = cellId === null ? cellNames(db, day).map(({ id }) => id) : [cellId]
    const grids = cellIds
      .flatMap((id) => sheetsOf(from, to).map((span) => ({ ...span, id })))
      .map(({ id, ...span }) => ({
        ...{ id, span },
        grid: attendanceCommands['attendance.ofCell']({ ...span, cellId: id }, read),
      }))
      .filter(({ grid }) => grid.meetings.length > 0)
    if (grids.length === 0) {
      throw new Refusal(
        'not-found',
        `${capital(spanWords(from, to))} chưa có buổi sinh hoạt nào ghi vào sổ nên chưa có gì để in. Hãy ghi các buổi vào sổ rồi in lại.`,
      )
    }
    const parts = grids.map(({ id, span, grid }) =>
      attendanceSheet({
        head: {
          heading: headingOf(db, id, day),
          number,
          title,
          under: [capital(spanWords(span.from, span.to))],
        },
        grid,
        placeAndDay: placeAndDay(placeOf(db), today),
      }),
    )
    return {
      sheets: attendanceSheets(title),
      parts: () => parts,
      count: parts.length,
      records: grids.reduce((sum, { grid }) => sum + grid.people.length, 0),
      title: `Dự sinh hoạt ${spanWords(from, to)}`,
    }
  })
}
