import { formatDate } from '../../../shared/calendar/dates.ts'
import { formatPeriod } from '../../../shared/calendar/periods.ts'
import type { OnePaper } from '../../../shared/documents/contract.ts'
import { paperTypes } from '../../../shared/documents/kinds.ts'
import { isOncePerPeriod, type MeetingKind } from '../../../shared/meetings/meeting.ts'
import { timeOf } from '../../../shared/reports/names.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { type MeetingRow, toKind } from '../meetings/store.ts'
import { nameOn } from '../organisation/store.ts'
import { bodyNameOf } from '../reports/store.ts'

/** What a file's name says of a meeting that is not the cell's monthly one: two papers must not have one name. */
const meetingWords: Readonly<Partial<Record<MeetingKind, string>>> = {
  thematic: 'chuyên đề ',
  committee: 'họp chi ủy ',
  extraordinary: 'bất thường ',
  review: 'kiểm điểm ',
}

/** What the name says of a meeting: the month, or the day where a month may have several of the sort. */
function ofMeeting(db: Reader, meeting: MeetingRow) {
  const kind = toKind(meeting.kind)
  const time = isOncePerPeriod(kind) ? formatPeriod(meeting.period) : formatDate(meeting.held_on)
  return {
    of: meetingWords[kind] ?? '',
    body: nameOn(db, meeting.cell_id, meeting.held_on),
    time: time.replaceAll('/', '-'),
  }
}

/** Name of a file as it is saved: what it is, whose, which month. No personal names. */
export function fileName(
  db: Reader,
  { meetingId, reportId, kind }: OnePaper,
  ending: string,
  version = 1,
): string {
  // A paper stays readable when what it is of lies in the recycle bin.
  const meeting = meetingId && db.first(q.selectFrom('meeting').selectAll().where('id', '=', meetingId))
  const report = reportId && db.first(q.selectFrom('report').selectAll().where('id', '=', reportId))
  const named = meeting
    ? ofMeeting(db, meeting)
    : report
      ? { of: '', body: bodyNameOf(db, report), time: timeOf(report.from_period, report.to_period) }
      : undefined
  if (!named) throw missing(meetingId === null ? 'báo cáo này' : 'buổi sinh hoạt này')
  const { of, body, time } = named
  const which = version > 1 ? ` (bản ${version})` : ''
  const safe = `${paperTypes[kind].name} ${of}${body} ${time}${which}`.replace(/[\\/:*?"<>|]/g, ' ')
  return `${safe}.${ending}`
}
