import { addDays, formatDate } from '../../../shared/calendar/dates.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { ChangePlanView, RecordedChange } from '../../../shared/organisation/change-contract.ts'
import { type ChangeKind, type ChangePlan, changeNames } from '../../../shared/organisation/changes.ts'
import { planChange } from '../../../shared/organisation/planning.ts'
import { postName } from '../../../shared/organisation/posts.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { undoAct } from '../acts.ts'
import { missing } from '../conflict.ts'
import type { Handlers, ReadContext } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { changeAct, lookAtHeadings, writePlan } from './changing.ts'
import { situationOf } from './situation.ts'
import { nameOn } from './store.ts'

const kinds = Object.keys(changeNames) as ChangeKind[]
const kindOf = (act: string): ChangeKind | undefined => kinds.find((kind) => changeAct + kind === act)

const noPlan = { begun: [], ended: [], sizes: [], moved: [], postsEnded: [], postsMoved: [], warnings: [] }

function inNames({ db }: ReadContext, plan: ChangePlan): ChangePlanView {
  const founded = new Map(plan.begun.map(({ key, name }) => [key, name]))
  const nameOf = (ref: string) =>
    founded.get(ref) ?? plan.namesOpened.find(({ body }) => body === ref)?.name ?? nameOn(db, ref, plan.on)
  const people = new Map(
    plan.moved.map(({ personId }) => [
      personId,
      db.first(q.selectFrom('person').select('full_name').where('id', '=', personId))?.full_name ?? '',
    ]),
  )
  const postAt = (id: string) => {
    const row = db.first(
      q
        .selectFrom('post')
        .innerJoin('person', 'person.id', 'post.person_id')
        .select(['person.full_name', 'post.post', 'post.body_id'])
        .where('post.id', '=', id),
    )
    if (!row) throw missing('chức vụ này')
    const cellName = nameOn(db, row.body_id, addDays(plan.on, -1))
    return { fullName: row.full_name, post: postName(row.post), cellName }
  }
  return {
    why: [],
    begun: plan.begun.map(({ name }) => name),
    ended: plan.ended.map((id) => nameOn(db, id, plan.on)),
    sizes: plan.sizes.map(({ name, before, after }) => ({ name, before, after })),
    moved: plan.moved.map(({ personId, from, to }) => ({
      personId,
      fullName: people.get(personId) ?? '',
      from: nameOn(db, from, addDays(plan.on, -1)),
      to: nameOf(to),
    })),
    postsEnded: plan.postsEnded.map(postAt),
    postsMoved: plan.postsMoved.map(({ id, to }) => {
      const { cellName, ...post } = postAt(id)
      return { ...post, from: cellName, to: nameOf(to) }
    }),
    warnings: [...plan.warnings],
  }
}

function recordedChanges(db: Reader, bodyId: string | null): RecordedChange[] {
  let acts = q
    .selectFrom('act')
    .selectAll()
    .where('kind', 'like', `${changeAct}%`)
    .orderBy('effective_on', 'desc')
    .orderBy('id', 'desc')
  if (bodyId !== null) {
    acts = acts.where('id', 'in', (nested) =>
      nested
        .selectFrom('act_subject')
        .select('act_id')
        .where('record_kind', '=', 'body')
        .where('record_id', '=', bodyId),
    )
  }
  return db.all(acts).flatMap((act) => {
    const kind = kindOf(act.kind)
    if (!kind) return []
    const subjects = groupBy(
      db.all(q.selectFrom('act_subject').selectAll().where('act_id', '=', act.id)),
      (row) => row.role,
    )
    const named = (role: string, day: string) =>
      (subjects.get(role) ?? [])
        .map(({ record_id }) => ({ id: record_id, name: nameOn(db, record_id, day) }))
        .filter(({ name }) => name !== '')
    const begun = new Set(writtenBy(db, act.id, 'body', true))
    return [
      {
        actId: act.id,
        kind,
        name: changeNames[kind],
        on: act.effective_on,
        decisionNumber: act.paper_number,
        decisionDate: act.paper_written,
        decidedBy: act.decided_by,
        note: act.note,
        sources: named('source', addDays(act.effective_on, -1)),
        results: named('result', act.effective_on).map((body) => ({ ...body, isNew: begun.has(body.id) })),
        moved: (subjects.get('moved') ?? []).length,
        isUndone: act.undone_at !== null,
      },
    ]
  })
}

/** The bodies that an act wrote in a table, or began in it. */
const writtenBy = (db: Reader, actId: string, table: 'body' | 'body_name', begun = false): string[] => {
  let rows = q
    .selectFrom('act_row')
    .select('row_key')
    .where('act_id', '=', actId)
    .where('table_name', '=', table)
  if (begun) rows = rows.where('before', 'is', null)
  return [
    ...new Set(
      db.all(rows).map(({ row_key }) => {
        const key: { readonly id?: string; readonly body_id?: string } = JSON.parse(row_key)
        return key.id ?? key.body_id ?? ''
      }),
    ),
  ]
}

/** A movement that was taken back holds no cell any more; a meeting in the recycle bin does, and is named. */
function letGo(db: Writer, begun: readonly string[]): void {
  const undone = q.selectFrom('act').select('id').where('undone_at', 'is not', null)
  for (const id of begun) {
    for (const column of ['from_cell_id', 'to_cell_id'] as const) {
      db.run(
        q
          .updateTable('movement')
          .set({ [column]: null })
          .where(column, '=', id)
          .where('act_id', 'in', undone),
      )
    }
    const meeting = db.first(
      q
        .selectFrom('meeting')
        .select('held_on')
        .where('cell_id', '=', id)
        .where('deleted_at', 'is not', null)
        .orderBy('held_on'),
    )
    if (!meeting) continue
    throw new Refusal(
      'refused',
      `Chưa hoàn tác được vì buổi sinh hoạt ngày ${formatDate(meeting.held_on)} của "${nameOn(db, id, meeting.held_on)}" còn trong thùng rác. Sổ giữ nguyên như đang có.`,
    )
  }
}

/** A cell comes back under its name only where no other living cell has taken it. */
function refuseTwins(db: Reader, ids: readonly string[]): void {
  for (const id of ids) {
    const twin = db.first(
      q
        .selectFrom('body')
        .innerJoin('body_name as own', 'own.body_id', 'body.id')
        .innerJoin('body_name as other', 'other.match_key', 'own.match_key')
        .innerJoin('body as twin', 'twin.id', 'other.body_id')
        .select('other.name')
        .where('body.id', '=', id)
        .where('twin.id', '<>', id)
        .where('body.kind', '=', 'cell')
        .where('twin.kind', '=', 'cell')
        .where('own.valid_to', 'is', null)
        .where('other.valid_to', 'is', null)
        .where('body.ended_on', 'is', null)
        .where('twin.ended_on', 'is', null)
        .where('body.deleted_at', 'is', null)
        .where('twin.deleted_at', 'is', null),
    )
    if (twin === undefined) continue
    throw new Refusal(
      'refused',
      `Chưa hoàn tác được vì đã có chi bộ khác tên "${twin.name}". Hãy sửa tên chi bộ kia trước. Sổ giữ nguyên như đang có.`,
    )
  }
}

type ChangeCommands =
  | 'organisation.planChange'
  | 'organisation.change'
  | 'organisation.undoChange'
  | 'organisation.changes'

/** Merge, split, dissolve, rename, move: looked at first, written as one act, taken back as one. */
export const changeCommands: Pick<Handlers<'organisation'>, ChangeCommands> = {
  'organisation.planChange': ({ request }, context) => {
    const { db, today } = context
    const planned = planChange(request, situationOf(db, request, today), rulebookOf(db))
    return planned.ok ? inNames(context, planned.plan) : { why: [...planned.why], ...noPlan }
  },

  'organisation.change': ({ request, ...paper }, context) => {
    const { db, audit, today } = context
    const planned = planChange(request, situationOf(db, request, today), rulebookOf(db))
    if (!planned.ok) throw new Refusal('refused', planned.why.join(' '))
    const { actId, begun } = writePlan(context, planned.plan, paper)
    audit({ changes: { change: actId, request, ...paper, moved: planned.plan.moved.length } })
    return { actId, bodyIds: [...begun.values()] }
  },

  'organisation.undoChange': ({ actId }, context) => {
    const act = context.db.first(q.selectFrom('act').select('kind').where('id', '=', actId))
    if (!act || kindOf(act.kind) === undefined) throw missing('thay đổi tổ chức này')
    // They name cells that are about to be gone; the audit keeps who was moved.
    context.db.run(q.deleteFrom('movement').where('act_id', '=', actId))
    const renamed = writtenBy(context.db, actId, 'body_name')
    const written = [...writtenBy(context.db, actId, 'body'), ...renamed]
    letGo(context.db, writtenBy(context.db, actId, 'body', true))
    const undone = undoAct(context, actId)
    refuseTwins(context.db, written)
    lookAtHeadings(context.db, renamed)
    context.audit({ changes: { undone: actId, kind: undone.kind, on: undone.effectiveOn } })
    return {}
  },

  'organisation.changes': ({ bodyId }, { db }) => recordedChanges(db, bodyId),
}
