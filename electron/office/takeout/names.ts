import { formatDate } from '../../../shared/calendar/dates.ts'
import { paperTypes } from '../../../shared/documents/kinds.ts'
import { q, type Reader } from '../database/executor.ts'
import { toPaperKind } from '../documents/store.ts'
import { cellNamesEver } from '../organisation/store.ts'

/** Names of everything that another row may point at, by its id: what makes a column of ids legible. */
export function namesById(db: Reader): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const bodies = cellNamesEver(db)
  const bodyName = (id: string, day: string): string => bodies.get(id)?.(day) ?? ''
  for (const { id, full_name } of db.each(q.selectFrom('person').select(['id', 'full_name'])))
    names.set(id, full_name)
  for (const { id, name } of db.each(q.selectFrom('account').select(['id', 'name']))) names.set(id, name)
  // The name of today stands last.
  for (const { body_id, name } of db.each(
    q.selectFrom('body_name').select(['body_id', 'name']).orderBy('valid_from'),
  ))
    names.set(body_id, name)
  for (const table of ['task', 'common_task', 'study_document', 'training_class'] as const) {
    for (const { id, title } of db.each(q.selectFrom(table).select(['id', 'title']))) names.set(id, title)
  }
  for (const { id, cell_id, held_on } of db.all(q.selectFrom('meeting').select(['id', 'cell_id', 'held_on'])))
    names.set(id, `${bodyName(cell_id, held_on)}, ${formatDate(held_on)}`)
  for (const { id, kind, number } of db.each(q.selectFrom('paper').select(['id', 'kind', 'number'])))
    names.set(id, `${paperTypes[toPaperKind(kind)].name} ${number}`.trim())
  return names
}
