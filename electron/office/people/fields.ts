import { earliest } from '../../../shared/calendar/partial-dates.ts'
import type { PersonFields } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import type { WriteContext } from '../context.ts'
import { q, type Writer } from '../database/executor.ts'
import { toMemberRow, toPersonRow } from './rows.ts'
import { keepStandingBounds } from './standing-bounds.ts'

/** A day that a later fact stands on: what comes after cannot begin before it. */
export function refuseDisorder({ birthDate, joinedOn, officialOn }: PersonFields, today: string): void {
  const fields: Record<string, string> = {}
  const birth = birthDate && earliest(birthDate)
  const joined = joinedOn && earliest(joinedOn)
  const official = officialOn && earliest(officialOn)
  if (birth && birth > today) fields.birthDate = 'Ngày sinh ở sau hôm nay'
  if (birth && joined && joined <= birth) fields.joinedOn = 'Ngày vào Đảng phải sau ngày sinh'
  if (joined && joined > today) fields.joinedOn = 'Ngày vào Đảng ở sau hôm nay'
  if (official && official > today) fields.officialOn = 'Ngày chính thức ở sau hôm nay'
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
export function refuseTwin(db: Writer, fields: PersonFields, ownId: string | null): void {
  if (fields.personalId === '') return
  const twin = db.first(
    q
      .selectFrom('person')
      .select(['id', 'full_name', 'standing'])
      .where('personal_id', '=', fields.personalId)
      .where('deleted_at', 'is', null),
  )
  if (twin && twin.id !== ownId) {
    throw new Refusal(
      'invalid',
      twin.standing === ''
        ? `Số định danh này đã có ở ${twin.full_name} ở mục Người ngoài danh sách. Hãy kiểm tra lại số, hoặc mở bản ghi ở mục ấy để ghi biến động thay vì thêm mới.`
        : `Số định danh này đã có ở đồng chí ${twin.full_name} ở mục Đảng viên. Hãy kiểm tra lại số, hoặc mở bản ghi đã có thay vì thêm mới.`,
      { fields: { personalId: 'Số định danh đã có trong sổ' } },
    )
  }
}

/** What a window sends of some fields: what is left out, or null where the number was shown masked, stays. */
type Part<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** The fields with those of the part that were said. */
export const withPart = <T extends object>(before: T, part: Part<T>): T => ({
  ...before,
  ...Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)),
})

type ChangedFields = Part<Omit<PersonFields, 'personalId' | 'oldIdNumber'>> & {
  readonly personalId?: string | null | undefined
  readonly oldIdNumber?: string | null | undefined
}

/** Writes changed fields of a person and what of the history goes with them; answers the changes for the audit. */
export function changeFields(
  { db, today }: Pick<WriteContext, 'db' | 'today'>,
  id: string,
  before: PersonFields,
  changed: ChangedFields,
): Readonly<Record<string, unknown>> {
  const fields = withPart(before, {
    ...changed,
    personalId: changed.personalId ?? before.personalId,
    oldIdNumber: changed.oldIdNumber ?? before.oldIdNumber,
  })
  refuseDisorder(fields, today)
  refuseTwin(db, fields, id)
  db.run(q.updateTable('person').set(toPersonRow(fields)).where('id', '=', id))
  db.run(q.updateTable('member').set(toMemberRow(fields)).where('person_id', '=', id))
  return { ...changedFields(before, fields), ...keepStandingBounds(db, id, before, fields) }
}
