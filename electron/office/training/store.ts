import { sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import { fold } from '../../../shared/text/fold.ts'
import {
  type Trainee,
  type TrainingClass,
  type TrainingFields,
  type TrainingState,
  trainingStates,
} from '../../../shared/training/contract.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import type { Schema } from '../database/schema.ts'
import { peopleWithCell } from '../people/store.ts'

export const historyAct = 'training.history'

export const toState = (text: string): TrainingState =>
  trainingStates.find((state) => state === text) ?? 'called'

const everyClass = () => q.selectFrom('training_class').selectAll().where('deleted_at', 'is', null)

function toClasses(db: Reader, query: ReturnType<typeof everyClass>): TrainingClass[] {
  const rows = db.all(query.orderBy('from_on', 'desc').orderBy('id', 'desc'))
  const states = groupBy(
    db.all(
      q
        .selectFrom('training_class_person')
        .select(['class_id', 'state', sql<number>`count(*)`.as('count')])
        .where('class_id', 'in', listed(rows.map(({ id }) => id)))
        .groupBy(['class_id', 'state']),
    ),
    (row) => row.class_id,
  )
  return rows.map((row) => {
    const count = (state: TrainingState) =>
      states.get(row.id)?.find((each) => each.state === state)?.count ?? 0
    return {
      ...{ id: row.id, revision: row.revision, title: row.title, from: row.from_on, to: row.to_on },
      ...{ organiser: row.organiser, place: row.place, audience: row.audience, note: row.note },
      counts: {
        ...{ called: count('called'), tookPart: count('took-part') },
        ...{ completed: count('completed'), missed: count('missed') },
      },
    }
  })
}

export const classesOf = (db: Reader, year: number): TrainingClass[] =>
  toClasses(db, everyClass().where('from_on', '>=', `${year}-01-01`).where('from_on', '<=', `${year}-12-31`))

export function requireClass(db: Reader, id: string): TrainingClass {
  const [found] = toClasses(db, everyClass().where('id', '=', id))
  if (!found) throw missing('lớp tập huấn này')
  return found
}

/** Whether a line of a training history is of the class: the same name, on the same day as well as it is written. */
export const isSameTraining = (
  { title, from }: Pick<TrainingFields, 'title' | 'from'>,
  line: Pick<Schema['training'], 'subject' | 'from_written'>,
): boolean =>
  fold(line.subject) === fold(title) && line.from_written !== null && from.startsWith(line.from_written)

/** The people of a class by cell and name, as the register has them today. */
export function traineesOf(db: Reader, { id, title, from }: TrainingClass, today: string): Trainee[] {
  const rows = db.all(
    peopleWithCell(today)
      .innerJoin('training_class_person as line', 'line.person_id', 'person.id')
      .select(['line.person_id', 'line.state', 'line.note', 'person.full_name', 'body_name.name'])
      .where('line.class_id', '=', id)
      .orderBy('body_name.sort_key')
      .orderBy('person.sort_key')
      .orderBy('person.id'),
  )
  const histories = groupBy(
    db.all(
      q
        .selectFrom('training')
        .select(['person_id', 'subject', 'from_written'])
        .where('person_id', 'in', listed(rows.map((row) => row.person_id))),
    ),
    (row) => row.person_id,
  )
  return rows.map((row) => ({
    ...{ personId: row.person_id, fullName: row.full_name, cellName: row.name ?? '' },
    ...{ state: toState(row.state), note: row.note },
    isInHistory: (histories.get(row.person_id) ?? []).some((line) => isSameTraining({ title, from }, line)),
  }))
}

/** What was written into histories and not taken back. The act's note names the class. */
export const historiesOf = (db: Reader, id: string) =>
  db.all(
    q
      .selectFrom('act')
      .innerJoin('act_row', 'act_row.act_id', 'act.id')
      .select(['act.id as actId', sql<number>`count(*)`.as('people')])
      .where('act.kind', '=', historyAct)
      .where('act.note', '=', id)
      .where('act.undone_at', 'is', null)
      .groupBy('act.id')
      .orderBy('act.id'),
  )
