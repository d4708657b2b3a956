import { formatDate } from '../../../shared/calendar/dates.ts'
import type { Parsed } from '../../../shared/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { nothingWritten, type Visit } from '../../../shared/visits/contract.ts'
import { isTakenFromMinutes } from '../../../shared/visits/lines.ts'
import { changedFields } from '../audit.ts'
import { missing } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { type MeetingRow, requireMeeting } from '../meetings/store.ts'
import { onDayOf, termsInCharge, toVisit, visitsOf } from './store.ts'

const isSame = (a: Visit | null, b: Visit | null): boolean =>
  Object.keys(changedFields({ ...a }, { ...b })).length === 0 && (a === null) === (b === null)

function writtenOf(db: Reader, meetingId: string, personId: string): Visit | null {
  const row = db.first(
    q.selectFrom('visit').selectAll().where('meeting_id', '=', meetingId).where('person_id', '=', personId),
  )
  return row === undefined ? null : toVisit(row)
}

function write(db: Writer, meeting_id: string, person_id: string, visit: Visit): void {
  db.run(q.deleteFrom('visit').where('meeting_id', '=', meeting_id).where('person_id', '=', person_id))
  if (isSame(visit, nothingWritten)) return
  const { came, remarks, promise, outcome, promiseDueOn, keptOn, standsIn } = visit
  db.run(
    q.insertInto('visit').values({
      ...{ meeting_id, person_id, remarks, promise, outcome },
      came: came === null ? null : came ? 1 : 0,
      stands_in: standsIn ? 1 : 0,
      promise_due_on: promiseDueOn,
      kept_on: keptOn,
    }),
  )
}

/** What cannot be so, each under its field. */
function problemsOf(visit: Visit, { held_on: heldOn }: MeetingRow, today: string): Record<string, string> {
  const { came, promise, promiseDueOn, outcome, keptOn } = visit
  const held = formatDate(heldOn)
  return {
    ...(came === true && heldOn > today && { came: `Buổi sinh hoạt ngày ${held} chưa diễn ra` }),
    ...(promise === '' &&
      (promiseDueOn !== null || outcome !== '' || keptOn !== null) && { promise: 'Chưa nhập việc đã hứa' }),
    ...(promiseDueOn !== null &&
      promiseDueOn < heldOn && { promiseDueOn: `Hạn phải từ ngày sinh hoạt ${held} trở đi` }),
    ...(keptOn !== null &&
      (keptOn < heldOn || keptOn > today) && {
        keptOn: `Ngày thực hiện phải từ ngày sinh hoạt ${held} đến hôm nay`,
      }),
  }
}

export function setVisit(
  { meetingId, personId, seen, visit }: Parsed<'visits.set'>,
  { db, audit, today }: WriteContext,
): void {
  const meeting = requireMeeting(db, meetingId)
  const before = writtenOf(db, meetingId, personId)
  const person = db.first(
    q.selectFrom('person').select(['deleted_at', 'full_name']).where('id', '=', personId),
  )
  // A line that was written stays open to change, whatever became of the record of the person.
  if (!person || (person.deleted_at !== null && before === null)) throw missing('cấp ủy viên này')
  if (
    visit.standsIn &&
    onDayOf(termsInCharge(db, meeting.cell_id).get(meeting.cell_id), meeting.held_on).some(
      (term) => term.personId === personId,
    )
  ) {
    const problem = `${person.full_name} là cấp ủy viên phụ trách chi bộ này, không phải người dự thay`
    throw new Refusal('invalid', `Chưa ghi. ${problem}.`, { fields: { standsIn: problem } })
  }
  if (!isSame(before, seen)) {
    throw new Refusal(
      'conflict',
      'Nội dung này vừa được ghi ở một cửa sổ khác. Điều bạn nhập chưa ghi đè lên. Hãy xem nội dung mới rồi nhập lại nếu cần.',
      { current: before },
    )
  }
  const fields = problemsOf(visit, meeting, today)
  const [first] = Object.values(fields)
  if (first !== undefined) {
    throw new Refusal('invalid', `Chưa ghi. ${first}. Nội dung đã ghi trước vẫn còn nguyên.`, { fields })
  }
  write(db, meetingId, personId, visit)
  audit({
    record: { kind: 'meeting', id: meetingId },
    changes: { visitOf: personId, ...changedFields({ ...(before ?? nothingWritten) }, { ...visit }) },
  })
}

/** Takes over from the minutes who came; nothing that somebody wrote is touched. */
export function takeFromMinutes(period: string, { db, audit }: WriteContext): number {
  const meetings = db.all(
    q
      .selectFrom('meeting')
      .select(['id', 'cell_id', 'held_on'])
      .where('period', '=', period)
      .where('kind', '<>', 'briefing')
      .where('deleted_at', 'is', null)
      .where('recorded_at', 'is not', null)
      .orderBy('held_on'),
  )
  const peopleOf = visitsOf(db, meetings)
  const taken = meetings.flatMap((meeting) =>
    peopleOf(meeting)
      .filter(isTakenFromMinutes)
      .map(({ personId, visit }) => ({ meetingId: meeting.id, personId, visit })),
  )
  for (const { meetingId, personId, visit } of taken) {
    write(db, meetingId, personId, { ...visit, came: true })
    audit({
      record: { kind: 'meeting', id: meetingId },
      changes: { visitOf: personId, came: [null, true] },
    })
  }
  if (taken.length === 0) audit({ changes: { takenFromMinutes: 0, period } })
  return taken.length
}
