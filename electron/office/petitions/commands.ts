import type { FollowedPetition } from '../../../shared/petitions/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { draftOf } from '../meetings/draft.ts'
import { requireMeeting } from '../meetings/store.ts'
import { takeBackWithdrawal, withdraw } from '../withdrawals.ts'
import {
  answerersOf,
  earlierPetitionIds,
  petitionCounts,
  petitionIds,
  requirePetition,
  wholePetitions,
} from './store.ts'

interface Seen {
  readonly id: string
  readonly revision: number
}

/** The petition as the caller saw it; its meeting moves on, because windows show the petition with it. */
function seenPetition({ db, today }: WriteContext, { id, revision }: Seen): FollowedPetition {
  const petition = requirePetition(db, id, today)
  requireRevision(petition.revision, revision, () => petition)
  const meetingId = petition.raisedAt?.meetingId
  if (meetingId === undefined) return petition
  if (draftOf(db, meetingId)) {
    throw new Refusal(
      'refused',
      'Biên bản của buổi nêu kiến nghị này đang được sửa dở nên chưa đổi ở đây được. Kiến nghị giữ nguyên. Hãy ghi biên bản đó vào sổ, hoặc bỏ phần sửa dở, rồi làm lại.',
    )
  }
  db.run(
    q
      .updateTable('meeting')
      .set((row) => ({ revision: row('revision', '+', 1) }))
      .where('id', '=', meetingId),
  )
  return petition
}

function change(
  context: WriteContext,
  { id, revision }: Seen,
  before: FollowedPetition,
  columns: Partial<Schema['petition']>,
  fields: Readonly<Record<string, unknown>>,
): FollowedPetition {
  const { db, today, audit } = context
  if (before.withdrawn) {
    throw new Refusal(
      'refused',
      'Kiến nghị này đã thôi theo dõi nên không sửa được. Muốn sửa, hãy bấm "Theo dõi lại" trước.',
    )
  }
  db.run(
    q
      .updateTable('petition')
      .set({ ...columns, revision: revision + 1 })
      .where('id', '=', id),
  )
  audit({ record: { kind: 'petition', id }, changes: changedFields({ ...before }, fields) })
  return requirePetition(db, id, today)
}

export const petitionsCommands: Handlers<'petitions'> = {
  'petitions.list': ({ offset, limit, ...wish }, { db, today }) => {
    const counts = petitionCounts(db, wish, today)
    const ids = petitionIds(db, wish, today, { offset, limit })
    return { total: counts[wish.state], counts, petitions: wholePetitions(db, ids, today) }
  },

  'petitions.earlier': ({ meetingId }, { db, today }) =>
    wholePetitions(db, earlierPetitionIds(db, requireMeeting(db, meetingId)), today),

  'petitions.answerers': ({ cellId }, { db, today }) => answerersOf(db, cellId, today),

  'petitions.workbook': async (wish, context) => {
    const { petitionsWorkbook } = await import('./workbook.ts')
    return petitionsWorkbook(wish, context)
  },

  'petitions.change': (wish, context) => {
    const before = seenPetition(context, wish)
    const { answerer, dueOn } = wish
    return change(context, wish, before, { answerer, due_on: dueOn }, { answerer, dueOn })
  },

  'petitions.answer': (wish, context) => {
    const before = seenPetition(context, wish)
    const { answer, answeredOn } = wish
    if ((answer === '') !== (answeredOn === null)) {
      throw new Refusal(
        'invalid',
        'Trả lời phải có cả nội dung và ngày trả lời. Kiến nghị giữ nguyên. Hãy ghi đủ hai ô, hoặc để trống cả hai để bỏ trả lời.',
        { fields: answer === '' ? { answer: 'Chưa ghi trả lời' } : { answeredOn: 'Chưa ghi ngày trả lời' } },
      )
    }
    if (answeredOn !== null && answeredOn > context.today) {
      throw new Refusal('invalid', 'Ngày trả lời ở sau hôm nay. Hãy ghi ngày đã trả lời.', {
        fields: { answeredOn: 'Ngày ở sau hôm nay' },
      })
    }
    return change(context, wish, before, { answer, answered_on: answeredOn }, { answer, answeredOn })
  },

  'petitions.withdraw': (wish, context) => {
    const before = seenPetition(context, wish)
    if (before.withdrawn || before.answeredOn !== null) {
      throw new Refusal(
        'refused',
        'Kiến nghị này đã được trả lời hoặc đã thôi theo dõi. Sổ không thay đổi gì thêm.',
      )
    }
    withdraw(context, 'petition', wish)
    const { id, reason } = wish
    context.audit({ record: { kind: 'petition', id }, changes: { withdrawn: [null, reason] } })
    return requirePetition(context.db, id, context.today)
  },

  'petitions.restore': (wish, context) => {
    const before = seenPetition(context, wish)
    if (!before.withdrawn) {
      throw new Refusal('refused', 'Kiến nghị này vẫn đang được theo dõi. Sổ không thay đổi gì thêm.')
    }
    takeBackWithdrawal(context, 'petition', wish)
    const { id } = wish
    context.audit({
      record: { kind: 'petition', id },
      changes: { withdrawn: [before.withdrawn.reason, null] },
    })
    return requirePetition(context.db, id, context.today)
  },
}
