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
  /** Why each of the three scores is not full; of the suggestion every lost point, the costliest first. */
  reasons: z.object({
    own: z.array(z.string()),
    suggestion: z.array(z.object({ title: z.string(), points, reason: z.string() })),
    committee: z.array(z.string()),
  }),
  lacks: z.array(z.enum(lacks)),
})
export type MeetingOfMonth = z.infer<typeof meetingOfMonth>

const cellHead = { cellId: id, cellName: z.string() }
const monthOverview = z.array(
  z.object({
    ...cellHead,
    /** Why the cell held no monthly meeting; null where nobody said that it did not. */
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

/** Which meetings a figure counts: of a kind, with a score that stands, in the record at all, or only opened. */
export const countedAs = ['monthly', 'thematic', 'scored', 'recorded', 'unrecorded'] as const
export type CountedAs = (typeof countedAs)[number]

const countedMeeting = z.object({
  meeting: meetingHead,
  ...cellHead,
  topic: z.string(),
  /** The score that stands: Đảng ủy thẩm định where it was given, else the cell's own. */
  score: points.nullable(),
})

/** What the page before a visit says of a cell in a line, and whose page stands behind it. */
export const factKinds = ['secretary', 'in-charge', 'members', 'petitions', 'support'] as const
export type FactKind = (typeof factKinds)[number]

const history = z.object({
  cellName: z.string(),
  /** Twelve periods, both counted. */
  from: period,
  to: period,
  /** The first period of which the book knows a meeting; null where it knows none. */
  begun: period.nullable(),
  facts: z.array(
    z.object({ kind: z.enum(factKinds), label: z.string(), text: z.string(), personId: id.nullable() }),
  ),
  /** Latest first, also a month in which the cell did not meet, and why. */
  months: z.array(
    z.object({
      period,
      missed: z.string().nullable(),
      meetings: z.array(
        meetingOfMonth.pick({ meeting: true, turns: true, own: true, committee: true }).extend({
          suggestion: meetingOfMonth.shape.suggestion,
        }),
      ),
    }),
  ),
  tasks: z.array(
    z.object({
      id,
      title: z.string(),
      who: z.string(),
      dueOn: z.string().nullable(),
      isOverdue: z.boolean(),
    }),
  ),
  promises: z.array(
    z.object({
      meetingId: id,
      period,
      personId: id,
      fullName: z.string(),
      promise: z.string(),
      dueOn: z.string().nullable(),
      isOverdue: z.boolean(),
    }),
  ),
  remarks: z.array(z.object({ meetingId: id, heldOn: z.string(), fullName: z.string(), text: z.string() })),
})
export type History = z.infer<typeof history>

/** Bảng tổng hợp of the whole commune: of a month, meeting by meeting; of a longer time, cell by cell. */
export const overviewContract = {
  'overview.ofMonth': read(z.object({ period }), monthOverview),
  'overview.ofSpan': read(span, spanOverview),
  /** Exactly the meetings behind a figure, of the commune or of one cell, earliest first. */
  'overview.meetings': read(
    z.object({ from: period, to: period, cellId: id.nullable().default(null), as: z.enum(countedAs) }),
    z.array(countedMeeting),
  ),
  /** Tình hình chi bộ of twelve months: what one page says of a cell before somebody visits it. */
  'overview.history': read(z.object({ cellId: id }), history),
  /** The same as a workbook, a sheet a part. */
  'overview.historyWorkbook': job(
    'export',
    z.object({ cellId: id }),
    doorFile.extend({ rows: z.number().int() }),
  ),
  /** The table of a month or of a longer time as a workbook. */
  'overview.workbook': job('export', span, doorFile.extend({ rows: z.number().int() })),
}
