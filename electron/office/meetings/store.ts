import { sql } from 'kysely'
import {
  type AttendanceState,
  attendanceStates,
  emptyMeeting,
  type MeetingContent,
  type MeetingKind,
  meetingKinds,
  meetingModes,
  voteKinds,
} from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { missing } from '../conflict.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { toTaskState, writtenRoll } from './roll.ts'

export type MeetingRow = Schema['meeting']

export function requireMeeting(db: Reader, id: string): MeetingRow {
  const row = db.first(
    q.selectFrom('meeting').selectAll().where('id', '=', id).where('deleted_at', 'is', null),
  )
  if (!row) throw missing('buổi sinh hoạt này')
  return row
}

export const toKind = (text: string): MeetingKind => meetingKinds.find((kind) => kind === text) ?? 'regular'
export const toState = (text: string | null): AttendanceState | undefined =>
  attendanceStates.find((state) => state === text)

/** What the last living meeting before a day said of a task; NULL when none did. */
export const stateBefore = (day: string) => sql<string | null>`(
  SELECT task_report.state FROM task_report JOIN meeting AS told ON told.id = task_report.meeting_id
  WHERE task_report.task_id = task.id AND told.deleted_at IS NULL AND told.held_on < ${day}
  ORDER BY told.held_on DESC LIMIT 1)`

/**
 * Tasks of the cell that are still open when a meeting begins: given earlier, or known from an earlier report, and not
 * done by the latest report.
 */
function openTasks(db: Reader, meeting: Pick<MeetingRow, 'id' | 'cell_id' | 'held_on'>) {
  const state = stateBefore(meeting.held_on)
  return db.all(
    q
      .selectFrom('task')
      .leftJoin('meeting as origin', 'origin.id', 'task.given_at')
      .select(['task.id', 'task.title', 'task.who', 'task.due_on', state.as('state')])
      .where('task.cell_id', '=', meeting.cell_id)
      .where('task.withdrawn_at', 'is', null)
      .where((or) =>
        or.or([
          or.and([or('task.given_at', 'is', null), sql<boolean>`${state} IS NOT NULL`]),
          or.and([or('origin.held_on', '<', meeting.held_on), or('origin.deleted_at', 'is', null)]),
        ]),
      )
      .where(sql<boolean>`coalesce(${state}, 'not-started') <> 'done'`)
      .orderBy('origin.held_on')
      .orderBy('task.position')
      .orderBy('task.id'),
  )
}

/** What is in the record of a meeting. Before it is first recorded, open tasks of earlier months stand at the end. */
export function recordedContent(db: Reader, meeting: MeetingRow): MeetingContent {
  const of = meeting.id
  const reports = db.all(
    q
      .selectFrom('task_report')
      .innerJoin('task', 'task.id', 'task_report.task_id')
      .select(['task.id', 'task.title', 'task.who', 'task.due_on', 'task_report.state', 'task_report.result'])
      .where('task_report.meeting_id', '=', of)
      .orderBy('task_report.position'),
  )
  const told = new Set(reports.map((report) => report.id))
  const untold =
    meeting.recorded_at === null ? openTasks(db, meeting).filter((task) => !told.has(task.id)) : []
  return {
    ...emptyMeeting(meeting.held_on),
    startsAt: meeting.starts_at,
    endsAt: meeting.ends_at,
    place: meeting.place,
    mode: meetingModes.find((mode) => mode === meeting.mode) ?? 'in-person',
    chairId: meeting.chair_id,
    secretaryId: meeting.secretary_id,
    topic: meeting.topic,
    agenda: meeting.agenda,
    feeStatus: meeting.fee_status,
    review: meeting.review,
    conclusion: meeting.conclusion,
    marks: writtenRoll(db, of).flatMap((row) => {
      const state = toState(row.state)
      return state ? [{ personId: row.person_id, state, reason: row.reason }] : []
    }),
    guests: db
      .all(q.selectFrom('guest').selectAll().where('meeting_id', '=', of).orderBy('position'))
      .map((row) => ({ fullName: row.full_name, title: row.title, isSuperior: row.is_superior === 1 })),
    reportedTasks: [
      ...reports.map((row) => ({
        taskId: row.id,
        title: row.title,
        who: row.who,
        dueOn: row.due_on,
        state: toTaskState(row.state),
        result: row.result,
      })),
      ...untold.map((row) => ({
        taskId: row.id,
        title: row.title,
        who: row.who,
        dueOn: row.due_on,
        state: toTaskState(row.state ?? 'not-started'),
        result: '',
      })),
    ],
    opinions: db
      .all(q.selectFrom('opinion').selectAll().where('meeting_id', '=', of).orderBy('position'))
      .map((row) => ({ speakerId: row.speaker_id, speaker: row.speaker, text: row.text })),
    assignedTasks: db
      .all(
        q
          .selectFrom('task')
          .selectAll()
          .where('given_at', '=', of)
          .where('withdrawn_at', 'is', null)
          .orderBy('position'),
      )
      .map((row) => ({
        taskId: row.id,
        title: row.title,
        personId: row.person_id,
        who: row.who,
        dueOn: row.due_on,
      })),
    votes: db
      .all(q.selectFrom('vote').selectAll().where('meeting_id', '=', of).orderBy('position'))
      .map((row) => ({
        kind: voteKinds.find((kind) => kind === row.kind) ?? 'resolution',
        question: row.question,
        inFavour: row.in_favour,
        against: row.against,
        other: row.other,
      })),
  }
}

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
  content.opinions.forEach(({ speakerId, speaker, text }, position) => {
    db.run(q.insertInto('opinion').values({ meeting_id, position, speaker_id: speakerId, speaker, text }))
  })
  db.run(q.deleteFrom('vote').where('meeting_id', '=', meeting_id))
  content.votes.forEach(({ kind, question, inFavour, against, other }, position) => {
    db.run(
      q
        .insertInto('vote')
        .values({ meeting_id, position, kind, question, in_favour: inFavour, against, other }),
    )
  })
  writeReports(db, meeting, content)
  writeAssigned(db, meeting, content, now)
}

const twice = (title: string): Refusal =>
  new Refusal('invalid', `Nhiệm vụ "${title}" đang ghi hai lần. Hãy bỏ một dòng rồi ghi lại.`)

/** A row of the table of last month is a task that was known, or one that was given before this program was used. */
function writeReports(db: Writer, meeting: MeetingRow, content: MeetingContent): void {
  db.run(q.deleteFrom('task_report').where('meeting_id', '=', meeting.id))
  const written = new Set<string>()
  content.reportedTasks.forEach((report, position) => {
    if (written.has(report.taskId)) throw twice(report.title)
    written.add(report.taskId)
    const known = db.first(
      q.selectFrom('task').select(['id', 'cell_id', 'given_at']).where('id', '=', report.taskId),
    )
    if (known && known.cell_id !== meeting.cell_id) {
      throw new Refusal(
        'refused',
        `Nhiệm vụ "${report.title}" là của chi bộ khác nên chưa ghi vào sổ. Hãy bỏ dòng này, hoặc thêm thành nhiệm vụ mới.`,
      )
    }
    if (!known) {
      db.run(
        q.insertInto('task').values({
          id: report.taskId,
          cell_id: meeting.cell_id,
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
      }),
    )
  })
}

/** A task that was taken off the list is withdrawn, not erased: a later meeting may have reported on it. */
function writeAssigned(db: Writer, meeting: MeetingRow, content: MeetingContent, now: string): void {
  const kept = new Set(content.assignedTasks.map((task) => task.taskId))
  const earlier = db.all(q.selectFrom('task').select('id').where('given_at', '=', meeting.id))
  for (const { id } of earlier) {
    if (!kept.has(id)) db.run(q.updateTable('task').set({ withdrawn_at: now }).where('id', '=', id))
  }
  const known = new Set(earlier.map((task) => task.id))
  const written = new Set<string>()
  content.assignedTasks.forEach((task, position) => {
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
      withdrawn_at: null,
    }
    if (known.has(task.taskId)) {
      db.run(q.updateTable('task').set(columns).where('id', '=', task.taskId))
    } else {
      db.run(
        q.insertInto('task').values({
          id: task.taskId,
          cell_id: meeting.cell_id,
          given_at: meeting.id,
          revision: 1,
          ...columns,
        }),
      )
    }
  })
}
