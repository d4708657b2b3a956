import { addDays, type IsoDate } from '../../../shared/calendar/dates.ts'
import type { Ask } from './bodies.ts'
import type { Random } from './random.ts'

const remarks = [
  'Chuẩn bị chu đáo, thảo luận sát tình hình của bản.',
  'Đảng viên phát biểu còn ít, cần gợi mở nhiều hơn.',
  'Kết luận rõ việc, rõ người, rõ thời hạn.',
  'Cần duy trì giờ giấc, một số đồng chí đến muộn.',
] as const
const promises = [
  'Đề nghị UBND xã hỗ trợ xi măng làm đường nội bản',
  'Làm việc với ngành điện về trạm biến áp của bản',
  'Cung cấp tài liệu hướng dẫn trồng cây vụ đông',
  'Trả lời kiến nghị về ranh giới đất rừng',
] as const
const outcome = 'Đã làm việc, có văn bản trả lời chi bộ'

/** The member in charge comes to most meetings, says something, and now and then promises something. */
export async function visitMeeting(
  ask: Ask,
  random: Random,
  {
    meetingId,
    heldOn,
    today,
  }: { readonly meetingId: string; readonly heldOn: IsoDate; readonly today: IsoDate },
): Promise<void> {
  for (const { personId, isInMinutes } of await ask('visits.ofMeeting', { meetingId })) {
    // Of the last weeks the office has not asked everybody yet.
    if (heldOn > addDays(today, -20) && random.chance(0.7)) continue
    const came = isInMinutes || random.chance(0.6)
    const promise = came && random.chance(0.12) ? random.pick(promises) : ''
    const dueOn = addDays(heldOn, random.between(20, 60))
    const doneOn = addDays(heldOn, random.between(10, 90))
    const isKept = promise !== '' && doneOn <= today && random.chance(0.8)
    await ask('visits.set', {
      ...{ meetingId, personId, seen: null },
      visit: {
        came,
        remarks: came && random.chance(0.6) ? random.pick(remarks) : '',
        promise,
        promiseDueOn: promise === '' ? null : dueOn,
        outcome: isKept ? outcome : '',
        keptOn: isKept ? doneOn : null,
      },
    })
  }
}
