import { addDays, type IsoDate } from '../../../shared/calendar/dates.ts'
import type { Input, Output } from '../../../shared/contract.ts'
import type { Ask } from './bodies.ts'
import type { Random } from './random.ts'

type Sheet = Output<'scores.ofMeeting'>

const remarks = [
  'Đăng văn bản lên Sổ tay còn chậm',
  'Nội dung thảo luận chưa sâu, ít ý kiến',
  'Phân công nhiệm vụ chưa rõ thời hạn',
] as const

/** What a cell votes of its own meeting: a little better than it was, as cells do. */
function ownScore(random: Random, { meeting, criteria, suggestion }: Sheet): Input<'scores.setOwn'> {
  const rows = criteria.map(({ id, maximum }) => {
    const proposed = suggestion?.criteria.find((row) => row.id === id)
    const likely = proposed === undefined ? maximum : proposed.points + proposed.open
    const lift = random.between(0, 2) * 10
    return {
      criterion: id,
      points: Math.min(maximum, Math.max(likely, Math.round(maximum * 0.085) * 10) + lift),
    }
  })
  return {
    ...{ meetingId: meeting.id, seen: null, criteria: rows, judgedOn: meeting.heldOn },
    points: rows.reduce((total, { points }) => total + points, 0),
  }
}

/** What the committee judges of some: mostly the same, now and then less, with the reason. */
function committeeScore(
  random: Random,
  { meeting, own }: Sheet,
  today: IsoDate,
): Input<'scores.setCommittee'> | undefined {
  const judgedOn = addDays(meeting.heldOn, random.between(4, 9))
  if (own === null || judgedOn > today) return undefined
  const less = random.chance(0.6) ? random.between(1, 6) * 10 : 0
  return {
    ...{ meetingId: meeting.id, seen: null, judgedOn, judgedBy: 'Ban Thường vụ Đảng ủy' },
    points: Math.max(0, own.points - less),
    reason: less === 0 ? '' : random.pick(remarks),
  }
}

/** The scores of a meeting that has been recorded: the cell's own on nearly every sheet, the committee's on every third. */
export async function scoreMeeting(
  ask: Ask,
  random: Random,
  meetingId: string,
  today: IsoDate,
): Promise<void> {
  if (random.chance(0.05)) return
  await ask('scores.setOwn', ownScore(random, await ask('scores.ofMeeting', { meetingId })))
  if (!random.chance(0.35)) return
  const judged = committeeScore(random, await ask('scores.ofMeeting', { meetingId }), today)
  if (judged !== undefined) await ask('scores.setCommittee', judged)
}
