import { Refusal } from '../../../shared/refusal.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { requireMeeting } from '../meetings/store.ts'
import { requireCell } from '../organisation/store.ts'
import { pointList, raisePoint } from './points.ts'
import { printPoints } from './print-points.ts'
import { recordRow } from './recording.ts'
import { refusedRows } from './refused.ts'
import { rollOfRow, sheetOf } from './sheet.ts'
import { draftKey, rowDrafts } from './store.ts'

export const figuresCommands: Handlers<'figures'> = {
  'figures.sheet': ({ period }, context) => sheetOf(context, period),

  'figures.roll': ({ heldOn, ...key }, { db }) => rollOfRow(db, key, heldOn),

  'figures.keep': ({ draftRevision, texts, ...key }, { db, now }) => {
    requireCell(db, key.cellId)
    if (texts === null) {
      rowDrafts.requireDraft(db, draftKey(key), draftRevision)
      return { draftRevision: rowDrafts.dropDraft(db, draftKey(key), now), keptAt: now }
    }
    const kept = rowDrafts.keepDraft(db, draftKey(key), draftRevision, texts, now)
    return { draftRevision: kept.revision, keptAt: kept.keptAt }
  },

  'figures.record': recordRow,

  'figures.points': ({ withSettled }, context) => pointList(context, { withSettled, isPlain: false }),

  'figures.refused': (_nothing, context) => refusedRows(context, false),

  'figures.raisePoint': ({ meetingId, question }, { db, audit, now }) => {
    requireMeeting(db, meetingId)
    const id = raisePoint(db, { meetingId, subject: uuidv7(), question }, now)
    audit({ record: { kind: 'meeting', id: meetingId }, changes: { asked: question } })
    return { id }
  },

  'figures.settlePoint': ({ id, revision, answer }, { db, audit, now }) => {
    const point = db.first(q.selectFrom('open_point').selectAll().where('id', '=', id))
    if (!point) throw missing('điểm cần hỏi này')
    requireRevision(point.revision, revision, () => ({ answer: point.answer, settledAt: point.settled_at }))
    if (point.settled_at !== null) {
      throw new Refusal('refused', 'Điểm này đã có câu trả lời. Câu trả lời đã ghi còn nguyên.')
    }
    db.run(
      q
        .updateTable('open_point')
        .set({ answer, settled_at: now, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({
      record: { kind: 'meeting', id: point.meeting_id },
      changes: { question: point.question, answer: [point.answer, answer] },
    })
    return { revision: revision + 1 }
  },

  'figures.printPoints': printPoints,
}
