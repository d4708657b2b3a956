import { formatDate } from '../../../shared/calendar/dates.ts'
import { formatPeriod, isPeriod } from '../../../shared/calendar/periods.ts'
import { paperTypes } from '../../../shared/documents/kinds.ts'
import { q, type Reader } from '../database/executor.ts'
import { toPaperKind } from '../documents/store.ts'
import { cellNamesEver } from '../organisation/store.ts'

interface Reference {
  /** '' where only the id is known, as in the value of a field. */
  readonly kind: string
  readonly id: string
}

/** Ids that one query may ask for. */
const atOnce = 500

interface Named {
  readonly id: string
  readonly name: string
}

type Ids = readonly string[]

/** Names that records have today, by their ids: people, bodies, meetings, papers, tasks, accounts. */
export function namesOf(db: Reader, references: readonly Reference[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { kind, id } of references) {
    if (kind === 'month' && isPeriod(id)) names.set(id, formatPeriod(id))
    else if (kind === 'rule') names.set(id, id)
  }
  const asked = [...new Set(references.map(({ id }) => id))]
  const bodies = cellNamesEver(db)
  const bodyName = (id: string, day: string) => bodies.get(id)?.(day) ?? ''
  const finders: readonly ((ids: Ids) => readonly Named[])[] = [
    (ids) => db.all(q.selectFrom('person').select(['id', 'full_name as name']).where('id', 'in', ids)),
    (ids) => db.all(q.selectFrom('task').select(['id', 'title as name']).where('id', 'in', ids)),
    (ids) => db.all(q.selectFrom('account').select(['id', 'name']).where('id', 'in', ids)),
    // The name of today stands last.
    (ids) =>
      db.all(
        q
          .selectFrom('body_name')
          .select(['body_id as id', 'name'])
          .where('body_id', 'in', ids)
          .orderBy('valid_from'),
      ),
    (ids) =>
      db
        .all(q.selectFrom('meeting').select(['id', 'cell_id', 'held_on']).where('id', 'in', ids))
        .map(({ id, cell_id, held_on }) => ({
          id,
          name: `${bodyName(cell_id, held_on)}, ${formatDate(held_on)}`,
        })),
    (ids) =>
      db
        .all(q.selectFrom('plan').select(['id', 'cell_id', 'period']).where('id', 'in', ids))
        .map(({ id, cell_id, period }) => ({
          id,
          name: `${bodyName(cell_id, `${period}-01`)}, ${formatPeriod(period)}`,
        })),
    (ids) =>
      db
        .all(
          q
            .selectFrom('paper')
            .select(['id', 'kind', 'number', 'body_id', 'created_at'])
            .where('id', 'in', ids),
        )
        .map(({ id, kind, number, body_id, created_at }) => {
          const title = `${paperTypes[toPaperKind(kind)].name} ${number}`.trim()
          return { id, name: `${title}, ${bodyName(body_id, created_at.slice(0, 10))}` }
        }),
  ]
  for (let from = 0; from < asked.length; from += atOnce) {
    const ids = asked.slice(from, from + atOnce)
    for (const find of finders) for (const { id, name } of find(ids)) names.set(id, name)
  }
  return names
}
