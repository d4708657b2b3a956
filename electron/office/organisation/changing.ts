import { sql } from 'kysely'
import type { ChangePlan } from '../../../shared/organisation/changes.ts'
import { type Recorder, recordAct } from '../acts.ts'
import { missing } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { onDay } from '../people/store.ts'
import { nameColumns } from './store.ts'

/** Acts that change the organisation are called by their kind behind this. */
export const changeAct = 'organisation.'

export interface Paper {
  readonly decisionDate: string | null
  readonly decidedBy: string
  readonly note: string
}

/** Writes a plan that was found possible, as one act. Answers it, and the ids of the bodies that began. */
export function writePlan(
  context: WriteContext,
  plan: ChangePlan,
  paper: Paper,
): { readonly actId: string; readonly begun: ReadonlyMap<string, string> } {
  const begun = new Map(plan.begun.map(({ key }) => [key, uuidv7()]))
  const idOf = (ref: string): string => begun.get(ref) ?? ref
  const bodies = (role: string, refs: readonly string[]) =>
    [...new Set(refs.map(idOf))].map((id) => ({ kind: 'body' as const, id, role }))
  // A body that ends with nobody in it is the source of nothing else, but of its own end.
  const sources = plan.lineage.length > 0 ? plan.lineage.map(({ from }) => from) : plan.ended.slice(0, 1)
  const renamed = plan.namesOpened.map(({ body }) => body)
  const facts = {
    kind: changeAct + plan.kind,
    effectiveOn: plan.on,
    paperNumber: plan.decisionNumber,
    paperDate: paper.decisionDate,
    decidedBy: paper.decidedBy,
    note: paper.note,
    subjects: [
      ...bodies('source', [...sources, ...plan.namesClosed, ...plan.parents.map(({ body }) => body)]),
      // The groups of a cell that ends.
      ...bodies(
        'ended',
        plan.ended.filter((id) => !sources.includes(id)),
      ),
      ...bodies('result', [...plan.lineage.map(({ to }) => to), ...renamed]),
      ...plan.moved.map(({ personId }) => ({ kind: 'person' as const, id: personId, role: 'moved' })),
    ],
  }
  const actId = recordAct(context, facts, (rows) => {
    beginBodies(rows, context, plan, idOf)
    for (const { body, name } of plan.namesOpened) rename(rows, context.db, plan, idOf(body), name)
    for (const { body, parentId } of plan.parents) putUnder(rows, context.db, body, parentId, plan.on)
    for (const { personId, to } of plan.moved) move(rows, context.db, personId, idOf(to), plan.on)
    leaveGroups(rows, context.db, plan)
    for (const id of plan.postsEnded) endPost(rows, context.db, id, plan.on)
    for (const { id, to } of plan.postsMoved) movePost(rows, context.db, id, idOf(to), plan.on)
    for (const { id, to } of plan.tasksMoved) rows.update('task', { id }, { cell_id: idOf(to) })
    for (const id of plan.ended) rows.update('body', { id }, { ended_on: plan.on })
  })
  // The heading of its papers is another one from now on, and is to be looked at again.
  lookAtHeadings(
    context.db,
    plan.namesOpened.map(({ body }) => idOf(body)),
  )
  for (const { personId, from, to } of plan.moved) {
    context.db.run(
      q.insertInto('movement').values({
        act_id: actId,
        person_id: personId,
        kind: 'cell-change',
        from_cell_id: from,
        to_cell_id: idOf(to),
        until_on: null,
      }),
    )
  }
  return { actId, begun }
}

export function lookAtHeadings(db: Writer, ids: readonly string[]): void {
  for (const id of ids) db.run(q.updateTable('body').set({ heading_confirmed_at: null }).where('id', '=', id))
}

/** What begins takes over the kind and the habits of the body that it came from. */
function beginBodies(
  rows: Recorder,
  { db, now }: WriteContext,
  plan: ChangePlan,
  idOf: (ref: string) => string,
): void {
  for (const { key, parentId } of plan.begun) {
    const from = plan.lineage.find(({ to }) => to === key)?.from
    const source =
      from === undefined ? undefined : db.first(q.selectFrom('body').selectAll().where('id', '=', from))
    rows.insert('body', {
      id: idOf(key),
      kind: source?.kind ?? 'cell',
      cell_kind: source?.cell_kind ?? '',
      usual_day: source?.usual_day ?? null,
      usual_time: source?.usual_time ?? null,
      usual_place: source?.usual_place ?? '',
      founded_written: plan.on,
      founded_by: plan.decisionNumber,
      created_at: now,
      revision: 1,
    })
    if (parentId !== null) {
      rows.insert('body_parent', {
        body_id: idOf(key),
        valid_from: plan.on,
        from_written: plan.on,
        parent_id: parentId,
      })
    }
  }
}

function rename(rows: Recorder, db: Reader, { on }: ChangePlan, bodyId: string, name: string): void {
  const open = db.first(
    q
      .selectFrom('body_name')
      .select(['body_id', 'valid_from'])
      .where('body_id', '=', bodyId)
      .where('valid_to', 'is', null),
  )
  if (open) {
    rows.update('body_name', open, { valid_to: on })
  }
  rows.insert('body_name', { body_id: bodyId, valid_from: on, from_written: on, ...nameColumns(name) })
}

function putUnder(rows: Recorder, db: Reader, bodyId: string, parentId: string | null, on: string): void {
  const open = db.first(
    q
      .selectFrom('body_parent')
      .select(['body_id', 'valid_from'])
      .where('body_id', '=', bodyId)
      .where('valid_to', 'is', null),
  )
  if (open) rows.update('body_parent', open, { valid_to: on })
  if (parentId === null) return
  rows.insert('body_parent', { body_id: bodyId, valid_from: on, from_written: on, parent_id: parentId })
}

/** From the day on in the other cell, until whatever was already said of a later day. */
function move(rows: Recorder, db: Reader, personId: string, cellId: string, on: string): void {
  const held = db.first(
    q
      .selectFrom('cell_membership')
      .selectAll()
      .where('person_id', '=', personId)
      .where(onDay('valid_from', 'valid_to', on)),
  )
  if (!held) throw missing('đảng viên trong danh sách chuyển')
  const key = { person_id: personId, valid_from: held.valid_from }
  if (held.valid_from === on) {
    rows.update('cell_membership', key, { cell_id: cellId })
    return
  }
  rows.update('cell_membership', key, { valid_to: on })
  rows.insert('cell_membership', {
    person_id: personId,
    valid_from: on,
    from_written: on,
    valid_to: held.valid_to,
    cell_id: cellId,
  })
}

/** Whoever moves to another cell, or whose group ends, is in no group from the day on. */
function leaveGroups(rows: Recorder, db: Reader, { moved, ended, on }: ChangePlan): void {
  const movers = sql<string>`(SELECT value FROM json_each(${JSON.stringify(moved.map(({ personId }) => personId))}))`
  const groups = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ended)}))`
  const held = db.all(
    q
      .selectFrom('group_membership')
      .select(['person_id', 'valid_from'])
      .where((row) => row.or([row('person_id', 'in', movers), row('group_id', 'in', groups)]))
      .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', on)])),
  )
  for (const row of held) {
    if (row.valid_from < on) rows.update('group_membership', row, { valid_to: on })
    else rows.remove('group_membership', row)
  }
}

function endPost(rows: Recorder, db: Reader, id: string, on: string): void {
  const post = db.first(q.selectFrom('post').select('valid_from').where('id', '=', id))
  if (!post) return
  if (post.valid_from < on) rows.update('post', { id }, { valid_to: on })
  else rows.remove('post', { id })
}

/** The post goes on in another cell from the day on, with its paper; once, where its holder already has it there. */
function movePost(rows: Recorder, db: Reader, id: string, bodyId: string, on: string): void {
  const post = db.first(q.selectFrom('post').selectAll().where('id', '=', id))
  if (!post) return
  const from = post.valid_from < on ? on : post.valid_from
  const next = db.first(
    q
      .selectFrom('post')
      .select('valid_from')
      .where('body_id', '=', bodyId)
      .where('post', '=', post.post)
      .where('person_id', '=', post.person_id)
      .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', from)]))
      .orderBy('valid_from'),
  )?.valid_from
  if (post.valid_from < on) rows.update('post', { id }, { valid_to: on })
  else rows.remove('post', { id })
  if (next !== undefined && next <= from) return
  const valid_to = [post.valid_to, next].flatMap((day) => day ?? []).toSorted()[0] ?? null
  rows.insert('post', {
    ...post,
    id: uuidv7(),
    body_id: bodyId,
    valid_from: from,
    from_written: from === post.valid_from ? post.from_written : on,
    valid_to,
  })
}
