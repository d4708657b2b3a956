import { z } from 'zod'
import { read, write } from '../command.ts'
import { id, isoDate, line, requiredLine, revision } from '../fields.ts'

/** Who wishes something to be taken up: trưởng thôn, Mặt trận, the mass organisations of the village. */
export const topicSources = [
  'village-head',
  'front',
  'farmers',
  'women',
  'veterans',
  'youth',
  'elderly',
  'people',
] as const
export type TopicSource = (typeof topicSources)[number]

export const topicSourceNames: Readonly<Record<TopicSource, string>> = {
  'village-head': 'Trưởng thôn, bản',
  front: 'Ban công tác Mặt trận',
  farmers: 'Chi hội Nông dân',
  women: 'Chi hội Phụ nữ',
  veterans: 'Chi hội Cựu chiến binh',
  youth: 'Chi đoàn Thanh niên',
  elderly: 'Chi hội Người cao tuổi',
  people: 'Đảng viên, nhân dân',
}

const fields = z.object({
  cellId: id,
  raisedOn: isoDate,
  source: z.enum(topicSources),
  /** Whoever spoke for them; '' where nobody is named. */
  raisedBy: line(120),
  content: requiredLine('nội dung đề nghị', 500),
})
export type TopicFields = z.infer<typeof fields>

const topic = fields.extend({
  id,
  revision,
  cellName: z.string(),
  /** The meeting that takes it up; null while it waits, and where the cell decided otherwise. */
  takenAt: z.object({ meetingId: id, heldOn: isoDate }).nullable(),
  /** Why it is not taken up; '' where nobody said so. */
  setAside: z.string(),
})
export type Topic = z.infer<typeof topic>

/** Waiting for a meeting; taken up at one; not taken up, with the reason. */
export const topicStates = ['waiting', 'taken', 'set-aside', 'all'] as const
export type TopicState = (typeof topicStates)[number]

const seen = z.object({ id, revision })

/** Nội dung đề nghị: what village head, Front and mass organisations wish a meeting to take up, gathered beforehand. */
export const topicsContract = {
  /** The latest first, at most 500; `total` counts them all. */
  'topics.list': read(
    z.object({ cellId: id.nullable().default(null), state: z.enum(topicStates).default('waiting') }),
    z.object({ total: z.number().int(), topics: z.array(topic) }),
  ),
  /** What waits for a meeting of a cell, the oldest first, and what this one takes up or set aside. */
  'topics.ofMeeting': read(z.object({ meetingId: id }), z.array(topic)),
  'topics.save': write('write', fields.extend({ id: id.nullable(), revision }), topic),
  /** Takes it up at a meeting, or sets it aside with a reason; with neither it waits again. */
  'topics.decide': write(
    'write',
    seen.extend({ meetingId: id.nullable().default(null), setAside: line(300).default('') }),
    topic,
  ),
  'topics.remove': write('write', seen.extend({ reason: requiredLine('lý do', 300) }), z.object({})),
}
