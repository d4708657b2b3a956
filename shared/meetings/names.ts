import { type Period, periodParts, periodPhrase } from '../calendar/periods.ts'
import { type MeetingKind, meetingKindNames } from './meeting.ts'

/** What was held, in the words of a title or inside a sentence: `sinh hoạt chi bộ thường kỳ tháng 11 năm 2026`. */
export function meetingSubject({
  kind,
  period,
}: {
  readonly kind: MeetingKind
  readonly period: Period
}): string {
  if (kind === 'briefing') return `hội nghị giao ban bí thư chi bộ ${periodPhrase(period)}`
  if (kind === 'committee') return `họp chi ủy ${periodPhrase(period)}`
  if (kind === 'review') return `hội nghị chi bộ kiểm điểm cuối năm ${periodParts(period).year}`
  return `sinh hoạt chi bộ ${meetingKindNames[kind]} ${periodPhrase(period)}`
}
