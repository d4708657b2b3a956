import { earliest } from '../../../shared/calendar/partial-dates.ts'
import { standingSteps } from '../../../shared/intake/record.ts'
import { isPresent, type PersonFields, type Standing, standingNames } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { requireLivingCell } from '../organisation/store.ts'
import { formCommands } from './form-commands.ts'
import { endPosts, standingRows } from './histories.ts'
import { toMemberRow, toPersonRow } from './rows.ts'
import { boundOf, memberCard, pickPeople, requirePerson, searchMembers, unknownBeginning } from './store.ts'

/** A day that a later fact stands on: what comes after cannot begin before it. */
function refuseDisorder({ birthDate, joinedOn, officialOn }: PersonFields, today: string): void {
  const fields: Record<string, string> = {}
  const birth = birthDate && earliest(birthDate)
  const joined = joinedOn && earliest(joinedOn)
  const official = officialOn && earliest(officialOn)
  if (birth && birth > today) fields.birthDate = 'Ngày sinh ở sau hôm nay'
  if (birth && joined && joined <= birth) fields.joinedOn = 'Ngày vào Đảng phải sau ngày sinh'
  if (joined && joined > today) fields.joinedOn = 'Ngày vào Đảng ở sau hôm nay'
  if (
    joined &&
    official &&
    officialOn &&
    joinedOn &&
    official < joined &&
    officialOn.length >= joinedOn.length
  ) {
    fields.officialOn = 'Ngày chính thức phải sau ngày vào Đảng'
  }
  const first = Object.values(fields)[0]
  if (first) throw new Refusal('invalid', `Chưa ghi được: ${first}. Hãy sửa ô được đánh dấu.`, { fields })
}

/** Two living records with one personal number are one person written twice. */
function refuseTwin(db: Writer, fields: PersonFields, ownId: string | null): void {
  if (fields.personalId === '') return
  const twin = db.first(
    q
      .selectFrom('person')
      .select(['id', 'full_name'])
      .where('personal_id', '=', fields.personalId)
      .where('deleted_at', 'is', null),
  )
  if (twin && twin.id !== ownId) {
    throw new Refusal(
      'invalid',
      `Số định danh này đã có ở đồng chí ${twin.full_name}. Hãy kiểm tra lại số, hoặc mở bản ghi đã có thay vì thêm mới.`,
      { fields: { personalId: 'Số định danh đã có trong sổ' } },
    )
  }
}

const bump = (db: Writer, id: string, revision: number) =>
  db.run(q.updateTable('person').set({ revision }).where('id', '=', id))

/**
 * Ends the interval that holds on the day and begins the next. A day on or before the last beginning would rewrite
 * what was already said of that time, and is refused.
 */
function succeed(
  db: Writer,
  table: 'cell_membership' | 'member_standing',
  personId: string,
  from: string,
): void {
  const open = db.first(
    q
      .selectFrom(table)
      .select(['valid_from'])
      .where('person_id', '=', personId)
      .where('valid_to', 'is', null),
  )
  if (!open) return
  if (open.valid_from >= from) {
    throw new Refusal('invalid', 'Ngày này không sau ngày của lần thay đổi trước. Hãy kiểm tra lại ngày.', {
      fields: { from: 'Phải sau ngày của lần thay đổi trước' },
    })
  }
  db.run(
    q
      .updateTable(table)
      .set({ valid_to: from })
      .where('person_id', '=', personId)
      .where('valid_from', '=', open.valid_from),
  )
}

/** Puts a new member into the register with the beginnings of both histories. Answers the id. */
function insertMember(
  context: Pick<WriteContext, 'db' | 'now' | 'today'>,
  fields: PersonFields,
  place: { readonly cellId: string; readonly cellFrom: string | null; readonly standing: Standing },
): string {
  const { db, now, today } = context
  const id = uuidv7()
  db.run(
    q
      .insertInto('person')
      .values({ id, ...toPersonRow(fields), standing: place.standing, created_at: now, revision: 1 }),
  )
  db.run(q.insertInto('member').values({ person_id: id, ...toMemberRow(fields) }))
  db.run(
    q
      .insertInto('cell_membership')
      .values({ person_id: id, cell_id: place.cellId, ...boundOf(place.cellFrom) }),
  )
  const steps = standingSteps(fields, place.standing, null, unknownBeginning, today)
  for (const row of standingRows(id, steps)) db.run(q.insertInto('member_standing').values(row))
  return id
}

export const peopleCommands: Handlers<'people'> = {
  ...formCommands,

  'people.search': (input, { db, today }) => searchMembers(db, input, today),

  'people.card': ({ id }, { db, today }) => memberCard(db, id, today),

  'people.pick': (input, { db, today }) => pickPeople(db, input, today),

  'people.add': ({ cellId, from, standing, ...fields }, context) => {
    const { db, audit, today } = context
    refuseDisorder(fields, today)
    refuseTwin(db, fields, null)
    if (from > today) {
      throw new Refusal('invalid', 'Ngày vào chi bộ ở sau hôm nay. Hãy ghi khi đã đến ngày.', {
        fields: { from: 'Ở sau hôm nay' },
      })
    }
    requireLivingCell(db, cellId, from)
    const id = insertMember(context, fields, { cellId, cellFrom: from, standing })
    audit({ record: { kind: 'person', id }, changes: { added: fields, cellId, from, standing } })
    return { id, revision: 1 }
  },

  'people.change': ({ id, revision, ...changed }, { db, audit, today }) => {
    const before = requirePerson(db, id)
    requireRevision(before.revision, revision, () => memberCard(db, id, today))
    const fields: PersonFields = {
      ...changed,
      personalId: changed.personalId ?? before.fields.personalId,
      oldIdNumber: changed.oldIdNumber ?? before.fields.oldIdNumber,
    }
    refuseDisorder(fields, today)
    refuseTwin(db, fields, id)
    const next = revision + 1
    db.run(
      q
        .updateTable('person')
        .set({ ...toPersonRow(fields), revision: next })
        .where('id', '=', id),
    )
    db.run(q.updateTable('member').set(toMemberRow(fields)).where('person_id', '=', id))
    audit({ record: { kind: 'person', id }, changes: changedFields(before.fields, fields) })
    return { revision: next }
  },

  'people.setStanding': ({ personId, standing, from, revision }, { db, audit, today }) => {
    const before = requirePerson(db, personId)
    requireRevision(before.revision, revision, () => memberCard(db, personId, today))
    if (from > today)
      throw new Refusal('invalid', 'Ngày thay đổi ở sau hôm nay. Hãy ghi khi đã đến ngày.', {
        fields: { from: 'Ở sau hôm nay' },
      })
    if (before.standing === standing) {
      throw new Refusal('refused', `Đồng chí này đang ở diện "${standingNames[standing]}" rồi.`)
    }
    succeed(db, 'member_standing', personId, from)
    db.run(
      q
        .insertInto('member_standing')
        .values({ person_id: personId, valid_from: from, from_written: from, standing }),
    )
    const endedPosts = isPresent(standing) ? [] : endPosts(db, personId, from).map(({ post }) => post)
    bump(db, personId, revision + 1)
    audit({
      record: { kind: 'person', id: personId },
      changes: { standing: [before.standing, standing], from, ...(endedPosts.length > 0 && { endedPosts }) },
    })
    return { revision: revision + 1 }
  },

  'people.moveToCell': ({ personId, cellId, from, revision }, { db, audit, today }) => {
    const before = requirePerson(db, personId)
    requireRevision(before.revision, revision, () => memberCard(db, personId, today))
    if (from > today)
      throw new Refusal('invalid', 'Ngày chuyển ở sau hôm nay. Hãy ghi khi đã đến ngày.', {
        fields: { from: 'Ở sau hôm nay' },
      })
    requireLivingCell(db, cellId, from)
    const card = memberCard(db, personId, today)
    if (card.cellId === cellId) throw new Refusal('refused', 'Đồng chí này đang sinh hoạt ở chi bộ ấy rồi.')
    succeed(db, 'cell_membership', personId, from)
    db.run(
      q
        .insertInto('cell_membership')
        .values({ person_id: personId, cell_id: cellId, valid_from: from, from_written: from }),
    )
    const endedPosts = endPosts(db, personId, from).map(({ post }) => post)
    bump(db, personId, revision + 1)
    audit({
      record: { kind: 'person', id: personId },
      changes: { cellId: [card.cellId, cellId], from, ...(endedPosts.length > 0 && { endedPosts }) },
    })
    return { revision: revision + 1 }
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
