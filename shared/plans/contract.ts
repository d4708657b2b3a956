import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, period, requiredLine, revision, timeOfDay } from '../fields.ts'
import { meetingHabit } from '../organisation/cell.ts'

/** The kinds that a year is planned in: thường kỳ, chuyên đề, thường kỳ kết hợp chuyên đề. */
export const plannedKinds = ['regular', 'combined', 'thematic'] as const
export type PlannedKind = (typeof plannedKinds)[number]

/** How the year's thematic meetings are proposed: with the monthly one, beside it, or not at all. */
export const thematicWays = ['combined', 'thematic', 'none'] as const
export type ThematicWay = (typeof thematicWays)[number]

const year = z.number().int().min(1930).max(2200)

const planFields = z.object({
  cellId: id,
  /** Kỳ: the month for which it is held, which need not be that of the day. */
  period,
  kind: z.enum(plannedKinds),
  plannedOn: isoDate.nullable(),
  startsAt: timeOfDay.nullable(),
  place: line(200),
  /** Nội dung chuyên đề. */
  topic: line(300),
  /** Người trình bày. */
  speaker: line(120),
  /** Người dự thảo. */
  drafter: line(120),
  /** Người duyệt. */
  approver: line(120),
  note: line(300),
})
export type PlanFields = z.infer<typeof planFields>

export const plan = planFields.extend({ id, revision })
export type Plan = z.infer<typeof plan>

export const yearRow = z.object({
  cellId: id,
  cellName: z.string(),
  habit: meetingHabit,
  plans: z.array(plan),
  /** Quarters (1 to 4) in which fewer thematic meetings are planned or held than the rule asks. */
  missingThematic: z.array(z.number().int().min(1).max(4)),
})
export type YearRow = z.infer<typeof yearRow>

/** Kế hoạch sinh hoạt năm: what every cell means to hold. */
export const plansContract = {
  'plans.year': read(
    z.object({ year }),
    z.object({ thematicPerQuarter: z.number(), cells: z.array(yearRow) }),
  ),
  /** Proposes the rest of a year from the cells' habits, for months that have no plan yet; taken back as one. */
  'plans.propose': write(
    'write',
    z.object({
      year,
      thematic: z.enum(thematicWays),
      /** In which month of a quarter the thematic meeting is held, 1 to 3. */
      monthOfQuarter: z.number().int().min(1).max(3).default(2),
    }),
    z.object({ actId: id.nullable(), added: z.number().int() }),
  ),
  'plans.undo': write('write', z.object({ actId: id }), z.object({ removed: z.number().int() })),
  'plans.save': write(
    'write',
    planFields.extend({ id: id.nullable(), revision }),
    z.object({ id, revision }),
  ),
  'plans.remove': write(
    'write',
    z.object({ id, revision, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
}
