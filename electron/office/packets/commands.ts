import { formatDate } from '../../../shared/calendar/dates.ts'
import { periodOf, previousPeriod } from '../../../shared/calendar/periods.ts'
import type { Parsed } from '../../../shared/contract.ts'
import { lateHours, soonHours } from '../../../shared/packets/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { advance } from '../documents/ticking.ts'
import { requireMeeting } from '../meetings/store.ts'
import { nameOn } from '../organisation/store.ts'
import { hoursLeft, packetMeetings } from './store.ts'
import { textOf } from './texts.ts'
import { writePackets } from './writing.ts'

const wrongDay = (on: string, why: string) =>
  new Refusal('invalid', `Ngày ${formatDate(on)} ${why}. Chưa ghi gì. Hãy kiểm tra lại ngày.`, {
    fields: { on: `Ngày ${why}` },
  })

/** Writes the day on which a packet was put up, for all chosen meetings or none. */
function tick({ phase, on, meetings }: Parsed<'packets.tick'>, context: WriteContext): number {
  const { db, audit, today } = context
  if (on > today) throw wrongDay(on, 'ở sau hôm nay')
  const column = phase === 'before' ? 'uploaded_on' : 'posted_on'
  for (const { meetingId, revision } of meetings) {
    const meeting = requireMeeting(db, meetingId)
    requireRevision(meeting.revision, revision, () => null)
    if (phase === 'after' && meeting.recorded_at === null) {
      const cellName = nameOn(db, meeting.cell_id, meeting.held_on)
      throw new Refusal(
        'refused',
        `Buổi sinh hoạt ngày ${formatDate(meeting.held_on)} của ${cellName} chưa ghi vào sổ nên chưa ghi nhận đã đăng. Chưa ghi gì cho buổi nào. Hãy ghi buổi này vào sổ trước, hoặc bỏ chọn.`,
      )
    }
    if (phase === 'after' && on < meeting.held_on) {
      throw wrongDay(on, `ở trước ngày họp của ${nameOn(db, meeting.cell_id, meeting.held_on)}`)
    }
    db.run(
      q
        .updateTable('meeting')
        .set({ [column]: on, revision: revision + 1 })
        .where('id', '=', meetingId),
    )
    audit({
      record: { kind: 'meeting', id: meetingId },
      changes: { [phase === 'before' ? 'uploadedOn' : 'postedOn']: [meeting[column], on] },
    })
  }
  const papers = meetings.flatMap((meeting) => meeting.papers)
  // What was prepared keeps its own way: a summons goes up before it is signed.
  if (phase === 'after' && papers.length > 0) advance(context, { papers, to: 'posted', on })
  return meetings.length
}

export const packetsCommands: Handlers<'packets'> = {
  'packets.ofPeriod': ({ period }, context) => packetMeetings(context, period).map(({ row }) => row),
  'packets.due': (_input, context) => {
    const current = periodOf(context.today)
    return [previousPeriod(current), current].flatMap((period) => {
      const hours = hoursLeft(context, period)
      const soon = hours.filter((left) => left >= 0 && left <= soonHours).length
      const late = hours.filter((left) => left < 0 && left >= -lateHours).length
      return soon + late === 0 ? [] : [{ period, soon, late }]
    })
  },
  'packets.text': ({ meetingId, phase }, { db }) => ({ text: textOf(db, meetingId, phase) }),
  'packets.write': writePackets,
  'packets.tick': (asked, context) => ({ changed: tick(asked, context) }),
}
