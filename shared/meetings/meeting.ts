import { z } from 'zod'
import { id, isoDate, line, prose, timeOfDay } from '../fields.ts'
import { standings } from '../people/person.ts'

/** Kinds of cell meeting (sinh hoạt): thường kỳ, chuyên đề, thường kỳ kết hợp chuyên đề. domain.md 2.1. */
export const meetingKinds = ['regular', 'thematic', 'combined'] as const
export type MeetingKind = (typeof meetingKinds)[number]
export const meetingKindNames: Readonly<Record<MeetingKind, string>> = {
  regular: 'thường kỳ',
  thematic: 'chuyên đề',
  combined: 'thường kỳ kết hợp chuyên đề',
}

/** How a member stood at the roll call (điểm danh); null before the roll is called. */
export const attendanceStates = ['present', 'excused', 'absent', 'exempt'] as const
export type AttendanceState = (typeof attendanceStates)[number]
export const attendanceNames: Readonly<Record<AttendanceState, string>> = {
  present: 'Có mặt',
  excused: 'Vắng có lý do',
  absent: 'Vắng không lý do',
  exempt: 'Miễn sinh hoạt',
}

/** One line of the roll as it was written when the meeting was opened; the roll is that of the day of the meeting. */
export const rollLine = z.object({
  personId: id,
  /** Số thứ tự on the printed roll. It stays with the person when others come onto the roll later. */
  number: z.number().int(),
  fullName: z.string(),
  standing: z.enum(standings),
  /** Counted in the rate of attendance unless exempt and not there. */
  inBase: z.boolean(),
  /** Post in the cell on that day, in words. */
  post: z.string(),
})
export type RollLine = z.infer<typeof rollLine>

export const mark = z.object({ personId: id, state: z.enum(attendanceStates), reason: line(200) })
export type Mark = z.infer<typeof mark>

export const guest = z.object({
  fullName: line(120),
  title: line(200),
  /** Đại biểu cấp trên dự; otherwise khách mời. */
  isSuperior: z.boolean(),
})

/** Task states (domain.md 10.5). `overdue` is never stored: it follows from the deadline. */
export const taskStates = ['done', 'doing', 'not-started'] as const
export type TaskState = (typeof taskStates)[number]
export const taskStateNames: Readonly<Record<TaskState | 'overdue', string>> = {
  done: 'Hoàn thành',
  doing: 'Đang thực hiện',
  'not-started': 'Chưa thực hiện',
  overdue: 'Quá hạn',
}

/** A task of an earlier month as it was reported at this meeting. */
export const reportedTask = z.object({
  taskId: id,
  title: line(500),
  who: line(200),
  dueOn: isoDate.nullable(),
  state: z.enum(taskStates),
  result: prose(2000),
})
export type ReportedTask = z.infer<typeof reportedTask>

/** A task given at this meeting (nhiệm vụ tháng tới): what, who, by when. */
export const assignedTask = z.object({
  taskId: id,
  title: line(500),
  personId: id.nullable(),
  who: line(200),
  dueOn: isoDate.nullable(),
})

export const opinion = z.object({ speakerId: id.nullable(), speaker: line(120), text: prose(10_000) })
export type Opinion = z.infer<typeof opinion>

/** Kinds of question put to the vote; base and threshold of each are in the rule book. */
export const voteKinds = ['resolution', 'admission', 'confirmation'] as const
export type VoteKind = (typeof voteKinds)[number]
export const voteKindNames: Readonly<Record<VoteKind, string>> = {
  resolution: 'Nghị quyết, kết luận của chi bộ',
  admission: 'Đề nghị kết nạp đảng viên',
  confirmation: 'Đề nghị công nhận đảng viên chính thức',
}
const votes = z.number().int().min(0).max(9999).nullable()
export const vote = z.object({
  kind: z.enum(voteKinds),
  question: line(500),
  inFavour: votes,
  against: votes,
  other: votes,
})
export type Vote = z.infer<typeof vote>

/**
 * Whether a meeting counts as the cell's monthly one (sinh hoạt chi bộ thường kỳ, domain.md 2): a thematic one alone
 * does not, and one that was only opened counts from its day on.
 */
export const isMonthly = (
  meeting: { readonly kind: MeetingKind; readonly heldOn: string; readonly isRecorded: boolean },
  today: string,
): boolean =>
  (meeting.kind === 'regular' || meeting.kind === 'combined') &&
  (meeting.isRecorded || meeting.heldOn <= today)

export const meetingModes = ['in-person', 'online', 'mixed'] as const
export const meetingModeNames = { 'in-person': 'Trực tiếp', online: 'Trực tuyến', mixed: 'Kết hợp' } as const

/** Everything that a clerk writes about one meeting. Unknown is null or ''. */
export const meetingContent = z.object({
  heldOn: isoDate,
  startsAt: timeOfDay.nullable(),
  endsAt: timeOfDay.nullable(),
  place: line(200),
  mode: z.enum(meetingModes),
  chairId: id.nullable(),
  secretaryId: id.nullable(),
  marks: z.array(mark).max(500),
  guests: z.array(guest).max(50),
  /** Nội dung chuyên đề, where the kind of meeting has one. */
  topic: line(300),
  agenda: prose(5000),
  feeStatus: prose(2000),
  review: prose(20_000),
  reportedTasks: z.array(reportedTask).max(100),
  opinions: z.array(opinion).max(200),
  assignedTasks: z.array(assignedTask).max(100),
  votes: z.array(vote).max(30),
  conclusion: prose(20_000),
  /**
   * What was typed where a day or a time belongs and is none ("5/12"), by field: `startsAt`, `assignedTasks.0.dueOn`.
   * It waits in the draft until somebody puts it right, and is never recorded.
   */
  unclear: z.record(z.string().max(60), z.string().max(60)).default({}),
})
export type MeetingContent = z.infer<typeof meetingContent>

export const emptyMeeting = (heldOn: string): MeetingContent => ({
  heldOn,
  startsAt: null,
  endsAt: null,
  place: '',
  mode: 'in-person',
  chairId: null,
  secretaryId: null,
  marks: [],
  guests: [],
  topic: '',
  agenda: '',
  feeStatus: '',
  review: '',
  reportedTasks: [],
  opinions: [],
  assignedTasks: [],
  votes: [],
  conclusion: '',
  unclear: {},
})
