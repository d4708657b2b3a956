import { z } from 'zod'
import { keep, read, write } from '../command.ts'
import { id, isoDate, period, requiredLine, revision } from '../fields.ts'
import { meetingContent, meetingKinds, ofCell, rollLine } from './meeting.ts'
import { phraseParts } from './phrases.ts'
import { preparationWays } from './preparation.ts'

/** Where the minutes of a meeting stand on their way. */
export const paperStates = ['draft', 'frozen', 'printed', 'signed', 'scanned', 'posted', 'archived'] as const
export type PaperState = (typeof paperStates)[number]
export const paperStateNames: Readonly<Record<PaperState, string>> = {
  draft: 'Nháp',
  frozen: 'Đã chốt bản in',
  printed: 'Đã in, chờ ký',
  signed: 'Đã ký',
  scanned: 'Đã quét',
  posted: 'Đã đăng',
  archived: 'Đã lưu',
}

export const monthRow = z.object({
  cellId: id,
  cellName: z.string(),
  /** What the cell's plan of this period says, else its habit; null when neither is known. */
  expectedOn: z.string().nullable(),
  /** Why the cell held no monthly meeting in the period; null where nothing was said of it. */
  missed: z.string().nullable(),
  meetings: z.array(
    z.object({
      id,
      kind: z.enum(meetingKinds),
      heldOn: z.string(),
      convened: z.number().int(),
      /** What the rate is counted over. */
      base: z.number().int(),
      present: z.number().int(),
      isRecorded: z.boolean(),
      /** How deep it was recorded: as a line of the month's sheet (số liệu), or in full. */
      depth: z.enum(['figures', 'full']),
      paperState: z.enum(paperStates),
      /** When what the meeting yielded was put on the e-handbook, as papers or as text alone. */
      postedOn: z.string().nullable(),
    }),
  ),
})
export type MonthRow = z.infer<typeof monthRow>

export const rollDifference = z.object({
  personId: id,
  fullName: z.string(),
  /** A sentence: joined the cell meanwhile, has another standing on that day, ... */
  what: z.string(),
})

const wayDays = z.object({
  /** Hội ý of secretary and deputy, where the cell has no committee. */
  consultedOn: isoDate.nullable(),
  /** Members were told; papers lay on the e-handbook; the finished papers were posted and reported. */
  notifiedOn: isoDate.nullable(),
  uploadedOn: isoDate.nullable(),
  postedOn: isoDate.nullable(),
})

const earlierText = z.object({ heldOn: z.string(), text: z.string() })

export const meetingView = z.object({
  id,
  revision,
  cellId: id,
  /** Name of the cell on the day of the meeting. */
  cellName: z.string(),
  period,
  kind: z.enum(meetingKinds),
  roll: z.array(rollLine),
  content: meetingContent,
  /** Whether `content` was taken over into the record ("Ghi vào sổ") or is still what is being typed. */
  isRecorded: z.boolean(),
  /** How deep it was recorded: as a line of the month's sheet (số liệu), or in full. */
  depth: z.enum(['figures', 'full']),
  hasUnrecordedChanges: z.boolean(),
  draftRevision: revision,
  keptAt: z.string().nullable(),
  /** Set when a frozen paper locks the meeting: change it by reopening the paper. */
  lockedBy: z.object({ paperId: id, state: z.enum(paperStates), version: z.number().int() }).nullable(),
  rollDifferences: z.array(rollDifference),
  /** The way before and after the meeting; null for that of a committee, which is itself a preparation. */
  preparation: wayDays
    .extend({
      way: z.enum(preparationWays),
      /** Whom the year's plan names for the topic; '' for whom it does not. */
      planned: z.object({ speaker: z.string(), drafter: z.string(), approver: z.string() }),
      /** The committee's meeting of the period, if it met. */
      committeeMeeting: z.object({ id, heldOn: z.string(), isRecorded: z.boolean() }).nullable(),
    })
    .nullable(),
  /** Reported tasks that an earlier meeting gave: their text stands there and is not changed here. */
  carriedTaskIds: z.array(id),
})
export type MeetingView = z.infer<typeof meetingView>

export const meetingsContract = {
  'meetings.month': read(z.object({ period }), z.array(monthRow)),
  /** The latest meetings of a cell. */
  'meetings.ofCell': read(
    z.object({ cellId: id, limit: z.number().int().min(1).max(500).default(12) }),
    z.array(
      z.object({
        id,
        period,
        kind: z.enum(meetingKinds),
        heldOn: z.string(),
        present: z.number().int(),
        /** What the rate is counted over. */
        base: z.number().int(),
        convened: z.number().int(),
        paperState: z.enum(paperStates),
      }),
    ),
  ),
  /** Opens a meeting and writes its roll, that of `heldOn`. */
  'meetings.open': write(
    'write',
    z.object({ cellId: id, period, kind: ofCell, heldOn: isoDate }),
    z.object({ id }),
  ),
  'meetings.get': read(z.object({ id }), meetingView),
  /** Keeps what is being typed; cheap, called at every pause, not in the audit. */
  'meetings.keep': keep(
    z.object({ id, draftRevision: revision, content: meetingContent }),
    z.object({ draftRevision: revision, keptAt: z.string() }),
  ),
  /** Takes the draft over into the record ("Ghi vào sổ"): one audit row with the fields that changed. */
  'meetings.record': write(
    'write',
    z.object({
      id,
      revision,
      /** The draft that the caller saw. Without it the record is refused while a draft waits. */
      draftRevision: revision.optional(),
      content: meetingContent,
    }),
    z.object({ revision, draftRevision: revision }),
  ),
  /** Gives up what is being typed: the meeting is again as it was last recorded, or as it was opened. */
  'meetings.dropDraft': write(
    'write',
    z.object({ id, draftRevision: revision }),
    z.object({ draftRevision: revision }),
  ),
  'meetings.acceptRoll': write('write', z.object({ id, revision }), z.object({ revision })),
  /** The days of the way before and after a meeting; also of one whose minutes are frozen. */
  'meetings.noteDays': write('write', wayDays.extend({ id, revision }), z.object({ revision })),
  /** Words of the cell's own earlier minutes, the latest first; `last` is the whole of that part last time. */
  'meetings.phrases': read(
    z.object({ id, part: z.enum(phraseParts) }),
    z.object({ last: earlierText.nullable(), phrases: z.array(earlierText) }),
  ),
  /** How much of what is written of this meeting stood in the minutes before, 0 to 100; null where there are none. */
  'meetings.likeness': read(
    z.object({ id }),
    z.object({ percent: z.number().int(), meetingId: id, heldOn: z.string() }).nullable(),
  ),
  'meetings.remove': write(
    'write',
    z.object({ id, revision, reason: requiredLine('lý do', 300) }),
    z.object({}),
  ),
}
