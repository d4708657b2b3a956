import type { FullForm } from '../../../shared/people/contract.ts'
import { masked } from '../../../shared/people/masking.ts'
import { requireRevision } from '../conflict.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { contactsOf, workingAwayOf } from './away.ts'
import { listsOf } from './form-lists.ts'
import { fromAdmissionRow, fromDetailRow } from './form-rows.ts'
import { requireKept, requirePerson } from './store.ts'

export const detailRowOf = (db: Reader, id: string) =>
  db.first(q.selectFrom('person_detail').selectAll().where('person_id', '=', id))

const admissionRowOf = (db: Reader, id: string) =>
  db.first(q.selectFrom('member').selectAll().where('person_id', '=', id))

/** The form as it is kept, the telephone in full. */
export function formOf(db: Reader, id: string): FullForm {
  const { revision } = requireKept(db, id)
  const row = detailRowOf(db, id)
  return {
    id,
    revision,
    details: fromDetailRow(row),
    admission: fromAdmissionRow(admissionRowOf(db, id)),
    lists: listsOf(db, id),
    hasPhoto: row?.photo_sha256 != null,
    workingAway: workingAwayOf(db, id),
    contacts: contactsOf(db, id),
  }
}

export const shownForm = (form: FullForm): FullForm => ({
  ...form,
  details: { ...form.details, telephone: masked(form.details.telephone) },
  workingAway: form.workingAway.map((row) => ({ ...row, telephone: masked(row.telephone) })),
})

/** Takes a person's record one revision further, or refuses the change of a window that saw an older one. */
export function nextRevision({ db }: Pick<WriteContext, 'db'>, id: string, seen: number): number {
  const person = requirePerson(db, id)
  requireRevision(person.revision, seen, () => shownForm(formOf(db, id)))
  db.run(
    q
      .updateTable('person')
      .set({ revision: seen + 1 })
      .where('id', '=', id),
  )
  return seen + 1
}
