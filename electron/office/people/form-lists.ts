import { sql } from 'kysely'
import {
  disciplineKinds,
  honourKinds,
  type ListName,
  type PersonLists,
} from '../../../shared/people/details.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'

type ListTable = 'career' | 'training' | 'relative' | 'award' | 'discipline' | 'travel'
type Columns<T extends ListTable> = Omit<Schema[T], 'person_id' | 'position'>

interface KeptList<Line> {
  readonly read: (db: Reader, personId: string) => Line[]
  /** Puts these lines in place of those that are there. */
  readonly write: (db: Writer, personId: string, lines: readonly Line[]) => void
}

/** A list of the member's form: a table of lines in their order, and how a line becomes a row and a row a line. */
function kept<T extends ListTable, Line>(
  table: T,
  toRow: (line: Line) => Columns<T>,
  fromRow: (row: Columns<T>) => Line,
): KeptList<Line> {
  const ofPerson = (personId: string) => sql`FROM ${sql.table(table)} WHERE person_id = ${personId}`
  return {
    read: (db, personId) => {
      const rows = sql<Columns<T>>`SELECT * ${ofPerson(personId)} ORDER BY position`
      return db.all({ compile: () => rows.compile(q) }).map(fromRow)
    },
    write: (db, personId, lines) => {
      const remove = sql`DELETE ${ofPerson(personId)}`
      db.run({ compile: () => remove.compile(q) })
      lines.forEach((line, position) => {
        const row: Readonly<Record<string, unknown>> = {
          person_id: personId,
          position,
          ...(toRow(line) as object),
        }
        const insert = sql`INSERT INTO ${sql.table(table)}
          (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
          VALUES (${sql.join(Object.values(row))})`
        db.run({ compile: () => insert.compile(q) })
      })
    },
  }
}

const careers = kept<'career', PersonLists['careers'][number]>(
  'career',
  ({ from, to, ...texts }) => ({ from_written: from, to_written: to, ...texts }),
  ({ from_written, to_written, what, organisation }) => ({
    from: from_written,
    to: to_written,
    what,
    organisation,
  }),
)

const trainings = kept<'training', PersonLists['trainings'][number]>(
  'training',
  ({ from, to, ...texts }) => ({ from_written: from, to_written: to, ...texts }),
  ({ from_written, to_written, school, subject, form, certificate }) => ({
    from: from_written,
    to: to_written,
    school,
    subject,
    form,
    certificate,
  }),
)

const relatives = kept<'relative', PersonLists['relatives'][number]>(
  'relative',
  ({ relation, fullName, birthDate, detail }) => ({
    relation,
    full_name: fullName,
    birth_written: birthDate,
    detail,
  }),
  ({ relation, full_name, birth_written, detail }) => ({
    relation,
    fullName: full_name,
    birthDate: birth_written,
    detail,
  }),
)

const honours = kept<'award', PersonLists['honours'][number]>(
  'award',
  ({ kind, badgeYears, on, name, paperNumber, by }) => ({
    kind,
    badge_years: badgeYears,
    awarded_written: on,
    name,
    paper_number: paperNumber,
    awarded_by: by,
  }),
  (row) => ({
    kind: honourKinds.find((kind) => kind === row.kind) ?? 'award',
    badgeYears: row.badge_years,
    on: row.awarded_written,
    name: row.name,
    paperNumber: row.paper_number,
    by: row.awarded_by,
  }),
)

const sanctions = kept<'discipline', PersonLists['sanctions'][number]>(
  'discipline',
  ({ kind, form, on, liftedOn, reason, paperNumber, by }) => ({
    kind,
    form,
    imposed_written: on,
    lifted_written: liftedOn,
    reason,
    paper_number: paperNumber,
    imposed_by: by,
  }),
  (row) => ({
    kind: disciplineKinds.find((kind) => kind === row.kind) ?? 'party',
    form: row.form,
    on: row.imposed_written,
    liftedOn: row.lifted_written,
    reason: row.reason,
    paperNumber: row.paper_number,
    by: row.imposed_by,
  }),
)

const journeys = kept<'travel', PersonLists['journeys'][number]>(
  'travel',
  ({ from, to, ...texts }) => ({ from_written: from, to_written: to, ...texts }),
  ({ from_written, to_written, country, purpose }) => ({
    from: from_written,
    to: to_written,
    country,
    purpose,
  }),
)

const keptLists = { careers, trainings, relatives, honours, sanctions, journeys } satisfies {
  readonly [L in ListName]: KeptList<PersonLists[L][number]>
}

export const listsOf = (db: Reader, personId: string): PersonLists => ({
  careers: keptLists.careers.read(db, personId),
  trainings: keptLists.trainings.read(db, personId),
  relatives: keptLists.relatives.read(db, personId),
  honours: keptLists.honours.read(db, personId),
  sanctions: keptLists.sanctions.read(db, personId),
  journeys: keptLists.journeys.read(db, personId),
})

export function writeLists(db: Writer, personId: string, lists: PersonLists): void {
  keptLists.careers.write(db, personId, lists.careers)
  keptLists.trainings.write(db, personId, lists.trainings)
  keptLists.relatives.write(db, personId, lists.relatives)
  keptLists.honours.write(db, personId, lists.honours)
  keptLists.sanctions.write(db, personId, lists.sanctions)
  keptLists.journeys.write(db, personId, lists.journeys)
}
