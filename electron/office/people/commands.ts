import { standingSteps } from '../../../shared/intake/record.ts'
import { movements } from '../../../shared/people/movements.ts'
import type { PersonFields, Standing } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { recordJoining } from '../movements/joining.ts'
import { requireLivingCell } from '../organisation/store.ts'
import { memberCard } from './card.ts'
import { dossierCommands } from './dossier.ts'
import { refuseDisorder, refuseTwin } from './fields.ts'
import { formCommands } from './form-commands.ts'
import { standingRows } from './histories.ts'
import { toMemberRow, toPersonRow } from './rows.ts'
import { boundOf, pickPeople, requirePerson, searchMembers, unknownBeginning } from './store.ts'

/** Puts somebody into the register, as yet without a standing and a cell. Answers the id. */
function insertPerson({ db, now }: Pick<WriteContext, 'db' | 'now'>, fields: PersonFields): string {
  const id = uuidv7()
  db.run(q.insertInto('person').values({ id, ...toPersonRow(fields), created_at: now, revision: 1 }))
  db.run(q.insertInto('member').values({ person_id: id, ...toMemberRow(fields) }))
  return id
}

/** Writes the beginnings of both histories of somebody who has been a member before the register knew of it. */
function beginHistories(
  { db, today }: Pick<WriteContext, 'db' | 'today'>,
  id: string,
  fields: PersonFields,
  place: { readonly cellId: string; readonly cellFrom: string | null; readonly standing: Standing },
): void {
  db.run(
    q
      .insertInto('cell_membership')
      .values({ person_id: id, cell_id: place.cellId, ...boundOf(place.cellFrom) }),
  )
  const steps = standingSteps(fields, place.standing, null, unknownBeginning, today)
  for (const row of standingRows(id, steps)) db.run(q.insertInto('member_standing').values(row))
}

export const peopleCommands: Handlers<'people'> = {
  ...formCommands,
  ...dossierCommands,

  'people.search': (input, { db, today }) => searchMembers(db, input, today),

  'people.card': ({ id }, { db, today }) => memberCard(db, id, today),

  'people.pick': (input, { db, today }) => pickPeople(db, input, today),

  'people.add': ({ cellId, from, standing, joining, ...fields }, context) => {
    const { db, audit, today } = context
    refuseDisorder(fields, today)
    refuseTwin(db, fields, null)
    if (from !== null && from > today) {
      throw new Refusal('invalid', 'Ngày vào chi bộ ở sau hôm nay. Hãy ghi khi đã đến ngày.', {
        fields: { from: 'Ở sau hôm nay' },
      })
    }
    requireLivingCell(db, cellId, from ?? today)
    const id = insertPerson(context, fields)
    if (joining === null) beginHistories(context, id, fields, { cellId, cellFrom: from, standing })
    else if (from !== null) recordJoining(context, { ...joining, personId: id, cellId, on: from, standing })
    else {
      const name = movements[joining.kind].name
      throw new Refusal('invalid', `Chưa ghi được: "${name}" phải có ngày. Hãy nhập ngày ghi trên giấy tờ.`, {
        fields: { from: 'Chưa nhập ngày' },
      })
    }
    audit({ record: { kind: 'person', id }, changes: { added: fields, cellId, from, standing, joining } })
    return { id, revision: requirePerson(db, id).revision }
  },

  'people.remove': ({ id, revision, reason }, { db, audit, now, account, today }) => {
    const before = requirePerson(db, id)
    requireRevision(before.revision, revision, () => memberCard(db, id, today))
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
