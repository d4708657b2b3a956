import type { MeetingContent } from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { writeGivenToCells } from '../briefings/tasks.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { detailColumns } from '../tasks/details.ts'
import { followerOf, isTaskOfCellOn } from '../tasks/owner.ts'
import { withdrawalsOf } from '../withdrawals.ts'
import { writePetitions } from './petitions.ts'
import type { MeetingRow } from './store.ts'

/** Replaces the parts of a meeting that are lists: the record holds them whole, the audit holds what changed. */
export function writeLists(db: Writer, meeting: MeetingRow, content: MeetingContent, now: string): void {
  const meeting_id = meeting.id
  db.run(q.deleteFrom('guest').where('meeting_id', '=', meeting_id))
  content.guests.forEach((guest, position) => {
    db.run(
      q.insertInto('guest').values({
        meeting_id,
        position,
        full_name: guest.fullName,
        title: guest.title,
        is_superior: guest.isSuperior ? 1 : 0,
      }),
    )
  })
  db.run(q.deleteFrom('opinion').where('meeting_id', '=', meeting_id))
  content.opinions.forEach(({ speakerId, speaker, text, kind = 'opinion', item = '' }, position) => {
    const said = { meeting_id, position, speaker_id: speakerId, speaker, text, kind, item }
    db.run(q.insertInto('opinion').values(said))
  })
  db.run(q.deleteFrom('candidate').where('meeting_id', '=', meeting_id))
  db.run(q.deleteFrom('vote').where('meeting_id', '=', meeting_id))
  content.votes.forEach((vote, position) => {
    const { kind, question, inFavour, against, other, method = 'hands', about, ballots } = vote
    if (about && !isKnown(db, about.personId)) throw unknownPerson(question)
    db.run(
      q.insertInto('vote').values({
        meeting_id,
        position,
        kind,
        question,
        in_favour: inFavour,
        against,
        other,
        method,
        about_id: about?.personId ?? null,
        seats: vote.seats ?? null,
        ballots_issued: ballots?.issued ?? null,
        ballots_collected: ballots?.collected ?? null,
        ballots_invalid: ballots?.invalid ?? null,
      }),
    )
    const candidates = (vote.candidates ?? []).filter(({ fullName }) => fullName !== '')
    candidates.forEach(({ personId: person_id, fullName: full_name, votes }, place) => {
      if (person_id !== null && !isKnown(db, person_id)) throw unknownPerson(question)
      db.run(q.insertInto('candidate').values({ meeting_id, position, place, person_id, full_name, votes }))
    })
  })
  writePetitions(db, meeting, content, now)
  writeReports(db, meeting, content)
  if (meeting.kind === 'briefing') writeGivenToCells(db, meeting, content, now)
  else writeAssigned(db, meeting, content, now)
}

const isKnown = (db: Reader, personId: string): boolean =>
  db.first(q.selectFrom('person').select('id').where('id', '=', personId)) !== undefined

const unknownPerson = (question: string): Refusal =>
  new Refusal(
    'invalid',
    `Chưa ghi vào sổ: người được biểu quyết ở nội dung "${question}" không có trong sổ. Những gì đã nhập còn nguyên. Hãy chọn lại người trong danh sách được gợi ý.`,
  )

const twice = (title: string): Refusal =>
  new Refusal('invalid', `Nhiệm vụ "${title}" đang ghi hai lần. Hãy bỏ một dòng rồi ghi lại.`)

/** A row of the table of last month is a task that was known, or one that was given before this program was used. */
function writeReports(db: Writer, meeting: MeetingRow, content: MeetingContent): void {
  // A merger takes open tasks to another cell; what this meeting said of them it may go on saying.
  const told = new Set(
    db
      .all(q.selectFrom('task_report').select('task_id').where('meeting_id', '=', meeting.id))
      .map((row) => row.task_id),
  )
  db.run(q.deleteFrom('task_report').where('meeting_id', '=', meeting.id))
  const written = new Set<string>()
  content.reportedTasks.forEach((report, position) => {
    if (written.has(report.taskId)) throw twice(report.title)
    written.add(report.taskId)
    const known = db.first(
      q.selectFrom('task').select(['id', 'cell_id', 'given_at']).where('id', '=', report.taskId),
    )
    const isOwn =
      !known ||
      known.cell_id === meeting.cell_id ||
      told.has(known.id) ||
      isTaskOfCellOn(db, known.id, meeting.cell_id, content.heldOn)
    if (!isOwn) {
      throw new Refusal(
        'refused',
        `Nhiệm vụ "${report.title}" là của chi bộ khác nên chưa ghi vào sổ. Hãy bỏ dòng này, hoặc thêm thành nhiệm vụ mới.`,
      )
    }
    if (!known) {
      db.run(
        q.insertInto('task').values({
          id: report.taskId,
          cell_id: followerOf(db, meeting.cell_id, null),
          position,
          title: report.title,
          who: report.who,
          due_on: report.dueOn,
          revision: 1,
        }),
      )
    } else if (known.given_at === null) {
      db.run(
        q
          .updateTable('task')
          .set({ title: report.title, who: report.who, due_on: report.dueOn })
          .where('id', '=', report.taskId),
      )
    }
    db.run(
      q.insertInto('task_report').values({
        meeting_id: meeting.id,
        task_id: report.taskId,
        position,
        state: report.state,
        result: report.result,
        achieved: report.achieved ?? null,
      }),
    )
  })
}

/** A task that was taken off the list is withdrawn, not erased: a later meeting may have reported on it. */
export function writeAssigned(
  db: Writer,
  meeting: MeetingRow,
  { assignedTasks }: Pick<MeetingContent, 'assignedTasks'>,
  now: string,
): void {
  const kept = new Set(assignedTasks.map((task) => task.taskId))
  const earlier = db.all(
    q.selectFrom('task').select(['id', 'withdrawn_at']).where('given_at', '=', meeting.id),
  )
  for (const { id, withdrawn_at } of earlier) {
    if (!kept.has(id) && withdrawn_at === null)
      db.run(q.updateTable('task').set({ withdrawn_at: now }).where('id', '=', id))
  }
  const known = new Set(earlier.map((task) => task.id))
  const unfollowed = withdrawalsOf(db, 'task', [...known])
  const written = new Set<string>()
  assignedTasks.forEach((task, position) => {
    if (written.has(task.taskId)) throw twice(task.title)
    written.add(task.taskId)
    if (
      !known.has(task.taskId) &&
      db.first(q.selectFrom('task').select('id').where('id', '=', task.taskId))
    ) {
      throw new Refusal(
        'refused',
        `Nhiệm vụ "${task.title}" đã được giao ở một buổi khác nên chưa ghi vào sổ. Hãy bỏ dòng này, hoặc thêm thành nhiệm vụ mới.`,
      )
    }
    const columns = {
      position,
      title: task.title,
      person_id: task.personId,
      who: task.who,
      due_on: task.dueOn,
      common_task_id: task.commonTaskId ?? null,
      ...detailColumns(task),
      ...(!unfollowed.has(task.taskId) && { withdrawn_at: null }),
    }
    if (known.has(task.taskId)) {
      db.run(q.updateTable('task').set(columns).where('id', '=', task.taskId))
    } else {
      db.run(
        q.insertInto('task').values({
          id: task.taskId,
          cell_id: followerOf(db, meeting.cell_id, task.personId),
          given_at: meeting.id,
          revision: 1,
          ...columns,
        }),
      )
    }
  })
}
