import type { PaperOf } from '../../../shared/documents/contract.ts'
import type { MeetingKind } from '../../../shared/meetings/meeting.ts'
import type { Reader } from '../database/executor.ts'
import { draftOf } from '../meetings/draft.ts'
import { requireMeeting, toKind } from '../meetings/store.ts'
import { dayOfReport, requireReport } from '../reports/store.ts'

/** What a paper is of, a meeting or a report, as far as the way of a paper asks. */
export interface Origin {
  readonly bodyId: string
  /** The day whose rules, layout and names hold. */
  readonly day: string
  readonly revision: number
  /** Null for a report. */
  readonly meeting: MeetingKind | null
  /** Something of it is still being typed, or was never written into the book. */
  readonly isUnrecorded: boolean
}

export function requireOrigin(db: Reader, { meetingId, reportId }: PaperOf): Origin {
  if (meetingId !== null) {
    const meeting = requireMeeting(db, meetingId)
    return {
      ...{ bodyId: meeting.cell_id, day: meeting.held_on, revision: meeting.revision },
      meeting: toKind(meeting.kind),
      isUnrecorded: meeting.recorded_at === null || draftOf(db, meetingId) !== undefined,
    }
  }
  const report = requireReport(db, reportId ?? '')
  return {
    ...{ bodyId: report.body_id, day: dayOfReport(report), revision: report.revision },
    ...{ meeting: null, isUnrecorded: false },
  }
}
