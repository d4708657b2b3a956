import { z } from 'zod'
import { meetingHead, turns } from '../attendance/sitting.ts'
import { job, read } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, period } from '../fields.ts'

/** Points are in tenths everywhere: 89,9 is 899. */
const points = z.number().int()

/** What a meeting still lacks, in the order in which it is done. */
export const lacks = ['record', 'minutes', 'signature', 'posting', 'own-score', 'appraisal'] as const
export type Lack = (typeof lacks)[number]
export const lackNames: Readonly<Record<Lack, string>> = {
  record: 'Chưa ghi vào sổ',
  minutes: 'Chưa chốt biên bản',
  signature: 'Biên bản chưa ký',
  posting: 'Chưa đăng sổ tay',
  'own-score': 'Chưa có điểm tự chấm',
  appraisal: 'Chưa thẩm định',
}

const meetingOfMonth = z.object({
  meeting: meetingHead.extend({ isRecorded: z.boolean() }),
  /** Thời lượng; null where a time was not written down. */
  minutes: z.number().int().nullable(),
  turns,
  topic: z.string(),
  own: points.nullable(),
  suggestion: z.object({ points, open: points }).nullable(),
  committee: points.nullable(),
  /** Why the scores are what they are; '' and [] where nobody wrote a reason. */
  why: z.object({
    own: z.string(),
    lost: z.array(z.object({ title: z.string(), points, reason: z.string() })),
    committee: z.string(),
  }),
  lacks: z.array(z.enum(lacks)),
})
export type MeetingOfMonth = z.infer<typeof meetingOfMonth>

const cellHead = { cellId: id, cellName: z.string() }
const monthOverview = z.array(
  z.object({
    ...cellHead,
    /** Why the cell held no monthly meeting, where that was noted. */
    missed: z.string().nullable(),
    meetings: z.array(meetingOfMonth),
  }),
)
export type MonthOverview = z.infer<typeof monthOverview>

/** What stands for a span: turns of attendance, and the mean of the scores that were given. */
const sums = z.object({
  /** Monthly meetings that were recorded. */
  held: z.number().int(),
  thematic: z.number().int(),
  turns,
  /** Đảng ủy thẩm định where it was given, else the cell's own; the mean, null where there is none. */
  score: points.nullable(),
  scored: z.number().int(),
})
export type SpanSums = z.infer<typeof sums>

const spanOverview = z.object({
  cells: z.array(
    z.object({
      ...cellHead,
      now: sums,
      /** The span of the same length before it. */
      before: sums,
    }),
  ),
  now: sums,
  before: sums,
})
export type SpanOverview = z.infer<typeof spanOverview>

/** Both periods belong to the span. */
const span = z
  .object({ from: period, to: period })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Kỳ cuối ở trước kỳ đầu' })

/** Bảng tổng hợp of the whole commune: of a month, meeting by meeting; of a longer time, cell by cell. */
/** What a figure of a longer time counts: monthly meetings, or those with a topic of their own. */
export const countedKinds = ['monthly', 'thematic'] as const
export type CountedKind = (typeof countedKinds)[number]

export const overviewContract = {
  'overview.ofMonth': read(z.object({ period }), monthOverview),
  'overview.ofSpan': read(span, spanOverview),
  /** Exactly the meetings that a figure of `ofSpan` counts, of one cell or of all, the earliest first. */
  'overview.counted': read(
    z
      .object({ from: period, to: period, cellId: id.nullable(), counted: z.enum(countedKinds) })
      .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Kỳ cuối ở trước kỳ đầu' }),
    z.array(z.object({ ...cellHead, meeting: meetingHead, topic: z.string(), turns })),
  ),
  /** The table of a month or of a longer time as a workbook. */
  'overview.workbook': job('export', span, doorFile.extend({ rows: z.number().int() })),
}
