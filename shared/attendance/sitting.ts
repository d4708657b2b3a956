import { z } from 'zod'
import { periodParts } from '../calendar/periods.ts'
import {
  type AttendanceState,
  attendanceStates,
  type MeetingKind,
  meetingKinds,
} from '../meetings/meeting.ts'

/** One member at one meeting: a line of its roll with its mark; null where the roll call passed over it. */
export const sitting = z.object({
  state: z.enum(attendanceStates).nullable(),
  inBase: z.boolean(),
  reason: z.string(),
  isLate: z.boolean(),
  isOnline: z.boolean(),
})
export type Sitting = z.infer<typeof sitting>

/** Turns of attendance (lượt) over members and meetings. */
export const turns = z.object({
  /** Lines of the rolls. */
  convened: z.number().int(),
  present: z.number().int(),
  excused: z.number().int(),
  absent: z.number().int(),
  /** Exempt members who did not come. */
  exempt: z.number().int(),
  unmarked: z.number().int(),
  /** What the rate is counted over: everybody in the base, and who came without having to. */
  base: z.number().int(),
  late: z.number().int(),
  online: z.number().int(),
})
export type Turns = z.infer<typeof turns>

export const noTurns: Turns = {
  ...{ convened: 0, present: 0, excused: 0, absent: 0, exempt: 0, unmarked: 0 },
  ...{ base: 0, late: 0, online: 0 },
}

export const countTurns = (sittings: readonly Sitting[]): Turns => {
  const count = (fits: (sitting: Sitting) => boolean) => sittings.filter(fits).length
  return {
    convened: sittings.length,
    present: count(({ state }) => state === 'present'),
    excused: count(({ state }) => state === 'excused'),
    absent: count(({ state }) => state === 'absent'),
    exempt: count(({ state }) => state === 'exempt'),
    unmarked: count(({ state }) => state === null),
    base: count(({ state, inBase }) => inBase || state === 'present'),
    late: count(({ isLate }) => isLate),
    online: count(({ isOnline }) => isOnline),
  }
}

export const sumTurns = (parts: readonly Turns[]): Turns =>
  parts.reduce(
    (total, part) => ({
      convened: total.convened + part.convened,
      present: total.present + part.present,
      excused: total.excused + part.excused,
      absent: total.absent + part.absent,
      exempt: total.exempt + part.exempt,
      unmarked: total.unmarked + part.unmarked,
      base: total.base + part.base,
      late: total.late + part.late,
      online: total.online + part.online,
    }),
    noTurns,
  )

/** Absences with leave that follow one another (vắng có lý do liên tiếp). */
export const run = z.object({ count: z.number().int(), from: z.string(), last: z.string() })
export type Run = z.infer<typeof run>

/**
 * Runs of absences with leave, in the order of the meetings given. Whoever came, or stayed away without leave, ends a
 * run; a meeting at which somebody was exempt or not called neither ends nor lengthens it.
 */
export function excusedRuns(
  sittings: readonly { readonly state: Sitting['state']; readonly heldOn: string }[],
): Run[] {
  const runs: Run[] = []
  let open: Run | undefined
  for (const { state, heldOn } of sittings) {
    if (state === 'excused') {
      open = open
        ? { ...open, count: open.count + 1, last: heldOn }
        : { count: 1, from: heldOn, last: heldOn }
    } else if (state === 'present' || state === 'absent') {
      if (open) runs.push(open)
      open = undefined
    }
  }
  return open ? [...runs, open] : runs
}

/** The run that still goes on at the last meeting; undefined where it has ended. */
export function runningNow(
  sittings: readonly { readonly state: Sitting['state']; readonly heldOn: string }[],
): Run | undefined {
  const ended = sittings.findLast(({ state }) => state !== null && state !== 'exempt')
  return ended?.state === 'excused' ? excusedRuns(sittings).at(-1) : undefined
}

export const meetingHead = z.object({
  id: z.string(),
  period: z.string(),
  kind: z.enum(meetingKinds),
  heldOn: z.string(),
})

/** The letters of a grid as offices write them: x, P (phép), K (không phép), M (miễn). */
const letters: Readonly<Record<AttendanceState, string>> = {
  present: 'x',
  excused: 'P',
  absent: 'K',
  exempt: 'M',
}

export const letterOf = (sitting: Sitting | null): string =>
  sitting === null ? '' : sitting.state === null ? '?' : letters[sitting.state]

/** The head of a column of the grid: `T11`, and `T11 CĐ` for a thematic meeting by itself. */
export const monthWords = (period: string, kind: MeetingKind): string =>
  `T${periodParts(period).month}${kind === 'thematic' ? ' CĐ' : ''}`

export const lettersExplained =
  'x: có mặt. P: vắng có lý do. K: vắng không lý do. M: miễn sinh hoạt, không dự. ?: chưa điểm danh. Ô trống: không có trong danh sách của buổi.'
