import { wrongTimesAway } from '../../../shared/people/details.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { missing } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { awayToday, workingAwayOf } from './away.ts'
import { changeFields, withPart } from './fields.ts'
import { detailRowOf, formOf, nextRevision, shownForm } from './form.ts'
import { writeLists } from './form-lists.ts'
import { toAdmissionRow, toDetailRow } from './form-rows.ts'
import { missingByCell, missingOfCell } from './incomplete.ts'
import { readPhoto, setPhoto } from './photo.ts'
import { requirePerson } from './store.ts'

function refuseWrongTimes(rows: Parameters<typeof wrongTimesAway>[0]): void {
  const wrong = [...wrongTimesAway(rows)].map(([field, why]) => [`rows.${field}`, why] as const)
  const [first] = wrong
  if (!first) return
  throw new Refusal('invalid', `Chưa ghi được: ${first[1]}. Hãy sửa ô được đánh dấu.`, {
    fields: Object.fromEntries(wrong),
  })
}

type FormCommands =
  | 'people.reveal'
  | 'people.form'
  | 'people.changeForm'
  | 'people.setPhoto'
  | 'people.photo'
  | 'people.setWorkingAway'
  | 'people.addContact'
  | 'people.removeContact'
  | 'people.away'
  | 'people.missing'

/** The member's form beyond the 29 columns: details, lists, picture, work far away. */
export const formCommands: Pick<Handlers<'people'>, FormCommands> = {
  'people.reveal': ({ id }, { db, audit }) => {
    const { fields } = requirePerson(db, id)
    const telephone = detailRowOf(db, id)?.telephone ?? ''
    audit({
      record: { kind: 'person', id },
      changes: { revealed: ['personalId', 'oldIdNumber', 'telephone'] },
    })
    const awayTelephones = workingAwayOf(db, id).map((row) => row.telephone)
    return { personalId: fields.personalId, oldIdNumber: fields.oldIdNumber, telephone, awayTelephones }
  },

  'people.form': ({ id }, { db }) => shownForm(formOf(db, id)),

  'people.changeForm': ({ id, revision, ...parts }, context) => {
    const { db, audit } = context
    const before = formOf(db, id)
    const next = nextRevision(context, id, revision)
    const details = withPart(before.details, {
      ...parts.details,
      telephone: parts.details.telephone ?? before.details.telephone,
    })
    const admission = withPart(before.admission, parts.admission)
    const lists = withPart(before.lists, parts.lists)
    const changes = {
      ...(Object.keys(parts.fields).length > 0 &&
        changeFields(context, id, requirePerson(db, id).fields, parts.fields)),
      ...changedFields(before.details, details),
      ...changedFields(before.admission, admission),
      ...changedFields(before.lists, lists),
    }
    const row = toDetailRow(details)
    db.run(
      q
        .insertInto('person_detail')
        .values({ person_id: id, ...row })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row)),
    )
    db.run(q.updateTable('member').set(toAdmissionRow(admission)).where('person_id', '=', id))
    writeLists(db, id, lists)
    audit({ record: { kind: 'person', id }, changes })
    return { revision: next }
  },

  'people.setPhoto': setPhoto,

  'people.photo': readPhoto,

  'people.setWorkingAway': ({ id, revision, rows }, context) => {
    const { db, audit } = context
    const before = workingAwayOf(db, id)
    const next = nextRevision(context, id, revision)
    refuseWrongTimes(rows)
    db.run(q.deleteFrom('working_away').where('person_id', '=', id))
    const after = rows.map(({ was, telephone, ...row }) => ({
      ...row,
      telephone: telephone ?? (was === null ? '' : (before[was]?.telephone ?? '')),
    }))
    for (const { from, to, place, work, telephone, contactPerson } of after) {
      db.run(
        q.insertInto('working_away').values({
          person_id: id,
          valid_from: from,
          from_written: from,
          valid_to: to,
          place,
          work,
          telephone,
          contact_person: contactPerson,
        }),
      )
    }
    audit({ record: { kind: 'person', id }, changes: { workingAway: [before, after] } })
    return { revision: next }
  },

  'people.addContact': ({ personId, on, by, means, note }, { db, audit }) => {
    if (means === '' && note === '') {
      throw new Refusal('invalid', 'Chưa ghi được: hãy ghi cách liên hệ hoặc nội dung.', {
        fields: { means: 'Ghi cách liên hệ hoặc nội dung' },
      })
    }
    requirePerson(db, personId)
    const id = uuidv7()
    db.run(q.insertInto('contact').values({ id, person_id: personId, made_on: on, made_by: by, means, note }))
    audit({ record: { kind: 'person', id: personId }, changes: { contact: [null, { on, by, means, note }] } })
    return { id }
  },

  'people.removeContact': ({ id }, { db, audit }) => {
    const row = db.first(q.selectFrom('contact').selectAll().where('id', '=', id))
    if (!row) throw missing('lần liên hệ này')
    db.run(q.deleteFrom('contact').where('id', '=', id))
    const { made_on: on, made_by: by, means, note } = row
    audit({
      record: { kind: 'person', id: row.person_id },
      changes: { contact: [{ on, by, means, note }, null] },
    })
    return {}
  },

  'people.away': (_input, { db, today }) => awayToday(db, today),

  'people.missing': ({ cellId }, { db, today }) => ({
    cells: missingByCell(db, today),
    people: cellId === null ? [] : missingOfCell(db, cellId, today),
  }),
}
