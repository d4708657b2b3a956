import { formatDate } from '../../../shared/calendar/dates.ts'
import { isOncePerPeriod } from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import type { GivenScore } from '../../../shared/scores/contract.ts'
import { formatPoints, tenths } from '../../../shared/scores/points.ts'
import { changedFields } from '../audit.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q, type Writer } from '../database/executor.ts'
import { refuseLocked } from '../meetings/lock.ts'
import { type MeetingRow, requireMeeting, toKind } from '../meetings/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { givenScores, type Scorer } from './store.ts'

interface Given {
  readonly meetingId: string
  readonly seen: string | null
  readonly points: number | null
  readonly criteria: readonly {
    readonly criterion: string
    readonly points: number
    readonly reason: string
  }[]
  readonly judgedOn: string | null
  readonly judgedBy: string
  readonly reason: string
}

const wrong = (message: string, fields: Readonly<Record<string, string>>): Refusal =>
  new Refusal('invalid', `${message} Điểm đã ghi trước vẫn còn nguyên.`, { fields })

/** Scores are given to the meetings that 42-HD scores: the monthly one and the thematic one. */
export function requireScored(meeting: MeetingRow): void {
  if (isOncePerPeriod(toKind(meeting.kind))) return
  throw new Refusal(
    'refused',
    'Loại sinh hoạt này không chấm điểm theo Hướng dẫn 42. Hãy chấm buổi sinh hoạt thường kỳ hoặc chuyên đề của kỳ.',
  )
}

/** The total: as given, or the sum of all criteria. */
function totalOf({ points, criteria }: Given, meeting: MeetingRow, book: Rulebook): number | null {
  if (points === null || criteria.length === 0) return points
  const fields: Record<string, string> = {}
  const given = new Map(criteria.map((row) => [row.criterion, row.points]))
  for (const { id, title, maximum } of book.rule('score.criteria', meeting.held_on)) {
    const own = given.get(id)
    if (own === undefined) fields[id] = `Chưa chấm: ${title}`
    else if (own > tenths(maximum)) fields[id] = `${title}: tối đa ${maximum} điểm`
  }
  const [first] = Object.values(fields)
  if (first !== undefined) throw wrong(`Chưa ghi điểm. ${first}.`, fields)
  const sum = criteria.reduce((total, row) => total + row.points, 0)
  if (sum === points) return points
  throw wrong(
    `Chưa ghi điểm. Tổng các tiêu chí là ${formatPoints(sum)}, khác tổng điểm đã nhập là ${formatPoints(points)}.`,
    { points: `Các tiêu chí cộng lại là ${formatPoints(sum)}` },
  )
}

function write(db: Writer, scorer: Scorer, given: Given, points: number | null, now: string): void {
  const { meetingId: meeting_id, criteria, judgedOn, judgedBy, reason } = given
  for (const table of ['score', 'appraisal'] as const) {
    db.run(q.deleteFrom(table).where('meeting_id', '=', meeting_id).where('scorer', '=', scorer))
  }
  if (points === null) return
  const key = { meeting_id, scorer }
  const judged = { judged_on: judgedOn, judged_by: judgedBy, reason, recorded_at: now }
  db.run(q.insertInto('appraisal').values({ ...key, points, ...judged }))
  for (const row of criteria) db.run(q.insertInto('score').values({ ...key, ...row }))
}

function setScore(scorer: Scorer, given: Given, { db, audit, now, today }: WriteContext) {
  const meeting = requireMeeting(db, given.meetingId)
  requireScored(meeting)
  const book = rulebookOf(db)
  const scores = () => givenScores(db, [meeting], book)(meeting.id)
  const before = scores()
  if ((before[scorer]?.state ?? null) !== given.seen) {
    throw new Refusal(
      'conflict',
      'Điểm của buổi này vừa được ghi ở một cửa sổ khác. Điểm bạn nhập chưa ghi đè lên. Hãy xem điểm mới rồi nhập lại nếu cần.',
      { current: before[scorer] },
    )
  }
  if (scorer === 'cell' && before.cell !== null) refuseLocked(db, meeting.id)
  const points = totalOf(given, meeting, book)
  if (points !== null) refuseUnlikely(scorer, given, points, meeting, before.cell?.points ?? null, today)
  write(db, scorer, given, points, now)
  const after = scores()[scorer]
  audit({
    record: { kind: 'meeting', id: meeting.id },
    changes: { scorer, ...changedFields(auditable(before[scorer]), auditable(after)) },
  })
  return { state: after?.state ?? null }
}

/** A score that was taken back has no fields any more: the audit names what went. */
const auditable = (score: GivenScore | null): Record<string, unknown> => {
  const { points, criteria, judgedOn, judgedBy, reason } = score ?? nothing
  return { points, criteria, judgedOn, judgedBy, reason }
}
const nothing = { points: null, criteria: [], judgedOn: null, judgedBy: '', reason: '' }

function refuseUnlikely(
  scorer: Scorer,
  { judgedOn, judgedBy, reason }: Given,
  points: number,
  meeting: MeetingRow,
  own: number | null,
  today: string,
): void {
  if (judgedOn !== null && (judgedOn < meeting.held_on || judgedOn > today)) {
    throw wrong(`Chưa ghi điểm. Ngày chấm phải từ ngày họp ${formatDate(meeting.held_on)} đến hôm nay.`, {
      judgedOn: 'Ngày chấm phải từ ngày họp đến hôm nay',
    })
  }
  if (scorer === 'cell') return
  const fields = {
    ...(judgedBy === '' && { judgedBy: 'Chưa nhập người thẩm định' }),
    ...(judgedOn === null && { judgedOn: 'Chưa nhập ngày thẩm định' }),
    ...(reason === '' &&
      own !== null &&
      own !== points && { reason: 'Chưa nhập lý do điểm khác chi bộ tự chấm' }),
  }
  const [first] = Object.values(fields)
  if (first !== undefined) throw wrong(`Chưa ghi điểm thẩm định. ${first}.`, fields)
}

export const settingCommands: Pick<Handlers<'scores'>, 'scores.setOwn' | 'scores.setCommittee'> = {
  'scores.setOwn': (given, context) => setScore('cell', { ...given, judgedBy: '' }, context),
  'scores.setCommittee': (given, context) => setScore('committee', given, context),
}
