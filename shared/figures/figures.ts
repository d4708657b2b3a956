import { z } from 'zod'
import { id, isoDate, line, timeOfDay } from '../fields.ts'
import { attendanceFigures } from '../meetings/attendance.ts'
import { mark, type RollLine } from '../meetings/meeting.ts'
import { type Absence, formatAbsences } from './absences.ts'
import type { SheetTotals } from './values.ts'

/** The columns of the sheet in the order in which they are typed. */
export const figureFields = [
  'heldOn',
  'startsAt',
  'endsAt',
  'absences',
  'chair',
  'secretary',
  'vote',
  'ownScore',
  'totals',
] as const
export type FigureField = (typeof figureFields)[number]
export const figureNames: Readonly<Record<FigureField, string>> = {
  heldOn: 'Ngày họp',
  startsAt: 'Bắt đầu',
  endsAt: 'Kết thúc',
  absences: 'Vắng',
  chair: 'Chủ trì',
  secretary: 'Thư ký',
  vote: 'Biểu quyết',
  ownScore: 'Tự chấm',
  totals: 'Tổng trên phiếu',
}

const typed = line(1000).default('')
/** A row as it was typed, field by field; '' where nothing was. */
export const figureTexts = z.object({
  heldOn: typed,
  startsAt: typed,
  endsAt: typed,
  absences: typed,
  chair: typed,
  secretary: typed,
  vote: typed,
  ownScore: typed,
  totals: typed,
})
export type FigureTexts = z.infer<typeof figureTexts>
export const noTexts: FigureTexts = figureTexts.parse({})

const count = z.number().int().min(0).max(9999)
/** What one row of the sheet records of a meeting (ghi số liệu). */
export const figures = z.object({
  heldOn: isoDate,
  startsAt: timeOfDay.nullable(),
  endsAt: timeOfDay.nullable(),
  chairId: id.nullable(),
  secretaryId: id.nullable(),
  /** One for everybody on the roll of that day. */
  marks: z.array(mark).min(1).max(500),
  vote: z.object({ inFavour: count, against: count, other: count }).nullable(),
  /** Chi bộ tự chấm, in tenths of a point. */
  ownScore: z.number().int().min(0).max(1000).nullable(),
  /** What the handwritten sheet itself adds up to. */
  totals: z.object({ present: count, excused: count.nullable(), absent: count.nullable() }).nullable(),
})
export type Figures = z.infer<typeof figures>

/** Whoever is not what a roll call takes for granted: everybody present, the exempt exempt. */
const absencesOf = (roll: readonly RollLine[], marks: Figures['marks']): readonly Absence[] => {
  const byId = new Map(marks.map((each) => [each.personId, each]))
  return roll
    .flatMap(({ personId, number, inBase }): Absence[] => {
      const found = byId.get(personId)
      const isUsual = found === undefined || found.state === (inBase ? 'present' : 'exempt')
      return isUsual && (found?.reason ?? '') === ''
        ? []
        : [{ number, state: found?.state ?? 'present', reason: found?.reason ?? '' }]
    })
    .toSorted((a, b) => a.number - b.number)
}

/** The field of absentees for marks that were recorded; '' before anybody was called. */
export const absencesText = (roll: readonly RollLine[], marks: Figures['marks']): string =>
  marks.length === 0 ? '' : formatAbsences(absencesOf(roll, marks))

const spoken = (present: number, excused: number | null, absent: number | null): string =>
  [
    `có mặt ${present}`,
    ...(excused === null ? [] : [`vắng có lý do ${excused}`]),
    ...(absent === null ? [] : [`vắng không lý do ${absent}`]),
  ].join(', ')

/**
 * The question for the secretary where the totals of the sheet and its names say different things; null where they
 * agree. Both stay as they are.
 */
export function totalsQuestion(
  totals: SheetTotals | null,
  roll: readonly RollLine[],
  marks: Figures['marks'],
): string | null {
  if (totals === null) return null
  const named = attendanceFigures(roll, marks)
  const agrees =
    totals.present === named.present &&
    (totals.excused ?? named.excused) === named.excused &&
    (totals.absent ?? named.absent) === named.absent
  if (agrees) return null
  const { excused, absent } = totals
  return `Phiếu ghi ${spoken(totals.present, excused, absent)}; tính theo tên thì ${spoken(
    named.present,
    excused === null ? null : named.excused,
    absent === null ? null : named.absent,
  )}.`
}
