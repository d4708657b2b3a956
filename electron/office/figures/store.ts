import type { RowKey } from '../../../shared/figures/contract.ts'
import { type Figures, figureTexts } from '../../../shared/figures/figures.ts'
import type { Mark } from '../../../shared/meetings/meeting.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { draftsOf } from '../drafts.ts'
import { writtenRoll } from '../meetings/roll.ts'
import { type MeetingRow, toState } from '../meetings/store.ts'

/** What is typed in a row and not recorded yet; the row may have no meeting. */
export const draftKind = 'figures'
export const rowDrafts = draftsOf({
  kind: draftKind,
  schema: figureTexts,
  conflict:
    'Dòng này đang được nhập ở một cửa sổ khác. Những gì bạn vừa nhập chưa ghi đè lên. Hãy tải lại trang để xem bản kia rồi nhập tiếp.',
})
export const draftKey = ({ period, cellId, kind }: RowKey): string => `${period}/${cellId}/${kind}`

export function keyOfDraft(recordId: string): RowKey {
  const [period = '', cellId = '', kind] = recordId.split('/')
  return { period, cellId, kind: kind === 'thematic' || kind === 'combined' ? kind : 'regular' }
}

type Called = ReturnType<typeof writtenRoll>

const marksOf = (rows: Called): Mark[] =>
  rows.flatMap(({ person_id: personId, state: written, reason }) => {
    const state = toState(written)
    return state ? [{ personId, state, reason }] : []
  })

/** The figures that the record of a meeting holds; no marks before anybody was called. */
export function figuresOf(
  db: Reader,
  meeting: MeetingRow,
  called: Called = writtenRoll(db, meeting.id),
): Figures {
  const vote = db.first(
    q
      .selectFrom('vote')
      .select(['in_favour', 'against', 'other'])
      .where('meeting_id', '=', meeting.id)
      .where('kind', '=', 'resolution')
      .orderBy('position'),
  )
  return {
    heldOn: meeting.held_on,
    startsAt: meeting.starts_at,
    endsAt: meeting.ends_at,
    chairId: meeting.chair_id,
    secretaryId: meeting.secretary_id,
    marks: marksOf(called),
    vote:
      vote && vote.in_favour !== null
        ? { inFavour: vote.in_favour, against: vote.against ?? 0, other: vote.other ?? 0 }
        : null,
    ownScore: ownScoreOf(db, meeting.id),
    totals:
      meeting.sheet_present === null
        ? null
        : { present: meeting.sheet_present, excused: meeting.sheet_excused, absent: meeting.sheet_absent },
  }
}

const ofCell = (meetingId: string) => ({ meeting_id: meetingId, scorer: 'cell' })

export const ownScoreOf = (db: Reader, meetingId: string): number | null =>
  db.first(
    q
      .selectFrom('appraisal')
      .select('points')
      .where('meeting_id', '=', meetingId)
      .where('scorer', '=', ofCell(meetingId).scorer),
  )?.points ?? null

/** Whether the cell's own score was written down by criterion, of which a row knows only the sum. */
export const isScoredByCriterion = (db: Reader, meetingId: string): boolean =>
  db.first(
    q
      .selectFrom('score')
      .select('criterion')
      .where('meeting_id', '=', meetingId)
      .where('scorer', '=', ofCell(meetingId).scorer),
  ) !== undefined

/** Chi bộ tự chấm as the sheet states it; null takes it away. */
export function writeOwnScore(
  db: Writer,
  meetingId: string,
  { ownScore, heldOn }: Pick<Figures, 'ownScore' | 'heldOn'>,
  now: string,
): void {
  const key = ofCell(meetingId)
  if (ownScore === ownScoreOf(db, meetingId)) return
  db.run(q.deleteFrom('appraisal').where('meeting_id', '=', meetingId).where('scorer', '=', key.scorer))
  if (ownScore === null) return
  db.run(q.insertInto('appraisal').values({ ...key, points: ownScore, judged_on: heldOn, recorded_at: now }))
}

/** A score that the cell gave itself on the day of its meeting was given on the day that the meeting is moved to. */
export function moveOwnScore(db: Writer, meeting: MeetingRow, heldOn: string): void {
  db.run(
    q
      .updateTable('appraisal')
      .set({ judged_on: heldOn })
      .where('meeting_id', '=', meeting.id)
      .where('scorer', '=', ofCell(meeting.id).scorer)
      .where('judged_on', '=', meeting.held_on),
  )
}

/** The one vote of a row: on the resolution or conclusion of the meeting. */
export function writeVote(db: Writer, meetingId: string, vote: Figures['vote']): void {
  db.run(q.deleteFrom('candidate').where('meeting_id', '=', meetingId))
  db.run(q.deleteFrom('vote').where('meeting_id', '=', meetingId))
  if (vote === null) return
  db.run(
    q.insertInto('vote').values({
      meeting_id: meetingId,
      position: 0,
      kind: 'resolution',
      question: 'Thông qua nghị quyết, kết luận của buổi sinh hoạt',
      in_favour: vote.inFavour,
      against: vote.against,
      other: vote.other,
    }),
  )
}
