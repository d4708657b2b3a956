import { z } from 'zod'
import { id, isoDate, line, prose, requiredLine, timeOfDay } from '../fields.ts'
import { standings } from '../people/person.ts'

/**
 * Kinds of meeting of a cell (domain.md 2.1): thường kỳ, chuyên đề, thường kỳ kết hợp chuyên đề, bất thường, kiểm điểm
 * cuối năm, and that of its committee (họp chi ủy).
 */
export const cellMeetingKinds = [
  'regular',
  'thematic',
  'combined',
  'extraordinary',
  'review',
  'committee',
] as const
/** And one of the commune with the secretaries of its cells (giao ban bí thư), which is a meeting of no cell. */
export const meetingKinds = [...cellMeetingKinds, 'briefing'] as const
export type MeetingKind = (typeof meetingKinds)[number]
export const meetingKindNames: Readonly<Record<MeetingKind, string>> = {
  regular: 'thường kỳ',
  thematic: 'chuyên đề',
  combined: 'thường kỳ kết hợp chuyên đề',
  extraordinary: 'bất thường',
  review: 'kiểm điểm cuối năm',
  committee: 'chi ủy',
  briefing: 'giao ban bí thư chi bộ',
}
/** The kind with what it is a kind of, as it begins a line. */
export const meetingTitles: Readonly<Record<MeetingKind, string>> = {
  regular: 'Sinh hoạt thường kỳ',
  thematic: 'Sinh hoạt chuyên đề',
  combined: 'Sinh hoạt thường kỳ kết hợp chuyên đề',
  extraordinary: 'Sinh hoạt bất thường',
  review: 'Hội nghị kiểm điểm cuối năm',
  committee: 'Họp chi ủy',
  briefing: 'Giao ban bí thư chi bộ',
}
/** A kind that a cell can open. */
export const ofCell = z
  .enum(meetingKinds)
  .refine((kind) => kind !== 'briefing', { error: 'Giao ban bí thư mở ở trang Giao ban' })
/** Of these a cell has at most one in a period; of the others as many as it needs. */
export const isOncePerPeriod = (kind: MeetingKind): boolean =>
  kind === 'regular' || kind === 'thematic' || kind === 'combined'
/** Whether a subject (nội dung chuyên đề) belongs to the meeting. */
export const hasTopic = (kind: MeetingKind): boolean => kind === 'thematic' || kind === 'combined'

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

const flag = z.literal(true).exactOptional()
export const mark = z.object({
  personId: id,
  state: z.enum(attendanceStates),
  /** Lý do vắng. */
  reason: line(200),
  /** Đến muộn, dự trực tuyến: of somebody present only. */
  isLate: flag,
  isOnline: flag,
})
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

const measure = z.number().min(0).max(1e12)

/** A task of an earlier month as it was reported at this meeting. */
export const reportedTask = z.object({
  taskId: id,
  title: line(500),
  who: line(200),
  dueOn: isoDate.nullable(),
  state: z.enum(taskStates),
  result: prose(2000),
  /** Mức đã đạt của chỉ tiêu, up to this meeting; absent: not said. */
  achieved: measure.nullable().exactOptional(),
  /** The indicator that the task was given with; it comes from the office and is not written back. */
  measure: z.object({ indicator: line(200), unit: line(40), target: measure.nullable() }).exactOptional(),
})
export type ReportedTask = z.infer<typeof reportedTask>

/** A task given at this meeting (nhiệm vụ tháng tới): what, who, by when. */
export const assignedTask = z.object({
  taskId: id,
  title: line(500),
  personId: id.nullable(),
  who: line(200),
  dueOn: isoDate.nullable(),
  /** The task of the commune for all cells (nhiệm vụ chung) that this one is. */
  commonTaskId: id.exactOptional(),
  /** Sản phẩm; hộ, tổ chức được giúp đỡ; chỉ tiêu, đơn vị tính, mức phải đạt. Absent: not said. */
  product: line(300).exactOptional(),
  forWhom: line(200).exactOptional(),
  indicator: line(200).exactOptional(),
  unit: line(40).exactOptional(),
  target: measure.nullable().exactOptional(),
  /** The cells that a briefing of secretaries gives it to, and whether to their secretaries by name. */
  cellIds: z.array(id).max(500).exactOptional(),
  toLeaders: flag,
})

/** What somebody said: phát biểu, tự phê bình, phê bình. */
export const opinionKinds = ['opinion', 'self-criticism', 'criticism'] as const
export type OpinionKind = (typeof opinionKinds)[number]
export const opinionKindNames: Readonly<Record<OpinionKind, string>> = {
  opinion: 'Phát biểu',
  'self-criticism': 'Tự phê bình',
  criticism: 'Phê bình',
}
export const opinion = z.object({
  speakerId: id.nullable(),
  speaker: line(120),
  text: prose(10_000),
  /** Absent: phát biểu. */
  kind: z.enum(opinionKinds).exactOptional(),
  /** The question put to the vote, or the line of the agenda, that it is about, in its words. Absent: not said. */
  item: line(500).exactOptional(),
})
export type Opinion = z.infer<typeof opinion>

/** A petition (kiến nghị, đề nghị) raised at the meeting: who answers it and by when, or the answer given there. */
export const petition = z.object({
  petitionId: id,
  content: prose(2000),
  raisedBy: line(200),
  answerer: line(200),
  dueOn: isoDate.nullable(),
  answer: prose(2000),
})
export type Petition = z.infer<typeof petition>

/** Kinds of question put to the vote; base and threshold of each are in the rule book. */
export const voteKinds = [
  'resolution',
  'admission',
  'confirmation',
  'discipline',
  'removal',
  'expulsion',
  'exemption',
  'rating',
  'election',
] as const
export type VoteKind = (typeof voteKinds)[number]
export const voteKindNames: Readonly<Record<VoteKind, string>> = {
  resolution: 'Nghị quyết, kết luận của chi bộ',
  admission: 'Đề nghị kết nạp đảng viên',
  confirmation: 'Đề nghị công nhận đảng viên chính thức',
  discipline: 'Kỷ luật khiển trách, cảnh cáo',
  removal: 'Đề nghị kỷ luật cách chức',
  expulsion: 'Đề nghị kỷ luật khai trừ',
  exemption: 'Đề nghị miễn công tác và sinh hoạt đảng',
  rating: 'Xếp loại chất lượng đảng viên hằng năm',
  election: 'Bầu cử',
}
/** Whether a question of the kind is about one person. */
export const isAboutPerson = (kind: VoteKind): boolean => kind !== 'resolution' && kind !== 'election'

export const voteMethods = ['hands', 'ballot'] as const
export const voteMethodNames: Readonly<Record<(typeof voteMethods)[number], string>> = {
  hands: 'Giơ tay',
  ballot: 'Phiếu kín',
}
const votes = z.number().int().min(0).max(9999).nullable()
/** Who stands in an election (danh sách bầu cử), and for how many votes; the name is that of the register where it knows the person. */
const candidate = z.object({ personId: id.nullable(), fullName: line(120), votes })
export type Candidate = z.infer<typeof candidate>
export const vote = z.object({
  kind: z.enum(voteKinds),
  question: line(500),
  inFavour: votes,
  against: votes,
  other: votes,
  /** Absent: by show of hands. */
  method: z.enum(voteMethods).exactOptional(),
  /** Whom the question is about; the name is that of the register. */
  about: z
    .object({ personId: id, fullName: requiredLine('họ và tên', 120) })
    .nullable()
    .exactOptional(),
  /** Of an election: how many are elected, the ballots, and who stood; the three counts above are null then. */
  seats: z.number().int().min(1, 'Số lượng được bầu từ 1').max(30).nullable().exactOptional(),
  ballots: z.object({ issued: votes, collected: votes, invalid: votes }).exactOptional(),
  candidates: z.array(candidate).max(30).exactOptional(),
})
export type Vote = z.infer<typeof vote>

/**
 * Whether a meeting counts as the cell's monthly one (sinh hoạt chi bộ thường kỳ, domain.md 2): a thematic one alone
 * does not, and one that was only opened was not held as far as anybody knows.
 */
export const isMonthly = (meeting: { readonly kind: MeetingKind; readonly isRecorded: boolean }): boolean =>
  isMonthlyKind(meeting.kind) && meeting.isRecorded

/** The kinds of which every cell holds one a month. */
export const isMonthlyKind = (kind: MeetingKind): boolean => kind === 'regular' || kind === 'combined'

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
  /** Biểu dương, nhắc nhở đảng viên. */
  praise: prose(20_000).default(''),
  /** Tự phê bình và phê bình, where the sheet tells it as a whole. */
  criticism: prose(20_000).default(''),
  /** Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh: the topic, and the minutes it took. */
  exampleTopic: line(300).default(''),
  exampleMinutes: z.number().int().min(0).max(1440).nullable().default(null),
  /** How many spoke, where the speakers are not all named. */
  speakers: z.number().int().min(0).max(500).nullable().default(null),
  petitions: z.array(petition).max(100).default([]),
  /**
   * What was typed where a day or a time belongs and is none ("5/12"), by field: `startsAt`, `assignedTasks.0.dueOn`.
   * It waits in the draft until somebody puts it right, and is never recorded.
   */
  unclear: z.record(z.string().max(60), z.string().max(60)).default({}),
  /**
   * Fields whose text was taken over from earlier minutes and neither changed nor confirmed since: `agenda`,
   * `opinions.0.text`. It waits in the draft, which prints as DỰ THẢO, and is never recorded.
   */
  unconfirmed: z.array(z.string().max(60)).max(500).default([]),
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
  praise: '',
  criticism: '',
  exampleTopic: '',
  exampleMinutes: null,
  speakers: null,
  petitions: [],
  unclear: {},
  unconfirmed: [],
})
