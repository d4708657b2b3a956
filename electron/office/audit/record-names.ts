import { formatDate } from '../../../shared/calendar/dates.ts'
import { formatPeriod, isPeriod } from '../../../shared/calendar/periods.ts'
import { paperTypes } from '../../../shared/documents/kinds.ts'
import { reportTitle } from '../../../shared/reports/names.ts'
import { q, type Reader } from '../database/executor.ts'
import { toPaperKind } from '../documents/store.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { bodyNameOf, toReportKind } from '../reports/store.ts'

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
type Finder = (ids: Ids) => readonly Named[]

/** A title of which the beginning is enough to know it. */
const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)

/** Records that are named by what is written in them, or by the body or person whose they are. */
const named = (db: Reader, bodyName: (id: string, day: string) => string): readonly Finder[] => [
  (ids) => db.all(q.selectFrom('saved_list').select(['id', 'name']).where('id', 'in', ids)),
  (ids) => db.all(q.selectFrom('training_class').select(['id', 'title as name']).where('id', 'in', ids)),
  (ids) => db.all(q.selectFrom('intake_batch').select(['id', 'file_name as name']).where('id', 'in', ids)),
  (ids) => db.all(q.selectFrom('petition').select(['id', 'content as name']).where('id', 'in', ids)),
  (ids) => db.all(q.selectFrom('topic').select(['id', 'content as name']).where('id', 'in', ids)),
  (ids) =>
    db
      .all(q.selectFrom('study_document').select(['id', 'number', 'title']).where('id', 'in', ids))
      .map(({ id, number, title }) => ({ id, name: number === '' ? title : number })),
  (ids) =>
    db.all(q.selectFrom('report').selectAll().where('id', 'in', ids)).map((row) => {
      const { from_period: from, to_period: to, subject } = row
      return {
        id: row.id,
        name: `${reportTitle(toReportKind(row.kind), { from, to, subject })}, ${bodyNameOf(db, row)}`,
      }
    }),
  (ids) =>
    db
      .all(
        q
          .selectFrom('contribution')
          .leftJoin('person', 'person.id', 'contribution.person_id')
          .select(['contribution.id', 'contribution.giver', 'person.full_name'])
          .where('contribution.id', 'in', ids),
      )
      .map(({ id, giver, full_name }) => ({ id, name: full_name ?? giver })),
  (ids) =>
    db
      .all(
        q
          .selectFrom('commitment')
          .innerJoin('person', 'person.id', 'commitment.person_id')
          .select(['commitment.id', 'commitment.year', 'person.full_name'])
          .where('commitment.id', 'in', ids),
      )
      .map(({ id, year, full_name }) => ({ id, name: `${full_name}, năm ${year}` })),
  ...(['help_team', 'book_check'] as const).map(
    (table): Finder =>
      (ids) =>
        db
          .all(q.selectFrom(table).select(['id', 'cell_id']).where('id', 'in', ids))
          .map(({ id, cell_id }) => ({ id, name: bodyName(cell_id, '9999-12-31') })),
  ),
]

/** Names that records have today, by their ids; the removed ones too. Records of other kinds are known by their kind alone. */
export function namesOf(db: Reader, references: readonly Reference[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { kind, id } of references) {
    if (kind === 'month' && isPeriod(id)) names.set(id, formatPeriod(id))
  }
  const asked = [...new Set(references.map(({ id }) => id))]
  const bodies = cellNamesEver(db)
  const bodyName = (id: string, day: string) => bodies.get(id)?.(day) ?? ''
  const finders: readonly Finder[] = [
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
    ...named(db, bodyName),
  ]
  for (let from = 0; from < asked.length; from += atOnce) {
    const ids = asked.slice(from, from + atOnce)
    for (const find of finders) for (const { id, name } of find(ids)) names.set(id, short(name))
  }
  return names
}

/**
 * Meetings that were opened with their month and went with it when that was taken back: their row is gone, and the audit
 * of their opening alone says of which cell and day they were.
 */
export function namesOfGoneMeetings(db: Reader, ids: Ids): ReadonlyMap<string, string> {
  if (ids.length === 0) return new Map()
  const bodies = cellNamesEver(db)
  const names = new Map<string, string>()
  for (const id of ids) {
    const opening = db.first(
      q
        .selectFrom('audit')
        .select('changes')
        .where('record_kind', '=', 'meeting')
        .where('record_id', '=', id)
        .orderBy('sequence')
        .limit(1),
    )
    const { opened } = JSON.parse(opening?.changes ?? '{}') as {
      readonly opened?: { readonly cellId?: string; readonly heldOn?: string }
    }
    if (opened?.cellId === undefined || opened.heldOn === undefined) continue
    const body = bodies.get(opened.cellId)?.(opened.heldOn) ?? ''
    names.set(id, `${body}, ${formatDate(opened.heldOn)}`)
  }
  return names
}
