import { sql } from 'kysely'
import {
  type FollowedPetition,
  type PetitionFilter,
  petitionFilters,
} from '../../../shared/petitions/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { localDay } from '../local-day.ts'
import { draftOf } from '../meetings/draft.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { takeBackWithdrawal, withdraw, withdrawalsOf } from '../withdrawals.ts'

/** Petitions of meetings that were not removed. */
const everyPetition = () =>
  q
    .selectFrom('petition')
    .leftJoin('meeting', 'meeting.id', 'petition.meeting_id')
    .innerJoin('body', 'body.id', 'petition.cell_id')
    .where('body.deleted_at', 'is', null)
    .where('meeting.deleted_at', 'is', null)

function wholePetitions(db: Reader, ids: readonly string[], today: string): FollowedPetition[] {
  const rows = db.all(
    everyPetition()
      .selectAll('petition')
      .select(['meeting.period', 'meeting.held_on'])
      .where('petition.id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const names = cellNamesEver(db)
  const withdrawals = withdrawalsOf(
    db,
    'petition',
    rows.filter((row) => row.withdrawn_at !== null).map(({ id }) => id),
  )
  return ids.flatMap((id): FollowedPetition[] => {
    const row = byId.get(id)
    if (!row) return []
    const act = withdrawals.get(id)
    const isOpen = row.withdrawn_at === null && row.answered_on === null
    return [
      {
        ...{ id, revision: row.revision, cellId: row.cell_id },
        cellName: names.get(row.cell_id)?.(today) ?? '',
        raisedAt:
          row.meeting_id === null || row.period === null || row.held_on === null
            ? null
            : { meetingId: row.meeting_id, period: row.period, heldOn: row.held_on },
        ...{ content: row.content, raisedBy: row.raised_by, answerer: row.answerer, dueOn: row.due_on },
        ...{ answer: row.answer, answeredOn: row.answered_on },
        isOverdue: isOpen && row.due_on !== null && row.due_on < today,
        withdrawn:
          row.withdrawn_at === null
            ? null
            : {
                on: act?.on ?? localDay(new Date(row.withdrawn_at)),
                reason: act?.reason ?? '',
                canBeUndone: act !== undefined,
              },
      },
    ]
  })
}

function requirePetition(db: Reader, id: string, today: string): FollowedPetition {
  const [petition] = wholePetitions(db, [id], today)
  if (!petition) throw missing('kiến nghị này')
  return petition
}

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

const isOpen = sql<boolean>`(petition.withdrawn_at IS NULL AND petition.answered_on IS NULL)`
const conditions: Readonly<Record<PetitionFilter, (today: string) => ReturnType<typeof sql<boolean>>>> = {
  open: () => isOpen,
  overdue: (today) => sql<boolean>`(${isOpen} AND petition.due_on < ${today})`,
  answered: () => sql<boolean>`(petition.withdrawn_at IS NULL AND petition.answered_on IS NOT NULL)`,
  withdrawn: () => sql<boolean>`petition.withdrawn_at IS NOT NULL`,
  all: () => sql<boolean>`TRUE`,
}

export const petitionsCommands: Handlers<'petitions'> = {
  'petitions.list': ({ cellId, state, offset, limit }, { db, today }) => {
    let wanted = everyPetition()
    if (cellId !== null) wanted = wanted.where('petition.cell_id', '=', cellId)
    const count = (filter: PetitionFilter) =>
      sql<number>`coalesce(sum(${conditions[filter](today)}), 0)`.as(filter)
    const counts = {
      ...{ open: 0, overdue: 0, answered: 0, withdrawn: 0, all: 0 },
      ...db.first(wanted.select(petitionFilters.map(count))),
    }
    const page = db.all(
      wanted
        .where(conditions[state](today))
        .select('petition.id')
        .orderBy(sql`petition.due_on IS NULL`)
        .orderBy('petition.due_on')
        .orderBy('meeting.held_on')
        .orderBy('petition.position')
        .orderBy('petition.id')
        .limit(limit)
        .offset(offset),
    )
    const petitions = wholePetitions(
      db,
      page.map(({ id }) => id),
      today,
    )
    return { total: counts[state], counts, petitions }
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
