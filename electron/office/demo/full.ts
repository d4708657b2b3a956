import { addDays, type IsoDate } from '../../../shared/calendar/dates.ts'
import type { CommandName, Input, Output } from '../../../shared/contract.ts'
import type { MeetingContent, RollLine } from '../../../shared/meetings/meeting.ts'
import type { PreparationWay } from '../../../shared/meetings/preparation.ts'
import type { Random } from './random.ts'

/** The same call as any window's. */
type Ask = <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>>

const praises = [
  'Biểu dương tổ an ninh tự quản và các đồng chí đi đầu hiến đất làm đường.',
  'Biểu dương các đồng chí hoàn thành sớm việc được giao; nhắc nhở việc đi họp đúng giờ.',
  'Biểu dương chi hội phụ nữ giữ vệ sinh đường làng, ngõ xóm.',
] as const
const examples = [
  'Nêu gương của cán bộ, đảng viên trong xây dựng nông thôn mới',
  'Thực hành tiết kiệm, chống lãng phí theo gương Bác',
  'Nói đi đôi với làm, giữ lời hứa với Nhân dân',
] as const
const shortcomings = [
  'Có lúc chưa sâu sát với các hộ được phân công giúp đỡ, xin tiếp thu và sửa chữa.',
  'Còn đi họp muộn, xin rút kinh nghiệm.',
] as const
type Asked = readonly [content: string, answerer: string]
const petitions: readonly [Asked, ...Asked[]] = [
  ['Đề nghị sớm sửa chữa đoạn đường bị sạt lở vào khu sản xuất.', 'UBND xã'],
  ['Đề nghị hỗ trợ giống ngô cho các hộ bị thiệt hại do sương muối.', 'UBND xã'],
  ['Đề nghị mở lớp bồi dưỡng nghiệp vụ cho bí thư và chi ủy viên.', 'Ban Xây dựng Đảng'],
]

/** What minutes in full hold beside the rest: late comers, praise, the talk on the example, criticism, a petition. */
export function inFull(random: Random, content: MeetingContent, newId: () => string): MeetingContent {
  const isThere = (personId: string) =>
    content.marks.some((mark) => mark.personId === personId && mark.state === 'present')
  const critic = content.opinions.find(({ speakerId }) => speakerId !== null && isThere(speakerId))
  const [asked, answerer] = random.pick(petitions)
  return {
    ...content,
    marks: content.marks.map((mark) =>
      mark.state === 'present' && random.chance(0.03) ? { ...mark, isLate: true } : mark,
    ),
    praise: random.chance(0.7) ? random.pick(praises) : '',
    exampleTopic: random.pick(examples),
    exampleMinutes: random.between(15, 30),
    opinions:
      critic !== undefined && random.chance(0.5)
        ? [...content.opinions, { ...critic, text: random.pick(shortcomings), kind: 'self-criticism' }]
        : content.opinions,
    petitions: random.chance(0.3)
      ? [
          {
            petitionId: newId(),
            content: asked,
            raisedBy: critic?.speaker ?? 'Trưởng bản',
            answerer,
            dueOn: addDays(content.heldOn, 30),
            answer: '',
          },
        ]
      : [],
  }
}

interface Held {
  readonly way: PreparationWay | undefined
  readonly id: string
  readonly revision: number
  readonly heldOn: IsoDate
  readonly today: IsoDate
}

/** The days of the way before and after a meeting, now and then a day too late. Answers the new revision. */
export async function noteWay(
  ask: Ask,
  random: Random,
  { way, id, revision, heldOn, today }: Held,
): Promise<number> {
  const postedOn = addDays(heldOn, random.between(1, random.chance(0.8) ? 2 : 4))
  const days = {
    consultedOn: way === 'consultation' ? addDays(heldOn, -random.between(1, 3)) : null,
    notifiedOn: addDays(heldOn, -random.between(2, 4)),
    uploadedOn: addDays(heldOn, random.chance(0.85) ? -1 : 0),
    postedOn: postedOn <= today && random.chance(0.9) ? postedOn : null,
  }
  return (await ask('meetings.noteDays', { id, revision, ...days })).revision
}

/** The committee's own meeting before that of the cell, where it has one: who came, and what it concluded. */
export async function holdCommittee(
  ask: Ask,
  { cellId, period, heldOn }: { readonly cellId: string; readonly period: string; readonly heldOn: IsoDate },
): Promise<void> {
  const { id } = await ask('meetings.open', { cellId, period, kind: 'committee', heldOn })
  const { revision, roll, content } = await ask('meetings.get', { id })
  await ask('meetings.record', {
    id,
    revision,
    content: {
      ...content,
      endsAt: null,
      marks: roll.map(({ personId }: RollLine) => ({ personId, state: 'present', reason: '' })),
      agenda: 'Đánh giá kết quả thực hiện nhiệm vụ tháng trước\nDự kiến nội dung kỳ sinh hoạt tháng này',
      conclusion: 'Thống nhất nội dung kỳ sinh hoạt; giao đồng chí phó bí thư chuẩn bị dự thảo nghị quyết.',
    },
  })
}
