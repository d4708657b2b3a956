import type { MeetingView } from '../../../shared/meetings/contract.ts'
import { filledIn } from '../../../shared/meetings/filled.ts'
import type { Mark, MeetingContent } from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers, ReadContext, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { keptRecordOf } from '../duplicates/merged.ts'
import { answerTotals } from '../figures/points.ts'
import { moveOwnScore } from '../figures/store.ts'
import { nameOn, requireLivingCell } from '../organisation/store.ts'
import { draftOf, draftRevisionOf, dropDraft, keepDraft, requireDraft } from './draft.ts'
import { listingCommands } from './listing.ts'
import { writeLists } from './lists.ts'
import { lockOf, refuseLocked } from './lock.ts'
import { emptyRoll, openMeeting } from './opening.ts'
import { phraseCommands } from './phrases.ts'
import { preparationCommands, preparationOf } from './preparation.ts'
import {
  refuseStrangers,
  refuseToLoseMarks,
  refuseUnclear,
  refuseUnconfirmed,
  refuseUnknown,
  refuseUntitled,
} from './refusals.ts'
import { removeMeeting } from './removing.ts'
import { rollFor, rollOn, staleLines, toRollLine, writeRoll, writtenRoll } from './roll.ts'
import { type MeetingRow, recordedContent, requireMeeting, toKind } from './store.ts'

const carriedAmong = (db: Reader, reported: MeetingContent['reportedTasks']): string[] =>
  reported.length === 0
    ? []
    : db
        .all(
          q
            .selectFrom('task')
            .select('id')
            .where(
              'id',
              'in',
              reported.map((task) => task.taskId),
            )
            .where('given_at', 'is not', null),
        )
        .map((task) => task.id)

function viewOf(id: string, { db }: ReadContext): MeetingView {
  const meeting = requireMeeting(db, id)
  const draft = draftOf(db, id)
  const lockedBy = lockOf(db, id)
  const content = draft?.content ?? recordedContent(db, meeting)
  const roll = rollFor(db, meeting, content.heldOn)
  return {
    id,
    revision: meeting.revision,
    cellId: meeting.cell_id,
    cellName: nameOn(db, meeting.cell_id, content.heldOn),
    period: meeting.period,
    kind: toKind(meeting.kind),
    roll,
    content,
    isRecorded: meeting.recorded_at !== null,
    depth: meeting.depth === 'figures' ? 'figures' : 'full',
    hasUnrecordedChanges: draft !== undefined,
    draftRevision: draftRevisionOf(db, id),
    keptAt: draft?.keptAt ?? meeting.recorded_at,
    lockedBy,
    carriedTaskIds: carriedAmong(db, content.reportedTasks),
    preparation: preparationOf(db, meeting),
    rollDifferences:
      lockedBy === null && content.heldOn === meeting.held_on ? staleLines(db, meeting, roll) : [],
  }
}

const markWords = ({ state, reason, isLate, isOnline }: Mark): string => {
  const way = [state, ...(isLate ? ['late'] : []), ...(isOnline ? ['online'] : [])].join(', ')
  return reason === '' ? way : `${way}: ${reason}`
}

/** What the record says in the words of the audit: a roll call is one entry, not one for each member. */
const auditable = (content: MeetingContent): Record<string, unknown> => ({
  ...content,
  marks: Object.fromEntries(
    content.marks
      .map((mark) => [mark.personId, markWords(mark)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
})

/** Takes content over into the tables. The roll follows the date: it is that of the day of the meeting. */
function record(meeting: MeetingRow, content: MeetingContent, { db, now }: WriteContext): void {
  const marks = new Map(content.marks.map((mark) => [mark.personId, mark]))
  const written = writtenRoll(db, meeting.id).flatMap(toRollLine)
  const roll = rollFor(db, meeting, content.heldOn)
  if (roll.length === 0) throw emptyRoll(toKind(meeting.kind))
  // It may have ended since the meeting was opened; what is in the record already stays open to correction.
  if (meeting.recorded_at === null && meeting.kind !== 'briefing') {
    requireLivingCell(db, meeting.cell_id, content.heldOn)
  }
  refuseToLoseMarks(written, roll, marks)
  // Leaders of the commune chair a briefing and its office writes the minutes: they are on no roll.
  if (meeting.kind === 'briefing') refuseUnknown(db, content)
  else refuseStrangers(roll, content)
  db.run(
    q
      .updateTable('meeting')
      .set({
        held_on: content.heldOn,
        starts_at: content.startsAt,
        ends_at: content.endsAt,
        place: content.place,
        mode: content.mode,
        chair_id: content.chairId,
        secretary_id: content.secretaryId,
        topic: content.topic,
        agenda: content.agenda,
        fee_status: content.feeStatus,
        review: content.review,
        conclusion: content.conclusion,
        praise: content.praise,
        criticism: content.criticism,
        example_topic: content.exampleTopic,
        example_minutes: content.exampleMinutes,
        speakers: content.speakers,
        depth: 'full',
        recorded_at: now,
        revision: meeting.revision + 1,
      })
      .where('id', '=', meeting.id),
  )
  writeRoll(db, meeting.id, roll, marks)
  writeLists(db, meeting, content, now)
  moveOwnScore(db, meeting, content.heldOn)
  answerTotals(db, meeting, roll, content.marks, now)
}

export const meetingsCommands: Handlers<'meetings'> = {
  ...listingCommands,
  ...preparationCommands,
  ...phraseCommands,

  'meetings.open': (opening, context) => ({ id: openMeeting(opening, context) }),

  'meetings.get': ({ id }, context) => viewOf(id, context),

  'meetings.keep': ({ id, draftRevision, content }, { db, now }) => {
    requireMeeting(db, id)
    refuseLocked(db, id)
    const kept = keepDraft(db, id, draftRevision, content, now)
    return { draftRevision: kept.revision, keptAt: kept.keptAt }
  },

  'meetings.record': ({ id, revision, draftRevision, content }, context) => {
    const { db, audit, now } = context
    const meeting = requireMeeting(db, id)
    requireRevision(meeting.revision, revision, () => viewOf(id, context))
    refuseLocked(db, id)
    if (draftRevision !== undefined || draftOf(db, id)) requireDraft(db, id, draftRevision ?? 0)
    const auditedNow = () => ({
      ...auditable(recordedContent(db, requireMeeting(db, id))),
      roll: writtenRoll(db, id).map((row) => row.person_id),
    })
    const before = auditedNow()
    refuseUnclear(content)
    refuseUnconfirmed(content)
    refuseUntitled(content)
    record(meeting, filledIn(content), context)
    audit({ record: { kind: 'meeting', id }, changes: changedFields(before, auditedNow()) })
    return { revision: revision + 1, draftRevision: dropDraft(db, id, now) }
  },

  'meetings.dropDraft': ({ id, draftRevision }, { db, audit, now }) => {
    const meeting = requireMeeting(db, id)
    requireDraft(db, id, draftRevision)
    const draft = draftOf(db, id)
    if (!draft) {
      throw new Refusal('refused', 'Buổi này không có phần sửa dở nào. Nội dung đã ghi vào sổ còn nguyên.')
    }
    // The words that nobody wants now can still be found where every change is.
    const given = changedFields(auditable(draft.content), auditable(recordedContent(db, meeting)))
    audit({ record: { kind: 'meeting', id }, changes: { draftDropped: true, ...given } })
    return { draftRevision: dropDraft(db, id, now) }
  },

  'meetings.acceptRoll': ({ id, revision }, context) => {
    const { db, audit, now } = context
    const meeting = requireMeeting(db, id)
    requireRevision(meeting.revision, revision, () => viewOf(id, context))
    refuseLocked(db, id)
    const before = writtenRoll(db, id)
    const roll = rollOn(db, meeting.cell_id, meeting.held_on, meeting.kind)
    if (roll.length === 0) throw emptyRoll(toKind(meeting.kind))
    const still = (personId: string | null) => {
      if (meeting.kind === 'briefing') return personId
      const kept = personId === null ? null : keptRecordOf(db, personId)
      return roll.find((line) => line.personId === kept)?.personId ?? null
    }
    const officers = { chair_id: still(meeting.chair_id), secretary_id: still(meeting.secretary_id) }
    const marks = new Map(
      before.flatMap((row) =>
        row.state === null
          ? []
          : [
              [
                keptRecordOf(db, row.person_id),
                {
                  state: row.state,
                  reason: row.reason,
                  isLate: row.is_late === 1,
                  isOnline: row.is_online === 1,
                },
              ],
            ],
      ),
    )
    writeRoll(db, id, roll, marks)
    db.run(
      q
        .updateTable('meeting')
        .set({ ...officers, revision: revision + 1 })
        .where('id', '=', id),
    )
    answerTotals(db, meeting, roll, recordedContent(db, meeting).marks, now)
    audit({
      record: { kind: 'meeting', id },
      changes: {
        roll: [before.map((row) => row.person_id), roll.map((line) => line.personId)],
        ...changedFields({ chair_id: meeting.chair_id, secretary_id: meeting.secretary_id }, officers),
      },
    })
    return { revision: revision + 1 }
  },

  'meetings.remove': ({ id, revision, reason }, context) => {
    const { db, audit } = context
    const meeting = requireMeeting(db, id)
    requireRevision(meeting.revision, revision, () => viewOf(id, context))
    removeMeeting(meeting, reason, context)
    audit({ record: { kind: 'meeting', id }, changes: { removed: reason } })
    return {}
  },
}
