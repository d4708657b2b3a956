import { sql } from 'kysely'
import { runningNow } from '../../../shared/attendance/sitting.ts'
import { durationMinutes } from '../../../shared/calendar/phrases.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import type { ScoreFacts } from '../../../shared/scores/facts.ts'
import { oneEach } from '../attendance/runs.ts'
import { mergedRecords, type Seat, seatsOf } from '../attendance/store.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { preparationOf } from '../meetings/preparation.ts'
import { type MeetingRow, toKind } from '../meetings/store.ts'

const how = (what: ReturnType<typeof sql<boolean>>) => sql<number>`coalesce(sum(${what}), 0)`

const byMeeting = <T extends { readonly meeting_id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.meeting_id, row]))

function rollsOf(db: Reader, ids: readonly string[]) {
  return byMeeting(
    db.all(
      q
        .selectFrom('attendance')
        .where('meeting_id', 'in', listed(ids))
        .groupBy('meeting_id')
        .select([
          'meeting_id',
          sql<number>`count(*)`.as('convened'),
          how(sql<boolean>`state = 'present'`).as('present'),
          how(sql<boolean>`in_base = 1 OR state IS 'present'`).as('base'),
          how(sql<boolean>`state = 'absent'`).as('absent'),
          how(sql<boolean>`state IS NULL`).as('unmarked'),
        ]),
    ),
  )
}

/** Who spoke among those present, each once; whether anything was said, and whether there was criticism. */
function talkOf(db: Reader, ids: readonly string[]) {
  return byMeeting(
    db.all(
      q
        .selectFrom('opinion')
        .leftJoin('attendance', (join) =>
          join
            .onRef('attendance.meeting_id', '=', 'opinion.meeting_id')
            .onRef('attendance.person_id', '=', 'opinion.speaker_id')
            .on('attendance.state', '=', 'present'),
        )
        .where('opinion.meeting_id', 'in', listed(ids))
        .groupBy('opinion.meeting_id')
        .select([
          'opinion.meeting_id',
          sql<number>`count(DISTINCT attendance.person_id)`.as('speakers'),
          how(sql<boolean>`opinion.kind <> 'opinion'`).as('criticisms'),
        ]),
    ),
  )
}

const reportsOf = (db: Reader, ids: readonly string[]) =>
  byMeeting(
    db.all(
      q
        .selectFrom('task_report')
        .where('meeting_id', 'in', listed(ids))
        .groupBy('meeting_id')
        .select([
          'meeting_id',
          sql<number>`count(*)`.as('total'),
          how(sql<boolean>`state = 'done'`).as('done'),
        ]),
    ),
  )

const tasksOf = (db: Reader, ids: readonly string[]): ReadonlySet<string | null> =>
  new Set(
    db
      .all(
        q
          .selectFrom('task')
          .where('given_at', 'in', listed(ids))
          .where('withdrawn_at', 'is', null)
          .select('given_at')
          .distinct(),
      )
      .map((row) => row.given_at),
  )

const votesWithoutResult = (db: Reader, ids: readonly string[]) =>
  groupBy(
    db.all(
      q
        .selectFrom('vote')
        .where('meeting_id', 'in', listed(ids))
        .where('in_favour', 'is', null)
        .select(['meeting_id', 'question'])
        .orderBy('position'),
    ),
    (row) => row.meeting_id,
  )

/** The topic of the thematic meeting that a cell held by itself in a period, by cell and period. */
function topicsOf(db: Reader, meetings: readonly MeetingRow[]): ReadonlyMap<string, string> {
  const periods = [...new Set(meetings.map((meeting) => meeting.period))]
  return new Map(
    db
      .all(
        q
          .selectFrom('meeting')
          .where('period', 'in', listed(periods))
          .where('kind', '=', 'thematic')
          .where('deleted_at', 'is', null)
          .where('recorded_at', 'is not', null)
          .select(['cell_id', 'period', 'topic']),
      )
      .map((row) => [`${row.cell_id} ${row.period}`, row.topic]),
  )
}

/** By meeting, who was absent with leave at it, and had been too often running in the year until then (fact 40). */
function tooOftenAt(db: Reader, meetings: readonly MeetingRow[], book: Rulebook) {
  const { kept, all } = mergedRecords(db)
  const excused = groupBy(
    db.all(
      q
        .selectFrom('attendance')
        .where('meeting_id', 'in', listed(meetings.map(({ id }) => id)))
        .where('state', '=', 'excused')
        .select(['meeting_id', 'person_id', 'full_name'])
        .orderBy('position'),
    ),
    (row) => row.meeting_id,
  )
  const byYear = groupBy(meetings, ({ period }) => period.slice(0, 4))
  const names = new Map<string, readonly string[]>()
  for (const [year, own] of byYear) {
    const away = own.flatMap(({ id }) => (excused.get(id) ?? []).map((row) => kept(row.person_id)))
    const last =
      own
        .map(({ period }) => period)
        .toSorted()
        .at(-1) ?? `${year}-01`
    const span = { from: `${year}-01`, to: last }
    const fewest = Math.min(...own.map(({ held_on }) => book.rule('attendance.mostExcusedRunning', held_on)))
    // Few were away so often at all; only their years are read line by line.
    const times =
      away.length === 0
        ? new Map<string, readonly Seat[]>()
        : groupBy(seatsOf(db, span, book, { state: 'excused' }), ({ personId }) => personId)
    const people = [...new Set(away)].filter((personId) => (times.get(personId)?.length ?? 0) > fewest)
    const seats = groupBy(
      people.length === 0 ? [] : seatsOf(db, span, book, { people: people.flatMap(all) }),
      ({ personId }) => personId,
    )
    for (const meeting of own) {
      const limit = book.rule('attendance.mostExcusedRunning', meeting.held_on)
      names.set(
        meeting.id,
        (excused.get(meeting.id) ?? []).flatMap((row) => {
          const until = oneEach(seats.get(kept(row.person_id)) ?? []).filter(
            ({ heldOn }) => heldOn <= meeting.held_on,
          )
          return (runningNow(until)?.count ?? 0) > limit ? [row.full_name] : []
        }),
      )
    }
  }
  return names
}

function preparedOn(preparation: ReturnType<typeof preparationOf>): string | null {
  if (preparation === null) return null
  const { committeeMeeting, consultedOn } = preparation
  return committeeMeeting?.isRecorded ? committeeMeeting.heldOn : consultedOn
}

/** What the record tells of meetings, as the score asks for it; in as many questions for a hundred as for one. */
export function factsOf(
  db: Reader,
  meetings: readonly MeetingRow[],
  book: Rulebook,
  today: string,
): ReadonlyMap<string, ScoreFacts> {
  const ids = meetings.map(({ id }) => id)
  const rolls = rollsOf(db, ids)
  const talk = talkOf(db, ids)
  const reports = reportsOf(db, ids)
  const withTasks = tasksOf(db, ids)
  const votes = votesWithoutResult(db, ids)
  const topics = topicsOf(db, meetings)
  const tooOften = tooOftenAt(db, meetings, book)
  return new Map(
    meetings.map((meeting) => {
      const roll = rolls.get(meeting.id)
      const said = talk.get(meeting.id)
      const report = reports.get(meeting.id)
      const depth = meeting.depth === 'figures' ? 'figures' : 'full'
      const kind = toKind(meeting.kind)
      const ownTopic = topics.get(`${meeting.cell_id} ${meeting.period}`)
      const preparation = preparationOf(db, meeting)
      const { starts_at, ends_at } = meeting
      const facts: ScoreFacts = {
        kind,
        depth,
        heldOn: meeting.held_on,
        today,
        minutes:
          starts_at === null || ends_at === null ? null : (durationMinutes(starts_at, ends_at) ?? null),
        convened: roll?.convened ?? 0,
        attendance: roll === undefined || roll.unmarked > 0 ? null : roll,
        excusedTooOften: tooOften.get(meeting.id) ?? [],
        speakers: meeting.speakers ?? (said !== undefined || depth === 'full' ? (said?.speakers ?? 0) : null),
        preparation: preparation?.way ?? 'alone',
        preparedOn: preparedOn(preparation),
        notifiedOn: meeting.notified_on,
        uploadedOn: meeting.uploaded_on,
        postedOn: meeting.posted_on,
        hasAgenda: meeting.agenda !== '',
        hasFeeStatus: meeting.fee_status !== '',
        hasReview: meeting.review !== '',
        hasOpinions: said !== undefined,
        hasCriticism: meeting.criticism !== '' || (said?.criticisms ?? 0) > 0,
        hasPraise: meeting.praise !== '',
        hasConclusion: meeting.conclusion !== '',
        hasPlace: meeting.place !== '',
        hasChair: meeting.chair_id !== null,
        hasSecretary: meeting.secretary_id !== null,
        hasTasks: withTasks.has(meeting.id),
        exampleMinutes: meeting.example_minutes,
        thematic:
          kind === 'combined' || kind === 'thematic'
            ? { topic: meeting.topic }
            : ownTopic === undefined
              ? null
              : { topic: ownTopic },
        votesWithoutResult: (votes.get(meeting.id) ?? []).map(({ question }) => question),
        results: report ?? (depth === 'full' ? { total: 0, done: 0 } : null),
      }
      return [meeting.id, facts]
    }),
  )
}
