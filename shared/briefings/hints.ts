import { durationMinutes } from '../calendar/phrases.ts'
import type { MeetingContent, RollLine } from '../meetings/meeting.ts'
import { briefingFigures } from './seats.ts'

/** What a clerk should look at before the minutes of a briefing are frozen: sentences, never refusals. */
export function briefingHints(roll: readonly RollLine[], content: MeetingContent): string[] {
  const { startsAt, endsAt } = content
  const { unmarked } = briefingFigures(roll, content.marks)
  const unassigned = content.assignedTasks.filter(
    ({ title, cellIds = [] }) => title !== '' && cellIds.length === 0,
  )
  return [
    ...(startsAt !== null && endsAt !== null && durationMinutes(startsAt, endsAt) === undefined
      ? ['Giờ kết thúc phải sau giờ bắt đầu.']
      : []),
    ...(unmarked > 0 ? [`Còn ${unmarked} chi bộ chưa điểm danh.`] : []),
    ...unassigned.map(({ title }) => `Nhiệm vụ "${title}" chưa chọn giao cho chi bộ nào.`),
    ...(content.chairId === null ? ['Chưa ghi người chủ trì.'] : []),
    ...(content.secretaryId === null ? ['Chưa ghi người ghi biên bản.'] : []),
  ]
}
