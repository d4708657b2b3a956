import { z } from 'zod'
import { read } from '../command.ts'
import { id, period } from '../fields.ts'
import { attendanceStates } from '../meetings/meeting.ts'
import { meetingHead, run, sitting, turns } from './sitting.ts'

/** Both periods belong to the span. */
const span = { from: period, to: period }

/** The lines of a table of rates, in percent, and how many absences with leave running are too many. */
const limits = z.object({
  low: z.number(),
  middle: z.number(),
  high: z.number(),
  mostExcusedRunning: z.number().int(),
})
export type AttendanceLimits = z.infer<typeof limits>

/** What a figure counts, and whose names stand behind it. */
export const turnKinds = [...attendanceStates, 'unmarked', 'late', 'online'] as const
export type TurnKind = (typeof turnKinds)[number]
export const turnKindNames: Readonly<Record<TurnKind, string>> = {
  present: 'Có mặt',
  excused: 'Vắng có lý do',
  absent: 'Vắng không lý do',
  exempt: 'Miễn sinh hoạt, không dự',
  unmarked: 'Chưa điểm danh',
  late: 'Đến muộn',
  online: 'Dự trực tuyến',
}

const tooOften = z.object({
  personId: id,
  fullName: z.string(),
  cellId: id,
  cellName: z.string(),
  run,
  /** Whether it still went on at the last meeting of the span. */
  isRunning: z.boolean(),
})

export const attendanceContract = {
  'attendance.ofPerson': read(
    z.object({ personId: id, ...span }),
    z.object({
      fullName: z.string(),
      turns,
      limits,
      /** The longest run of absences with leave. */
      longest: run.nullable(),
      running: run.nullable(),
      sittings: z.array(sitting.extend({ meeting: meetingHead, cellId: id, cellName: z.string() })),
    }),
  ),
  /** The grid of a cell: its meetings across, everybody who was on a roll down. */
  'attendance.ofCell': read(
    z.object({ cellId: id, ...span }),
    z.object({
      cellName: z.string(),
      turns,
      limits,
      meetings: z.array(meetingHead.extend({ turns })),
      /** Meetings that were opened and not recorded yet: nobody is counted at them. */
      unrecorded: z.array(meetingHead),
      people: z.array(
        z.object({
          personId: id,
          fullName: z.string(),
          turns,
          longest: run.nullable(),
          /** In the order of the meetings; null where the person was not on the roll. */
          sittings: z.array(sitting.nullable()),
        }),
      ),
    }),
  ),
  'attendance.ofCommune': read(
    z.object(span),
    z.object({
      turns,
      limits,
      cells: z.array(
        z.object({
          cellId: id,
          cellName: z.string(),
          meetings: z.number().int(),
          unrecorded: z.number().int(),
          turns,
          tooOften: z.number().int(),
        }),
      ),
      tooOften: z.array(tooOften),
    }),
  ),
  /** The names behind a figure, of the commune or of one cell, most turns first. */
  'attendance.names': read(
    z.object({
      ...span,
      cellId: id.nullable().default(null),
      /** Of one meeting of the span alone. */
      meetingId: id.nullable().default(null),
      kind: z.enum(turnKinds),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    z.object({
      people: z.number().int(),
      turns: z.number().int(),
      rows: z.array(
        z.object({
          personId: id,
          fullName: z.string(),
          cellName: z.string(),
          sittings: z.array(z.object({ meetingId: id, heldOn: z.string(), reason: z.string() })),
        }),
      ),
    }),
  ),
}
