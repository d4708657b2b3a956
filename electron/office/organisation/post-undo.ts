import { endsWithMembership, isSinglePost, postName } from '../../../shared/organisation/posts.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { undoAct } from '../acts.ts'
import { missing } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { kindOf, requireBody } from './bodies.ts'
import { refuseEnded } from './ended-cells.ts'
import { groupsOfMembers } from './groups.ts'
import { appointAct, endAct } from './posts.ts'
import { type BodyRow, holdersOn } from './store.ts'

/** Takes back that a post was given, or that it ended; whoever held it before holds it again. */
export function undoPost(context: WriteContext, actId: string) {
  const { db, audit, today } = context
  const act = db.first(
    q
      .selectFrom('act')
      .innerJoin('act_subject', 'act_subject.act_id', 'act.id')
      .select('act_subject.record_id')
      .where('act.id', '=', actId)
      .where('act.kind', 'in', [appointAct, endAct]),
  )
  if (!act) throw missing('lần ghi chức vụ này')
  const body = requireBody(db, act.record_id)
  refuseEnded(db, body, today)
  const { kind, effectiveOn } = undoAct(context, actId)
  refuseHanging(db, body, actId, today)
  audit({
    record: { kind: 'body', id: body.id },
    changes: { undone: actId, kind, on: effectiveOn },
  })
  return { bodyId: body.id, revision: body.revision + 1 }
}

const notUndone = (why: string) =>
  new Refusal('refused', `Chưa hoàn tác được vì ${why} Sổ giữ nguyên như đang có.`)

/** Nobody comes back into a post of a cell that was left since, nor beside whoever follows in it. */
function refuseHanging(db: Reader, body: BodyRow, actId: string, today: string): void {
  const written = db.all(
    q.selectFrom('act_row').select('row_key').where('act_id', '=', actId).where('before', 'is not', null),
  )
  const back = new Set(written.map(({ row_key }): unknown => JSON.parse(row_key).id))
  const members = groupsOfMembers(db, (kindOf(body) === 'group' ? body.parent_id : null) ?? body.id, today)
  const holders = holdersOn(db, today, body.id)
  for (const { id, post, personId, fullName } of holders.filter((holder) => back.has(holder.id))) {
    const isMember = members.some((member) => member.personId === personId)
    if (endsWithMembership(post) && !isMember) {
      throw notUndone(`đồng chí ${fullName} không còn sinh hoạt ở chi bộ này.`)
    }
    const next = holders.find((other) => other.id !== id && other.post === post && isSinglePost(post))
    if (next) {
      throw notUndone(`${postName(post)} nay là ${next.fullName}. Hãy hoàn tác chức vụ ấy trước.`)
    }
  }
}
