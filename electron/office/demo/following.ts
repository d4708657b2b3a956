import { addDays } from '../../../shared/calendar/dates.ts'
import type { Ask } from './bodies.ts'
import type { Random } from './random.ts'

const answers = [
  'UBND xã đã đưa vào kế hoạch, giao cán bộ chuyên môn thực hiện trong quý.',
  'Đã kiểm tra thực tế và bố trí kinh phí sửa chữa.',
  'Đã trả lời tại cuộc tiếp xúc với Nhân dân ở bản.',
] as const

/** Most petitions of the months before were answered after the meeting, one was taken back by whoever raised it. */
export async function followPetitions(ask: Ask, random: Random, today: string): Promise<void> {
  const { petitions } = await ask('petitions.list', { state: 'open', limit: 200 })
  for (const [index, { id, revision, raisedAt }] of petitions.entries()) {
    const answeredOn = raisedAt === null ? today : addDays(raisedAt.heldOn, random.between(10, 60))
    if (index === 1) await ask('petitions.withdraw', { id, revision, reason: 'Người nêu đã rút kiến nghị' })
    else if (answeredOn <= today && random.chance(0.85)) {
      await ask('petitions.answer', { id, revision, answer: random.pick(answers), answeredOn })
    }
  }
}
