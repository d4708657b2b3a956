import { sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import type { MeetingKind } from '../../../shared/meetings/meeting.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import type { ComparedScores, GivenScore, SuggestedScore } from '../../../shared/scores/contract.ts'
import type { ScoreFacts } from '../../../shared/scores/facts.ts'
import { givenReasons } from '../../../shared/scores/given-reasons.ts'
import { bandOf, tenths } from '../../../shared/scores/points.ts'
import { lostParts, suggestScore } from '../../../shared/scores/suggest.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { cellsOf } from '../meetings/listing.ts'
import { type MeetingRow, requireMeeting, toKind } from '../meetings/store.ts'
import { nameOn, requireCell } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { factsOf } from './facts.ts'
import { requireScored, settingCommands } from './setting.ts'
import { givenScores, lastJudged } from './store.ts'

const scoredKinds: readonly MeetingKind[] = ['regular', 'thematic', 'combined']

const scoredMeetings = () =>
  q
    .selectFrom('meeting')
    .selectAll()
    .where('deleted_at', 'is', null)
    .where('kind', 'in', scoredKinds)
    .orderBy('held_on')
    .orderBy('id')

const headOf = ({ id, period, kind, held_on }: MeetingRow) => ({
  ...{ id, period, kind: toKind(kind), heldOn: held_on },
})

function suggested(facts: ScoreFacts, book: Rulebook): SuggestedScore {
  const { points, open, criteria } = suggestScore(facts, book)
  return {
    points,
    open,
    band: bandOf(points, book, facts.heldOn),
    criteria: criteria.map(({ parts, ...criterion }) => ({ ...criterion, parts: [...parts] })),
  }
}

const criteriaOn = (book: Rulebook, day: string) =>
  book.rule('score.criteria', day).map(({ id, title, maximum }) => ({
    ...{ id, title, maximum: tenths(maximum) },
  }))

/** The three scores of meetings; the program proposes one where the meeting is in the record. */
function compared(db: Reader, meetings: readonly MeetingRow[], today: string): ComparedScores[] {
  const book = rulebookOf(db)
  const given = givenScores(db, meetings, book)
  const facts = factsOf(
    db,
    meetings.filter((meeting) => meeting.recorded_at !== null),
    book,
    today,
  )
  const total = (score: GivenScore, onDay: string) => ({
    ...{ points: score.points, band: score.band, reasons: givenReasons(score, criteriaOn(book, onDay)) },
  })
  return meetings.map((meeting) => {
    const { cell, committee } = given(meeting.id)
    const known = facts.get(meeting.id)
    const suggestion = known && suggested(known, book)
    return {
      meeting: headOf(meeting),
      own: cell && total(cell, meeting.held_on),
      committee: committee && total(committee, meeting.held_on),
      suggestion: suggestion
        ? { points: suggestion.points, open: suggestion.open, band: suggestion.band }
        : null,
      lost: suggestion
        ? lostParts(suggestion).map(({ title, maximum, points, reason }) => ({
            ...{ title, points: maximum - points, reason },
          }))
        : [],
    }
  })
}

export const scoresCommands: Handlers<'scores'> = {
  'scores.ofMeeting': ({ meetingId }, { db, today }) => {
    const meeting = requireMeeting(db, meetingId)
    requireScored(meeting)
    const book = rulebookOf(db)
    const { cell, committee } = givenScores(db, [meeting], book)(meetingId)
    const facts =
      meeting.recorded_at === null ? undefined : factsOf(db, [meeting], book, today).get(meetingId)
    return {
      meeting: headOf(meeting),
      cellId: meeting.cell_id,
      cellName: nameOn(db, meeting.cell_id, meeting.held_on),
      criteria: criteriaOn(book, meeting.held_on),
      own: cell,
      suggestion: facts ? suggested(facts, book) : null,
      committee,
      lastJudged: lastJudged(db, meeting),
    }
  },

  ...settingCommands,

  'scores.ofPeriod': ({ period }, { db, today }) => {
    const meetings = db.all(scoredMeetings().where('period', '=', period))
    const cells = groupBy(meetings, (meeting) => meeting.cell_id)
    const scores = new Map(compared(db, meetings, today).map((row) => [row.meeting.id, row]))
    return cellsOf(db, period, today, cells).map((cell) => ({
      cellId: cell.id,
      cellName: cell.name,
      meetings: (cells.get(cell.id) ?? []).flatMap(({ id }) => scores.get(id) ?? []),
    }))
  },

  'scores.ofCell': ({ cellId, from, to }, { db, today }) => {
    requireCell(db, cellId)
    // The plus keeps the index over a cell's meetings of all years out of it.
    const meetings = scoredMeetings()
      .where(sql<boolean>`+cell_id = ${cellId}`)
      .where('period', '>=', from)
      .where('period', '<=', to)
    return compared(db, db.all(meetings), today)
  },
}
