import { addDays } from '../../../shared/calendar/dates.ts'
import { entryOf } from '../../../shared/lists/coded-list.ts'
import { cellKinds } from '../../../shared/lists/kinds.ts'
import type { BodyFields } from '../../../shared/organisation/body-contract.ts'
import { checkOrgCode } from '../../../shared/organisation/code.ts'
import { bodyKindNames } from '../../../shared/organisation/tree.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fold } from '../../../shared/text/fold.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { boundOf } from '../people/store.ts'
import {
  bodyCard,
  bodyToWrite,
  bumpBody,
  kindOf,
  nameCommune,
  requireBody,
  treeOn,
  twinOfCode,
} from './bodies.ts'
import { refuseEnded } from './ended-cells.ts'
import { groupsOfMembers, refuseStrangers, setGroup } from './groups.ts'
import { type BodyRow, nameColumns, nameOn, requireCell, requireLivingCell } from './store.ts'
import { weaknessesOf, writeWeaknesses } from './weakness.ts'

const fieldsOf = (body: BodyRow): BodyFields => ({
  cellKind: body.cell_kind,
  code: body.code,
  distanceMetres: body.distance_metres,
  foundedOn: body.founded_written,
  foundedBy: body.founded_by,
})

/** The code in its dotted form, and nobody else's. */
function checkedCode(db: Reader, text: string, body: BodyRow, today: string): string {
  const checked = checkOrgCode(text)
  if (!checked.ok) throw new Refusal('invalid', checked.why, { fields: { code: checked.why } })
  const twin = twinOfCode(db, checked.code, body.id)
  if (twin === undefined) return checked.code
  const why = `Mã ${checked.code} đang là mã của ${nameOn(db, twin, today)}.`
  throw new Refusal('invalid', `${why} Hãy đối chiếu lại; chưa ghi gì vào sổ.`, { fields: { code: why } })
}

function checkedKind(kind: string, body: BodyRow): string {
  if (kind === '' || (body.kind === 'cell' && entryOf(cellKinds, kind) !== undefined)) return kind
  throw new Refusal('invalid', 'Loại chi bộ không có trong danh mục. Hãy chọn lại.', {
    fields: { cellKind: 'Hãy chọn trong danh mục' },
  })
}

/** A group is told from the other groups of its cell by its name, a body under the commune from all but groups. */
export function refuseTwin(
  db: Reader,
  body: { readonly id?: string; readonly kind: string; readonly parent_id: string | null },
  name: string,
  today: string,
): void {
  const isGroup = body.kind === 'group'
  const twin = treeOn(db, today, false).bodies.find(
    (node) =>
      node.id !== body.id &&
      fold(node.name) === fold(name) &&
      (isGroup ? node.kind === 'group' && node.parentId === body.parent_id : node.kind !== 'group'),
  )
  if (twin === undefined) return
  const kind = bodyKindNames[twin.kind].toLocaleLowerCase('vi')
  throw new Refusal('invalid', `Đã có ${kind} tên "${twin.name}". Hãy đặt tên khác.`, {
    fields: { name: 'Tên này đã có' },
  })
}

type BodyCommands =
  | 'organisation.tree'
  | 'organisation.body'
  | 'organisation.saveBody'
  | 'organisation.saveWeaknesses'
  | 'organisation.addBody'
  | 'organisation.groups'
  | 'organisation.setGroup'

/** The tree of bodies and what is kept of each, whatever its kind. */
export const bodyCommands: Pick<Handlers<'organisation'>, BodyCommands> = {
  'organisation.tree': ({ on, withEnded }, { db, today }) => {
    const { commune, bodies } = treeOn(db, on ?? today, withEnded)
    return { on: on ?? today, commune, bodies: [...bodies] }
  },

  'organisation.body': ({ id }, { db, today }) => bodyCard(db, id, today),

  'organisation.saveBody': ({ id: asked, revision, ...fields }, context) => {
    const { db, audit, today } = context
    const body = bodyToWrite(context, asked)
    requireRevision(body.revision, revision, () => bodyCard(db, asked, today))
    refuseEnded(db, body, today)
    const next: BodyFields = {
      ...fields,
      cellKind: checkedKind(fields.cellKind, body),
      code: checkedCode(db, fields.code, body, today),
    }
    db.run(
      q
        .updateTable('body')
        .set({
          cell_kind: next.cellKind,
          code: next.code,
          distance_metres: next.distanceMetres,
          founded_written: next.foundedOn,
          founded_by: next.foundedBy,
        })
        .where('id', '=', body.id),
    )
    nameCommune(db)
    audit({ record: { kind: 'body', id: body.id }, changes: changedFields(fieldsOf(body), next) })
    return { id: body.id, revision: bumpBody(db, body) }
  },

  'organisation.saveWeaknesses': ({ id, revision, rows }, { db, audit, today }) => {
    const body = requireBody(db, id)
    if (body.kind !== 'cell') throw missing('chi bộ này')
    requireRevision(body.revision, revision, () => bodyCard(db, id, today))
    refuseEnded(db, body, today)
    const before = weaknessesOf(db, id)
    writeWeaknesses(db, id, rows)
    audit({
      record: { kind: 'body', id },
      changes: changedFields({ weaknesses: before }, { weaknesses: weaknessesOf(db, id) }),
    })
    return { revision: bumpBody(db, body) }
  },

  'organisation.addBody': ({ kind, name, parentId, from, foundedBy }, { db, audit, now, today }) => {
    if (kind === 'group') {
      if (parentId === null) throw missing('chi bộ của tổ đảng')
      requireLivingCell(db, parentId, today)
    } else if (parentId !== null) {
      throw new Refusal('refused', 'Tổ chức này trực thuộc đảng bộ xã, không đặt dưới tổ chức khác.')
    }
    refuseTwin(db, { kind, parent_id: parentId }, name, today)
    const id = uuidv7()
    const begins = boundOf(from)
    if (begins.valid_from > today) {
      throw new Refusal('invalid', 'Ngày lập ở sau hôm nay. Hãy ghi khi quyết định đã có hiệu lực.', {
        fields: { from: 'Ngày ở sau hôm nay' },
      })
    }
    db.run(
      q.insertInto('body').values({
        id,
        kind,
        founded_written: from,
        founded_by: foundedBy,
        created_at: now,
        revision: 1,
      }),
    )
    db.run(q.insertInto('body_name').values({ body_id: id, ...begins, ...nameColumns(name) }))
    if (parentId !== null) {
      db.run(q.insertInto('body_parent').values({ body_id: id, ...begins, parent_id: parentId }))
    }
    audit({ record: { kind: 'body', id }, changes: { added: name, kind, parentId, from, foundedBy } })
    return { id, revision: 1 }
  },

  'organisation.groups': ({ cellId, on }, { db, today }) => {
    const cell = requireCell(db, cellId)
    // Those of a cell that has ended are shown as on its last day.
    const last = cell.ended_on !== null && cell.ended_on <= today ? addDays(cell.ended_on, -1) : today
    const day = on ?? last
    const names = new Map(treeOn(db, day, false).bodies.map((node) => [node.id, node.name]))
    return {
      on: day,
      members: groupsOfMembers(db, cellId, day).map((member) => ({
        ...member,
        groupName: names.get(member.groupId ?? '') ?? '',
      })),
    }
  },

  'organisation.setGroup': ({ id, revision, on, personIds }, { db, audit, today }) => {
    const { cellId } = requireGroup(db, id)
    const body = requireBody(db, id)
    requireRevision(body.revision, revision, () => bodyCard(db, id, today))
    refuseEnded(db, body, today)
    const members = groupsOfMembers(db, cellId, on)
    refuseStrangers(members, personIds, on)
    const inGroup = () =>
      groupsOfMembers(db, cellId, on).flatMap(({ personId, groupId }) => (groupId === id ? [personId] : []))
    const before = inGroup()
    setGroup(db, id, personIds, on)
    audit({
      record: { kind: 'body', id },
      changes: { on, ...changedFields({ members: before }, { members: inGroup() }) },
    })
    return { revision: bumpBody(db, body) }
  },
}

function requireGroup(db: Reader, id: string): { readonly cellId: string } {
  const body = requireBody(db, id)
  const cellId = db.first(
    q.selectFrom('body_parent').select('parent_id').where('body_id', '=', id).orderBy('valid_from', 'desc'),
  )?.parent_id
  if (kindOf(body) !== 'group' || cellId === undefined) throw missing('tổ đảng này')
  return { cellId }
}
