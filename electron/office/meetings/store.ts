import { sql } from 'kysely'
import {
  type AttendanceState,
  attendanceStates,
  emptyMeeting,
  isMonthlyKind,
  isOncePerPeriod,
  type Mark,
  type MeetingContent,
  type MeetingKind,
  meetingKinds,
  meetingModes,
  opinionKinds,
  voteKinds,
  voteMethods,
} from '../../../shared/meetings/meeting.ts'
import { givenToCells } from '../briefings/tasks.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { proposedTasks } from '../months/proposals.ts'
import { detailsOf } from '../tasks/details.ts'
import { tasksOfCellOn } from '../tasks/owner.ts'
import { isWithdrawnByAct } from '../withdrawals.ts'
import { petitionsOf } from './petitions.ts'
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

/** What was marked on a roll; whoever was not called has no mark. */
export const marksOf = (roll: ReturnType<typeof writtenRoll>): Mark[] =>
  roll.flatMap((row): Mark[] => {
    const state = toState(row.state)
    if (state === undefined) return []
    return [
      {
        ...{ personId: row.person_id, state, reason: row.reason },
        ...(row.is_late === 1 && { isLate: true }),
        ...(row.is_online === 1 && { isOnline: true }),
      },
    ]
  })

/** What the last living meeting before a day said of a task; NULL when none did. */
export const stateBefore = (day: string) => sql<string | null>`(
  SELECT task_report.state FROM task_report JOIN meeting AS told ON told.id = task_report.meeting_id
  WHERE task_report.task_id = task.id AND told.deleted_at IS NULL AND told.held_on < ${day}
  ORDER BY told.held_on DESC LIMIT 1)`

/**
 * Tasks of the cell that are still open when a meeting begins: given earlier, or known from an earlier report, and not
 * done by the latest report. What a committee gave itself to prepare comes back to the committee: the cell never decided
 * it, and is not judged by it.
 */
function openTasks(db: Reader, meeting: Pick<MeetingRow, 'id' | 'cell_id' | 'held_on' | 'kind'>) {
  const state = stateBefore(meeting.held_on)
  const ofCommittee = sql<boolean>`coalesce(origin.kind, '') = ${'committee' satisfies MeetingKind}`
  return db.all(
    tasksOfCellOn(db, meeting.cell_id, meeting.held_on)
      .where(meeting.kind === 'committee' ? ofCommittee : sql<boolean>`NOT ${ofCommittee}`)
      .select(['task.id', 'task.title', 'task.who', 'task.due_on', state.as('state')])
      .select(['task.indicator', 'task.unit', 'task.target'])
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

/** Tasks that were given at a meeting (nhiệm vụ tháng tới). */
const givenTasks = (db: Reader, meetingId: string): MeetingContent['assignedTasks'] =>
  db
    .all(
      q
        .selectFrom('task')
        .selectAll()
        .where('given_at', '=', meetingId)
        .where((or) => or.or([or('withdrawn_at', 'is', null), isWithdrawnByAct('task')]))
        .orderBy('position'),
    )
    .map((row) => ({
      taskId: row.id,
      title: row.title,
      personId: row.person_id,
      who: row.who,
      dueOn: row.due_on,
      ...(row.common_task_id !== null && { commonTaskId: row.common_task_id }),
      ...detailsOf(row),
    }))

/** Whether a meeting goes through what earlier ones of its sort gave. */
const goesThroughTasks = (kind: MeetingKind): boolean => isOncePerPeriod(kind) || kind === 'committee'

/**
 * What is in the record of a meeting. Before it is first recorded in full, open tasks of earlier months stand at the end:
 * a line of figures says nothing about them, and meetings beside the monthly ones do not go through them.
 */
export function recordedContent(db: Reader, meeting: MeetingRow): MeetingContent {
  const of = meeting.id
  const reports = db.all(
    q
      .selectFrom('task_report')
      .innerJoin('task', 'task.id', 'task_report.task_id')
      .select(['task.id', 'task.title', 'task.who', 'task.due_on', 'task_report.state', 'task_report.result'])
      .select(['task.indicator', 'task.unit', 'task.target', 'task_report.achieved'])
      .where('task_report.meeting_id', '=', of)
      .orderBy('task_report.position'),
  )
  const told = new Set(reports.map((report) => report.id))
  const isTold =
    (meeting.recorded_at !== null && meeting.depth === 'full') || !goesThroughTasks(toKind(meeting.kind))
  const untold = isTold ? [] : openTasks(db, meeting).filter((task) => !told.has(task.id))
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
    praise: meeting.praise,
    criticism: meeting.criticism,
    exampleTopic: meeting.example_topic,
    exampleMinutes: meeting.example_minutes,
    speakers: meeting.speakers,
    marks: marksOf(writtenRoll(db, of)),
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
        ...(row.achieved !== null && { achieved: row.achieved }),
        ...measured(row),
      })),
      ...untold.map((row) => ({
        taskId: row.id,
        title: row.title,
        who: row.who,
        dueOn: row.due_on,
        state: toTaskState(row.state ?? 'not-started'),
        result: '',
        ...measured(row),
      })),
    ],
    opinions: db
      .all(q.selectFrom('opinion').selectAll().where('meeting_id', '=', of).orderBy('position'))
      .map((row) => ({
        speakerId: row.speaker_id,
        speaker: row.speaker,
        text: row.text,
        ...beside(opinionKinds, row.kind, 'opinion', (kind) => ({ kind })),
        ...(row.item !== '' && { item: row.item }),
      })),
    assignedTasks: [
      ...(meeting.kind === 'briefing' ? givenToCells(db, of) : givenTasks(db, of)),
      ...(meeting.recorded_at === null && isMonthlyKind(toKind(meeting.kind))
        ? proposedTasks(db, of, meeting.period)
        : []),
    ],
    votes: db
      .all(
        q
          .selectFrom('vote')
          .leftJoin('person', 'person.id', 'vote.about_id')
          .selectAll('vote')
          .select('person.full_name as about_name')
          .where('meeting_id', '=', of)
          .orderBy('position'),
      )
      .map((row) => ({
        kind: voteKinds.find((kind) => kind === row.kind) ?? 'resolution',
        question: row.question,
        inFavour: row.in_favour,
        against: row.against,
        other: row.other,
        ...beside(voteMethods, row.method, 'hands', (method) => ({ method })),
        ...(row.about_id !== null && {
          about: { personId: row.about_id, fullName: row.about_name ?? '' },
        }),
        ...(row.kind === 'election' && electionOf(db, row)),
      })),
    petitions: petitionsOf(db, meeting),
  }
}

/** What an election says beside its question. */
const electionOf = (
  db: Reader,
  row: Pick<
    Schema['vote'],
    'meeting_id' | 'position' | 'seats' | 'ballots_issued' | 'ballots_collected' | 'ballots_invalid'
  >,
) => ({
  seats: row.seats,
  ballots: {
    issued: row.ballots_issued,
    collected: row.ballots_collected,
    invalid: row.ballots_invalid,
  },
  candidates: db
    .all(
      q
        .selectFrom('candidate')
        .leftJoin('person', 'person.id', 'candidate.person_id')
        .selectAll('candidate')
        .select('person.full_name as known_name')
        .where('meeting_id', '=', row.meeting_id)
        .where('position', '=', row.position)
        .orderBy('place'),
    )
    .map(({ person_id: personId, full_name, known_name, votes }) => ({
      personId,
      fullName: known_name ?? full_name,
      votes,
    })),
})

/** The indicator of a task that is reported on: what it was given as, not what the meeting says. */
const measured = ({ indicator, unit, target }: Pick<Schema['task'], 'indicator' | 'unit' | 'target'>) =>
  indicator === '' && target === null ? undefined : { measure: { indicator, unit, target } }

/** What a column says where it says more than its usual value, which content leaves out. */
function beside<T extends string, R>(
  values: readonly T[],
  text: string,
  usual: T,
  part: (value: T) => R,
): R | undefined {
  const value = values.find((candidate) => candidate === text)
  return value === undefined || value === usual ? undefined : part(value)
}
