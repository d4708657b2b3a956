import { overlaps } from '../../../shared/calendar/intervals.ts'
import type { OutsiderFields, RoleHeld } from '../../../shared/outsiders/contract.ts'
import { noDetails } from '../../../shared/people/details.ts'
import { emptyPerson } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { findBody } from '../organisation/store.ts'
import { refuseDisorder, refuseTwin } from '../people/fields.ts'
import { toDetailRow } from '../people/form-rows.ts'
import { toPersonRow } from '../people/rows.ts'
import { boundOf } from '../people/store.ts'
import { detailsOf, listOutsiders, livingElsewhere, outsiderCard, requireOutsider, rolesOf } from './store.ts'

const detailsIn = ({ telephone, occupation, workplace, youthUnionOn }: OutsiderFields) => ({
  ...{ telephone, occupation, workplace, youthUnionOn },
})

const personIn = ({ telephone, occupation, workplace, youthUnionOn, ...fields }: OutsiderFields) => fields

function refuseWrongRoles(db: Reader, roles: readonly RoleHeld[]): void {
  const spans = roles.map((role) => ({ ...role, from: boundOf(role.from).valid_from }))
  for (const [index, one] of spans.entries()) {
    if (!findBody(db, one.bodyId)) throw missing('chi bộ này')
    if (one.to !== null && one.to <= one.from) {
      throw new Refusal('invalid', 'Ngày thôi phải sau ngày bắt đầu. Hãy sửa lại ngày.', {
        fields: { [`roles.${index}.to`]: 'Phải sau ngày bắt đầu' },
      })
    }
    const twin = spans
      .slice(index + 1)
      .find((other) => other.role === one.role && other.bodyId === one.bodyId && overlaps(one, other))
    if (twin) {
      throw new Refusal(
        'invalid',
        `"${one.role}" ở cùng một chi bộ được ghi hai lần trong cùng thời gian. Hãy bỏ một dòng hoặc sửa lại ngày.`,
      )
    }
  }
}

function writeRoles(db: Writer, personId: string, roles: readonly RoleHeld[]): void {
  db.run(q.deleteFrom('outsider').where('person_id', '=', personId))
  for (const { role, bodyId, from, to, otherOrganisation, note } of roles) {
    db.run(
      q.insertInto('outsider').values({
        id: uuidv7(),
        person_id: personId,
        body_id: bodyId,
        role,
        ...boundOf(from),
        valid_to: to,
        other_organisation: otherOrganisation,
        note,
      }),
    )
  }
}

function writeDetails(db: Writer, personId: string, fields: OutsiderFields): void {
  const row = toDetailRow({ ...detailsOf(db, personId), ...detailsIn(fields) })
  db.run(
    q
      .insertInto('person_detail')
      .values({ person_id: personId, ...row })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row)),
  )
}

export const outsidersCommands: Handlers<'outsiders'> = {
  'outsiders.list': (input, { db, today }) => listOutsiders(db, input, today),

  'outsiders.card': ({ id }, { db, today }) => outsiderCard(db, id, today),

  'outsiders.livingElsewhere': (_input, { db, today }) => livingElsewhere(db, today),

  'outsiders.add': ({ roles, ...fields }, { db, audit, now, today }) => {
    const person = { ...emptyPerson, ...personIn(fields) }
    refuseDisorder(person, today)
    refuseTwin(db, person, null)
    refuseWrongRoles(db, roles)
    const id = uuidv7()
    db.run(q.insertInto('person').values({ id, ...toPersonRow(person), created_at: now, revision: 1 }))
    if (Object.values(changedFields(noDetails, detailsIn(fields))).length > 0) writeDetails(db, id, fields)
    writeRoles(db, id, roles)
    audit({ record: { kind: 'person', id }, changes: { added: fields, roles } })
    return { id, revision: 1 }
  },

  'outsiders.change': ({ id, revision, ...changed }, { db, audit, today }) => {
    const before = requireOutsider(db, id)
    requireRevision(before.revision, revision, () => outsiderCard(db, id, today))
    const details = detailsOf(db, id)
    const fields = {
      ...changed,
      personalId: changed.personalId ?? before.fields.personalId,
      telephone: changed.telephone ?? details.telephone,
    }
    const person = { ...before.fields, ...personIn(fields) }
    refuseDisorder(person, today)
    refuseTwin(db, person, id)
    db.run(
      q
        .updateTable('person')
        .set({ ...toPersonRow(person), revision: revision + 1 })
        .where('id', '=', id),
    )
    writeDetails(db, id, fields)
    audit({
      record: { kind: 'person', id },
      changes: { ...changedFields(before.fields, person), ...changedFields(details, detailsIn(fields)) },
    })
    return { revision: revision + 1 }
  },

  'outsiders.setRoles': ({ id, revision, roles }, { db, audit, today }) => {
    const person = requireOutsider(db, id)
    requireRevision(person.revision, revision, () => outsiderCard(db, id, today))
    refuseWrongRoles(db, roles)
    const before = rolesOf(db, id)
    writeRoles(db, id, roles)
    db.run(
      q
        .updateTable('person')
        .set({ revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'person', id }, changes: { roles: [before, roles] } })
    return { revision: revision + 1 }
  },

  'outsiders.remove': ({ id, revision, reason }, { db, audit, now, account, today }) => {
    const person = requireOutsider(db, id)
    requireRevision(person.revision, revision, () => outsiderCard(db, id, today))
    if (person.standing !== null) {
      throw new Refusal(
        'refused',
        `${person.fields.fullName} là đảng viên trong sổ. Hãy mở hồ sơ ở mục Đảng viên để bỏ khỏi sổ hoặc ghi biến động.`,
      )
    }
    db.run(
      q
        .updateTable('person')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'person', id }, changes: { removed: reason } })
    return {}
  },
}
