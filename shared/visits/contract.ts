import { z } from 'zod'
import { meetingHead } from '../attendance/sitting.ts'
import { read, write } from '../command.ts'
import { id, isoDate, period, prose } from '../fields.ts'

/** What is known of a committee member in charge (cấp ủy viên phụ trách) at one meeting of the cell. */
export const visit = z.object({
  /** Null while nobody knows. */
  came: z.boolean().nullable(),
  /** Nhận xét. */
  remarks: prose(2000),
  /** Việc đã hứa với chi bộ; '' where nothing was promised. */
  promise: prose(1000),
  promiseDueOn: isoDate.nullable(),
  /** Kết quả thực hiện lời hứa. */
  outcome: prose(1000),
  /** The day on which the promise was kept; until then it is open. */
  keptOn: isoDate.nullable(),
  /** Người dự thay: was asked, also before the meeting, to come in place of the member in charge. */
  standsIn: z.boolean().default(false),
})
export type Visit = z.infer<typeof visit>
export const nothingWritten: Visit = {
  came: null,
  remarks: '',
  promise: '',
  promiseDueOn: null,
  outcome: '',
  keptOn: null,
  standsIn: false,
}

const visitOf = z.object({
  personId: id,
  fullName: z.string(),
  /** In charge of the cell on the day; otherwise somebody who comes or came instead. */
  isInCharge: z.boolean(),
  /** The minutes name this person among the superiors who came. */
  isInMinutes: z.boolean(),
  visit,
  /** Whether anything was written down; what the caller saw of it goes back as `seen`. */
  isWritten: z.boolean(),
})
export type VisitOf = z.infer<typeof visitOf>

const heldMeeting = meetingHead.extend({ isRecorded: z.boolean() })

const visitedCell = z.object({
  cellId: id,
  cellName: z.string(),
  /** Who follows the cell at the end of the period, or today: also where there is no meeting yet. */
  inCharge: z.array(z.object({ personId: id, fullName: z.string() })),
  meetings: z.array(z.object({ meeting: heldMeeting, people: z.array(visitOf) })),
})
export type VisitedCell = z.infer<typeof visitedCell>

const promise = z.object({
  meeting: meetingHead,
  cellId: id,
  cellName: z.string(),
  personId: id,
  fullName: z.string(),
  visit,
  isOverdue: z.boolean(),
})
export type Promised = z.infer<typeof promise>

/** Cấp ủy viên phụ trách: who follows which cell, who came, what was said and promised. No part of the minutes. */
export const visitsContract = {
  /** All cells of a period, by name. */
  'visits.ofPeriod': read(z.object({ period }), z.array(visitedCell)),
  'visits.ofMeeting': read(z.object({ meetingId: id }), z.array(visitOf)),
  /** Promises that were not kept yet, the earliest day first; of one cell or of all. */
  'visits.promises': read(z.object({ cellId: id.nullable().default(null) }), z.array(promise)),
  /** Writes all of it; with nothing in it the line goes. */
  'visits.set': write(
    'write',
    z.object({
      meetingId: id,
      personId: id,
      /** What the caller saw; null where nothing was written. */
      seen: visit.nullable(),
      visit,
    }),
    z.object({}),
  ),
  /** Đã dự, as the minutes of a period have it: for everybody whom the minutes name and of whom nothing else is known. */
  'visits.takeFromMinutes': write('write', z.object({ period }), z.object({ taken: z.number().int() })),
}
